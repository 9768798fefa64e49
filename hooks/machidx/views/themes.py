"""Themes: the table of all themes by group, and the page of one theme with each town's measures.

How far a town is with a question is told by the answer board alone (``answers``): a measure's stage is told of a theme
only where the theme is its main subject and no question asks for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import NamedTuple

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.model.chapter import Chapter
from machidx.model.theme import Theme
from machidx.views.answers import asked_of
from machidx.views.areas import COLUMNS
from machidx.views.chapter import heading
from machidx.views.context import Ref, Scene
from machidx.views.measures import LIMIT, MeasureRow, TargetOfRow, row
from machidx.views.periods import span
from machidx.views.signs import Sign, signs_in_order
from machidx.views.told import ToldState, told_of_answers, told_of_measures, told_without_stage

GROUPS = {
    "community": "くらしと地域",
    "national": "手続き、カードなど、国の重点取組事項",
    "office": "役場のしごと",
}
"""What residents look for first."""


STATES = {
    "done": "すでに行ったこと",
    "doing": "いまの状況",
    "intends": "めざすこと",
}


class ToldSections(NamedTuple):
    """Sections of a chapter about a theme that tell the same of it: what, in words, the chapter, and links."""

    state: str
    chapter: Text
    refs: tuple[Ref, ...]


class ThemeCell(NamedTuple):
    """What is told of a theme in a town: its id, its page, and how far what answers or concerns it is."""

    id: str
    town: Ref
    told: tuple[ToldState, ...]
    """The furthest first; () where it tells nothing."""


@dataclass(frozen=True)
class ThemeRow:
    """What is told of a theme in each town: what answers one question, or how far the measures about it are."""

    id: str
    """The question's id; "" for the measures that answer none."""
    words: Text | None
    """The question, or "other measures"; None where it tells of the theme as a whole."""
    url: str | None
    """Where the question is answered in full."""
    cells: tuple[ThemeCell, ...]
    """In the order of the towns."""
    numbers: tuple[int, ...] = ()
    """Numbers of towns by sign, where the table has no column for each town."""


@dataclass(frozen=True)
class TownTheme:
    """A theme in one town's plan: its measures, and other sections about it."""

    ref: Ref
    measures: tuple[MeasureRow, ...]
    sections: tuple[ToldSections, ...]
    id: str
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
    rows: tuple[ThemeRow, ...]
    """The questions of the answer board about it, then what else is told; or one row of the theme as a whole."""
    in_full: bool = True
    """Whether the targets, years and departments of the measures are shown; they are not where these are too many."""

    @property
    def count(self) -> int:
        """The number of towns of which some row tells something."""
        by_town = zip(*(row.cells for row in self.rows), strict=True)
        return sum(any(one.state != "none" for cell in cells for one in cell.told) for cells in by_town)


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


@dataclass(frozen=True)
class Matrix:
    """The table of all themes by group with their state in every town."""

    towns: tuple[Ref, ...]
    """The columns; () where the towns are too many, so that themes show only numbers of towns."""
    groups: tuple[Group, ...]
    signs: tuple[Sign, ...]
    """The columns where themes show only numbers of towns; () otherwise."""
    answers: Ref
    """The page of questions, each with the one thing that answers it in a town."""


def themes_view(scene: Scene) -> Matrix:
    """The view of all themes; groups without themes are left out."""
    themes = [_theme(scene, page) for page in scene.library.themes.values()]
    is_wide = len(scene.library.towns) > COLUMNS
    signs: tuple[Sign, ...] = ()
    if is_wide:
        rows = [row for theme in themes for row in theme.rows]
        signs = signs_in_order(scene, {told.sign for row in rows for cell in row.cells for told in cell.told})
        themes = [replace(theme, rows=tuple(_counted(row, signs) for row in theme.rows)) for theme in themes]
    groups = (Group(scene.say(words), tuple(t for t in themes if t.group == group)) for group, words in GROUPS.items())
    return Matrix(
        () if is_wide else tuple(scene.ref(town) for town in scene.library.towns),
        tuple(group for group in groups if group.themes),
        signs,
        scene.ref(scene.library.pages["answers/index"]),
    )


def _counted(row: ThemeRow, signs: tuple[Sign, ...]) -> ThemeRow:
    """Count each town once, by what is told of whole measures where it has any."""
    cells = [cell.told for cell in row.cells if cell.told]
    told = [next((one for one in cell if not one.parts), cell[0]).sign for cell in cells]
    return replace(row, numbers=tuple(told.count(sign.sign) for sign in signs))


def _theme(scene: Scene, theme: Page) -> ThemeView:
    found = [_town(scene, theme, town) for town in scene.library.towns]
    return ThemeView(
        scene.ref(theme),
        theme.text("question", scene.locale),
        facts(theme, Theme).group,
        tuple(each.town for each in found),
        _rows(scene, theme, found),
    )


class FoundInTown(NamedTuple):
    """A theme in one town, the rows of the measures mainly about it by their ids, and the states of its sections."""

    town: TownTheme
    mains: dict[str, MeasureRow]
    states: set[str]


def _rows(scene: Scene, theme: Page, found: list[FoundInTown]) -> tuple[ThemeRow, ...]:
    """Tell of a theme by the questions about it, and of what answers none of them by its own title."""
    towns = [each.town for each in found]
    asked = asked_of(scene, theme.name, scene.library.towns)
    if not asked:
        return (ThemeRow("", None, None, _cells(towns, (_as_a_whole(scene, each) for each in found))),)
    board, told = scene.library.pages["answers/index"], partial(told_of_answers, scene)
    questions = (ThemeRow(q.id, q.text, scene.to(board, q.id), _cells(towns, map(told, q.cells))) for q in asked)
    answering = frozenset[str]().union(*(question.measures for question in asked))
    others = (
        told_of_measures(scene, [row for id, row in each.mains.items() if id not in answering], with_titles=True)
        for each in found
    )
    rest = ThemeRow(
        "", Text(scene.say("上の答えに出てこない、主な取り組み"), scene.locale), None, _cells(towns, others)
    )
    return (*questions, *([rest] if any(cell.told for cell in rest.cells) else []))


def _cells(towns: list[TownTheme], told: Iterable[tuple[ToldState, ...]]) -> tuple[ThemeCell, ...]:
    return tuple(ThemeCell(town.id, town.ref, each) for town, each in zip(towns, told, strict=True))


def _as_a_whole(scene: Scene, found: FoundInTown) -> tuple[ToldState, ...]:
    """Tell of a theme without a question: how far the measures about it are, or else what the plan says of it."""
    if told := told_of_measures(scene, list(found.mains.values())):
        return told
    return (told_without_stage(scene, found.states, len(found.town.measures)),)


def _town(scene: Scene, theme: Page, town: Page) -> FoundInTown:
    found = [
        (section, chapter)
        for chapter in scene.library.of_kind("chapter", town_id(town))
        for section in facts(chapter, Chapter).sections
        if theme.name in section.themes
    ]
    pages = scene.library.measures_about(town_id(town), theme.name)
    rows = tuple(row(scene, page, town, theme.id) for page in pages)
    mains = {page.id: r for page, r in zip(pages, rows, strict=True) if measure(page).is_mainly_about(theme.name)}
    fiscal_years = sorted({fy for r in rows for fy in r.years})
    shown = TownTheme(
        scene.ref(town),
        rows,
        tuple(
            ToldSections(
                scene.say(STATES[state]),
                chapter.text("title", scene.locale),
                tuple(heading(scene, chapter, section.id) for section, _ in alike),
            )
            for (state, chapter), alike in groupby(found, lambda pair: (pair[0].state, pair[1]))
        ),
        scene.town_key(town),
        tuple(target for r in rows for target in r.targets),
        span(fiscal_years[0], fiscal_years[-1], scene) if fiscal_years else "",
        tuple(dict.fromkeys(department for r in rows for department in r.departments)),
    )
    return FoundInTown(shown, mains, {section.state for section, _ in found})
