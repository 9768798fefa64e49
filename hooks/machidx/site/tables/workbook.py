"""Writes the tables as one workbook for spreadsheets: a sheet per table, and the table of themes to look at."""

import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from xlsxwriter import Workbook

from machidx.content.library import Library
from machidx.language.locale import JAPANESE
from machidx.model.settings import SiteSettings
from machidx.site.tables.cells import DataCell
from machidx.site.tables.theme_rows import theme_matrix
from machidx.views.themes import ThemeRow
from machidx.views.told import ToldState

MATRIX = "テーマの一覧"
"""The sheet to look at: themes by towns, as on the page of themes."""
_WIDEST, _NARROWEST = 60, 8
"""Widths of columns, in characters."""
_WRITTEN = datetime(1980, 1, 1)  # noqa: DTZ001 - the same bytes at any time; the earliest that a zip file can hold


class Sheet(NamedTuple):
    """A sheet: its name, the heads of its columns, and its rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[DataCell, ...], ...]


def workbook(sheets: Iterable[Sheet], settings: SiteSettings) -> bytes:
    """Make a workbook of sheets: frozen heads, a filter, numbers as numbers, no formula, nothing that is merged."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"title": settings.site_name, "comments": settings.licence.name, "created": _WRITTEN})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets:
        made = book.add_worksheet(sheet.name)
        made.freeze_panes(1, 0)
        made.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
        for place, (name, *cells) in enumerate(zip(sheet.heads, *sheet.rows, strict=True)):
            made.set_column(place, place, _width((name, *cells)), wrapped)
            made.write_string(0, place, name, head)
            for number, cell in enumerate(cells, start=1):
                if isinstance(cell, str):
                    made.write_string(number, place, cell)
                elif cell is not None:
                    made.write_number(number, place, cell)
    book.close()
    return out.getvalue()


def _width(cells: Iterable[DataCell]) -> int:
    """The width of a column in characters: Japanese ones are about two wide."""
    lengths = (sum(1 if letter.isascii() else 2 for letter in str(cell)) for cell in cells if cell is not None)
    return min(_WIDEST, max(_NARROWEST, *lengths) + 2)


def matrix_sheets(library: Library) -> Iterator[Sheet]:
    """The table of themes and towns to look at, unless the towns are too many for columns."""
    shown = theme_matrix(library, JAPANESE)
    if not shown or not shown.towns:
        return
    heads = ("テーマのまとまり", "テーマ", "質問", *(town.text.text for town in shown.towns))
    yield Sheet(
        MATRIX,
        heads,
        tuple(
            (group.words, theme.ref.text.text, row.words.text if row.words else None, *_told(row))
            for group in shown.groups
            for theme in group.themes
            for row in theme.rows
        ),
    )


def _told(row: ThemeRow) -> Iterator[str]:
    """Yield how far each town is, in the signs and words of the page."""
    return ("、".join(_with_number(state) for state in cell.told) for cell in row.cells)


def _with_number(told: ToldState) -> str:
    return f"{told.sign} {told.word}（{told.count}）" if told.count > 1 else f"{told.sign} {told.word}"
