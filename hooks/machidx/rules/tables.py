"""Finds mistakes in tables: every row needs as many cells as the heading, as Markdown silently drops others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.content.remembering import remembered
from machidx.content.source import Source
from machidx.language import proposals
from machidx.markdown import markup
from machidx.markdown.lines import BAR, lines, read_line
from machidx.markdown.terms import TERM
from machidx.markdown.tokens import blanked
from machidx.rules.lists import EMPTY_LINE

_LINE = re.compile(r"[ \t|:-]*")


@dataclass(frozen=True)
class _Row:
    """A line of a text without its indentation; ``offset`` is 0-based."""

    offset: int
    words: str

    @property
    def cells(self) -> int:
        """The number of cells that Markdown reads in the line."""
        return len(BAR.split(self.words.removeprefix("|").removesuffix("|")))

    @property
    def has_bar(self) -> bool:
        """Whether it begins with a bar, as rows of tables mostly do."""
        return self.words.startswith("|")

    @property
    def is_line(self) -> bool:
        """Whether it is the separator line below a table's heading."""
        return "-" in self.words and "|" in self.words and _LINE.fullmatch(self.words) is not None


def problems(library: Library) -> Iterator[Problem]:
    """Yield the mistakes in the tables of all pages, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            yield from grids(source)
            yield from _tables(page, source)


@remembered
def grids(source: Source) -> Iterator[Problem]:
    """Yield the mistakes in the tables of one file's body."""
    block: list[_Row] = []
    for row in [*_rows(blanked(source.body)), _Row(0, "")]:
        if row.words and not (row.words.startswith("#") and not _is_table(block)):
            block.append(row)
        else:
            yield from _block(source, block)
            block = []


def _rows(text: str) -> Iterator[_Row]:
    for offset, each in lines(text):
        start = len(read_line(each).indent)
        yield _Row(offset + start, each[start:].rstrip())


def _is_table(block: list[_Row]) -> bool:
    return len(block) > 1 and block[1].is_line


def _are_rows(block: list[_Row]) -> bool:
    """Whether a block is meant as rows: a bar at both ends of each line, or within each of several lines."""
    is_framed = all(row.has_bar and len(row.words) > 1 and row.words.endswith("|") for row in block)
    return bool(block) and (is_framed or (len(block) > 1 and all(BAR.search(TERM.sub("", row.words)) for row in block)))


def _block(source: Source, block: list[_Row]) -> Iterator[Problem]:
    """Yield the mistakes in a block of lines: only its first line can be the heading of a table."""
    line = next((n for n, row in enumerate(block) if row.is_line), None)
    if line is None:
        if _are_rows(block):
            message = (
                "この行は表になりません。上の表のつづきなら、間の空の行を消します。"
                "新しい表なら、見出しの行のすぐ下に「|---|」の行を書きます。"
            )
            yield source.in_body(block[0].offset, Rules.GRID, message)
        return
    if line != 1:
        message = "表になりません。見出しの行の上に空の行を入れ、見出しの行のすぐ下に「|---|」の行を書きます。"
        yield source.in_body(block[line].offset, Rules.GRID, message)
        return
    head, *rest = block
    for row in rest:
        if head.has_bar and not row.has_bar:
            message = "表のすぐ下の行は、表の行になります。この行の上に、空の行を1つ入れます。"
            yield source.in_body(row.offset, Rules.GRID, message, EMPTY_LINE)
            return
        if row.cells != head.cells:
            message = f"表のこの行には{row.cells}個のます目がありますが、見出しの行は{head.cells}個です。"
            yield source.in_body(row.offset, Rules.GRID, message, _proposal(row, head.cells), wrong=row.words)


def _proposal(row: _Row, cells: int) -> str:
    """Return the correct separator line, or the row with bars within terms that divide no cells; "" for neither."""
    if row.is_line:
        return f"|{'---|' * cells}"
    words = TERM.sub(lambda term: re.sub(r"(?<!\\)\|", "｜", term.group()), row.words)
    return words if words != row.words else ""


def _tables(page: Page, source: Source) -> Iterator[Problem]:
    """Yield tables of the front matter that are not placed exactly once in the body, or whose rows do not fit."""
    tables = {table.id: table for table in getattr(page.facts, "tables", ())}
    placed = list(markup.table_marks(source.body))
    for offset, id in placed:
        if id not in tables:
            message = f"表「{id}」は tables にありません。"
            yield source.in_body(offset, Rules.TABLE, message, proposals.nearest(id, tables))
    if source is not page.source:
        return
    for index, table in enumerate(tables.values()):
        if [id for _, id in placed].count(table.id) != 1:
            message = f"表「{table.id}」は、本文に1回だけ置きます。"
            yield source.at(("tables", index, "id"), Rules.TABLE, message, f"::: table {table.id}")
        if table.chart and table.charted is None:
            message = f"表「{table.id}」には、棒グラフにする数の列がありません。"
            yield source.at(("tables", index, "chart"), Rules.TABLE, message)
        for number, row in enumerate(table.rows):
            if len(row) != len(table.columns):
                message = f"表「{table.id}」のこの行には{len(row)}個の値がありますが、列は{len(table.columns)}個です。"
                yield source.at(("tables", index, "rows", number), Rules.TABLE, message)
