"""The yearly survey: out as workbooks, filled in, and back into the files as if by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from machidx.content import loader
from machidx.content.library import Library
from machidx.content.line_edits import applied, with_value
from machidx.content.rewriting import with_data
from machidx.content.source import parse
from machidx.progress.survey.cells import number_in
from machidx.progress.survey.entries import ActualEntry, CellMistake, Survey
from machidx.progress.survey.exporting import export
from machidx.progress.survey.reading import read, told
from machidx.progress.survey.writing import write
from machidx.rules.check import check

MEASURE = "towns/midori/measures/1-1.md"
Fill = Callable[[dict[str, dict[str, Any]]], Survey]


def library_of(docs: Path) -> Library:
    return loader.load(docs)[0]


@pytest.fixture
def book(docs: Path, tmp_path: Path) -> Path:
    """The workbook of 町民課 for FY2027."""
    library = library_of(docs)
    town = library.town("midori")
    assert town
    files = list(export(library, town, 2027, tmp_path / "survey"))
    return next(file for file in files if "町民課" in file.name)


@pytest.fixture
def fill(docs: Path, book: Path) -> Fill:
    """Fill in cells, by sheet and address, and read the workbook."""

    def filled(cells: dict[str, dict[str, Any]]) -> Survey:
        opened = load_workbook(book)
        for sheet, values in cells.items():
            for cell, value in values.items():
                opened[sheet][cell] = value
        opened.save(book)
        return read(library_of(docs), [book])

    return filled


def test_only_the_cells_to_fill_in_are_open(book: Path) -> None:
    sheet = load_workbook(book)["実績"]
    assert sheet.protection.sheet
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert open_cells == {"H5", "I5", "J5"}
    assert [cell.value for cell in sheet[5]][:7] == [
        "midori-1-1/kpi-1", "1-① 証明書をコンビニで", "交付件数", "件", "1,466件", "1,900件以上", "1,500件",
    ]  # fmt: skip


def test_an_empty_survey_says_nothing(fill: Fill) -> None:
    found = fill({})
    assert (found.actuals, found.progress, found.mistakes) == ([], [], [])


def test_what_is_filled_in_is_written_as_by_hand_and_once(docs: Path, fill: Fill) -> None:
    found = fill({"実績": {"H5": 1620}, "進み具合": {"E5": "遅れ", "F5": "機器の納入がおくれた", "G5": "はい"}})
    path = docs / MEASURE
    before = path.read_text(encoding="utf-8")
    assert list(write(library_of(docs), found, "2028-05")) == [path]
    after = path.read_text(encoding="utf-8")
    added = "      - fy: 令和9年度\n        value: 1620\n        text: 1,620件\n"
    wanted = before.replace("        text: 1,500件\n", f"        text: 1,500件\n{added}", 1)
    reported = "  - fy: 令和9年度\n    status: 遅れ\n    note: 機器の納入がおくれた\n"
    wanted = wanted.replace("    status: 予定どおり\n", f"    status: 予定どおり\n{reported}", 1)
    assert after == wanted.replace("checked: 2026-10", "checked: 令和10年5月")
    assert check(docs)[1] == []
    assert list(write(library_of(docs), found, "2028-05")) == []


@pytest.mark.parametrize(
    ("value", "number"),
    [("１，６２０", 1620), ("1,620件", 1620), (1620.0, 1620), (" 1620 ", 1620), ("1620.5", 1620.5), (-3, -3), (0, 0)],
)
def test_numbers_as_people_type_them(fill: Fill, value: Any, number: float) -> None:
    (actual,) = fill({"実績": {"H5": value}}).actuals
    assert actual.value == number


@pytest.mark.parametrize(
    ("sheet", "cells", "place", "said"),
    [
        ("実績", {"H5": "約1620"}, "H5", "数として読めません"),
        ("実績", {"H5": "1620件くらい"}, "H5", "数だけを書き"),
        ("実績", {"H5": "=SUM(A1:A3)"}, "H5", "式ではなく"),
        ("実績", {"H5": "#REF!"}, "H5", "エラー"),
        ("実績", {"H5": True}, "H5", "数ではありません"),
        ("実績", {"H5": "10000000000000000"}, "H5", "読めません"),
        ("実績", {"I5": "順調に増えた"}, "H5", "実績の数がありません"),
        ("実績", {"H5": 1620, "I5": "1,602件"}, "I5", "どちらかを直します"),
        ("実績", {"H5": 1620, "J5": "来年"}, "J5", "年月として読めません"),
        ("実績", {"H5": 1620, "J5": "2027-13"}, "J5", "年月として読めません"),
        ("実績", {"H5": 1620, "J5": "2026-05"}, "J5", "令和9年度の月ではありません"),
        ("実績", {"A5": "midori-1-1/kpi-9", "H5": 1}, "A5", "目標はありません"),
        ("実績", {"A6": "midori-1-1/kpi-1", "H5": 1, "H6": 2}, "A6", "同じ行"),
        ("実績", {"H5": 1, "I5": "1\u200b件"}, "I5", "目に見えない文字"),
        ("進み具合", {"E5": "予定通り"}, "E5", "もしかして: 予定どおり"),
        ("進み具合", {"E5": "？"}, "E5", "書けるのは"),
        ("進み具合", {"F5": "おくれた"}, "E5", "進み具合もえらびます"),
        ("進み具合", {"E5": "遅れ", "F5": "[[BPR]]のため"}, "F5", "ことばだけ"),
        ("進み具合", {"E5": "遅れ", "F5": "長" * 301}, "F5", "長すぎます"),
        ("進み具合", {"G5": "済"}, "G5", "書けるのは はい"),
        ("進み具合", {"A5": "aoba-1", "E5": "遅れ"}, "A5", "施策はありません"),
    ],
)
def test_a_wrong_cell_is_told_by_sheet_and_cell(
    fill: Fill, sheet: str, cells: dict[str, Any], place: str, said: str
) -> None:
    found = fill({sheet: cells})
    (mistake,) = found.mistakes
    assert (mistake.sheet, mistake.cell) == (sheet, place)
    assert said in mistake.message
    assert [*found.actuals, *found.progress] == found.actuals[: "A6" in cells]


def test_a_percentage_typed_as_such_is_that_percentage(docs: Path, book: Path) -> None:
    path = docs / MEASURE
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("unit: 件", 'unit: "%"'),
        ("1,466件", "1466%"),
        ("1,900件以上", "1900%以上"),
        ("1,500件", "1500%"),
    ):
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    opened = load_workbook(book)
    opened["実績"]["H5"] = 0.855
    opened["実績"]["H5"].number_format = "0.0%"
    opened.save(book)
    (actual,) = read(library_of(docs), [book]).actuals
    assert (actual.value, actual.text) == (85.5, "85.5%")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "施策,実績".encode()])
def test_what_is_no_workbook_is_told(docs: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(content)
    (mistake,) = read(library_of(docs), [file]).mistakes
    assert "Excelのファイル" in mistake.message


def test_another_workbook_is_told(docs: Path, book: Path) -> None:
    opened = load_workbook(book)
    del opened["machidx"]
    opened.save(book)
    assert "survey export" in read(library_of(docs), [book]).mistakes[0].message


def test_mistakes_name_file_sheet_and_cell() -> None:
    (line,) = told([CellMistake("a.xlsx", "実績", "H5", "数を書きます。")])
    assert line == "a.xlsx シート「実績」 H5: 数を書きます。"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "kpis:\n  - id: a\n    target: 1  # 目標\n  # 予定\nschedule: x\nsource: y\n",
            "kpis:\n  - id: a\n    target: 1  # 目標\n    actuals:\n"
            "      - fy: 令和9年度\n        value: 2\n  # 予定\nschedule: x\n",
        ),
        (
            "kpis:\n  - id: a\n    actuals: []\n    target: 1\nsource: y\n",
            "kpis:\n  - id: a\n    actuals:\n      - fy: 令和9年度\n        value: 2\n    target: 1\nsource: y\n",
        ),
        (
            "kpis:\n- id: a\n  actuals:\n  - fy: 令和8年度\n    value: 1  # 前\nsource: y\n",
            "kpis:\n- id: a\n  actuals:\n  - fy: 令和8年度\n    value: 1  # 前\n"
            "  - fy: 令和9年度\n    value: 2\nsource: y\n",
        ),
    ],
)
def test_an_item_is_added_and_no_comment_moves(before: str, after: str) -> None:
    file = parse("a.md", f"---\nkind: measure\n{before}---\n\n本文\n")
    kpi = file.front.data["kpis"][0]
    actuals = [*(kpi.get("actuals") or ()), {"fy": "令和9年度", "value": 2}]
    made = with_data(file, {**file.front.data, "kpis": [{**kpi, "actuals": actuals}]})
    assert made.startswith(f"---\nkind: measure\n{after}")
    assert made.endswith("---\n\n本文\n")


_THERE = "      - fy: 令和8年度\n        value: 1500\n        text: 1,500件\n"


@pytest.mark.parametrize(
    ("there", "after"),
    [
        (
            "      - fy: 2026  # 決\n        value: 1500  # 数\n        comparison: at_least\n        text: 1,500件\n",
            "      - fy: 2026  # 決\n        value: 1620  # 数\n        comparison: at_least\n        text: 1,620件\n",
        ),
        (
            "      -   fy: 令和8年度\n          text: 1,500件\n          value: 1500\n",
            "      -   fy: 令和8年度\n          text: 1,620件\n          value: 1620\n",
        ),
    ],
)
def test_only_what_an_actual_says_otherwise_is_written(docs: Path, there: str, after: str) -> None:
    path = docs / MEASURE
    text = path.read_text(encoding="utf-8")
    assert _THERE in text
    path.write_text(text.replace(_THERE, there), encoding="utf-8")
    survey = Survey(2026, [ActualEntry("midori-1-1", "kpi-1", 1620, "1,620件", None)])
    list(write(library_of(docs), survey, "2028-05"))
    assert path.read_text(encoding="utf-8") == text.replace(_THERE, after)


@pytest.mark.parametrize(
    ("fy", "after"),
    [
        (2025, "[{fy: 令和7年度, value: 1620, text: '1,620件'}, {fy: 令和8年度, value: 1500, text: '1,500件'}]"),
        (2026, "[{fy: 令和8年度, value: 1620, text: '1,620件'}]"),
        (2027, "[{fy: 令和8年度, value: 1500, text: '1,500件'}, {fy: 令和9年度, value: 1620, text: '1,620件'}]"),
    ],
)
def test_actuals_in_one_line_stay_in_one(docs: Path, fy: int, after: str) -> None:
    path = docs / MEASURE
    text = path.read_text(encoding="utf-8")
    before = "    actuals: [{fy: 令和8年度, value: 1500, text: '1,500件'}]\n"
    path.write_text(text.replace(f"    actuals:\n{_THERE}", before), encoding="utf-8")
    survey = Survey(fy, [ActualEntry("midori-1-1", "kpi-1", 1620, "1,620件", None)])
    list(write(library_of(docs), survey, "2028-05"))
    assert path.read_text(encoding="utf-8") == text.replace(f"    actuals:\n{_THERE}", f"    actuals: {after}\n")


@pytest.mark.parametrize("typed", ["0.000001", "1620.50", "123456789012345"])
def test_a_number_is_written_as_it_is_read_again(docs: Path, typed: str) -> None:
    value = number_in(typed, unit="", is_percentage=False)
    survey = Survey(2027, [ActualEntry("midori-1-1", "kpi-1", value, f"{typed}件", None)])
    (file,) = write(library_of(docs), survey, "2028-05")
    assert f"        value: {typed}\n" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "value", ["はい: いいえ", "- 始め", "#1", "'引用'", "1", "null", "a: b", "  空白", "100%", "@x"]
)
def test_any_words_come_back_as_they_were(value: str) -> None:
    file = parse("a.md", "---\nkind: measure\n# 出典\nsource: y\n---\n")
    made = parse("a.md", applied(file, [with_value(file, "checked", value)]))
    assert (made.front.data["checked"], made.problems) == (value, [])
    assert made.text.index("checked") < made.text.index("# 出典")
