"""Judges a KPI by its latest actual: reached, on track, slightly behind, behind, or not to be judged yet, and why.

The rule: between the baseline and the target, the same step is expected in every fiscal year. The judgement is as of
the fiscal year of the latest actual, never of today.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from machidx.model.kpi import Amount, Kpi
from machidx.model.values import Range

JudgedStatus: TypeAlias = Literal["reached", "on_track", "slightly_behind", "behind", "open"]
Reason: TypeAlias = Literal[
    "no_actual",
    "considering",
    "not_begun",
    "no_number",
    "no_baseline",
    "not_comparable",
    "no_year",
    "before_baseline",
    "no_direction",
    "milestone",
]
"""Why a figure cannot be judged yet."""

SLIGHTLY = Fraction(1, 2)
"""The share of the expected step from which a figure is only slightly behind."""
_OWN: dict[str, JudgedStatus] = {"達成": "reached", "順調": "on_track", "やや遅れ": "slightly_behind", "遅れ": "behind"}
ABOUT = Fraction(1, 20)
"""How far below a target with 約 still reaches it, as a share of the target."""


class Point(NamedTuple):
    """A value in a fiscal year."""

    fy: int
    value: Fraction


@dataclass(frozen=True)
class Judgement:
    """The judgement of a figure, with the numbers it rests on; those that it does not need are None."""

    status: JudgedStatus
    reason: Reason | None = None
    fy: int | None = None
    """The fiscal year of the latest actual."""
    actual: Fraction | None = None
    baseline: Point | None = None
    target: Point | None = None
    expected: Fraction | None = None
    """The value of that year on the straight line from the baseline to the target."""
    share: Fraction | None = None
    """The step made, as a share of the step expected until that year."""
    is_own: bool = False
    """Whether the status is the town's own; the rest is computed all the same."""


class Standing(NamedTuple):
    """What is known of the measure of a figure."""

    is_considered: bool = False
    """Whether the plan only considers it: a decision comes first."""
    begins: int | None = None
    """The first fiscal year of its use; None if it is in use, or if the plan prints no year."""
    plan_start: int | None = None
    """The first fiscal year of the plan: a target counted from its beginning stands at 0 before it."""


def judge_kpi(kpi: Kpi, standing: Standing = Standing()) -> Judgement:  # noqa: B008 - immutable
    """Judge a figure as of its latest actual; the town's own judgement takes the place of the computed status."""
    judged = _judged(kpi, standing)
    return replace(judged, status=_OWN[kpi.judgement.status], is_own=True) if kpi.judgement else judged


def _judged(kpi: Kpi, standing: Standing) -> Judgement:
    latest = max(kpi.actuals, key=lambda actual: actual.year or 0, default=None)
    if latest is None or latest.year is None:
        return Judgement("open", _why_none(standing))
    if kpi.type == "milestone":
        return _milestone(kpi, latest, latest.year)
    return _quantity(kpi, latest, latest.year, standing)


def _why_none(standing: Standing) -> Reason:
    if standing.is_considered:
        return "considering"
    return "not_begun" if standing.begins else "no_actual"


def _milestone(kpi: Kpi, latest: Amount, fy: int) -> Judgement:
    """A milestone is reached when the actual says the same as the target."""
    if latest.text == kpi.target.text:
        return Judgement("reached", fy=fy)
    due = kpi.target.year
    return Judgement("behind", fy=fy) if due and fy >= due else Judgement("open", "milestone", fy=fy)


def _quantity(kpi: Kpi, latest: Amount, fy: int, standing: Standing) -> Judgement:
    direction = _direction(kpi)
    actual = _end(latest, best=direction == "down")
    goal = _goal(kpi, direction)
    if actual is None or goal is None:
        return Judgement("open", "no_number", fy=fy)
    if direction is None:
        return Judgement("open", "no_direction", fy=fy, actual=actual)
    due = kpi.target.year
    target = Point(due, goal) if due else None
    if direction != "keep" and _meets(kpi, actual, goal, direction):
        return Judgement("reached", fy=fy, actual=actual, target=target)
    if target is None:
        return Judgement("open", "no_year", fy=fy, actual=actual)
    if direction == "keep":
        return _kept(kpi, Judgement("open", fy=fy, actual=actual, target=target), goal)
    if fy >= target.fy:
        return Judgement("behind", fy=fy, actual=actual, target=target)
    baseline, reason = _baseline(kpi, standing)
    if baseline is None or fy <= baseline.fy:
        return Judgement("open", reason or "before_baseline", fy=fy, actual=actual, target=target)
    return _on_the_line(baseline, Point(fy, actual), target)


def _direction(kpi: Kpi) -> Literal["up", "down", "keep"] | None:
    """The direction as printed, else from the baseline to the target."""
    if kpi.direction:
        return kpi.direction
    before, goal = (_end(amount) if amount else None for amount in (kpi.baseline, kpi.target))
    if before is None or goal is None:
        return None
    return "up" if goal > before else "down" if goal < before else "keep"


def _end(amount: Amount, *, best: bool = False) -> Fraction | None:
    """The number of an amount; of a range the lower end, or the upper one where lower is better."""
    value = amount.value
    if isinstance(value, Range):
        value = value.max if best else value.min
    return None if value is None else Fraction(str(value))


def _goal(kpi: Kpi, direction: str | None) -> Fraction | None:
    """The number to reach: of a range the end that comes first; of 約 a little less."""
    goal = _end(kpi.target, best=direction == "down")
    if goal is None or kpi.target.comparison != "about":
        return goal
    return goal * (1 + ABOUT if direction == "down" else 1 - ABOUT)


def _meets(kpi: Kpi, actual: Fraction, goal: Fraction, direction: str) -> bool:
    if kpi.target.comparison == "more_than":
        return actual > goal if direction != "down" else actual < goal
    return actual >= goal if direction != "down" else actual <= goal


def _kept(kpi: Kpi, judged: Judgement, goal: Fraction) -> Judgement:
    """A value to be kept is on track while it is kept, and reached in the year of the target."""
    assert judged.actual is not None and judged.fy and judged.target  # noqa: PT018
    direction = "down" if kpi.target.comparison == "at_most" else "up"
    if not _meets(kpi, judged.actual, goal, direction):
        return replace(judged, status="behind")
    return replace(judged, status="reached" if judged.fy >= judged.target.fy else "on_track")


def _baseline(kpi: Kpi, standing: Standing) -> tuple[Point | None, Reason | None]:
    """Where the line begins, or why it has no beginning."""
    if kpi.aggregation and standing.plan_start:
        return Point(standing.plan_start - 1, Fraction(0)), None
    if kpi.note:
        return None, "not_comparable"
    value = _end(kpi.baseline) if kpi.baseline else None
    if kpi.baseline is None or value is None or kpi.baseline.year is None or isinstance(kpi.baseline.value, Range):
        return None, "no_baseline"
    return Point(kpi.baseline.year, value), None


def _on_the_line(baseline: Point, actual: Point, target: Point) -> Judgement:
    years = Fraction(actual.fy - baseline.fy, target.fy - baseline.fy)
    expected = baseline.value + (target.value - baseline.value) * years
    share = (actual.value - baseline.value) / (expected - baseline.value)
    status: JudgedStatus = "on_track" if share >= 1 else "slightly_behind" if share >= SLIGHTLY else "behind"
    return Judgement(status, None, actual.fy, actual.value, baseline, target, expected, share)
