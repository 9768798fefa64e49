"""The page of speed and weight: the last benchmark as a table and as charts."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from machidx.content.performance import Benchmark, BenchmarkRow, Tool
from machidx.language import years
from machidx.language.locale import JAPANESE, Text
from machidx.views.body import ChartBar
from machidx.views.context import Scene

_KB = 1024
_NAMES: dict[Tool, str] = {"machi-dx": "このサイト", "material": "Material for MkDocs", "zensical": "Zensical"}
_OURS: Tool = "machi-dx"


@dataclass(frozen=True)
class _Quantity:
    """A measured quantity: its words, unit and decimals, and its value in a row; None where it has none."""

    words: str
    unit: str
    decimals: int
    value: Callable[[BenchmarkRow], float | None]

    def shown(self, row: BenchmarkRow) -> str:
        value = self.value(row)
        return "–" if value is None else f"{value:,.{self.decimals}f}"


_PAGE_TIME = _Quantity("1ページあたりの時間", "ミリ秒", 1, lambda row: row.page_ms)
_PAGE_WEIGHT = _Quantity("施策のページ1つの重さ", "KB", 0, lambda row: row.measure_page_bytes / _KB)
_QUANTITIES = (
    _Quantity("町の数", "", 0, lambda row: row.towns),
    _Quantity("ページの数", "", 0, lambda row: row.pages),
    _Quantity("サイトをつくる時間", "秒", 1, lambda row: row.seconds),
    _PAGE_TIME,
    _PAGE_WEIGHT,
    _Quantity("最初の検索で受けとる量", "KB", 0, lambda row: row.first_query_bytes and row.first_query_bytes / _KB),
    _Quantity("使うメモリ", "MB", 0, lambda row: row.peak_mb),
    _Quantity("まちがいを調べる時間", "秒", 1, lambda row: row.check_seconds),
    _Quantity("直してから見えるまで", "ミリ秒", 0, lambda row: row.preview_ms),
)
_CHARTED = {"time": _PAGE_TIME, "weight": _PAGE_WEIGHT}


class FigureColumn(NamedTuple):
    """A column of the table: its words, and its unit; "" for a count."""

    words: Text
    unit: str


@dataclass(frozen=True)
class MeasuredRow:
    """A tool at one number of towns: its name, and its figures in the order of the columns."""

    name: str
    is_ours: bool
    figures: tuple[str, ...]


@dataclass(frozen=True)
class BarGroup:
    """The bars of all tools at one number of towns."""

    name: str
    bars: tuple[ChartBar, ...]


@dataclass(frozen=True)
class BenchmarkChart:
    """A quantity by number of towns, where several tools were measured; the longest bar of all is 100 percent long."""

    id: str
    name: str
    groups: tuple[BarGroup, ...]


@dataclass(frozen=True)
class PerformanceView:
    """The last benchmark: when and where it ran, its charts, and its table with the unit in each header."""

    date: str
    commit: str
    cpu: str
    cores: int
    python: str
    charts: tuple[BenchmarkChart, ...]
    columns: tuple[FigureColumn, ...]
    """The columns after the tool's."""
    rows: tuple[MeasuredRow, ...]


def view(scene: Scene) -> PerformanceView | None:
    """The last benchmark; None before the first one."""
    benchmark = scene.library.benchmark
    if benchmark is None:
        return None
    machine = benchmark.machine
    return PerformanceView(
        years.show_day(benchmark.date, scene.locale),
        benchmark.commit,
        machine.cpu,
        machine.cores,
        machine.python,
        tuple(_chart(scene, benchmark, id, quantity) for id, quantity in _CHARTED.items()),
        tuple(
            FigureColumn(Text(scene.say(q.words), scene.locale), scene.say(q.unit) if q.unit else "")
            for q in _QUANTITIES
        ),
        tuple(
            MeasuredRow(_name(scene, row), row.tool == _OURS, tuple(q.shown(row) for q in _QUANTITIES))
            for row in benchmark.rows
        ),
    )


def _name(scene: Scene, row: BenchmarkRow) -> str:
    name = _NAMES[row.tool]
    return scene.say(name) if row.tool == _OURS else name


def _chart(scene: Scene, benchmark: Benchmark, id: str, quantity: _Quantity) -> BenchmarkChart:
    unit = scene.say(quantity.unit)
    gap = "" if scene.locale == JAPANESE else " "
    # A tool alone compares with nothing; the table has its figures.
    by_size = groupby(sorted(benchmark.rows, key=lambda row: row.towns), key=lambda row: row.towns)
    several = {towns: of_size for towns, rows in by_size if len(of_size := list(rows)) > 1}
    longest = max((quantity.value(row) or 0 for rows in several.values() for row in rows), default=0) or 1

    def bar(row: BenchmarkRow) -> ChartBar:
        length = round(100 * (quantity.value(row) or 0) / longest, 1)
        name = Text(_name(scene, row), scene.locale)
        return ChartBar(name, f"{quantity.shown(row)}{gap}{unit}", length, row.tool == _OURS)

    groups = (
        BarGroup(scene.say("{count}町", count=f"{towns:,}"), tuple(map(bar, rows))) for towns, rows in several.items()
    )
    return BenchmarkChart(id, scene.say(quantity.words), tuple(groups))
