"""Writes the tables: CSV for spreadsheets (UTF-8 with BOM, CRLF), CSVW metadata, and a Data Package."""

import csv
import io
import json
from collections.abc import Iterator

from machidx.content.library import Library
from machidx.content.outputs import DATA, WORKBOOK
from machidx.language.formulas import unformulated
from machidx.site.tables.cells import DataCell
from machidx.site.tables.measure_rows import MEASURE_ROWS
from machidx.site.tables.metadata import csvw, package
from machidx.site.tables.plan_rows import PLAN_ROWS
from machidx.site.tables.target_rows import TARGET_ROWS
from machidx.site.tables.term_rows import TERM_ROWS
from machidx.site.tables.theme_rows import THEME_ROWS
from machidx.site.tables.workbook import Sheet, matrix_sheets, workbook
from machidx.views.tables.description import DataTable
from machidx.views.tables.tables import TABLES

ROWS = {**PLAN_ROWS, **MEASURE_ROWS, **TARGET_ROWS, **THEME_ROWS, **TERM_ROWS}
"""The function that makes the rows of each table."""
METADATA, PACKAGE = "tables.json", "datapackage.json"


def table_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each file of the tables."""
    found = sheets(library)
    for sheet in found:
        yield f"{DATA}/{sheet.name}.csv", csv_of(sheet)
    for name, content in ((METADATA, csvw(library)), (PACKAGE, package(library))):
        yield f"{DATA}/{name}", f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()
    yield f"{DATA}/{WORKBOOK}", workbook([*found, *matrix_sheets(library)], library.settings)


def sheets(library: Library) -> list[Sheet]:
    """All tables with their rows; a cell is one line."""
    return [_sheet(library, table) for table in TABLES]


def _sheet(library: Library, table: DataTable) -> Sheet:
    names = tuple(column.name for column in table.columns)
    rows = ROWS[table.name](library)
    return Sheet(table.name, names, tuple(tuple(_on_one_line(name, row.get(name)) for name in names) for row in rows))


def _on_one_line(column: str, cell: DataCell) -> DataCell:
    """Join the lines of a text: English with spaces, Japanese without."""
    return (" " if column.endswith("_en") else "").join(cell.split("\n")) if isinstance(cell, str) else cell


def csv_of(sheet: Sheet) -> bytes:
    """A table as CSV, without formulas; texts are quoted, so that a spreadsheet can tell 074217 from a number."""
    out = io.StringIO(newline="")
    rows = ([unformulated(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows)
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerows((sheet.heads, *rows))
    return b"\xef\xbb\xbf" + out.getvalue().encode()
