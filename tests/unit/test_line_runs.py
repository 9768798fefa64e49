"""What stays on one line: amounts with their units, names of municipalities, short brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.language.line_runs import line_runs
from machidx.language.phone_width import fits_a_phone


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("小野町の計画", ["小野町"]),
        ("7,881人から10,000人超え", ["7,881人", "10,000人超え"]),
        ("2～3時間", ["2～3時間"]),
        ("令和11年度（2029年度）", ["令和11年度", "（2029年度）"]),
        ("令和7年12月の50手続き", ["令和7年12月", "50手続き"]),
        ("もう使えます（2件）", ["（2件）"]),
        ("会津坂下町（案、年月は書かれていません）", ["会津坂下町"]),
        ("第6次小野町振興計画", ["次小野町"]),
        ("町の計画", []),
        ("90.8%", []),
    ],
)
def test_names_and_amounts_are_kept_on_one_line(text: str, kept: list[str]) -> None:
    assert [run.text for run in line_runs(text) if run.is_kept] == kept


@given(st.text(alphabet="0１2,.年度町小野（）約令和%～aえき 、"))
def test_runs_join_to_the_text_and_are_short(text: str) -> None:
    runs = line_runs(text)
    assert "".join(run.text for run in runs) == text
    assert not any("、" in run.text for run in runs if run.is_kept and not run.text.startswith("（"))


@pytest.mark.parametrize(
    ("rows", "fits"),
    [
        ([["町", "件数"], ["会津坂下町", "1,900"]], True),
        ([["年度", "男", "女", "計"], ["令和8年", "4,100", "4,200", "8,300"]], True),
        ([["取り組みの名前", "もとの値と年度", "目標"], ["とても長い名前の取り組み", "とても長い値", "1"]], True),
        ([["取り組みの名前", "もとの値と年度", "目標の値", "いつまでに"], ["長い名前の取り組み"] * 4], False),
    ],
)
def test_a_table_of_long_cells_does_not_fit_a_phone(rows: list[list[str]], *, fits: bool) -> None:
    assert fits_a_phone(rows) is fits
