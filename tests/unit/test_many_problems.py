"""Thousands of problems in one file: the first are told one by one, the others by their number, and soon."""

import time
from pathlib import Path

import pytest

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem, limited
from machidx.rules.check import check

FILE = "towns/midori/measures/1-1.md"
PHASE = "      - label: 運用\n        step: operate\n        from: 令和8年度\n"
MANY = 3000


@pytest.mark.parametrize(
    ("old", "more", "code"),
    [
        ("kind: measure\n", "k{}: 1\n", "S02"),
        ("kind: measure\n", "same: 1\n", "Y03"),
        (PHASE, "      - label: p{}\n        step: operate\n        from: 令和8年度\n", "R11"),
        ("kpis:\n", "  - id: a{}\n    type: quantity\n", "S01"),
        ("progress:\n", "  - fy: 令和8年度\n    status: よてい\n", "S04"),
        ("## どう進めるか { #how }\n", "\n[い](x{}.md)\n", "L01"),
    ],
)
def test_many_problems_are_told_in_few_lines(docs: Path, old: str, more: str, code: str) -> None:
    file = docs / FILE
    text = file.read_text(encoding="utf-8")
    assert old in text
    many = "".join(more.format(number) for number in range(MANY))
    file.write_text(text.replace(old, f"{many}{old}" if old == PHASE else f"{old}{many}", 1), encoding="utf-8")
    begun = time.perf_counter()
    problems = check(docs)[1]
    assert time.perf_counter() - begun < 15, "the time must grow with the number, not with its square"
    assert 100 < len(problems) < 210
    assert "ほかに" in "".join(problem.message for problem in problems if problem.rule.code == code)


def test_no_problem_is_left_out_of_the_numbers() -> None:
    places = [Place("a.md", line) for line in range(1, 500)]
    rules = (Rules.LINK, Rules.ANCHOR)
    found = [Problem(place, rules[place.line % 2], "文です。") for place in places]
    told = limited([*found, Problem(Place("b.md"), Rules.LINK, "文です。")])
    assert len(told) == 200 + 2 + 1
    assert [problem.message for problem in told[200:202]] == [
        "この種類の問題が、ほかに150件あります。",
        "この種類の問題が、ほかに149件あります。",
    ]
