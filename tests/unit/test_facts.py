"""Figures whose printed unit is another one than that of their KPI."""

from pathlib import Path

import pytest

from machidx.rules.check import check


@pytest.mark.parametrize(
    ("printed", "fits"),
    [
        ("1,900件以上", True),
        ("１，９００件", True),
        ("1,900", True),
        ("1,900人（1,900件）", True),
        ("10か所で1,900件", True),
        ("1,900人以上", False),
        ("1,900名", False),
    ],
)
def test_the_printed_unit_is_that_of_the_kpi(docs: Path, printed: str, *, fits: bool) -> None:
    file = docs / "towns/midori/measures/1-1.md"
    file.write_text(file.read_text(encoding="utf-8").replace("1,900件以上", printed), encoding="utf-8")
    assert ([problem.rule for problem in check(docs)[1]] == []) == fits
