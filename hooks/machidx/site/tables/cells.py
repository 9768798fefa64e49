"""Cells that many tables have: words in both languages, fiscal years in both eras, figures, places in a plan."""

from functools import lru_cache
from typing import TypeAlias

from machidx.content.library import Library
from machidx.language import years
from machidx.language.locale import LOCALES
from machidx.site.data import nested
from machidx.views.linked_data import Json

DataCell: TypeAlias = str | int | float | None
TableRow: TypeAlias = dict[str, DataCell]
"""The values of a row by the names of columns; a column without a value may be missing."""


def words_cells(item: Json, *names: str) -> TableRow:
    """Fields of an item that are words in both languages, each as two cells."""
    return {key: cell for name in names for key, cell in both_cells(name, item[name]).items()}


def both_cells(name: str, words: Json | None) -> TableRow:
    """A name in both languages as two cells."""
    return {f"{name}_{locale}": words[locale] if words else None for locale in LOCALES}


def year_cells(name: str, fy: int | None) -> TableRow:
    return {f"{name}fy": fy, f"{name}era": years.fiscal_year_era(fy) if fy else None}


def amount_cells(name: str, amount: Json | None) -> TableRow:
    """A figure as cells; a fiscal year for a month as well."""
    if amount is None:
        return {}
    value, month = amount["value"], amount["as_of"]
    fy = years.fiscal_year_of(month) if month else amount["fy"]
    ends = (value["min"], value["max"]) if isinstance(value, dict) else (value, value)
    return {
        **year_cells(name, fy),
        f"{name}month": month,
        f"{name}min": ends[0],
        f"{name}max": ends[1],
        f"{name}text": amount["text"],
    }


def place_cells(item: Json) -> TableRow:
    return {"section": item["source"]["section"], "page": item["source"]["page"]}


def town_cells(library: Library, id: str) -> TableRow:
    """The columns ``OF_TOWN`` of a plan."""
    return _of_towns(library)[id]


@lru_cache(maxsize=4)
def _of_towns(library: Library) -> dict[str, TableRow]:
    towns = nested(library, "towns")
    return {
        town["id"]: {"town": town["id"], "code": town["code"], **both_cells("town_name", town["name"])}
        for town in towns
    }


def measure_cells(library: Library, measure: Json) -> TableRow:
    """The id of a measure, and the columns ``OF_MEASURE``."""
    names = both_cells("measure_title", measure["title"])
    return {"measure": measure["id"], **names, **town_cells(library, measure["town"])}
