"""Describes the tables for programs: CSV on the Web, and a Data Package; meanings in both languages."""

from collections.abc import Mapping

from machidx.content.library import Library
from machidx.language.locale import LOCALES
from machidx.site.tables.theme_rows import in_both, meaning
from machidx.views.linked_data import Json
from machidx.views.tables.description import DataColumn, DataTable
from machidx.views.tables.tables import TABLES

_CSVW = {"text": "string", "integer": "integer", "number": "number", "month": "gYearMonth"}
_FRICTIONLESS = {"text": "string", "integer": "integer", "number": "number", "month": "yearmonth"}


def csvw(library: Library) -> Json:
    """The metadata of all tables for CSV on the Web."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}],
        "dc:license": {"@id": library.settings.licence.url},
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:title": _by_language(in_both(library, table.title)),
                "tableSchema": {
                    "columns": [_csvw_column(library, column) for column in table.columns],
                    **table.primary_key,
                    "foreignKeys": [
                        {"columnReference": name, "reference": {"resource": f"{to}.csv", "columnReference": "id"}}
                        for name, to in table.references.items()
                    ],
                },
            }
            for table in TABLES
        ],
    }


def _csvw_column(library: Library, column: DataColumn) -> Json:
    codes = "|".join(column.meanings)
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": _by_language(meaning(library, column)),
        "datatype": {"base": "string", "format": codes} if codes else _CSVW[column.kind],
    }


def _by_language(both: Mapping[str, str | None]) -> list[Json]:
    return [{"@value": both[locale], "@language": locale} for locale in LOCALES if both[locale]]


def package(library: Library) -> Json:
    """The tables as a Data Package."""
    licence = library.settings.licence
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "machi-dx",
        "licenses": [{"name": licence.spdx, "path": licence.url}],
        "resources": [_resource(library, table) for table in TABLES],
    }


def _resource(library: Library, table: DataTable) -> Json:
    return {
        "name": table.name.replace("_", "-"),
        "title": _in_a_row(in_both(library, table.title)),
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": {
            "fields": [_field(library, column) for column in table.columns],
            **table.primary_key,
            "foreignKeys": [
                {"fields": [name], "reference": {"resource": to, "fields": ["id"]}}
                for name, to in table.references.items()
            ],
        },
    }


def _field(library: Library, column: DataColumn) -> Json:
    codes = {"constraints": {"enum": list(column.meanings)}} if column.meanings else {}
    about = _in_a_row(meaning(library, column))
    return {"name": column.name, "type": _FRICTIONLESS[column.kind], "description": about, **codes}


def _in_a_row(both: Mapping[str, str | None]) -> str:
    """Words in both languages, for formats that know only one."""
    return " / ".join(filter(None, both.values()))
