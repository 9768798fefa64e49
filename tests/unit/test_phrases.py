"""Where a heading may break: neither inside a word nor inside a number."""

import re
from pathlib import Path

import pytest

from machidx.language.phrases import phrases


@pytest.mark.parametrize("year", range(1, 31))
@pytest.mark.parametrize("written", ["令和{}年度から", "令和{}年度から始めます", "これから（令和{}年6月）"])
def test_a_year_never_breaks_before_its_last_digit(year: int, written: str) -> None:
    whole = written.format(year)
    assert "".join(phrases(whole)) == whole
    assert any(f"令和{year}" in phrase for phrase in phrases(whole)), phrases(whole)


@pytest.mark.parametrize("text", ["9～12月：次の計画", "1,900件の目標", "12.5%に上げる", "2027年度までの5か年"])
def test_no_number_breaks(text: str) -> None:
    numbers = re.findall(r"[\d,.]+", text)
    assert re.findall(r"[\d,.]+", "\n".join(phrases(text))) == numbers


def test_no_heading_of_the_site_breaks_a_number() -> None:
    docs = Path(__file__).parents[2] / "docs"
    broken = [
        (path.name, phrases(line))
        for path in docs.rglob("*.md")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(("title:", "#")) and re.search(r"\d[,.]?\n\d", "\n".join(phrases(line)))
    ]
    assert broken == []
