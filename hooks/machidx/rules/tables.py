"""Tables in a text: every row has as many cells as the heading, or Markdown drops cells without a word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.language import proposals
from machidx.markdown import markup
from machidx.markdown.lines import BAR, lines, read_line
from machidx.markdown.tokens import blanked

_LINE = re.compile(r"[ \t|:-]*")


@dataclass(frozen=True)
class _Row:
    """A line of a text: where it begins, and its words without what stands before all of them."""

    offset: int
    words: str

    @property
    def cells(self) -> int:
        """How many cells Markdown sees in it."""
        return len(BAR.split(self.words.removeprefix("|").removesuffix("|")))

    @property
    def is_line(self) -> bool:
        """Whether it is the line below a table's heading."""
        return "-" in self.words and "|" in self.words and _LINE.fullmatch(self.words) is not None


def problems(library: Library) -> Iterator[Problem]:
    """Everything wrong with the tables of all pages, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            yield from grids(source)
            yield from _tables(page, source)


def grids(source: Source) -> Iterator[Problem]:
    """Everything wrong with the tables of one file."""
    block: list[_Row] = []
    for row in [*_rows(blanked(source.body)), _Row(0, "")]:
        if row.words and not row.words.startswith("#"):
            block.append(row)
        else:
            yield from _block(source, block)
            block = []


def _rows(text: str) -> Iterator[_Row]:
    for offset, each in lines(text):
        start = len(read_line(each).indent)
        yield _Row(offset + start, each[start:].rstrip())


def _block(source: Source, block: list[_Row]) -> Iterator[Problem]:
    """Lines without an empty one between them: a table begins with the first of them, or it is none."""
    line = next((n for n, row in enumerate(block) if row.is_line), None)
    if line is None:
        return
    if line != 1:
        message = "表になりません。見出しの行の上に空の行を入れ、見出しの行のすぐ下に「|---|」の行を書きます。"
        yield source.in_body(block[line].offset, Rules.GRID, message)
        return
    head, *rest = block
    for row in rest:
        if row.cells != head.cells:
            message = f"表のこの行には{row.cells}個のます目がありますが、見出しの行は{head.cells}個です。"
            yield source.in_body(row.offset, Rules.GRID, message, _proposal(row, head.cells))


def _proposal(row: _Row, cells: int) -> str:
    """The line below the heading as it should be; or how a bar is written that parts no cells."""
    if row.is_line:
        return f"|{'---|' * cells}"
    return "［［A｜B］］の「｜」は全角" if any("|" in term for term in re.findall(r"\[\[[^\]]*\]\]", row.words)) else ""


def _tables(page: Page, source: Source) -> Iterator[Problem]:
    """Each table of the front matter stands in the text once, and its rows fit its columns."""
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
