"""Tests that scales and bars stay within their axes, and that files of numbers without end are problems."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.content import adoption
from machidx.model.kpi import Amount, Kpi
from machidx.views.figures import _scale

VALUES = st.one_of(
    st.integers(-(10**14), 10**14), st.integers(-200, 200), st.floats(-1000, 1000).map(lambda n: round(n, 2))
)


def kpi(baseline: float, target: float, unit: str) -> Kpi:
    """A figure with two values."""
    before, after = Amount(value=baseline, text="前"), Amount(value=target, text="後")
    return Kpi(id="kpi-1", name="数", type="quantity", unit=unit, baseline=before, target=after)


@given(VALUES, VALUES, st.sampled_from(["%", "件"]))
def test_both_values_stand_within_the_scale(baseline: float, target: float, unit: str) -> None:
    scale = _scale(kpi(baseline, target, unit), unit, "ja")
    for mark in (scale.baseline, scale.target) if scale else ():
        assert 0 <= mark.low <= mark.high <= 100


@pytest.mark.parametrize(
    ("baseline", "target", "ends"),
    [(80, 120, ("0", "120")), (0, -20, ("-20", "100")), (50, 90, ("0", "100")), (-20, -5, ("-20", "0"))],
)
def test_the_scale_of_a_percentage_includes_its_values(baseline: float, target: float, ends: tuple[str, str]) -> None:
    scale = _scale(kpi(baseline, target, "%"), "%", "ja")
    assert scale
    assert (scale.start, scale.limit) == ends


@pytest.mark.parametrize("number", ["9" * 5000, "Infinity", "NaN", "1e309", "-Infinity"])
def test_a_record_with_a_number_without_bounds_is_a_problem(tmp_path: Path, number: str) -> None:
    file = tmp_path / "towns" / "midori" / adoption.FILE
    file.parent.mkdir(parents=True)
    file.write_text(f'{{"town": "midori", "plan": {number}, "departments": [], "measures": []}}', encoding="utf-8")
    plans, problems = adoption.read(tmp_path)
    assert (plans, [problem.rule.code for problem in problems]) == ({}, ["R21"])
