"""What a writer means: proposals never say more than what is written, and are sure only of the same."""

from pathlib import Path

import pytest

from machidx.content import strange, yaml_repairs
from machidx.content.yaml_mistakes import Position
from machidx.language import meant_times, meant_values, persons
from machidx.language.proposals import is_path_variant
from machidx.rules import named, pasted
from tests.cases import change
from tests.cases import told as what_is_told


@pytest.mark.parametrize(
    ("written", "meant", "is_certain"),
    [
        ("R8", "令和8年度", True),
        ("令和8年度末", "令和8年度", True),
        ("2026以降", "令和8年度", False),
        ("2026頃", "令和8年度", False),
        ("令和8年度から", "令和8年度", False),
        ("令和8年", "令和8年度", False),
        ("R0", "", False),
        ("M1.1", "", False),
        ("1868/1/1", "", False),
    ],
)
def test_a_fiscal_year_is_sure_only_where_nothing_else_is_said(written: str, meant: str, *, is_certain: bool) -> None:
    assert meant_times.meant_fiscal_year(written) == (meant, is_certain)


def test_a_day_that_is_only_about_is_not_sure() -> None:
    assert meant_times.meant_day("2026-11-20頃") == ("2026-11-20", False)
    assert meant_times.meant_day("2026/11/20") == ("2026-11-20", True)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("町民課、税務課", ["町民課", "税務課"]),
        ("こども・健康", ["こども・健康"]),
        ("/towns/midori/measures/old-1/", ["/towns/midori/measures/old-1/"]),
    ],
)
def test_only_commas_divide_a_list(written: str, parts: list[str]) -> None:
    assert meant_values.names_listed(written) == parts


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("“証明書”", "証明書"),
        ("“証明書”と“コンビニ”", None),
        ('モニター24"', None),
        ('証明書"', "証明書"),
    ],
)
def test_quotes_around_words_and_inches_are_none_around_a_value(value: str, right: str | None) -> None:
    told = [mistake.proposal for mistake in strange.stray_quotes(value, Position(0, 0))]
    assert told == ([right] if right else [])


@pytest.mark.parametrize(
    ("written", "name", "expected"),
    [
        ("themes/gis.md", "themes/index.md", False),
        ("x.jpg", "index.md", False),
        ("towns/midori/plan/01-backgroud.md", "towns/midori/plan/01-background.md", True),
        ("town/midori/measures/1-1.md", "towns/midori/measures/1-1.md", True),
        ("towns/midori/measures/1-9.md", "towns/midori/measures/1-1.md", False),
    ],
)
def test_shared_folders_make_paths_no_more_alike(written: str, name: str, *, expected: bool) -> None:
    assert is_path_variant(written, name) == expected


def test_a_plain_value_is_not_blamed_for_another_line() -> None:
    lines = ["stage: expanding", "これはメモです", "summary: @所"]
    assert list(yaml_repairs._quotes(lines, 0)) == []
    (repair,) = yaml_repairs._quotes(lines, 2)
    assert "「@」" in repair.message


@pytest.mark.parametrize(
    ("row", "sign", "cells"),
    [
        ("\t令和6年度\t令和7年度", "\t", ["", "令和6年度", "令和7年度"]),
        ("件数\t1,466\t", "\t", ["件数", "1,466", ""]),
        ("｜｜令和6年度｜", "｜", ["", "令和6年度"]),
        ("A|B\tC", "\t", [r"A\|B", "C"]),
    ],
)
def test_empty_cells_of_a_pasted_row_stay(row: str, sign: str, cells: list[str]) -> None:
    assert pasted._cells(row, sign) == cells


@pytest.mark.parametrize(("line", "expected"), [("多様な働き方", False), ("仕様の統一", False), ("山田様に聞く", True)])
def test_words_with_a_title_inside_name_nobody(line: str, *, expected: bool) -> None:
    assert bool(persons._MARKED.search(line)) == expected


@pytest.mark.parametrize(
    ("value", "right", "is_certain"),
    [("“[[Wi-Fi]]窓口”", "'[[Wi-Fi]]窓口'", False), ("“a: b”", "'a: b'", False), ("“証明書”", "証明書", True)],
)
def test_what_stands_in_quotes_can_be_read_without_them(value: str, right: str, *, is_certain: bool) -> None:
    (mistake,) = strange.stray_quotes(value, Position(0, 0))
    assert (mistake.proposal, mistake.certain) == (right, is_certain)


@pytest.mark.parametrize(
    ("text", "right", "is_certain"), [("ｶﾞ", "ガ", True), ("カﾞ", "ガ", True), ("あﾞ", "゛", False), ("ﾟ", "゜", False)]
)
def test_a_mark_of_voiced_kana_joins_the_letter_before_it(text: str, right: str, *, is_certain: bool) -> None:
    (mistake,) = strange.lookalikes(text)
    assert (mistake.proposal, mistake.certain) == (right, is_certain)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("こども・税務課、全庁", ["こども・税務課", "全庁"]),
        ("税務課・全庁", ["税務課", "全庁"]),
        ("こども・税務課", ["こども・税務課"]),
        ("こども・福祉課", ["こども・福祉課"]),
    ],
)
def test_only_known_names_are_divided(written: str, names: list[str]) -> None:
    assert named._names_in(written, ["こども・税務課", "税務課", "全庁"]) == names


_SITE = "https://machi-dx.example.org"
_MEASURE = "towns/midori/measures/1-1.md"


@pytest.mark.parametrize(
    ("old", "new", "told", "not_told"),
    [
        ("page: 21", "page: 21-23", "範囲は書けません", "min:"),
        ("checked: 2026-10", "checked: 2026-10\nfy: 令和8年度", "「fy」という項目はありません", "の中に書く"),
        ("source:\n  section: 3-1\n  page: 21", "source: {section: 3-1, number: 21}", "「number」", "つ減らします"),
        ("次の文です。", "\n\t令和6年度\t令和7年度\n件数\t1\t2\n", "L15", "L16"),
        ("次の文です。", f"[窓口]({_SITE}/en/towns/nowhere/)", "というページはありません", "もしかして"),
        ("次の文です。", "[計画](plan.pdf)", "置き忘れたか", "消したページ"),
    ],
)  # fmt: skip
def test_a_message_says_what_fits_its_place(docs: Path, old: str, new: str, told: str, not_told: str) -> None:
    assert f"site_url: {_SITE}/\n" in (docs.parent / "mkdocs.yml").read_text(encoding="utf-8")
    change(docs, {"file": _MEASURE, "replace": {old: new}})
    messages = what_is_told(docs)
    assert told in messages
    assert not_told not in messages


def test_a_divider_with_a_space_behind_it_is_one(docs: Path) -> None:
    change(docs, {"file": _MEASURE, "replace": {"stage: expanding": "stage: expanding\n======= "}})
    assert "2人の直しの印" in what_is_told(docs)
