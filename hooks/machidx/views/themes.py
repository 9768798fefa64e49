"""Themes: the table of all themes by group, and the page of one theme with each town's measures."""

from dataclasses import dataclass, replace
from itertools import groupby
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
from machidx.views.periods import span
from machidx.views.signs import Sign, section_sign, sign_of, signs_in_order
from machidx.views.spread import place

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


_SILENT = ("not_stated", "succeeded", "stopped")
"""Stages that say less than work inside the town office that is under way."""


class ToldSections(NamedTuple):
    """Sections of a chapter about a theme that tell the same of it: what, in words, the chapter, and links."""

    state: str
    chapter: Text
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class ToldState:
    """How far some measures of a theme are, or, where it has none, what else a plan says of it."""

    state: str
    """A key of ``reach.STAGES``, or of the states of sections, or "none"."""
    sign: str
    word: str
    count: int
    """The number of these measures; 0 where it tells of sections."""
    parts: tuple[Text, ...] = ()
    """The parts of these measures of which alone it tells; () where it tells of whole measures."""


@dataclass(frozen=True)
class TownTheme:
    """A theme in one town's plan: its measures, and other sections about it."""

    ref: Ref
    measures: tuple[MeasureRow, ...]
    sections: tuple[ToldSections, ...]
    id: str
    told: tuple[ToldState, ...]
    """How far its measures are, all of them, the furthest first: a theme is no single answer."""
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
    numbers: tuple[int, ...] = ()
    """Numbers of towns by what is told of them, where the table has no column for each town."""
    in_full: bool = True
    """Whether the targets, years and departments of the measures are shown; they are not where these are too many."""

    @property
    def count(self) -> int:
        """The number of towns whose plans tell of it."""
        return sum(bool(town.measures or town.sections) for town in self.towns)


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
        signs = signs_in_order(scene, {told.sign for theme in themes for town in theme.towns for told in town.told})
        themes = [replace(theme, numbers=_numbers(theme, signs)) for theme in themes]
    groups = (Group(scene.say(words), tuple(t for t in themes if t.group == group)) for group, words in GROUPS.items())
    return Matrix(
        () if is_wide else tuple(scene.ref(town) for town in scene.library.towns),
        tuple(group for group in groups if group.themes),
        signs,
        scene.ref(scene.library.pages["answers/index"]),
    )


def _numbers(theme: ThemeView, signs: tuple[Sign, ...]) -> tuple[int, ...]:
    """Count each town once, by what is told of whole measures where it has any."""
    furthest = [next((told for told in town.told if not told.parts), town.told[0]).sign for town in theme.towns]
    return tuple(furthest.count(sign.sign) for sign in signs)


def _theme(scene: Scene, theme: Page) -> ThemeView:
    towns = tuple(_town(scene, theme, town) for town in scene.library.towns)
    return ThemeView(
        scene.ref(theme),
        theme.text("question", scene.locale),
        facts(theme, Theme).group,
        towns,
    )


def _town(scene: Scene, theme: Page, town: Page) -> TownTheme:
    found = [
        (section, chapter)
        for chapter in scene.library.of_kind("chapter", town_id(town))
        for section in facts(chapter, Chapter).sections
        if theme.name in section.themes
    ]
    rows = tuple(row(scene, page, town, theme.id) for page in scene.library.measures_about(town_id(town), theme.name))
    fiscal_years = sorted({fy for r in rows for fy in r.years})
    return TownTheme(
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
        _told(scene, rows, {section.state for section, _ in found}),
        tuple(target for r in rows for target in r.targets),
        span(fiscal_years[0], fiscal_years[-1], scene) if fiscal_years else "",
        tuple(dict.fromkeys(department for r in rows for department in r.departments)),
    )


def _told(scene: Scene, rows: tuple[MeasureRow, ...], states: set[str]) -> tuple[ToldState, ...]:
    """How far the measures are, those of a stage together; without measures, what the sections say.

    Those of which the plan says how far they are come first; of these, those for residents, then those of more use,
    then those that begin earlier.
    """
    if not rows:
        state, sign = section_sign(scene, states)
        return (ToldState(state, sign.sign, sign.word, 0),)
    ordered = sorted(rows, key=lambda r: (r.reach.stage in _SILENT, *place(r.reach), bool(r.parts)))
    together: dict[tuple[str, bool], list[MeasureRow]] = {}
    for r in ordered:
        together.setdefault((r.reach.undated.short(scene), bool(r.parts)), []).append(r)
    return tuple(_together(scene, word, alike, is_part=is_part) for (word, is_part), alike in together.items())


def _together(scene: Scene, word: str, rows: list[MeasureRow], *, is_part: bool) -> ToldState:
    """The measures of one stage, or only parts of them; the year in which they begin, if it is one."""
    words = {r.reach.short(scene) for r in rows}
    said = words.pop() if len(words) == 1 else word
    first = rows[0].reach
    parts = tuple(part for r in rows for part in r.parts)
    return ToldState(
        first.stage, sign_of(first), scene.say("一部：{what}", what=said) if is_part else said, len(rows), parts
    )


def heading(scene: Scene, chapter: Page, id: str) -> Ref:
    """Link to a section by its heading; Japanese if an outdated translation lacks the section."""
    locale = scene.locale if chapter.has_section(id, scene.locale) else JAPANESE
    source = chapter.shown(locale)
    found = next(h for h in markup.headings(source.body) if h.id == id)
    language = JAPANESE if source is chapter.source else locale
    return Ref(Text(without_terms(found.text), language), scene.to_section(chapter, id))
