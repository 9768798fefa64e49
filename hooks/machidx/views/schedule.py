"""Schedules as tables: one column per fiscal year, one row per lane of a work, one bar per phase."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import Text
from machidx.model.measure import Part, Phase, Work
from machidx.model.town import Town
from machidx.model.values import given
from machidx.views import events, figures
from machidx.views.areas import Area, areas
from machidx.views.context import Ref, Scene

LIMIT = 800
"""Above this many lines, a page of several towns leads to the schedules of prefectures and towns instead."""


@dataclass(frozen=True)
class ScheduleYear:
    """A column: the fiscal year, and its headings in this language."""

    fy: int
    era: tuple[str, ...]
    """The year in its era, split where a line may break."""
    western: str


@dataclass(frozen=True)
class ScheduleBar:
    """A phase: its label, its step (decides the color), its years in words, and whether its end was inferred."""

    label: Text
    step: str
    when: str
    inferred: bool
    open: bool
    """Whether the plan prints a dash instead of a label."""


@dataclass(frozen=True)
class ScheduleCell:
    """A cell that spans ``span`` columns from the fiscal year ``fy``; ``bar`` is None for a blank."""

    fy: int
    span: int
    bar: ScheduleBar | None


@dataclass(frozen=True)
class ScheduleRow:
    """A work: its name and its lanes of cells; no lanes if its period is unknown."""

    name: Text | None
    lanes: tuple[tuple[ScheduleCell, ...], ...]


@dataclass(frozen=True)
class Goal:
    """A target due in a column's year: the KPI's name and the value."""

    name: Text
    value: str


@dataclass(frozen=True)
class ScheduleGroup:
    """The rows of one measure; ``ref`` is None on the measure's own page."""

    ref: Ref | None
    number: Text
    rows: tuple[ScheduleRow, ...]
    goals: tuple[tuple[Goal, ...], ...]
    """Targets by column; () if no target has a year."""


@dataclass(frozen=True)
class ScheduleTable:
    """A schedule table, and whether the end of any bar was inferred from blank cells (``inferred``)."""

    caption: str
    years: tuple[ScheduleYear, ...]
    groups: tuple[ScheduleGroup, ...]
    inferred: bool
    open: bool
    """Whether any bar is printed as a dash."""


class TownTable(NamedTuple):
    """A town's id, its page, and its table."""

    id: str
    town: Ref
    table: ScheduleTable


@dataclass(frozen=True)
class Steps:
    """The schedules on a page, one table per town."""

    tables: tuple[TownTable, ...]
    without: tuple[Ref, ...]
    """Towns whose plans have no schedule."""
    years: tuple[events.EventSection, ...]
    """Events by fiscal year."""
    prefectures: tuple[Area, ...]
    """The prefectures with a schedule of their own; () on those schedules."""
    instead: tuple[Area, ...]
    """The towns in place of tables and events, where these are too many; the years then have only numbers."""


def view(scene: Scene) -> Steps:
    """The view of the page's town, or of a prefecture's or all towns on a shared axis."""
    scheduled = [town for town in scene.towns if any(measure(p).all_works() for p in _measures(scene, town))]
    columns = years_of(scene, scheduled)
    covered = areas(scene, scheduled, lambda town: sum(bool(measure(p).all_works()) for p in _measures(scene, town)))
    is_long = is_too_long(scene, scheduled)
    shown = () if is_long else scheduled
    return Steps(
        tuple(TownTable(town_id(town), scene.ref(town), town_table(scene, town, columns)) for town in shown),
        tuple(scene.ref(town) for town in scene.towns if town not in scheduled),
        (events.numbers if is_long else events.event_sections)(scene, scheduled, columns),
        tuple(area for area in covered if area.page) if scene.town_page is None else (),
        covered if is_long else (),
    )


def is_too_long(scene: Scene, towns: list[Page]) -> bool:
    """Whether the schedules of several towns would have too many lines: each phase has one, and one in each year."""
    works = (work for town in towns for page in _measures(scene, town) for work in measure(page).all_works())
    lines = sum(phase.last - phase.start + 2 for work in works for phase in work.phases)
    return len(towns) > 1 and lines > LIMIT


def _measures(scene: Scene, town: Page) -> list[Page]:
    return scene.library.measures_of(town_id(town))


def years_of(scene: Scene, towns: list[Page]) -> range:
    """The fiscal years from the first to the last in the towns' plans, extended to the last phase or target."""
    covered = [fy for town in towns for fy in _years(scene, town)]
    return range(min(covered), max(covered) + 1) if covered else range(0)


def _years(scene: Scene, town: Page) -> Iterator[int]:
    """Yield the fiscal years of a town's plan, of its phases' ends, and those in which its targets are due."""
    yield from facts(town, Town).period.years()
    for fact in map(measure, _measures(scene, town)):
        for work in fact.all_works():
            yield from (fy for phase in work.phases for fy in (phase.start, phase.last))
        yield from (kpi.target.year for kpi in given(fact.kpis) if kpi.target.year)


def town_table(scene: Scene, town: Page, columns: range) -> ScheduleTable:
    """The table of a town, one group per measure with a schedule."""
    groups = []
    for page in _measures(scene, town):
        rows = tuple(_row(scene, page, columns, work, part) for work, part in measure(page).works_with_parts())
        if rows:
            groups.append(
                ScheduleGroup(
                    scene.ref(page), scene.number(measure(page).number, page), rows, _goals(scene, page, columns)
                )
            )
    return _table(scene, columns, tuple(groups), scene.label(facts(town, Town).plan, town).text)


def schedule_table(scene: Scene, schedule: tuple[Work, ...] | str, about: str) -> ScheduleTable | None:
    """The table of the measure shown or of one of its parts; None without a schedule. ``about`` goes in its caption."""
    town = scene.town_page
    if town is None or isinstance(schedule, str) or not schedule:
        return None
    columns = years_of(scene, [town])
    rows = tuple(_row(scene, scene.page, columns, work, None) for work in schedule)
    goals = _goals(scene, scene.page, columns) if schedule is measure(scene.page).schedule else ()
    return _table(scene, columns, (ScheduleGroup(None, Text("", scene.locale), rows, goals),), about)


def _table(scene: Scene, columns: range, groups: tuple[ScheduleGroup, ...], about: str) -> ScheduleTable:
    heads = tuple(
        ScheduleYear(fy, _pieces(years.fiscal_year_era(fy, scene.locale)), scene.say("{fy}年度", fy=fy))
        for fy in columns
    )
    bars = [cell.bar for group in groups for row in group.rows for lane in row.lanes for cell in lane if cell.bar]
    return ScheduleTable(
        scene.say("{about}の予定", about=about),
        heads,
        groups,
        any(bar.inferred for bar in bars),
        any(bar.open for bar in bars),
    )


def _goals(scene: Scene, page: Page, columns: range) -> tuple[tuple[Goal, ...], ...]:
    """Arrange the targets of a measure by column; () if none has a year."""
    found: dict[int, list[Goal]] = {}
    for kpi in given(measure(page).kpis):
        if (fy := kpi.target.year) is not None:
            found.setdefault(fy, []).append(Goal(scene.label(kpi.name, page), figures.target(scene, page, kpi)))
    return tuple(tuple(found.get(fy, ())) for fy in columns) if found else ()


def _pieces(era: str) -> tuple[str, ...]:
    """Split 令和10年度 before 年度, where a narrow column may break the line."""
    return (era.removesuffix("年度"), "年度") if era.endswith("年度") else (era,)


def _row(scene: Scene, page: Page, columns: range, work: Work, part: Part | None) -> ScheduleRow:
    name = events.work_name(scene, page, work, part)
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
    """Make the bar of a phase; a phase labeled only with a dash reads 決定しだい."""
    return ScheduleBar(
        Text(scene.say("決定しだい"), scene.locale) if phase.is_open else scene.label(phase.label, page),
        phase.step,
        span(phase.start, phase.last, scene),
        phase.extent == "inferred",
        phase.is_open,
    )


def span(first: int, last: int, scene: Scene) -> str:
    """Format a range of fiscal years, both included: 令和8年度から令和12年度まで; a single year by itself."""
    start, end = (years.show_fiscal_year(fy, scene.locale) for fy in (first, last))
    return start if first == last else scene.say("{start}から{end}まで", start=start, end=end)
