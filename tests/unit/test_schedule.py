"""Schedules of plans whose end is open, or earlier than that of another town's plan."""

from pathlib import Path

import pytest

from machidx.language.locale import JAPANESE
from machidx.rules.check import check
from machidx.views import schedule
from machidx.views.context import Scene

LATER = """\
kpis:
  - id: kpi-1
    name: 公開の件数
    type: quantity
    unit: 件
    target: { fy: 令和14年度, value: 30, text: 30件 }
schedule:
  - work: 公開
    phases:
      - { label: 準備, step: build, from: 令和6年度, to: 令和7年度 }
      - { label: 運用, step: operate, from: 令和8年度, to: 令和12年度 }
"""


@pytest.fixture
def all_towns(docs: Path) -> Scene:
    """The schedule of all towns; the plan of あおば町, whose end is open, has a phase and a target after five years."""
    file = docs / "towns/aoba/measures/1.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("kpis: not_stated\nschedule: not_stated\n", LATER), encoding="utf-8")
    library, problems = check(docs)
    assert problems == []
    page = library.pages["schedule/index"]
    return Scene(library, page, JAPANESE)


def test_a_plan_with_an_open_end_shows_all_its_years(all_towns: Scene) -> None:
    table = schedule.view(all_towns).tables[0].table
    assert [year.fy for year in table.years] == list(range(2024, 2033))
    (group,) = table.groups
    assert [sum(cell.span for cell in lane) for row in group.rows for lane in row.lanes] == [len(table.years)]
    assert [[goal.value for goal in goals] for goals in group.goals][-1] == ["30件"]


def test_the_end_of_a_towns_own_plan_is_no_end(all_towns: Scene) -> None:
    ends = {
        (year.fy, event.label.text)
        for year in schedule.view(all_towns).years
        for kind in year.kinds
        for town in kind.towns
        for event in town.events
        if kind.name == "end"
    }
    assert ends == {(2025, "準備"), (2030, "運用")}
