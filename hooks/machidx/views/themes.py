"""Themes: the table of all themes by group, and the page of one theme with each town's measures."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.language.locale import JAPANESE, Text
from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.model.chapter import Chapter
from machidx.model.theme import Theme
from machidx.views.areas import COLUMNS
from machidx.views.context import Ref, Scene
from machidx.views.measures import LIMIT, MeasureRow, TargetOfRow, row
from machidx.views.schedule import span

GROUPS = {
    "national": "国の重点取組事項",
    "office": "役場のしごと",
    "community": "くらしと地域",
}


STATES = {
    "done": "すでに行ったこと",
    "doing": "いまの状況",
    "intends": "めざすこと",
}


MEANINGS = {
    "measure": "計画の取り組みとして載っている",
    "done": "すでに行ったと計画に書かれている",
    "doing": "いまの状況の説明に書かれている",
    "intends": "取り組み以外の章に、方針として書かれている",
    "none": "この計画には書かれていません",
}
MARKS = {
    "measure": ("●", "取り組む"),
    "done": ("✓", "行った"),
    "doing": ("◐", "現状"),
    "intends": ("○", "めざす"),
    "none": ("–", "記載なし"),
}
"""Sign and word for each state of a theme in a plan, strongest first."""


class Section(NamedTuple):
    """A section of a plan about a theme: its state in words, and a link."""

    state: str
    ref: Ref


@dataclass(frozen=True)
class TownTheme:
    """A theme in one town's plan: its measures, and other sections about it."""

    ref: Ref
    measures: tuple[MeasureRow, ...]
    sections: tuple[Section, ...]
    state: str
    """A key of ``MARKS``."""
    sign: str
    word: str
    targets: tuple[TargetOfRow, ...]
    """The targets of all its measures."""
    years: str
    """First to last fiscal year of its schedules, in words; "" without any."""
    departments: tuple[Ref, ...]


@dataclass(frozen=True)
class ThemeView:
    """A theme: its question, and its state in each town's plan."""

    ref: Ref
    question: Text
    group: str
    towns: tuple[TownTheme, ...]
    numbers: tuple[int, ...]
    """Numbers of towns by state, in the order of ``MARKS``."""
    in_full: bool = True
    """Whether the targets, years and departments of the measures are shown; they are not where these are too many."""


def view(scene: Scene) -> ThemeView:
    """The view of a theme."""
    shown = _theme(scene, scene.page)
    if sum(len(town.measures) for town in shown.towns) <= LIMIT:
        return shown
    towns = (replace(town, targets=(), years="", departments=()) for town in shown.towns)
    return replace(shown, towns=tuple(towns), in_full=False)


class Group(NamedTuple):
    """A group of themes, and its name."""

    words: str
    themes: tuple[ThemeView, ...]


class Sign(NamedTuple):
    """An entry in the legend: a sign, its word, its meaning."""

    sign: str
    word: str
    meaning: str


@dataclass(frozen=True)
class Matrix:
    """The table of all themes by group with their state in every town, and its legend."""

    towns: tuple[Ref, ...]
    """The columns; () where the towns are too many, so that themes show only numbers of towns."""
    groups: tuple[Group, ...]
    legend: tuple[Sign, ...]


def themes_view(scene: Scene) -> Matrix:
    """The view of all themes; groups without themes are left out."""
    themes = [_theme(scene, page) for page in scene.library.themes.values()]
    is_wide = len(scene.library.towns) > COLUMNS
    groups = (Group(scene.say(words), tuple(t for t in themes if t.group == group)) for group, words in GROUPS.items())
    return Matrix(
        () if is_wide else tuple(scene.ref(town) for town in scene.library.towns),
        tuple(group for group in groups if group.themes),
        tuple(Sign(sign, scene.say(word), scene.say(MEANINGS[state])) for state, (sign, word) in MARKS.items()),
    )


def _theme(scene: Scene, theme: Page) -> ThemeView:
    towns = tuple(_town(scene, theme, town) for town in scene.library.towns)
    found = Counter(town.state for town in towns)
    return ThemeView(
        scene.ref(theme),
        theme.text("question", scene.locale),
        facts(theme, Theme).group,
        towns,
        tuple(found[state] for state in MARKS),
    )


def _town(scene: Scene, theme: Page, town: Page) -> TownTheme:
    pages = scene.library.measures_about(town_id(town), theme.name)
    found = [
        (section, chapter)
        for chapter in scene.library.of_kind("chapter", town_id(town))
        for section in facts(chapter, Chapter).sections
        if theme.name in section.themes
    ]
    state = "measure" if pages else _strongest({section.state for section, _ in found})
    sign, word = MARKS[state]
    rows = tuple(row(scene, page, town, theme.id) for page in pages)
    fiscal_years = sorted({fy for r in rows for fy in r.years})
    return TownTheme(
        scene.ref(town),
        rows,
        tuple(Section(scene.say(STATES[s.state]), heading(scene, chapter, s.id)) for s, chapter in found),
        state,
        sign,
        scene.say(word),
        tuple(target for r in rows for target in r.targets),
        span(fiscal_years[0], fiscal_years[-1], scene) if fiscal_years else "",
        tuple(dict.fromkeys(department for r in rows for department in r.departments)),
    )


def _strongest(states: Set[str]) -> str:
    return next((state for state in MARKS if state in states), "none")


def heading(scene: Scene, chapter: Page, id: str) -> Ref:
    """Link to a section by its heading; Japanese if an outdated translation lacks the section."""
    locale = scene.locale if chapter.has_section(id, scene.locale) else JAPANESE
    source = chapter.shown(locale)
    found = next(h for h in markup.headings(source.body) if h.id == id)
    language = JAPANESE if source is chapter.source else locale
    return Ref(Text(without_terms(found.text), language), scene.to_section(chapter, id))
