"""The library: all pages, looked up by kind, town, policy and theme. Immutable once loaded."""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from machidx.content import plan_lines, tree
from machidx.content.accessibility import Results
from machidx.content.adoption import AdoptedPlan
from machidx.content.page import Page
from machidx.content.performance import Benchmark
from machidx.content.source import Source
from machidx.language.folding import fold
from machidx.language.locale import JAPANESE, Text
from machidx.model.measure import Measure
from machidx.model.settings import SiteSettings
from machidx.model.term import Term
from machidx.model.theme import Theme
from machidx.model.town import Town
from machidx.model.values import Record

R = TypeVar("R", bound=Record)


class Library:
    """All pages of docs/ with what belongs to all of them: labels, adopted plans, files, test results."""

    def __init__(
        self,
        pages: list[Page],
        shared: dict[str, str],
        plans: dict[str, AdoptedPlan],
        sources: dict[str, Source],
        there: tree.Tree,
        *,
        drafts: dict[str, Source] | None = None,
        shared_source: Source | None = None,
        results: Results | None = None,
        benchmark: Benchmark | None = None,
        alone: Mapping[str, Source] | None = None,
        settings: SiteSettings | None = None,
        settings_source: Source | None = None,
    ) -> None:
        self.pages = {page.stem: page for page in pages}
        """By stem: towns/ono/measures/1-1-2."""
        self.shared = shared
        """English labels by Japanese string."""
        self.shared_source = shared_source
        """docs/labels.en.yml; None without one."""
        self.adopted = plans
        """The adopted plans by the ids of their towns."""
        self.known = frozenset(sources)
        """The stems of all pages, valid or not."""
        self.unreadable = tuple(ours for stem, ours in sources.items() if stem not in self.pages)
        """The Japanese files of invalid pages."""
        self.drafts = drafts or {}
        """The Japanese files of the drafts by stem: not checked, and in no site."""
        self.tree = there
        self.files = there.known - {source.uri for source in self.drafts.values()}
        """The paths below docs/ that a link may name, readable or not."""
        self.results = results
        """The results of the accessibility tests; None before the first run."""
        self.benchmark = benchmark
        """The results of the last benchmark; None before the first one."""
        self.alone = alone or {}
        """The English files without a Japanese one, by stem."""
        self.settings = settings or SiteSettings()
        """What the site says of itself."""
        self.settings_source = settings_source
        """The file that says it; None without one."""
        self._by_kind: dict[str, list[Page]] = {}
        for page in pages:
            self._by_kind.setdefault(page.kind, []).append(page)

    def of_kind(self, kind: str, town: str | None = None) -> list[Page]:
        """The pages of a kind, of one town or of all, in natural order of their stems."""
        return self._by_kind.get(kind, []) if town is None else self._by_town.get((kind, town), [])

    @cached_property
    def _by_town(self) -> dict[tuple[str, str], list[Page]]:
        out: dict[tuple[str, str], list[Page]] = {}
        for page in self.pages.values():
            out.setdefault((page.kind, page.town or ""), []).append(page)
        return out

    def town(self, id: str | None) -> Page | None:
        """The page of a town; None for an unknown id."""
        return self.pages.get(f"towns/{id}/index")

    @cached_property
    def plans(self) -> list[Page]:
        """The pages of all plans by 団体コード, those of a town in their order."""
        pages = self.of_kind("town")
        return sorted(
            pages, key=lambda page: (facts(page, Town).code, self.line_of(town_id(page)).index(town_id(page)))
        )

    @cached_property
    def towns(self) -> list[Page]:
        """The pages of the towns by 団体コード: of each town the plan that it follows."""
        return [page for page in self.plans if page is self.in_force(town_id(page))]

    @property
    def only_town(self) -> Page | None:
        """The town of a site of one town, with which nothing is compared; None on a site of several."""
        return self.towns[0] if len(self.towns) == 1 else None

    @cached_property
    def _plan_facts(self) -> dict[str, Town]:
        return {town_id(page): facts(page, Town) for page in self.of_kind("town")}

    @cached_property
    def _lines(self) -> dict[str, tuple[str, ...]]:
        return plan_lines.plan_lines(self._plan_facts)

    def line_of(self, id: str) -> tuple[str, ...]:
        """The ids of all plans of a plan's town, the first one first."""
        return self._lines[id]

    def in_force(self, id: str) -> Page:
        """The plan that the town of a plan follows."""
        return self.pages[f"towns/{plan_lines.in_force(self._lines[id], self._plan_facts)}/index"]

    @property
    def municipalities(self) -> list[str]:
        """The ids of the towns: those of their first plans."""
        return [town_id(page) for page in self.plans if self.municipality(town_id(page)) == town_id(page)]

    def municipality(self, id: str) -> str:
        """The id of a town for all its plans: that of its first plan; the id itself for an unknown plan."""
        return self._lines.get(id, (id,))[0]

    @cached_property
    def measures(self) -> dict[str, Page]:
        """All measures by published id."""
        return {page.id: page for page in self.of_kind("measure")}

    def measures_of(self, town: str) -> list[Page]:
        """The measures of a town in printed order."""
        return self.of_kind("measure", town)

    def numbers(self, town: str | None) -> dict[str, str]:
        """The printed numbers of a town's measures by the names of their files; "" for files that are no measures."""
        folder = f"towns/{town}/measures/"
        names = {stem.removeprefix(folder): "" for stem in self.known if stem.startswith(folder)}
        return names | {page.name: measure(page).number for page in self.of_kind("measure", town)}

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
        """The measures of a town that have a theme, themselves or in a part."""
        return self._measures_by_theme.get((town, theme), [])

    def measures_under(self, town: str, policy: str) -> list[Page]:
        """The measures directly under a policy of a town, given by its number."""
        return self._measures_by_policy.get((town, policy), [])

    @cached_property
    def themes(self) -> dict[str, Page]:
        """The themes by slug, by their ``order``."""
        pages = sorted(self.of_kind("theme"), key=lambda p: facts(p, Theme).order)
        return {page.name: page for page in pages}

    @cached_property
    def terms(self) -> list[Page]:
        """The terms by reading."""
        return sorted(self.of_kind("term"), key=lambda p: (fold(facts(p, Term).reading), p.stem))

    @property
    def own_labels(self) -> dict[str, str]:
        """The shared labels that docs/labels.en.yml says, some of them in place of what comes with every site."""
        said = self.shared_source.front.data if self.shared_source else {}
        return {name: english for name, english in self.shared.items() if name in said}

    def label(self, page: Page | None, japanese: str, locale: str) -> Text:
        """Translate a name by the labels of the page, of its town's page or of all pages; Japanese without a label."""
        if locale == JAPANESE:
            return Text(japanese)
        town = self.town(page.town) if page and page.town else None
        for words in (page and page.words, town and town.words):
            if words and japanese in words.labels:
                return Text(words.labels[japanese], locale)
        english = self.shared.get(japanese)
        return Text(english, locale) if english else Text(japanese)


def facts(page: Page, model: type[R]) -> R:
    """The facts of a page, narrowed to the class of its kind."""
    assert isinstance(page.facts, model)
    return page.facts


def town_of(library: Library, page: Page) -> Town | None:
    """The facts of the town that a page belongs to; None for other pages."""
    town = library.town(page.town)
    return facts(town, Town) if town else None


def town_id(town: Page) -> str:
    """The id of the town, from its page."""
    return town.stem.split("/")[1]


def measure(page: Page) -> Measure:
    """The facts of a measure's page."""
    return facts(page, Measure)
