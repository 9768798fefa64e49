"""Finds actuals that may be slips: they are allowed, so that staff are asked and not stopped."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from machidx.model.kpi import Amount, Kpi
from machidx.model.values import Range

Doubt: TypeAlias = Literal["many_times", "wrong_way", "over_whole", "future", "out_of_order", "baseline_year"]
DOUBTS: dict[Doubt, str] = {
    "many_times": "ほかの数と、けたがちがいます",
    "wrong_way": "目標と反対の向きに動いています",
    "over_whole": "100%を超えています",
    "future": "これからの年度です",
    "out_of_order": "年度の順に並んでいません",
    "baseline_year": "もとの値の年度か、その前です",
}
MANY = 20
"""A value this many times another one of its figure, or this part of it, may have a wrong unit or a digit too many."""
_WHOLE = 100


class Doubtful(NamedTuple):
    """An actual that may be a slip."""

    place: int
    """0-based, among the actuals."""
    doubt: Doubt


def doubts(kpi: Kpi, this_year: int) -> Iterator[Doubtful]:
    """Yield what may be slips among the actuals of a figure; ``this_year`` is the fiscal year of the writer."""
    years = [actual.year for actual in kpi.actuals]
    for index, (before, year) in enumerate(pairwise(years), start=1):
        if before and year and year < before:
            yield Doubtful(index, "out_of_order")
    for index, actual in enumerate(kpi.actuals):
        yield from (Doubtful(index, doubt) for doubt in _doubts(kpi, actual, this_year))


def is_against(kpi: Kpi) -> bool:
    """Whether a target lies on the other side of its baseline than its direction says."""
    before, goal = _number(kpi.baseline), _number(kpi.target)
    if before is None or goal is None or kpi.names_a_change:
        return False
    return (kpi.direction == "up" and goal < before) or (kpi.direction == "down" and goal > before)


def _doubts(kpi: Kpi, actual: Amount, this_year: int) -> Iterator[Doubt]:
    if actual.year and actual.year > this_year:
        yield "future"
    if actual.year and kpi.baseline and kpi.baseline.year and actual.year <= kpi.baseline.year:
        yield "baseline_year"
    value, before, goal = (_number(amount) for amount in (actual, kpi.baseline, kpi.target))
    if value is None:
        return
    if kpi.unit == "%" and value > _WHOLE and not kpi.names_a_change and not (goal and goal > _WHOLE):
        yield "over_whole"
    others = [abs(other) for other in (before, goal) if other]
    if value and others and not min(others) / MANY < abs(value) < max(others) * MANY:
        yield "many_times"
    elif before is not None and goal is not None and (value - before) * (goal - before) < 0:
        yield "wrong_way"


def _number(amount: Amount | None) -> Fraction | None:
    value = amount.value if amount else None
    if isinstance(value, Range):
        value = value.min
    return None if value is None else Fraction(str(value))
