"""A page's rendered text, split at its tables, which a template prints."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.language.locale import JAPANESE, Text
from machidx.language.phone_width import fits_a_phone
from machidx.markdown.extension import RETURN
from machidx.model.table import Table
from machidx.views.context import Line, Scene, without_links
from machidx.views.figures import number


class ColumnView(NamedTuple):
    """A column header: its words, its unit, and whether every cell below is a number."""

    label: Text
    unit: Text | None
    is_number: bool


@dataclass(frozen=True)
class TableCell:
    """A cell: its words, and whether it is a number."""

    text: Line
    is_number: bool

    @property
    def words(self) -> str:
        """The text without its links."""
        return "".join(piece.text for piece in self.text.pieces)


@dataclass(frozen=True)
class ChartBar:
    """A bar in a chart: its label, its value with the unit, and its length in percent of the longest bar."""

    label: Text
    value: str
    length: float
    is_ours: bool | None = None
    """Whether it is this site's among those of others; None where nobody's is set off."""


@dataclass(frozen=True)
class TableView:
    """A table, with the bars of its chart; no bars, no chart."""

    id: str
    number: Text
    caption: Text
    columns: tuple[ColumnView, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    bars: tuple[ChartBar, ...]
    note: Text | None
    """The table's note and its page in the original document."""

    @property
    def is_wide(self) -> bool:
        """Whether a phone has no room for its columns side by side."""
        heads = [column.label.text for column in self.columns]
        return not fits_a_phone([heads, *([cell.words for cell in row] for row in self.rows)])


_PAGE = "原本{page}ページにあります。"


class Return(NamedTuple):
    """The end of a section, from where a link leads back to the contents."""

    to: str = "contents"


class Body(NamedTuple):
    """A page's own text: HTML and tables in order."""

    pieces: tuple[str | TableView | Return, ...]
    terms: tuple[str, ...]
    """Slugs of terms whose tooltips the HTML needs; terms in tables are found in their cells."""


def body(scene: Scene) -> Body:
    """The text of the scene's page; tables unknown to its front matter are dropped."""
    tables = {table.id: table for table in getattr(scene.page.facts, "tables", ())}
    text = scene.text()
    pieces = (
        piece if isinstance(piece, str) else Return() if piece.id == RETURN else _table(scene, tables[piece.id])
        for piece in text.pieces
        if isinstance(piece, str) or piece.id == RETURN or piece.id in tables
    )
    return Body(tuple(pieces), text.terms)


def _table(scene: Scene, table: Table) -> TableView:
    numeric = [all(isinstance(row[n], (int, float)) for row in table.rows) for n in range(len(table.columns))]
    return TableView(
        table.id,
        scene.number(table.number or ""),
        scene.label(table.caption),
        tuple(
            ColumnView(scene.label(column.label), scene.label(column.unit) if column.unit else None, is_number)
            for column, is_number in zip(table.columns, numeric, strict=True)
        ),
        tuple(tuple(_cell(scene, cell) for cell in row) for row in table.rows),
        _bars(scene, table) if table.chart else (),
        _note(scene, table),
    )


def _note(scene: Scene, table: Table) -> Text | None:
    """Join the note and the page reference in one language: Japanese if the note is not translated."""
    if table.page is None:
        return scene.label(table.note) if table.note else None
    page = Text(scene.say(_PAGE, page=table.page), scene.locale)
    if table.note is None:
        return page
    note = scene.label(table.note)
    if note.locale == JAPANESE:
        return Text(note.text + _PAGE.format(page=table.page))
    return Text(f"{note.text} {page.text}", note.locale)


def _cell(scene: Scene, cell: str | int | float | None) -> TableCell:
    if isinstance(cell, (int, float)):
        return TableCell(scene.line(Text(number(cell), scene.locale)), is_number=True)
    return TableCell(scene.line(scene.label(cell) if cell else Text("", scene.locale)), is_number=False)


def _bars(scene: Scene, table: Table) -> tuple[ChartBar, ...]:
    """One bar per row with a number in the charted column; one below 0 has no length."""
    column = table.charted
    if column is None:
        return ()
    unit = table.columns[column].unit
    words = scene.label(unit).text if unit else ""
    gap = "" if scene.locale == JAPANESE or unit == "%" else " "
    values = [(row[0], value) for row in table.rows if isinstance(value := row[column], (int, float))]
    longest = max(0, *(value for _, value in values)) or 1
    return tuple(
        ChartBar(
            without_links(scene.label(str(name))),
            f"{number(value)}{gap}{words}",
            round(100 * max(0, value) / longest, 1),
        )
        for name, value in values
    )
