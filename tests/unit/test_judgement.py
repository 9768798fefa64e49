"""How a figure is judged: by its latest actual, on the straight line from the baseline to the target."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.model.kpi import Kpi
from machidx.progress.judgement import Judgement, Point, Standing, judge_kpi


def kpi(**given: Any) -> Kpi:
    """A figure from 100 in FY2024 to 200 in FY2028, with what the test changes."""
    facts: dict[str, Any] = {
        "id": "a",
        "name": "利用の件数",
        "type": "quantity",
        "unit": "件",
        "direction": "up",
        "baseline": {"fy": "令和6年度", "value": 100, "text": "100件"},
        "target": {"fy": "令和10年度", "value": 200, "text": "200件"},
    }
    return Kpi.model_validate(facts | given)


def in_year(fy: int, value: Any, text: str | None = None) -> dict[str, Any]:
    return {"fy": f"令和{fy - 2018}年度", "value": value, "text": text or f"{value}件"}


@pytest.mark.parametrize(
    ("fy", "value", "status", "expected"),
    [
        (2026, 150, "on_track", 150),
        (2026, 149, "slightly_behind", 150),
        (2026, 125, "slightly_behind", 150),
        (2026, 124, "behind", 150),
        (2026, 90, "behind", 150),
        (2026, 200, "reached", None),
        (2028, 200, "reached", None),
        (2028, 199, "behind", None),
        (2030, 250, "reached", None),
        (2025, 126, "on_track", 125),
    ],
)
def test_the_same_step_is_expected_each_year(fy: int, value: int, status: str, expected: int | None) -> None:
    judged = judge_kpi(kpi(actuals=[in_year(fy, value)]))
    assert (judged.status, judged.expected, judged.fy) == (status, expected, fy)


@pytest.mark.parametrize(
    ("changed", "actual", "status"),
    [
        ({"direction": "down", "target": in_year(2028, 60)}, in_year(2026, 80), "on_track"),
        ({"direction": "down", "target": in_year(2028, 60)}, in_year(2026, 90), "slightly_behind"),
        ({"direction": "down", "target": in_year(2028, 60)}, in_year(2026, 110), "behind"),
        ({"direction": "down", "target": in_year(2028, 60)}, in_year(2026, 60), "reached"),
        ({"direction": None, "target": in_year(2028, 60)}, in_year(2026, 80), "on_track"),
        ({"target": in_year(2028, 200) | {"comparison": "more_than"}}, in_year(2028, 200), "behind"),
        ({"target": in_year(2028, 200) | {"comparison": "about"}}, in_year(2028, 190), "reached"),
        ({"target": in_year(2028, 200) | {"comparison": "about"}}, in_year(2028, 189), "behind"),
        ({"target": in_year(2028, {"min": 200, "max": 300}, "200～300件")}, in_year(2028, 200), "reached"),
        ({}, in_year(2026, {"min": 140, "max": 200}, "140～200件"), "slightly_behind"),
        ({"direction": "keep", "target": in_year(2028, 100)}, in_year(2026, 100), "on_track"),
        ({"direction": "keep", "target": in_year(2028, 100)}, in_year(2028, 101), "reached"),
        ({"direction": "keep", "target": in_year(2028, 100)}, in_year(2026, 99), "behind"),
        ({"direction": "keep", "target": in_year(2028, 5) | {"comparison": "at_most"}}, in_year(2026, 6), "behind"),
    ],
)
def test_directions_comparisons_and_ranges(changed: dict[str, Any], actual: dict[str, Any], status: str) -> None:
    assert judge_kpi(kpi(**changed, actuals=[actual])).status == status


@pytest.mark.parametrize(
    ("changed", "standing", "reason"),
    [
        ({}, Standing(), "no_actual"),
        ({}, Standing(is_considered=True), "considering"),
        ({}, Standing(begins=2027), "not_begun"),
        ({"actuals": [in_year(2026, None, "調査中")]}, Standing(), "no_number"),
        ({"baseline": None, "actuals": [in_year(2026, 150)]}, Standing(), "no_baseline"),
        ({"note": "旧アプリ", "actuals": [in_year(2026, 150)]}, Standing(), "not_comparable"),
        ({"target": {"value": 200, "text": "200件"}, "actuals": [in_year(2026, 150)]}, Standing(), "no_year"),
        ({"actuals": [in_year(2024, 150)]}, Standing(), "before_baseline"),
        ({"direction": None, "baseline": None, "actuals": [in_year(2026, 150)]}, Standing(), "no_direction"),
    ],
)
def test_what_cannot_be_judged_says_why(changed: dict[str, Any], standing: Standing, reason: str) -> None:
    judged = judge_kpi(kpi(**changed), standing)
    assert (judged.status, judged.reason) == ("open", reason)


def test_a_reached_target_needs_no_baseline() -> None:
    assert judge_kpi(kpi(baseline=None, actuals=[in_year(2026, 200)])).status == "reached"


def test_what_is_counted_over_the_plan_begins_at_zero_before_it() -> None:
    counted = kpi(aggregation="累計", baseline=None, target=in_year(2029, 400), actuals=[in_year(2027, 150)])
    judged = judge_kpi(counted, Standing(plan_start=2026))
    assert (judged.status, judged.expected) == ("slightly_behind", Fraction(200))
    assert judged.baseline == Point(2025, Fraction(0))


@pytest.mark.parametrize(
    ("fy", "text", "status", "reason"),
    [(2026, "運用開始", "reached", None), (2026, "準備中", "open", "milestone"), (2028, "準備中", "behind", None)],
)
def test_a_milestone_is_reached_when_it_is_said(fy: int, text: str, status: str, reason: str | None) -> None:
    target = {"fy": "令和10年度", "value": None, "text": "運用開始"}
    judged = judge_kpi(
        kpi(type="milestone", unit=None, baseline=None, target=target, actuals=[in_year(fy, None, text)])
    )
    assert (judged.status, judged.reason) == (status, reason)


def test_the_latest_actual_counts_and_not_today() -> None:
    judged = judge_kpi(kpi(actuals=[in_year(2026, 150), in_year(2025, 10)]))
    assert judged == Judgement(
        "on_track",
        fy=2026,
        actual=Fraction(150),
        baseline=Point(2024, Fraction(100)),
        target=Point(2028, Fraction(200)),
        expected=Fraction(150),
        share=Fraction(1),
    )


@given(st.integers(0, 300), st.integers(0, 300), st.integers(2025, 2027))
def test_more_is_never_judged_worse(one: int, other: int, fy: int) -> None:
    order = ["behind", "slightly_behind", "on_track", "reached"]
    less, more = sorted((one, other))
    judged = [order.index(judge_kpi(kpi(actuals=[in_year(fy, value)])).status) for value in (less, more)]
    assert judged[0] <= judged[1]


def test_the_town_may_overrule_and_the_arithmetic_stays() -> None:
    own = {"status": "順調", "reason": "大雪で窓口を閉めた月があるため"}
    judged = judge_kpi(kpi(actuals=[in_year(2026, 120)], judgement=own))
    assert (judged.status, judged.is_own, judged.expected) == ("on_track", True, Fraction(150))
