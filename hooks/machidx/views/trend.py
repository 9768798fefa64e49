"""A figure's line over the years: the way from the baseline to the target, and the actuals so far."""

from dataclasses import dataclass, replace
from itertools import pairwise

from machidx.language import years
from machidx.model.kpi import Amount, Kpi
from machidx.model.values import Range
from machidx.views.context import Scene

TOP, BOTTOM = 26, 84
"""Pixels from the top of the drawing to its highest and its lowest value."""
_LEFT, _RIGHT = 4.0, 96.0
"""Percent of the width."""


@dataclass(frozen=True)
class TrendPoint:
    """A value: its place in percent of the width and in pixels of the height, its fiscal year in short, its number."""

    x: float
    y: float
    when: str
    text: str
    anchor: str
    """SVG text-anchor of its words."""
    is_below: bool = False
    """Whether it lies below the expected way, so that its number stands below it."""


@dataclass(frozen=True)
class TrendLine:
    """A straight piece between two points."""

    begin: TrendPoint
    end: TrendPoint


@dataclass(frozen=True)
class Trend:
    """The expected way as a straight line, None without a baseline and a target of known years; and the actuals."""

    expected: TrendLine | None
    actuals: tuple[TrendPoint, ...]
    """By year."""
    lines: tuple[TrendLine, ...]
    """From the baseline, if there is one, through the actuals."""


def trend(scene: Scene, kpi: Kpi) -> Trend | None:
    """The line of a figure; None without an actual that is a number of a known year, or with only one year in all."""
    first = None if kpi.note or kpi.aggregation else _dated(kpi.baseline)
    goal = _dated(kpi.target)
    found = sorted(pair for actual in kpi.actuals if (pair := _dated(actual)))
    known = [pair for pair in (first, *found, goal) if pair]
    if not found or len({fy for fy, _ in known}) == 1:
        return None
    low, high = (min(fy for fy, _ in known), max(fy for fy, _ in known))
    least, most = (min(value for _, value in known), max(value for _, value in known))

    def point(pair: tuple[int, float]) -> TrendPoint:
        fy, value = pair
        x = _LEFT + (_RIGHT - _LEFT) * (fy - low) / (high - low)
        share = (value - least) / (most - least) if most > least else 0.5
        anchor = "start" if fy == low else "end" if fy == high else "middle"
        y = BOTTOM - (BOTTOM - TOP) * share
        return TrendPoint(
            round(x, 1),
            round(y, 1),
            years.short_fiscal_year(fy, scene.locale).removesuffix("年度"),
            f"{value:,}",
            anchor,
        )

    begin = point(first) if first else None
    way = TrendLine(begin, point(goal)) if begin and goal else None
    actuals = tuple(replace(made, is_below=way is not None and made.y > _y(way, made.x)) for made in map(point, found))
    through = (begin, *actuals) if begin else actuals
    return Trend(
        way,
        actuals,
        tuple(TrendLine(one, other) for one, other in pairwise(through)),
    )


def _y(way: TrendLine, x: float) -> float:
    """Where a straight line is at ``x``."""
    return way.begin.y + (way.end.y - way.begin.y) * (x - way.begin.x) / ((way.end.x - way.begin.x) or 1)


def _dated(amount: Amount | None) -> tuple[int, float] | None:
    """The fiscal year and the number of an amount; None if it lacks either."""
    if amount is None or amount.year is None or amount.value is None or isinstance(amount.value, Range):
        return None
    return amount.year, amount.value
