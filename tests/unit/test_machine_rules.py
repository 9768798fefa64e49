"""The Digital Agency's rules for machine-readable data, one test per rule, on the real site's data."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from machidx.content import loader
from machidx.content.library import Library
from machidx.content.outputs import WORKBOOK
from machidx.language import years
from machidx.site.open_data import OPEN_DATA
from machidx.site.tables.files import table_files
from machidx.views.machine_rules import MACHINE_RULES, MachineRule
from machidx.views.tables.tables import TABLES

ROOT = Path(__file__).parents[2]
BY_NAME = {table.name: table for table in TABLES}
YEARS = re.compile(r"(^|_)fy$")


class Data:
    """All tables as a program reads them, and the workbook."""

    def __init__(self, library: Library) -> None:
        files = dict(table_files(library))
        self.raw = {Path(path).stem: data for path, data in files.items() if path.endswith(".csv")}
        self.heads: dict[str, list[str]] = {}
        self.rows: dict[str, list[dict[str, str]]] = {}
        for name, data in self.raw.items():
            heads, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
            self.heads[name] = heads
            self.rows[name] = [dict(zip(heads, row, strict=True)) for row in rows]
        self.file = files[f"data/{WORKBOOK}"]
        self.book: Workbook = openpyxl.load_workbook(io.BytesIO(self.file))

    def cells(self, kind: str = "") -> list[tuple[str, str, str]]:
        """Table, column and value of every cell that is not blank, of columns of one kind."""
        return [
            (table.name, column.name, row[column.name])
            for table in TABLES
            for column in table.columns
            for row in self.rows[table.name]
            if row[column.name] and kind in ("", column.kind)
        ]


@pytest.fixture(scope="module")
def data() -> Data:
    return Data(loader.load(ROOT / "docs")[0])


def formats(data: Data) -> None:
    assert {Path(path).suffix for path in OPEN_DATA} >= {".csv", ".xlsx", ".json"}
    assert set(data.raw) == set(BY_NAME)


def one_table(data: Data) -> None:
    assert [sheet.title for sheet in data.book][: len(TABLES)] == [*BY_NAME]
    for name, rows in data.rows.items():
        assert data.book[name].max_row == len(rows) + 1
    assert all(len(sheet.tables) == 0 for sheet in data.book)


def not_divided(data: Data) -> None:
    assert all(any(row.values()) for rows in data.rows.values() for row in rows)
    assert all(all(heads) for heads in data.heads.values())


def nothing_else(data: Data) -> None:
    for name, heads in data.heads.items():
        assert data.book[name].max_column == len(heads)
    assert all(cell.comment is None for sheet in data.book for row in sheet.iter_rows() for cell in row)


def named_columns(data: Data) -> None:
    assert all(re.fullmatch("[a-z]+(_[a-z]+)*", head) for heads in data.heads.values() for head in heads)
    assert all(column.about for table in TABLES for column in table.columns)


def no_layout(data: Data) -> None:
    assert [cell for *_, cell in data.cells() if cell != cell.strip() or "  " in cell or "\t" in cell] == []


def one_value(data: Data) -> None:
    departments = [(row["measure"], row["name_ja"]) for row in data.rows["measure_departments"]]
    assert len(departments) == len(set(departments))
    named = {row["name_ja"] for row in data.rows["departments"]}
    assert {name for _, name in departments} <= named, "two departments in one cell"
    assert {row["theme"] for row in data.rows["measure_themes"]} <= {row["id"] for row in data.rows["themes"]}


def plain_signs(data: Data) -> None:
    strange = [cell for *_, cell in data.cells() if any(unicodedata.category(sign) in ("Co", "Cn") for sign in cell)]
    assert strange == []
    identifiers = ("id", "measure", "theme", "term", "town", "code", "stage", "step")
    assert all(cell.isascii() for table, column, cell in data.cells() if column in identifiers and table != "codes")


def blank_is_not_zero(data: Data) -> None:
    for row in data.rows["kpis"]:
        for name in ("baseline", "target"):
            if not row[f"{name}_text"]:
                assert row[f"{name}_min"] == row[f"{name}_max"] == ""
    zeros = [(table, column) for table, column, cell in data.cells("number") if float(cell) == 0]
    printed = {(row["page"], row["table"]) for row in data.rows["figures"] if row["value"] in ("0", "0.0")}
    assert len([zero for zero in zeros if zero[0] == "figures"]) >= len(printed)
    assert any(cell.value is None for cell in data.book["kpis"][2])


def no_objects(data: Data) -> None:
    names = zipfile.ZipFile(io.BytesIO(data.file)).namelist()
    assert [name for name in names if re.search("drawing|media|chart|image", name)] == []


def no_meaning_in_format(data: Data) -> None:
    for sheet in data.book:
        for row in sheet.iter_rows(min_row=2):
            assert not any(cell.font.bold or cell.fill.patternType for cell in row)


def not_merged(data: Data) -> None:
    assert all(not sheet.merged_cells.ranges for sheet in data.book)


def not_hidden(data: Data) -> None:
    for sheet in data.book:
        assert sheet.sheet_state == "visible"
        assert not any(each.hidden for each in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))


def one_line(data: Data) -> None:
    for name, raw in data.raw.items():
        assert raw.count(b"\r\n") == raw.count(b"\n") == len(data.rows[name]) + 1


def quoted(data: Data) -> None:
    with_comma = [cell for *_, cell in data.cells() if "," in cell]
    assert with_comma
    for name, raw in data.raw.items():
        assert {len(row) for row in csv.reader(raw.decode("utf-8-sig").splitlines())} == {len(data.heads[name])}


def only_numbers(data: Data) -> None:
    assert all(re.fullmatch(r"-?\d+(\.\d+)?", cell) for kind in ("number", "integer") for *_, cell in data.cells(kind))
    for table in TABLES:
        for place, column in enumerate(table.columns, start=1):
            values = [data.book[table.name].cell(row, place).value for row in range(2, len(data.rows[table.name]) + 2)]
            numbers = column.kind in ("number", "integer")
            assert all(value is None or isinstance(value, (int, float)) == numbers for value in values), column


def nothing_left_out(data: Data) -> None:
    for table in TABLES:
        for name in ("measure", "town", "code", "town_name_ja", "measure_title_ja", "term", "theme"):
            if name in data.heads[table.name]:
                assert all(row[name] for row in data.rows[table.name]), (table.name, name)


def unique_columns(data: Data) -> None:
    assert all(len(heads) == len(set(heads)) for heads in data.heads.values())


def known_codes(data: Data) -> None:
    for table in TABLES:
        for column in table.columns:
            if column.meanings:
                assert {row[column.name] for row in data.rows[table.name]} <= {"", *column.meanings}, column


def others_apart(data: Data) -> None:
    assert [cell for table, column, cell in data.cells() if column != "text_ja" and cell.startswith("その他（")] == []


def no_formulas(data: Data) -> None:
    assert all(cell.data_type != "f" for sheet in data.book for row in sheet.iter_rows() for cell in row)


def heads_first(data: Data) -> None:
    for name, heads in data.heads.items():
        assert heads == [column.name for column in BY_NAME[name].columns]
        assert [cell.value for cell in data.book[name][1]] == heads


def codes_listed(data: Data) -> None:
    listed = {(row["table"], row["column"], row["code"]) for row in data.rows["codes"]}
    wanted = {(t.name, c.name, code) for t in TABLES for c in t.columns for code in c.meanings}
    assert listed == wanted
    assert all(row["about_ja"] and row["about_en"] for row in data.rows["codes"])


def no_signs_among_numbers(data: Data) -> None:
    only_numbers(data)


def units(data: Data) -> None:
    for row in data.rows["kpis"]:
        printed = re.sub(r"[\d.,]", "", row["target_text"])
        assert row["unit_ja"] or row["type"] == "milestone" or not (row["target_min"] and printed), row
    for row in data.rows["figures"]:
        assert row["unit_ja"] or not row["value"] or "数" in row["head_ja"], row


def years_alike(data: Data) -> None:
    for table in TABLES:
        for column in table.columns:
            if YEARS.search(column.name):
                era = f"{column.name[:-2]}era"
                for row in data.rows[table.name]:
                    assert row[era] == (years.fiscal_year_era(int(row[column.name])) if row[column.name] else "")
    assert all(re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", cell) for *_, cell in data.cells("month"))


def regions(data: Data) -> None:
    names = {row["code"]: row["name_ja"] for row in data.rows["towns"]}
    assert all(re.fullmatch(r"\d{6}", code) for code in names)
    for name, heads in data.heads.items():
        if "town" in heads:
            assert all(names[row["code"]] == row["town_name_ja"] for row in data.rows[name])


def columns_kept(data: Data) -> None:
    """A column may be added below, never renamed or removed."""
    first = {
        "kpis": ["id", "measure", "type", "name_ja"],
        "measures": ["id", "code", "town", "town_name_ja"],
        "towns": ["id", "code", "name_ja", "name_en"],
        "terms": ["id", "label_ja", "label_en", "reading"],
    }
    assert {name: data.heads[name][:4] for name in first} == first


def described(data: Data) -> None:
    listed = [(row["table"], row["column"]) for row in data.rows["columns"]]
    assert listed == [(table.name, column.name) for table in TABLES for column in table.columns]
    assert all(row["about_ja"] and row["about_en"] for row in data.rows["columns"])
    page = (ROOT / "docs/about/data.md").read_text(encoding="utf-8")
    assert "UTF-8" in page
    assert "BOM" in page


def upright(data: Data) -> None:
    assert not any(re.search(r"\d{4}|reiwa|r\d", head) for heads in data.heads.values() for head in heads)
    towns = {row["town"] for row in data.rows["measures"]}
    assert not any(town in head for heads in data.heads.values() for head in heads for town in towns)


TESTS: dict[str, Callable[[Data], None]] = dict(
    zip(
        (rule.id for rule in MACHINE_RULES),
        (
            formats, one_table, not_divided, nothing_else, named_columns, no_layout, one_value, plain_signs,
            blank_is_not_zero, no_objects, no_meaning_in_format, not_merged, not_hidden, one_line, quoted,
            only_numbers, nothing_left_out, unique_columns, known_codes, others_apart, no_formulas,
            heads_first, codes_listed, no_signs_among_numbers, units, years_alike, regions, columns_kept, described,
            upright,
        ),
        strict=True,
    )
)  # fmt: skip


@pytest.mark.parametrize("rule", MACHINE_RULES, ids=lambda rule: rule.id)
def test_a_rule_is_kept(rule: MachineRule, data: Data) -> None:
    TESTS[rule.id](data)
