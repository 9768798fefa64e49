"""The open data as tables: what a spreadsheet, a program and a reader of the columns get."""

import csv
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest
from csvw import CSVW

from machidx.content import loader
from machidx.content.library import Library, facts, measure, town_id
from machidx.content.outputs import ARCHIVE, WORKBOOK
from machidx.model.kinds import Home
from machidx.model.values import given
from machidx.site.data import nested
from machidx.site.open_data import open_data_files
from machidx.site.tables.files import METADATA, PACKAGE, ROWS, sheets, table_files
from machidx.site.tables.workbook import MATRIX
from machidx.views.tables.description import DataTable
from machidx.views.tables.tables import TABLES

ROOT = Path(__file__).parents[2]
SITE = "https://machi-dx.example.org/"


@pytest.fixture(scope="module")
def real() -> Library:
    return loader.load(ROOT / "docs")[0]


@pytest.fixture(scope="module")
def files(real: Library) -> dict[str, bytes]:
    return dict(table_files(real))


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_as_it_is_described(files: dict[str, bytes], table: DataTable) -> None:
    content = files[f"data/{table.name}.csv"]
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes UTF-8 without BOM for another encoding"
    assert content.count(b"\r\n") == content.count(b"\n") - content.replace(b"\r\n", b"").count(b"\n")
    found = rows(files, table.name)
    assert [*(found[0] if found else [c.name for c in table.columns])] == [column.name for column in table.columns]
    for row in found:
        for column in table.columns:
            assert _fits(row[column.name], column.kind), (row, column)
    keys = [tuple(row[column.name] for column in table.columns[: table.key]) for row in found]
    assert not table.key or len(keys) == len(set(keys))
    assert all(value for key in keys for value in key)


def _fits(cell: str, kind: str) -> bool:
    if not cell or kind == "text":
        return True
    if kind == "month":
        year, _, month = cell.partition("-")
        return len(year) == 4 and 1 <= int(month) <= 12
    return float(cell) == float(cell) and (kind == "number" or cell.lstrip("-").isdecimal())


def test_the_tables_hold_what_the_nested_files_hold(real: Library, files: dict[str, bytes]) -> None:
    measures = nested(real, "measures")
    assert [row["id"] for row in rows(files, "measures")] == [each["id"] for each in measures]
    kpis = {kpi["id"]: kpi for each in measures for kpi in each["kpis"]}
    assert len(kpis) == sum(len(given(measure(page).kpis)) for page in real.of_kind("measure"))
    for row in rows(files, "kpis"):
        kpi = kpis.pop(row["id"])
        assert (row["name_ja"], row["unit_ja"]) == (kpi["name"]["ja"], kpi["unit"]["ja"] if kpi["unit"] else "")
        for name in ("baseline", "target"):
            amount: dict[str, Any] | None = kpi[name]
            assert row[f"{name}_text"] == (amount["text"] if amount else "")
            assert _number(row[f"{name}_min"]) == _end(amount, "min")
            assert _number(row[f"{name}_max"]) == _end(amount, "max")
            assert row[f"{name}_month"] == ((amount["as_of"] or "") if amount else "")
    assert kpis == {}
    assert [row["id"] for row in rows(files, "terms")] == [term["id"] for term in nested(real, "terms")]
    senses = [(term["id"], sense["town"]) for term in nested(real, "terms") for sense in term["senses"]]
    assert [(row["term"], row["town"]) for row in rows(files, "senses")] == senses


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _end(amount: dict[str, Any] | None, which: str) -> float | None:
    value = amount["value"] if amount else None
    return value[which] if isinstance(value, dict) else value


def test_blank_is_no_number(files: dict[str, bytes]) -> None:
    for row in rows(files, "kpis"):
        assert row["target_min"] != "0" or row["target_text"].startswith("0")
        if row["type"] == "milestone":
            assert row["target_min"] == row["target_max"] == ""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_has_no_value_without_a_column(real: Library, table: DataTable) -> None:
    wanted = {column.name for column in table.columns}
    assert all(row.keys() <= wanted for row in ROWS[table.name](real))


@pytest.fixture(scope="module")
def published(real: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the open data."""
    folder = tmp_path_factory.mktemp("published")
    for path, content in open_data_files(real, SITE):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data"


WRONG = {
    "a code": (b'"quantity"', b'"quality"'),
    "a reference": (b'"aizubange-1-1"', b'"aizubange-9-9"'),
    "a figure": (b",800,800,", b",many,800,"),
}


def mistaken(published: Path, folder: Path, old: bytes, new: bytes) -> Path:
    """A copy of the data with one mistake in the table of targets."""
    shutil.copytree(published, folder, dirs_exist_ok=True)
    table = folder / "kpis.csv"
    assert old in table.read_bytes()
    table.write_bytes(table.read_bytes().replace(old, new))
    return folder


def test_a_kept_validator_finds_nothing_in_the_data_package(published: Path) -> None:
    report = frictionless.validate(str(published / PACKAGE))
    assert report.valid, report.flatten(["type", "message"])[:5]


def test_a_kept_validator_finds_nothing_in_the_tables_on_the_web(published: Path) -> None:
    found = CSVW(str(published / METADATA), validate=True)
    assert found.is_valid
    assert [str(each.message) for each in found.warnings] == []


@pytest.mark.parametrize("mistake", WRONG)
def test_the_validators_find_a_mistake(published: Path, tmp_path: Path, mistake: str) -> None:
    folder = mistaken(published, tmp_path, *WRONG[mistake])
    assert not frictionless.validate(str(folder / PACKAGE)).valid


@pytest.mark.parametrize("file", ["data.md", "data.en.md"])
def test_the_lines_of_python_on_the_page_read_the_data(published: Path, file: str) -> None:
    page = (ROOT / "docs" / "about" / file).read_text(encoding="utf-8")
    lines = page.partition("```python\n")[2].partition("```")[0]
    assert len([line for line in lines.splitlines() if line]) == 4
    told = subprocess.run([sys.executable, "-c", lines], cwd=published, capture_output=True, check=True)
    assert told.stdout.decode().split()[0] == "会津坂下町"


def test_the_workbook_and_the_archive_hold_the_same(real: Library, published: Path) -> None:
    book = openpyxl.load_workbook(published / WORKBOOK)
    for sheet in sheets(real):
        found = [tuple(row) for row in book[sheet.name].iter_rows(values_only=True)]
        assert found == [
            sheet.heads,
            *(tuple(cell or None if cell == "" else cell for cell in row) for row in sheet.rows),
        ]
        assert book[sheet.name].freeze_panes == "A2"
    with zipfile.ZipFile(published / ARCHIVE) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path: content for path, content in by_path(published).items() if path != ARCHIVE
        }


def by_path(folder: Path) -> dict[str, bytes]:
    """The content of each file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_sheet_to_look_at_is_the_table_of_themes(real: Library, published: Path) -> None:
    sheet = openpyxl.load_workbook(published / WORKBOOK)[MATRIX]
    assert [cell.value for cell in sheet[1]][3:] == [town.text("title").text for town in real.towns]
    rows = {(row["theme"], row["question"]) for row in ROWS["theme_states"](real)}
    assert sheet.max_row == len(rows) + 1
    first = next(id for id, page in real.themes.items() if page.text("title").text == sheet["B2"].value)
    (question,) = (q.id for q in facts(real.pages["index"], Home).questions if q.question == sheet["C2"].value)
    wanted = (first, question, town_id(real.towns[0]))
    states = [r for r in ROWS["theme_states"](real) if (r["theme"], r["question"], r["town"]) == wanted]
    shown = sheet["D2"].value.split("、")
    assert [word.partition("（")[0] for word in shown] == [f"{row['sign']} {row['word_ja']}" for row in states]


def test_the_same_data_makes_the_same_bytes(real: Library, published: Path) -> None:
    assert dict(open_data_files(real, SITE)) == by_path(published.parent)


def test_both_descriptions_name_every_column(files: dict[str, bytes]) -> None:
    wanted = {f"{table.name}.csv": [column.name for column in table.columns] for table in TABLES}
    csvw = json.loads(files["data/tables.json"])["tables"]
    assert {each["url"]: [c["name"] for c in each["tableSchema"]["columns"]] for each in csvw} == wanted
    package = json.loads(files["data/datapackage.json"])["resources"]
    assert {each["path"]: [field["name"] for field in each["schema"]["fields"]] for each in package} == wanted
