"""How far the library is translated: per page whether it is there, current, complete and reviewed."""

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from machidx import markup, translation
from machidx.glossary import Glossary
from machidx.library import Library, Page
from machidx.model.chapter import Chapter
from machidx.model.kinds import Home
from machidx.model.measure import Measure, Work
from machidx.model.town import Town
from machidx.model.values import given


@dataclass(frozen=True)
class Coverage:
    """One page's translation."""

    page: Page
    linked: int
    """How many pages link to it: the most read come first."""
    changed: tuple[str, ...]
    """Sections whose Japanese words have changed since."""
    relinked: tuple[str, ...]
    """Sections in which only links or terms have."""
    unlabelled: tuple[str, ...]
    """Japanese names in its facts that have no English."""

    @property
    def state(self) -> str:
        """missing, draft, outdated, incomplete (names without English) or current."""
        if self.page.english is None:
            return "draft" if self.page.draft else "missing"
        if self.changed:
            return "outdated"
        return "incomplete" if self.unlabelled else "current"


class Coverages:
    """The translations of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def all(self) -> list[Coverage]:
        """Every page, the most linked first."""
        found = [self._of(page) for page in self._library.pages.values()]
        return sorted(found, key=lambda c: -c.linked)

    def _of(self, page: Page) -> Coverage:
        return Coverage(
            page,
            self._links[page.stem],
            tuple(translation.changed(page)),
            tuple(translation.relinked(page)) if page.words else (),
            tuple(dict.fromkeys(self._unlabelled(page))),
        )

    @cached_property
    def _links(self) -> Counter[str]:
        """How many pages link to each page, by text or by term."""
        links: Counter[str] = Counter()
        for page in self._library.pages.values():
            folder = posixpath.dirname(page.stem)
            targets = {link.target.partition("#")[0] for link in markup.links(markup.blanked(page.source.body))}
            links.update({posixpath.normpath(posixpath.join(folder, t)).removesuffix(".md") for t in targets if t})
        for name, pages in Glossary(self._library).uses.items():
            links[f"glossary/{name}"] += len(pages)
        return links

    def _unlabelled(self, page: Page) -> Iterator[str]:
        for name in names(page):
            if markup.JAPANESE.search(name) and self._library.label(page, name, "en").locale != "en":
                yield name


def names(page: Page) -> Iterator[str]:
    """The names in a page's facts that its templates print."""
    facts = page.facts
    if isinstance(facts, Measure):
        yield from filter(None, _of_measure(facts))
    elif isinstance(facts, Town):
        yield from filter(None, _of_town(facts))
    elif isinstance(facts, Home):
        yield from (question.question for question in facts.questions)
    elif isinstance(facts, Chapter):
        for table in facts.tables:
            yield from filter(None, (table.caption, table.note))
            yield from (name for column in table.columns for name in (column.label, column.unit) if name)
            yield from (cell for row in table.rows for cell in row if isinstance(cell, str))


def _of_measure(fact: Measure) -> Iterator[str | None]:
    for kpi in given(fact.kpis):
        yield from (kpi.name, kpi.unit, kpi.note, kpi.aggregation)
    for part in fact.parts:
        yield from (part.title, part.audience)
        yield from _of_works(given(part.schedule))
    yield from _of_works(given(fact.schedule))
    yield from (link.label for link in fact.links)
    yield from (text for change in fact.changes for text in (change.what, change.before, change.after))
    yield from (year.note for year in fact.progress)
    yield fact.contact


def _of_works(works: tuple[Work, ...]) -> Iterator[str | None]:
    for work in works:
        yield work.work
        yield from (phase.label for phase in work.phases)


def _of_town(town: Town) -> Iterator[str | None]:
    yield from (
        town.title,
        town.prefecture,
        town.plan,
        town.vision,
        town.national_plan,
        town.measure_noun,
        town.contact,
    )
    yield from (name for name in (town.headquarters, town.cio) if name not in ("not_stated", "lost"))
    yield from (*given(town.superior_plans), *town.cycle)
    yield from (department.name for department in given(town.departments) if department.scope != "whole_office")
    yield from (policy.name for policy in town.all_policies())
