"""Schedules: tables of plans whose end is open, and what happens in each year, as residents ask."""

from pathlib import Path
from typing import get_args

import pytest

from machidx.content.library import measure
from machidx.language.locale import JAPANESE
from machidx.model.measure import Step
from machidx.rules.check import check
from machidx.views import periods, schedule, schedules
from machidx.views.context import Scene
from machidx.views.events import EventRow
from machidx.views.steps import STEP_GROUPS, group_of

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
    library = all_towns.library
    town = library.pages["towns/aoba/index"]
    columns = periods.years_of(all_towns, [town])
    table = schedule.table_of(all_towns, library.measures_of("aoba"), columns, "計画")
    assert [year.fy for year in table.years] == list(range(2024, 2033))
    (group,) = table.groups
    assert [sum(cell.span for cell in lane) for row in group.rows for lane in row.lanes] == [len(table.years)]
    assert [[goal.value for goal in goals] for goals in group.goals][-1] == ["30件"]


def test_the_end_of_a_towns_own_plan_is_no_end(all_towns: Scene) -> None:
    rows = _rows(all_towns)
    ends = {(row.event.label.text, row.until) for _, row in rows if row.town_id == "aoba"}
    assert ends == {("準備", "令和7年度"), ("運用", "令和12年度")}
    assert {row.until for _, row in rows if row.town_id == "midori"} == {""}


def _rows(scene: Scene) -> list[tuple[int, EventRow]]:
    years = schedules.view(scene).years
    return [(year.fy, row) for year in years for group in year.groups for row in group.rows]


def test_every_step_has_one_group() -> None:
    grouped = [step for steps in STEP_GROUPS.values() for step in steps]
    assert sorted(grouped) == sorted(get_args(Step))
    assert [group_of(step) for step in grouped] == [group for group, steps in STEP_GROUPS.items() for _ in steps]


def test_each_phase_stands_once_in_the_year_in_which_it_begins(all_towns: Scene) -> None:
    works = [work for page in all_towns.library.measures.values() for work in measure(page).all_works()]
    phases = sorted((phase.start, phase.label) for work in works for phase in work.phases)
    assert sorted((fy, row.event.label.text) for fy, row in _rows(all_towns)) == phases


def test_what_is_used_comes_first_and_what_is_considered_apart_and_last(all_towns: Scene) -> None:
    named = {
        year.fy: [(group.name, group.folded, [row.event.label.text for row in group.rows]) for group in year.groups]
        for year in schedules.view(all_towns).years
    }
    assert named[2026] == [
        ("use", False, ["運用"]),
        ("running", False, ["運用"]),
        ("train", False, ["研修"]),
        ("consider", True, ["検討"]),
    ]


@pytest.mark.parametrize(
    ("locale", "first", "last", "words"),
    [
        (JAPANESE, 2026, 2026, "令和8年度"),
        (JAPANESE, 2026, 2030, "令和8～12年度"),
        (JAPANESE, 2018, 2020, "平成30～令和2年度"),
        ("en", 2026, 2030, "FY2026–FY2030"),
        ("en", 2026, 2026, "FY2026"),
    ],
)
def test_years_of_a_bar_in_a_few_words(all_towns: Scene, locale: str, first: int, last: int, words: str) -> None:
    scene = Scene(all_towns.library, all_towns.page, locale)
    assert periods.short_span(first, last, scene) == words
