"""Everything under docs/, read once: pages with their facts, words and sources, and how they belong together.

A library is never changed. What is wrong with the files is returned beside it; a page whose front
matter cannot be read is left out of the library, but its path stays known, so that one mistake is not
reported again by every page that refers to it.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from machidx.content import accessibility, adopted, labels, schema, tree
from machidx.content.accessibility import Results
from machidx.content.adopted import AdoptedPlan
from machidx.content.diagnostics import Code, Problem
from machidx.content.page import ENGLISH, Page
from machidx.content.source import Source
from machidx.language import proposals
from machidx.language.folding import fold
from machidx.language.locale import JAPANESE, Text
from machidx.model import KINDS
from machidx.model.kinds import kind_at
from machidx.model.measure import Measure
from machidx.model.term import Term
from machidx.model.theme import Theme
from machidx.model.town import Town
from machidx.model.values import EnglishWords, Record

R = TypeVar("R", bound=Record)


class Library:
    """All pages and the shared English labels."""

    def __init__(
        self,
        pages: list[Page],
        shared: dict[str, str],
        plans: dict[str, AdoptedPlan],
        sources: dict[str, Source],
        there: tree.Tree,
        *,
        shared_source: Source | None = None,
        results: Results | None = None,
    ) -> None:
        self.pages = {page.stem: page for page in pages}
        self.shared = shared
        self.shared_source = shared_source
        """The file of the shared labels."""
        self.adopted = plans
        """By town, the plan as it was adopted."""
        self.known = frozenset(sources)
        """Paths of all pages there are, readable or not."""
        self.unreadable = tuple(ours for stem, ours in sources.items() if stem not in self.pages)
        self.tree = there
        self.files = there.known
        """Paths below docs/ of everything there is."""
        self.results = results
        """What the site was found to keep of the success criteria of accessibility."""
        self._by_kind: dict[str, list[Page]] = {}
        for page in pages:
            self._by_kind.setdefault(page.kind, []).append(page)

    def of_kind(self, kind: str, town: str | None = None) -> list[Page]:
        """The pages of a kind (of one town), in the order readers expect."""
        return self._by_kind.get(kind, []) if town is None else self._by_town.get((kind, town), [])

    @cached_property
    def _by_town(self) -> dict[tuple[str, str], list[Page]]:
        out: dict[tuple[str, str], list[Page]] = {}
        for page in self.pages.values():
            out.setdefault((page.kind, page.town or ""), []).append(page)
        return out

    def town(self, id: str | None) -> Page | None:
        """The page of a town."""
        return self.pages.get(f"towns/{id}/index")

    @cached_property
    def towns(self) -> list[Page]:
        """The towns' pages in the order of their 団体コード."""
        return sorted(self.of_kind("town"), key=lambda page: facts(page, Town).code)

    @cached_property
    def measures(self) -> dict[str, Page]:
        """All measures by their published id."""
        return {page.id: page for page in self.of_kind("measure")}

    def measures_of(self, town: str) -> list[Page]:
        """One town's measures in printed order."""
        return self.of_kind("measure", town)

    @cached_property
    def _measures_by_policy(self) -> dict[tuple[str, str], list[Page]]:
        out: dict[tuple[str, str], list[Page]] = {}
        for page in self.of_kind("measure"):
            out.setdefault((page.town or "", measure(page).policy), []).append(page)
        return out

    @cached_property
    def _measures_by_theme(self) -> dict[tuple[str, str], list[Page]]:
        out: dict[tuple[str, str], list[Page]] = {}
        for page in self.of_kind("measure"):
            for theme in measure(page).all_themes():
                out.setdefault((page.town or "", theme), []).append(page)
        return out

    def measures_about(self, town: str, theme: str) -> list[Page]:
        """The measures of a town under a theme."""
        return self._measures_by_theme.get((town, theme), [])

    def measures_under(self, town: str, policy: str) -> list[Page]:
        """The measures directly under one policy of a town."""
        return self._measures_by_policy.get((town, policy), [])

    @cached_property
    def themes(self) -> dict[str, Page]:
        """The themes by their slug, in order."""
        pages = sorted(self.of_kind("theme"), key=lambda p: facts(p, Theme).order)
        return {page.name: page for page in pages}

    @cached_property
    def terms(self) -> list[Page]:
        """The terms in the order of their readings."""
        return sorted(self.of_kind("term"), key=lambda p: (fold(facts(p, Term).reading), p.stem))

    def label(self, page: Page | None, japanese: str, locale: str) -> Text:
        """A name in a language: looked up on the page, on its town's page, among the shared labels."""
        if locale == JAPANESE:
            return Text(japanese)
        town = self.town(page.town) if page and page.town else None
        for words in (page and page.words, town and town.words):
            if words and japanese in words.labels:
                return Text(words.labels[japanese], locale)
        english = self.shared.get(japanese)
        return Text(english, locale) if english else Text(japanese)


def facts(page: Page, model: type[R]) -> R:
    """The page's facts as those of its kind."""
    assert isinstance(page.facts, model)
    return page.facts


def town_of(library: Library, page: Page) -> Town | None:
    """The facts of the town a page belongs to."""
    town = library.town(page.town)
    return facts(town, Town) if town else None


def town_id(town: Page) -> str:
    """The id of a town's page."""
    return town.stem.split("/")[1]


def measure(page: Page) -> Measure:
    """The facts of a measure's page."""
    return facts(page, Measure)


def load(docs: Path) -> tuple[Library, list[Problem]]:
    """Read all of docs/. What cannot be read is a problem, not an error."""
    there = tree.read(docs)
    sources = there.pages()
    problems = [*there.problems, *(problem for s in sources for problem in s.problems)]
    english = {s.uri.removesuffix(f"{ENGLISH}.md"): s for s in sources if s.uri.endswith(f"{ENGLISH}.md")}
    japanese = {s.uri.removesuffix(".md"): s for s in sources if not s.uri.endswith(f"{ENGLISH}.md")}
    pages = []
    for stem, ours in japanese.items():
        page, found = _page(stem, ours, english.get(stem))
        problems += found
        if page:
            pages.append(page)
    for stem in sorted(english.keys() - japanese.keys()):
        message = f"日本語のページ {stem}.md がありません。英語のページは日本語のページと対にします。"
        near = proposals.nearest(stem, japanese)
        problems.append(english[stem].problem(Code.NO_JAPANESE, message, 1, 1, f"{near}{ENGLISH}.md" if near else ""))
    shared, shared_source, found = labels.read(docs)
    plans, broken = adopted.read(docs)
    results, unreadable = accessibility.read(docs)
    pages.sort(key=lambda p: _natural(p.stem))
    loaded = Library(pages, shared, plans, japanese, there, shared_source=shared_source, results=results)
    return loaded, problems + found + broken + unreadable


def _natural(stem: str) -> list[tuple[int, str]]:
    """Sort key in which 1-2-10 follows 1-2-9, and index comes first."""
    parts = re.split("([0-9]+)", re.sub(r"(^|/)index$", r"\1", stem))
    return [(int(part), "") if index % 2 else (0, part) for index, part in enumerate(parts)]


def _page(stem: str, ours: Source, theirs: Source | None) -> tuple[Page | None, list[Problem]]:
    """One page from its two files, and what is wrong with them."""
    if ours.problems:
        return None, []
    problems = list(_kind_problems(stem, ours))
    if problems:
        return None, problems
    kind = KINDS[cast("str", ours.front.data["kind"])]
    record, problems = schema.validate(ours, kind.facts)
    words: EnglishWords | None = None
    if theirs and not theirs.problems:
        words, found = schema.validate(theirs, kind.words)
        problems += found
    if record is None:
        return None, problems
    if words is None or not words.translated:
        return Page(stem, kind.name, record, ours, draft=theirs), problems
    return Page(stem, kind.name, record, ours, words, theirs), problems


def _kind_problems(stem: str, ours: Source) -> Iterator[Problem]:
    """Whether the file says its kind, a known one, and lives where that kind belongs."""
    given = ours.front.data.get("kind")
    belongs = kind_at(stem)
    if given is None:
        yield ours.at((), Code.MISSING_FIELD, "項目「kind」がありません。", f"kind: {belongs.name}" if belongs else "")
    elif not isinstance(given, str) or given not in KINDS:
        near = belongs.name if belongs else proposals.nearest(given, KINDS)
        yield ours.at(("kind",), Code.WRONG_VALUE, f"「kind」に「{given}」という種類はありません。", near)
    elif not KINDS[given].lives_at(stem):
        message = f"このフォルダーに「kind: {given}」のファイルは置けません。"
        yield ours.at(("kind",), Code.WRONG_KIND, message, f"kind: {belongs.name}" if belongs else "")
