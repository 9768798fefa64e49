"""Schedules as tables: a column per fiscal year, a row per lane of a work, a bar per phase."""

from collections.abc import Iterable
from dataclasses import dataclass

from machidx import years
from machidx.labels import Text
from machidx.library import Page, facts, measure, town_id
from machidx.model.measure import Measure, Phase, Work
from machidx.model.town import Town
from machidx.views import figures
from machidx.views.scene import Ref, Scene


@dataclass(frozen=True)
class Year:
    """A column: the Western year, and what heads it in this language."""

    fy: int
    era: tuple[str, ...]
    """In the pieces between which it may break."""
    western: str


@dataclass(frozen=True)
class Bar:
    """A phase: its words, its kind of step, its years in words, and whether its end was read from blanks."""

    label: Text
    step: str
    step_name: str
    when: str
    inferred: bool


@dataclass(frozen=True)
class Cell:
    """A cell over ``span`` columns from the fiscal year ``fy``; ``bar`` is None where nothing is printed."""

    fy: int
    span: int
    bar: Bar | None


@dataclass(frozen=True)
class Row:
    """A work: its name, its lanes of cells; no lanes where its time is unknown."""

    name: Text | None
    lanes: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Goal:
    """A target that falls due in a column: the KPI's name and the value."""

    name: Text
    value: str


@dataclass(frozen=True)
class Group:
    """The works of one measure; ``ref`` is None on the measure's own page."""

    ref: Ref | None
    number: str
    rows: tuple[Row, ...]
    goals: tuple[tuple[Goal, ...], ...]
    """Per column the targets of that fiscal year; empty where no target has a year."""


@dataclass(frozen=True)
class Table:
    """A schedule table and whether any of its bars was read from blank cells."""

    caption: str
    years: tuple[Year, ...]
    groups: tuple[Group, ...]
    inferred: bool


@dataclass(frozen=True)
class Steps:
    """The schedules on a page: a table per town."""

    tables: tuple[tuple[str, Ref, Table], ...]
    """Per town: its id, its page, its table."""
    without: tuple[Ref, ...]
    """Towns whose plans have no schedule."""


def view(scene: Scene) -> Steps:
    """The schedule page of a town, or of all towns."""
    tables, without = [], []
    for town in scene.towns:
        table = town_table(scene, town)
        (tables.append((town_id(town), scene.ref(town), table)) if table.groups else without.append(scene.ref(town)))
    return Steps(tuple(tables), tuple(without))


def town_table(scene: Scene, town: Page) -> Table:
    """All works of a town, a group per measure."""
    groups = []
    for page in scene.library.measures_of(town_id(town)):
        rows = tuple(_row(scene, page, town, work) for work in works(measure(page)))
        if rows:
            groups.append(Group(scene.ref(page), measure(page).number, rows, _goals(scene, page, town)))
    return _table(scene, town, tuple(groups), scene.label(facts(town, Town).plan, town).text)


def works(fact: Measure) -> tuple[Work, ...]:
    """All rows of a measure: its own, then those of its parts, named after the part where they have no name."""
    own = () if isinstance(fact.schedule, str) else fact.schedule
    below = (
        work if work.work else work.model_copy(update={"work": f"{part.label} {part.title}".strip()})
        for part in fact.parts
        if not isinstance(part.schedule, str)
        for work in part.schedule
    )
    return (*own, *below)


def of(scene: Scene, schedule: tuple[Work, ...] | str, about: str) -> Table | None:
    """The schedule of the measure shown, or of a part of it; None where the plan prints none."""
    town = scene.town_page
    if town is None or isinstance(schedule, str) or not schedule:
        return None
    rows = tuple(_row(scene, scene.page, town, work) for work in schedule)
    goals = _goals(scene, scene.page, town) if schedule is measure(scene.page).schedule else ()
    return _table(scene, town, (Group(None, "", rows, goals),), about)


def _table(scene: Scene, town: Page, groups: tuple[Group, ...], about: str) -> Table:
    heads = tuple(
        Year(fy, _pieces(years.fiscal_year_era(fy, scene.locale)), scene.say("{fy}年度", fy=fy))
        for fy in facts(town, Town).period.years()
    )
    inferred = any(c.bar.inferred for g in groups for r in g.rows for lane in r.lanes for c in lane if c.bar)
    return Table(scene.say("{about}の予定", about=about), heads, groups, inferred)


def _goals(scene: Scene, page: Page, town: Page) -> tuple[tuple[Goal, ...], ...]:
    """The targets of a measure in the columns of their fiscal years."""
    kpis = measure(page).kpis
    found: dict[int, list[Goal]] = {}
    for kpi in () if isinstance(kpis, str) else kpis:
        if (fy := figures.fiscal_year(kpi.target)) is not None:
            found.setdefault(fy, []).append(Goal(scene.label(kpi.name, page), figures.target(scene, page, kpi)))
    return tuple(tuple(found.get(fy, ())) for fy in facts(town, Town).period.years()) if found else ()


def _pieces(era: str) -> tuple[str, ...]:
    """令和10年度 breaks before 年度 where a column is narrow."""
    return (era.removesuffix("年度"), "年度") if era.endswith("年度") else (era,)


def _row(scene: Scene, page: Page, town: Page, work: Work) -> Row:
    name = scene.label(work.work, page) if work.work else None
    columns = facts(town, Town).period.years()
    lanes = sorted({phase.lane for phase in work.phases})
    return Row(name, tuple(_lane(scene, page, [p for p in work.phases if p.lane == n], columns) for n in lanes))


def _lane(scene: Scene, page: Page, phases: Iterable[Phase], columns: range) -> tuple[Cell, ...]:
    """The cells of one lane from the first column to the last, blanks included."""
    cells: list[Cell] = []
    at = columns.start
    for phase in sorted(phases, key=lambda p: p.start):
        cells += [Cell(fy, 1, None) for fy in range(at, phase.start)]
        cells.append(Cell(phase.start, phase.last - phase.start + 1, bar(scene, page, phase)))
        at = phase.last + 1
    return (*cells, *(Cell(fy, 1, None) for fy in range(at, columns.stop)))


def is_open(phase: Phase) -> bool:
    """Whether only a dash is printed: what follows a decision depends on it."""
    return not phase.label.strip("-－ー―‐")


def bar(scene: Scene, page: Page, phase: Phase) -> Bar:
    """A phase as a reader meets it."""
    return Bar(
        Text(scene.say("決定しだい"), scene.locale) if is_open(phase) else scene.label(phase.label, page),
        phase.step,
        scene.say(STEPS[phase.step]),
        span(phase.start, phase.last, scene),
        phase.extent == "inferred",
    )


def span(first: int, last: int, scene: Scene) -> str:
    """Fiscal years in words: 令和8年度, or 令和8年度から令和12年度まで."""
    start, end = (years.show_fiscal_year(fy, scene.locale) for fy in (first, last))
    return start if first == last else scene.say("{start}から{end}まで", start=start, end=end)


STEPS = {
    "study": "検討",
    "decide": "決定",
    "build": "構築",
    "introduce": "導入",
    "operate": "運用",
    "promote": "利用促進",
    "review": "見直し",
    "train": "研修",
    "event": "行事・工事",
}
