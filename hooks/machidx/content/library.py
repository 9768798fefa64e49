"""The library: all pages with their facts, words and sources, and how they belong together. Never changed once read."""

from functools import cached_property
from typing import TypeVar

from machidx.content import tree
from machidx.content.accessibility import Results
from machidx.content.adoption import AdoptedPlan
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.language.folding import fold
from machidx.language.locale import JAPANESE, Text
from machidx.model.measure import Measure
from machidx.model.term import Term
from machidx.model.theme import Theme
from machidx.model.town import Town
from machidx.model.values import Record

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
