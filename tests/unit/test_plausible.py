"""What may be a slip in an actual is asked about; what is usual is not."""

from typing import Any

import pytest

from machidx.progress.plausible import doubts

from .test_judgement import in_year, kpi

_PERCENT = {"unit": "%", "baseline": in_year(2024, 40, "40%"), "target": in_year(2028, 80, "80%")}


@pytest.mark.parametrize(
    ("changed", "actuals", "found"),
    [
        ({}, [in_year(2025, 110), in_year(2026, 150)], []),
        ({}, [in_year(2026, 15000)], [(0, "many_times")]),
        ({}, [in_year(2026, 1.5)], [(0, "many_times")]),
        ({}, [in_year(2026, 90)], [(0, "wrong_way")]),
        ({}, [in_year(2026, 0)], [(0, "wrong_way")]),
        ({}, [in_year(2027, 150)], [(0, "future")]),
        ({}, [in_year(2026, 150), in_year(2025, 120)], [(1, "out_of_order")]),
        ({}, [in_year(2024, 110)], [(0, "baseline_year")]),
        (_PERCENT, [in_year(2026, 120, "120%")], [(0, "over_whole")]),
        (_PERCENT, [in_year(2026, 60, "60%")], []),
        ({"baseline": None}, [in_year(2026, None, "調査中")], []),
    ],
)
def test_doubts(changed: dict[str, Any], actuals: list[dict[str, Any]], found: list[tuple[int, str]]) -> None:
    assert [(d.place, d.doubt) for d in doubts(kpi(**changed, actuals=actuals), 2026)] == found
