"""A town's whole plan as one booklet: outline and policies, chapters, measures, and the terms they link to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.glossary.glossary import glossary_of
from machidx.language.locale import JAPANESE, Text
from machidx.markdown.rendering import render
from machidx.model.measure import Measure
from machidx.model.term import Term
from machidx.views import chapter, frame, measure, town
from machidx.views.body import Return, TableView, body
from machidx.views.context import Line, Scene
from machidx.views.section import SectionScene
from machidx.views.steps import Legend, legend_of

Shown: TypeAlias = town.TownView | chapter.ChapterView | measure.MeasureView
"""View of a page in the plan."""
_VIEWS: dict[str, Callable[[Scene], Shown]] = {"town": town.view, "chapter": chapter.view, "measure": measure.view}
_KINDS = ("chapter", "measure")


@dataclass(frozen=True)
class BookletSection:
    """A page of the plan as a section: the content of its own page, with the booklet's links and ids."""

    id: str
    title: Text
    locale: str
    """The language of its text."""
    outdated: tuple[Text, ...]
    source: frame.CitationView | None
    view: Shown
    body: tuple[str | TableView | Return, ...]


@dataclass(frozen=True)
class BookletEntry:
    """A term in the list at the end."""

    id: str
    name: Text
    beside: Text
    """Its reading in Japanese; in other languages its Japanese label."""
    short: Line
    sense: str
    """HTML of the town's own explanation; "" without one."""
    locale: str
    """The language of that explanation."""
    elsewhere: str
    """Says whose plans explain the term where this town's does not; "" where it does, or none does."""


@dataclass(frozen=True)
class BookletView:
    """Everything a booklet prints."""

    town: BookletSection
    chapters: tuple[BookletSection, ...]
    measures: tuple[BookletSection, ...]
    legend: Legend | None
    """What the bars of the measures' schedules look like."""
    terms: tuple[BookletEntry, ...]
    address: str
    """Address of the town's page, from the site's root."""


def view(scene: Scene) -> BookletView:
    """The booklet of the page's town."""
    home = scene.town_page
    assert home
    pages = [home, *(page for kind in _KINDS for page in scene.library.of_kind(kind, town_id(home)))]
    terms = _terms(scene, pages)
    here = SectionScene(
        scene.library,
        home,
        scene.locale,
        booklet=scene.page,
        ids={page.stem: "-".join(page.stem.split("/")[-2:]) for page in (*pages, *terms)},
    )
    return BookletView(
        _section(here.of(home)),
        tuple(_section(here.of(page)) for page in pages if page.kind == "chapter"),
        tuple(_section(here.of(page)) for page in pages if page.kind == "measure"),
        legend_of(scene, (facts(page, Measure) for page in pages if page.kind == "measure")),
        tuple(_entry(here.of(page), town_id(home)) for page in terms),
        home.url(scene.locale),
    )


def _section(scene: SectionScene) -> BookletSection:
    page = scene.page
    return BookletSection(
        scene.id,
        page.text("title", scene.locale),
        page.locale(scene.locale),
        frame.outdated(scene),
        frame.source(scene),
        _VIEWS[page.kind](scene),
        body(scene).pieces,
    )


def _terms(scene: Scene, pages: list[Page]) -> list[Page]:
    """The terms linked from any of the pages, ordered by reading in Japanese, by English name otherwise."""
    uses = glossary_of(scene.library).uses
    shown = set(pages)
    found = [term for term in scene.library.terms if not shown.isdisjoint(uses.get(term.name, ()))]
    if scene.locale == JAPANESE:
        return found
    return sorted(found, key=lambda term: facts(term, Term).english.casefold())


def _entry(scene: SectionScene, town: str) -> BookletEntry:
    page, term = scene.page, facts(scene.page, Term)
    source = page.shown(scene.locale)
    sense = source.sections.get(town, "").partition("\n")[2]
    return BookletEntry(
        scene.id,
        page.text("title", scene.locale),
        Text(term.reading if scene.locale == JAPANESE else term.label),
        scene.line(page.text("short", scene.locale)),
        render(sense, scene.text_context()).html if sense.strip() else "",
        page.locale(scene.locale),
        "" if sense.strip() else _elsewhere(scene, term),
    )


def _elsewhere(scene: Scene, term: Term) -> str:
    towns = [home for sense in term.senses if (home := scene.library.town(sense.town))]
    if not towns:
        return ""
    names = scene.say("、").join(home.text("title", scene.locale).text for home in towns)
    return scene.say("この町の計画書に、このことばの説明はありません。{towns}の計画書に説明があります。", towns=names)
