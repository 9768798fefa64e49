"""Writes the tables: CSV for spreadsheets (UTF-8 with BOM, CRLF), CSVW metadata, and a Data Package."""

import csv
import io
import json
from collections.abc import Iterator

from machidx.content.library import Library
from machidx.content.outputs import DATA
from machidx.site.tables.measure_rows import MEASURE_ROWS
from machidx.site.tables.plan_rows import PLAN_ROWS
from machidx.site.tables.target_rows import TARGET_ROWS
from machidx.site.tables.term_rows import TERM_ROWS
from machidx.views.dataset import LICENCE
from machidx.views.linked_data import Json
from machidx.views.tables.description import DataColumn, DataTable
from machidx.views.tables.tables import TABLES

_ROWS = {**PLAN_ROWS, **MEASURE_ROWS, **TARGET_ROWS, **TERM_ROWS}
METADATA, PACKAGE = "tables.json", "datapackage.json"
_CSVW = {"text": "string", "integer": "integer", "number": "number", "month": "gYearMonth"}
_FRICTIONLESS = {"text": "string", "integer": "integer", "number": "number", "month": "yearmonth"}


def table_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each file of the tables."""
    for table in TABLES:
        yield f"{DATA}/{table.name}.csv", csv_of(library, table)
    for name, content in ((METADATA, _metadata()), (PACKAGE, _package())):
        yield f"{DATA}/{name}", f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


def csv_of(library: Library, table: DataTable) -> bytes:
    """A table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    names = [column.name for column in table.columns]
    writer.writerow(names)
    writer.writerows([row.get(name) for name in names] for row in _ROWS[table.name](library))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _metadata() -> Json:
    """The metadata of all tables (CSV on the Web)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}],
        "dc:license": {"@id": LICENCE},
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:title": table.title,
                "tableSchema": {
                    "columns": [_csvw_column(column) for column in table.columns],
                    **table.primary_key,
                },
            }
            for table in TABLES
        ],
    }


def _csvw_column(column: DataColumn) -> Json:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": _CSVW[column.kind],
    }


def _package() -> Json:
    """The tables as a Data Package."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "machi-dx",
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE}],
        "resources": [
            {
                "name": table.name.replace("_", "-"),
                "title": table.title,
                "path": f"{table.name}.csv",
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {"name": column.name, "type": _FRICTIONLESS[column.kind], "description": column.about}
                        for column in table.columns
                    ],
                    **table.primary_key,
                },
            }
            for table in TABLES
        ],
    }
