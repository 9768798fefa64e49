"""Finds tables that were pasted from a spreadsheet or typed with full-width bars, and proposes them in Markdown."""

import re
from collections.abc import Iterator

from machidx.content.catalog import Rule, Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.remembering import remembered
from machidx.content.source import Source
from machidx.markdown.lines import lines
from machidx.markdown.tokens import blanked

_CELLS = re.compile(r"\S\t+\S")
_WIDE = re.compile(r"[ \u3000]*｜.*｜[ \u3000]*")
_RULER = re.compile(r"[-－―ー—:： ]*")
_MOST = 12
"""Rows that a proposal shows."""


def problems(library: Library) -> Iterator[Problem]:
    """Yield the pasted tables of all pages, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            yield from _of_file(source)


@remembered
def _of_file(source: Source) -> Iterator[Problem]:
    rows: list[tuple[int, list[str]]] = []
    sign = ""
    for offset, text in [*lines(blanked(source.body)), (0, "")]:
        now = cell_sign(text)
        if rows and now != sign:
            yield _told(source, rows, sign)
            rows = []
        sign = now
        if now:
            rows.append((offset, _cells(text, now)))


def cell_sign(line: str) -> str:
    """The sign between the cells of a line: a tab or a full-width bar; "" for a line that is no pasted row."""
    return "\t" if _CELLS.search(line) else "｜" if _WIDE.fullmatch(line) else ""


def _cells(row: str, sign: str) -> list[str]:
    """The cells of a row; an empty one at its beginning or end is one too, but full-width bars stand around a row."""
    bare = row.strip(" \u3000")
    if sign == "｜":
        bare = bare.removeprefix(sign).removesuffix(sign)
    return [cell.strip(" \u3000").replace("|", r"\|") for cell in bare.split(sign)]


def _told(source: Source, rows: list[tuple[int, list[str]]], sign: str) -> Problem:
    rule: Rule = Rules.GRID
    what = "表計算から写した行は、ます目が消えて、つながります。" if sign == "\t" else "表の「｜」が全角です。"
    message = f"{what}半角の「|」で区切り、見出しの行の下に「|---|」の行を入れます。"
    cells = [row for _, row in rows if not all(map(_RULER.fullmatch, row))]
    if not cells:
        return source.in_body(rows[0][0], rule, message)
    width = max(map(len, cells))
    filled = [[*row, *[""] * (width - len(row))] for row in cells[:_MOST]]
    head, *rest = (f"| {' | '.join(row)} |" for row in filled)
    table = "\n".join([head, "|" + "---|" * width, *rest, *["…"] * (len(cells) > _MOST)])
    return source.in_body(rows[0][0], rule, message, table)
