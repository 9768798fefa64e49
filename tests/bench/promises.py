"""The promises about speed and weight, judged by the rows of a benchmark, and the rows as a table."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from machidx.content.performance import BenchmarkRow, Tool

from .tools import OURS

SMALL, MIDDLE, LARGE = 5, 50, 200
_KB = 1024


@dataclass(frozen=True)
class Promise:
    """A measured figure, the most it may be, and whether it is kept."""

    what: str
    measured: float
    most: float
    unit: str

    @property
    def is_kept(self) -> bool:
        """Whether the figure is at most what was promised."""
        return self.measured <= self.most

    def __str__(self) -> str:
        word = "kept" if self.is_kept else "BROKEN"
        return f"{word}: {self.what}: {self.measured:,.2f} {self.unit}, at most {self.most:,.2f} {self.unit}"


_RATIOS: tuple[tuple[int, Tool, float], ...] = (
    (SMALL, "zensical", 1.4),
    (SMALL, "material", 0.9),
    (MIDDLE, "material", 0.35),
    (MIDDLE, "zensical", 0.5),
)
"""Numbers of towns, tools, and the most that our build may take, in times theirs."""
_FLATNESS = 0.02
"""The share by which the mean of a measure's page may differ from that of the fewest towns."""
_LIMITS: tuple[tuple[str, int, float, str, Callable[[BenchmarkRow], float | None]], ...] = (
    ("from saving to seeing", SMALL, 500, "ms", lambda row: row.preview_ms),
    ("from saving to seeing", MIDDLE, 1000, "ms", lambda row: row.preview_ms),
    ("machidx check", SMALL, 2.5, "s", lambda row: row.check_seconds),
    ("first query", SMALL, 250, "KB", lambda row: _kilobytes(row.first_query_bytes)),
    ("first query", LARGE, 300, "KB", lambda row: _kilobytes(row.first_query_bytes)),
)
_PEAK_MB = 1024
_GROWTH = 1.1
"""The most that our build may take per page of 50 towns, in times that of 5."""


def promises(rows: Iterable[BenchmarkRow]) -> list[Promise]:
    """Judge the promises of which the rows have the figures."""
    by_place = {(row.tool, row.towns): row for row in rows}
    ours = sorted((row for row in by_place.values() if row.tool == OURS), key=lambda row: row.towns)
    return [*_compared(by_place), *_grown(ours), *_limited(ours)]


def _compared(rows: dict[tuple[Tool, int], BenchmarkRow]) -> Iterator[Promise]:
    for towns, tool, most in _RATIOS:
        if (OURS, towns) in rows and (tool, towns) in rows:
            ratio = rows[OURS, towns].seconds / rows[tool, towns].seconds
            yield Promise(f"{towns} towns: build compared with {tool}", ratio, most, "times")


def _grown(ours: list[BenchmarkRow]) -> Iterator[Promise]:
    by_towns = {row.towns: row for row in ours}
    if SMALL in by_towns and MIDDLE in by_towns:
        growth = by_towns[MIDDLE].page_ms / by_towns[SMALL].page_ms
        yield Promise(f"build per page, {MIDDLE} towns compared with {SMALL}", growth, _GROWTH, "times")
    for row in ours[1:]:
        first = ours[0]
        change = abs(row.measure_page_bytes / first.measure_page_bytes - 1)
        what = f"{row.towns} towns: a measure's page differs from that of {first.towns} towns by"
        yield Promise(what, 100 * change, 100 * _FLATNESS, "%")


def _limited(ours: list[BenchmarkRow]) -> Iterator[Promise]:
    for row in ours:
        yield Promise(f"{row.towns} towns: largest process", row.peak_mb, _PEAK_MB, "MB")
        for what, towns, most, unit, value in _LIMITS:
            if towns == row.towns and (measured := value(row)) is not None:
                yield Promise(f"{towns} towns: {what}", measured, most, unit)


def _kilobytes(size: int | None) -> float | None:
    return None if size is None else size / _KB


_HEAD = """\
| tool | towns | pages | build s | ms/page | check s | preview ms | peak MB | measure KB | first query KB |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""


def report(rows: Iterable[BenchmarkRow]) -> str:
    """Return the rows as a table, followed by the promises."""
    shown = list(rows)
    lines = [
        f"| {row.tool} | {row.towns} | {row.pages} | {row.seconds:.1f} | {row.page_ms:.2f}"
        f" | {_shown(row.check_seconds)} | {_shown(row.preview_ms)} | {row.peak_mb:.0f}"
        f" | {row.measure_page_bytes / _KB:.1f} | {_shown(_kilobytes(row.first_query_bytes))} |"
        for row in shown
    ]
    return "\n".join([_HEAD, *lines, "", *(f"- {promise}" for promise in promises(shown))])


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f}"
