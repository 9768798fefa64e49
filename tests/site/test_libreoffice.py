"""LibreOffice fills in a survey's workbook as one does by hand, and opens all tables of the open data.

The program is no part of the project: the test is skipped without it. A run writes the date to ``tests/bench``.
"""

import datetime as dt
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from machidx.content import loader
from machidx.content.outputs import WORKBOOK
from machidx.progress.survey.entries import Survey
from machidx.progress.survey.exporting import export
from machidx.progress.survey.reading import read
from machidx.progress.survey.writing import write
from machidx.site.tables.files import sheets, table_files
from machidx.views.tables.tables import TABLES

from ..conftest import ROOT

pytestmark = pytest.mark.full

_RECORD = ROOT / "tests" / "bench" / "libreoffice.md"
BY_NAME = {table.name: table for table in TABLES}
_FILLED: dict[str, dict[str, str | int]] = {
    "実績": {"H5": 1620},
    "進み具合": {"E5": "遅れ", "F5": "機器の納入がおくれた", "G5": "はい"},
}
_WRONG: dict[str, dict[str, str | int]] = {"実績": {"H5": "約1620"}, "進み具合": {"E5": "予定通り"}}
_DOCTYPE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
)
_LIBRARY = (
    _DOCTYPE.format("library:library", "library")
    + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
    ' library:readonly="false" library:passwordprotected="false">\n <library:element library:name="Fill"/>\n'
    "</library:library>\n"
)
_MODULE = (
    _DOCTYPE.format("script:module", "module")
    + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill" script:language="StarBasic">'
    "Sub Run(path As String)\n"
    "  Dim options(0) As New com.sun.star.beans.PropertyValue\n"
    '  options(0).Name = "Hidden"\n'
    "  options(0).Value = True\n"
    '  book = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, options())\n'
    "{cells}"
    "  book.store()\n"
    "  book.close(True)\n"
    "End Sub\n</script:module>\n"
)


@pytest.fixture
def office(tmp_path: Path) -> list[str]:
    """The command that starts LibreOffice with a profile of its own."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("needs LibreOffice")
    command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--norestore"]
    subprocess.run([*command, "--terminate_after_init"], check=True, timeout=120, capture_output=True)
    return command


def _record(what: str, office: list[str]) -> None:
    """Write the date and the version beside what has passed, in place of an earlier line."""
    told = subprocess.run([office[0], "--version"], check=True, capture_output=True, encoding="utf-8").stdout.split()
    today = dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
    lines = _RECORD.read_text(encoding="utf-8").splitlines() if _RECORD.exists() else []
    kept = [line for line in lines if line.startswith("- ") and not line.startswith(f"- {what}:")]
    passed = sorted([*kept, f"- {what}: {today}, {' '.join(told[:2])}"])
    head = "# LibreOffice\n\nWritten by `tests/site/test_libreoffice.py` (`make test-full`). Passed:\n\n"
    _RECORD.write_text(head + "\n".join(passed) + "\n", encoding="utf-8")


def _fill(office: list[str], profile: Path, book: Path, cells: Mapping[str, Mapping[str, str | int]]) -> None:
    """Type into cells with LibreOffice, and save."""
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    typed = "".join(
        f'  book.Sheets.getByName("{sheet}").getCellRangeByName("{cell}").'
        + (f'setString("{value}")\n' if isinstance(value, str) else f"setValue({value})\n")
        for sheet, values in cells.items()
        for cell, value in values.items()
    )
    (basic / "Fill.xba").write_text(_MODULE.format(cells=typed), encoding="utf-8")
    subprocess.run([*office, f'macro:///Standard.Fill.Run("{book}")'], check=True, timeout=120, capture_output=True)


def _book(docs: Path, folder: Path) -> Path:
    library, _ = loader.load(docs)
    town = library.town("midori")
    assert town
    return next(file for file in export(library, town, 2027, folder) if "町民課" in file.name)


def _read(docs: Path, book: Path) -> Survey:
    return read(loader.load(docs)[0], [book])


def test_what_libreoffice_fills_in_is_written_as_by_hand(docs: Path, tmp_path: Path, office: list[str]) -> None:
    ours, theirs = _book(docs, tmp_path / "ours"), _book(docs, tmp_path / "theirs")
    opened = load_workbook(ours)
    for sheet, values in _FILLED.items():
        for cell, value in values.items():
            opened[sheet][cell] = value
    opened.save(ours)
    before = theirs.read_bytes()
    _fill(office, tmp_path / "profile", theirs, _FILLED)
    assert theirs.read_bytes() != before
    by_hand, by_office = _read(docs, ours), _read(docs, theirs)
    assert by_office == by_hand
    assert by_office.mistakes == []
    library, _ = loader.load(docs)
    assert list(write(library, by_office, "2028-05")) != []
    assert list(write(loader.load(docs)[0], by_hand, "2028-05")) == []
    _record("Survey: a workbook filled in and saved with LibreOffice is read as one filled in by hand", office)


def test_what_libreoffice_types_wrongly_is_told_by_cell(docs: Path, tmp_path: Path, office: list[str]) -> None:
    book = _book(docs, tmp_path / "wrong")
    _fill(office, tmp_path / "profile", book, _WRONG)
    found = _read(docs, book)
    assert [(mistake.sheet, mistake.cell) for mistake in found.mistakes] == [("実績", "H5"), ("進み具合", "E5")]


def test_libreoffice_opens_all_tables_with_numbers_as_numbers(tmp_path: Path, office: list[str]) -> None:
    library, _ = loader.load(ROOT / "docs")
    there, out = tmp_path / "data", tmp_path / "opened"
    there.mkdir()
    for path, content in table_files(library):
        if path.endswith((".csv", ".xlsx")):
            (there / Path(path).name).write_bytes(content)
    as_typed = "CSV:44,34,76,1,,0,true,false,false"  # what stands in quotation marks is text
    for kind, filters in (("csv", [f"--infilter={as_typed}"]), ("xlsx", [])):
        found = sorted(map(str, there.glob(f"*.{kind}")))
        command = [*office, *filters, "--convert-to", "xlsx", "--outdir", str(out / kind), *found]
        subprocess.run(command, check=True, timeout=300, capture_output=True)
    whole = load_workbook(out / "xlsx" / WORKBOOK)
    for sheet in sheets(library):
        of_csv = load_workbook(out / "csv" / f"{sheet.name}.xlsx").worksheets[0]
        numbers = [column.kind in ("number", "integer") for column in BY_NAME[sheet.name].columns]
        for opened in (of_csv, whole[sheet.name]):
            rows = [row[: len(sheet.heads)] for row in opened.iter_rows(min_row=2, values_only=True)]
            assert len([row for row in rows if any(row)]) == len(sheet.rows), sheet.name
            for row, ours in zip(rows, sheet.rows, strict=False):
                for cell, value, is_number in zip(row, ours, numbers, strict=True):
                    assert (cell if is_number or cell is None else str(cell)) == (None if value == "" else value)
    _record("Open data: every table and the workbook open, Japanese intact, numbers as numbers", office)
