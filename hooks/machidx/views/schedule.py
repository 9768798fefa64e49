"""Schedules as tables: one column per fiscal year, one row per lane of a work, one bar per phase."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import measure
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import JAPANESE, Text
from machidx.model.measure import Phase, Work
from machidx.model.values import given
from machidx.views import events, figures
from machidx.views.context import Ref, Scene
from machidx.views.periods import short_span, span, years_of
from machidx.views.reach import Reach, reach_of
from machidx.views.steps import group_of


@dataclass(frozen=True)
class ScheduleYear:
    """A column: the fiscal year, and its headings in this language."""

    fy: int
    era: tuple[str, ...]
    """The year in its era, split where a line may break."""
    western: str
    short: str
    """For a phone, whose columns have room for four characters: R8, or 2026."""


@dataclass(frozen=True)
class ScheduleBar:
    """A phase: its label, its group (decides the look), its years in words, and whether its end was inferred."""

    label: Text
    group: str
    when: str
    short: str
    """Its years in a few words, for a phone: 令和8～12年度."""
    inferred: bool


@dataclass(frozen=True)
class ScheduleCell:
    """A cell that spans ``span`` columns from the fiscal year ``fy``; ``bar`` is None for a blank."""

    fy: int
    span: int
    bar: ScheduleBar | None


@dataclass(frozen=True)
class ScheduleRow:
    """A work: its name, and its lanes of cells."""

    name: Text | None
    lanes: tuple[tuple[ScheduleCell, ...], ...]

    @property
    def bars(self) -> tuple[ScheduleBar, ...]:
        """The bars by the year in which they begin, those of an upper lane first."""
        cells = sorted((cell for lane in self.lanes for cell in lane), key=lambda cell: cell.fy)
        return tuple(cell.bar for cell in cells if cell.bar)


@dataclass(frozen=True)
class Goal:
    """A target due in a column's year: the KPI's name, the value, and the year in words."""

    name: Text
    value: str
    when: str


@dataclass(frozen=True)
class ScheduleGroup:
    """The rows of one measure; ``ref`` is None on the measure's own page."""

    ref: Ref | None
    number: Text
    rows: tuple[ScheduleRow, ...]
    goals: tuple[tuple[Goal, ...], ...]
    """Targets by column; () if no target has a year."""
    state: Reach | None = None
    """How the measure stands by what came after the plan; None without any such report."""


class UndatedWork(NamedTuple):
    """A work whose period is in the plan's table, but not here."""

    ref: Ref | None
    """Its measure; None on the measure's own page."""
    name: Text | None
    goals: tuple[Goal, ...] = ()
    """The targets of the measure, where it has no bars to stand below."""


@dataclass(frozen=True)
class ScheduleTable:
    """A schedule table; without groups if no period is known."""

    caption: str
    years: tuple[ScheduleYear, ...]
    groups: tuple[ScheduleGroup, ...]
    undated: tuple[UndatedWork, ...]
    where: str
    """One sentence on where the periods of ``undated`` are; "" without any."""


def table_of(scene: Scene, pages: Iterable[Page], columns: range, about: str) -> ScheduleTable:
    """The table of some measures of a town; ``about`` goes in its caption."""
    groups, undated = [], []
    for page in pages:
        fact, ref = measure(page), scene.ref(page)
        named = [(work, events.work_name(scene, page, work, part)) for work, part in fact.works_with_parts()]
        rows = tuple(_row(scene, page, columns, work, name) for work, name in named if work.phases)
        goals = _goals(scene, page, columns)
        if rows:
            state = reach_of(scene, fact) if fact.is_reported or fact.is_over else None
            groups.append(ScheduleGroup(ref, scene.number(fact.number, page), rows, goals, state))
        told = () if rows else tuple(goal for due in goals for goal in due)
        without = [name for work, name in named if not work.phases]
        undated += [UndatedWork(ref, name, () if place else told) for place, name in enumerate(without)]
    return _table(scene, columns, groups, undated, about)


def _where(scene: Scene, undated: list[UndatedWork]) -> str:
    """Say where the periods of works are, which are named below; of the measure shown, on which page of the plan."""
    if not undated:
        return ""
    if any(work.ref or work.name for work in undated):
        return scene.say("次のことの期間は、計画書の表にあります（このサイトには載せていません）。")
    page = measure(scene.page).source.page
    if page is None:
        return scene.say("期間は、計画書の表にあります（このサイトには載せていません）。")
    return scene.say("期間は、計画書の{page}ページの表にあります（このサイトには載せていません）。", page=page)


def schedule_table(scene: Scene, schedule: tuple[Work, ...] | str, about: str) -> ScheduleTable | None:
    """The table of the measure shown or of one of its parts; None without a schedule. ``about`` goes in its caption."""
    town = scene.town_page
    if town is None or isinstance(schedule, str) or not schedule:
        return None
    columns = years_of(scene, [town])
    named = [(work, events.work_name(scene, scene.page, work, None)) for work in schedule]
    rows = tuple(_row(scene, scene.page, columns, work, name) for work, name in named if work.phases)
    goals = _goals(scene, scene.page, columns) if schedule is measure(scene.page).schedule else ()
    groups = [ScheduleGroup(None, Text("", scene.locale), rows, goals)] if rows else []
    return _table(scene, columns, groups, [UndatedWork(None, name) for work, name in named if not work.phases], about)


def _table(
    scene: Scene, columns: range, groups: list[ScheduleGroup], undated: list[UndatedWork], about: str
) -> ScheduleTable:
    heads = tuple(
        ScheduleYear(
            fy, _pieces(years.fiscal_year_era(fy, scene.locale)), scene.say("{fy}年度", fy=fy), _letter(scene, fy)
        )
        for fy in columns
    )
    caption = scene.say("{about}の予定", about=about)
    return ScheduleTable(caption, heads, tuple(groups), tuple(undated), _where(scene, undated))


def _goals(scene: Scene, page: Page, columns: range) -> tuple[tuple[Goal, ...], ...]:
    """Arrange the targets of a measure by column; () if none has a year."""
    found: dict[int, list[Goal]] = {}
    for kpi in given(measure(page).kpis):
        if (fy := kpi.target.year) is not None:
            when = years.short_fiscal_year(fy, scene.locale)
            found.setdefault(fy, []).append(Goal(scene.label(kpi.name, page), figures.target(scene, page, kpi), when))
    return tuple(tuple(found.get(fy, ())) for fy in columns) if found else ()


def _pieces(era: str) -> tuple[str, ...]:
    """Split 令和10年度 before 年度, where a narrow column may break the line."""
    return (era.removesuffix("年度"), "年度") if era.endswith("年度") else (era,)


def _letter(scene: Scene, fy: int) -> str:
    """A fiscal year by the letter of its era (R8); in English, whose readers do not know it, the Western year."""
    era, number = years.era_year(fy)
    return f"{era.romaji[:1]}{number}" if scene.locale == JAPANESE else str(fy)


def _row(scene: Scene, page: Page, columns: range, work: Work, name: Text | None) -> ScheduleRow:
    lanes = sorted({phase.lane for phase in work.phases})
    return ScheduleRow(name, tuple(_lane(scene, page, [p for p in work.phases if p.lane == n], columns) for n in lanes))


def _lane(scene: Scene, page: Page, phases: Iterable[Phase], columns: range) -> tuple[ScheduleCell, ...]:
    """The cells of one lane across all columns, including blanks."""
    cells: list[ScheduleCell] = []
    at = columns.start
    for phase in sorted(phases, key=lambda p: p.start):
        cells += [ScheduleCell(fy, 1, None) for fy in range(at, phase.start)]
        cells.append(ScheduleCell(phase.start, phase.last - phase.start + 1, bar(scene, page, phase)))
        at = phase.last + 1
    return (*cells, *(ScheduleCell(fy, 1, None) for fy in range(at, columns.stop)))


def bar(scene: Scene, page: Page, phase: Phase) -> ScheduleBar:
    """Make the bar of a phase; a phase labeled only with a dash reads 決定しだい, with the dash as printed."""
    reading = scene.say("決定しだい（計画書では「{printed}」）", printed=phase.label)
    return ScheduleBar(
        Text(reading, scene.locale) if phase.is_open else scene.label(phase.label, page),
        group_of(phase.step),
        span(phase.start, phase.last, scene),
        short_span(phase.start, phase.last, scene),
        phase.extent == "inferred",
    )
