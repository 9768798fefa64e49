"""The line of a figure over the years, and the numbers of targets by judgement."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.content import loader
from machidx.content.library import Library, measure
from machidx.model.kpi import Kpi
from machidx.model.values import given as given_items
from machidx.views.achievement import achievement
from machidx.views.context import Scene
from machidx.views.trend import BOTTOM, TOP, trend

from ..conftest import ROOT


def _kpi(baseline: Any, target: Any, actuals: list[Any], **more: Any) -> Kpi:
    def amount(pair: Any) -> dict[str, Any]:
        return {"fy": pair[0], "value": pair[1], "text": str(pair[1])}

    return Kpi.model_validate(
        {
            "id": "kpi-1",
            "name": "件数",
            "type": "quantity",
            "unit": "件",
            "target": amount(target),
            **({"baseline": amount(baseline)} if baseline else {}),
            "actuals": [amount(pair) for pair in actuals],
            **more,
        }
    )


@pytest.fixture(scope="module")
def library() -> Library:
    return loader.load(ROOT / "tests" / "library")[0]


@pytest.fixture(scope="module")
def scene(library: Library) -> Scene:
    return Scene(library, library.pages["towns/midori/measures/1-1"], "ja")


def test_the_line_leads_from_the_baseline_through_the_actuals(scene: Scene) -> None:
    shown = trend(scene, _kpi((2024, 100), (2028, 200), [(2026, 120), (2025, 130)]))
    assert shown
    assert shown.expected
    assert [(point.when, point.text, point.is_below) for point in shown.actuals] == [
        ("令和7", "130", False),
        ("令和8", "120", True),
    ]
    assert (shown.expected.begin.y, shown.expected.end.y) == (BOTTOM, TOP)
    assert [line.end for line in shown.lines] == list(shown.actuals)


@pytest.mark.parametrize(
    "kpi",
    [
        _kpi((2024, 100), (2028, 200), []),
        _kpi(None, (2028, 200), [(2028, 100)]),
    ],
)
def test_a_figure_without_a_way_has_no_line(scene: Scene, kpi: Kpi) -> None:
    assert trend(scene, kpi) is None


def test_a_remark_on_the_baseline_ends_the_way(scene: Scene) -> None:
    shown = trend(scene, _kpi((2024, 100), (2028, 200), [(2026, 120)], note="旧アプリ"))
    assert shown
    assert shown.expected is None


@given(st.lists(st.tuples(st.integers(2000, 2040), st.integers(-(10**9), 10**9)), min_size=1, max_size=8))
def test_all_points_lie_in_the_drawing(pairs: list[tuple[int, int]]) -> None:
    scene: Any = type("InJapanese", (), {"locale": "ja"})()
    shown = trend(scene, _kpi((2020, 3), (2030, 7), pairs))
    assert shown
    for point in shown.actuals:
        assert 0 <= point.x <= 100
        assert TOP <= point.y <= BOTTOM


def test_targets_are_counted_by_their_judgement(library: Library, scene: Scene) -> None:
    found = achievement(scene, library.towns)
    assert found
    kpis = [kpi for page in library.of_kind("measure") for kpi in given_items(measure(page).kpis)]
    assert found.count == len(kpis)
    assert found.reported == sum(bool(kpi.actuals) for kpi in kpis) == sum(each.count for each in found.statuses)
