"""Tables of a plan with their captions, cells as numbers where they are numbers."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from machidx.drafting.text_lines import TextLine, tidied

_CAPTION = re.compile(
    r"[【<＜(（]?(?P<number>(?:表|図表)\s*[0-9０-９]+(?:[-－.．][0-9０-９]+)?)[\s:：.．、]*(?P<caption>[^】>＞]*)[】>＞)）]?"
)
_NUMBER = re.compile(r"[▲△-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[▲△-]?\d{1,12}(?:\.\d+)?")
_PLACE = re.compile("ページ|頁|掲載頁|No\\.?")
_MOST_CELL = 80


@dataclass(frozen=True)
class PrintedGrid:
    """A table whose rows all have the cells of its heads."""

    line: int
    """1-based, in the text."""
    number: str
    """As printed: 表2-1; "" for none."""
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


def plan_grids(lines: Sequence[TextLine]) -> Iterator[PrintedGrid]:
    """Yield the tables with figures that can be read as they are: equal rows, filled heads, short cells."""
    for first, rows in _blocks(lines):
        caption = _CAPTION.fullmatch(lines[first - 1].text) if first else None
        heads, body = rows[0].cells, rows[1:]
        if (
            not body
            or any(len(row.cells) != len(heads) for row in body)
            or not all(heads)
            or len(set(heads)) < len(heads)
        ):
            continue
        cells = tuple(tuple(_cell(cell) for cell in row.cells) for row in body)
        is_short = all(len(cell) <= _MOST_CELL for row in rows for cell in row.cells)
        if is_short and any(_has_figures(cells, at) for at in range(1, len(heads)) if not _PLACE.fullmatch(heads[at])):
            number, title = (tidied(caption["number"]), tidied(caption["caption"])) if caption else ("", "")
            yield PrintedGrid(rows[0].number, number, title, tuple(map(tidied, heads)), cells)


def _has_figures(rows: Sequence[tuple[str | int | float | None, ...]], column: int) -> bool:
    return any(isinstance(row[column], (int, float)) for row in rows)


def _blocks(lines: Sequence[TextLine]) -> Iterator[tuple[int, list[TextLine]]]:
    """Yield the index of the first row, and the rows, of each run of rows."""
    block: list[TextLine] = []
    for at, line in enumerate([*lines, TextLine(0, "")]):
        if line.cells and line.is_row:
            block.append(line)
        elif block:
            yield at - len(block), block
            block = []


def _cell(printed: str) -> str | int | float | None:
    plain = unicodedata.normalize("NFKC", printed.strip())
    if not plain or plain in "-－―":
        return None
    if _NUMBER.fullmatch(plain):
        number = plain.replace(",", "").translate(str.maketrans("▲△", "--"))
        return float(number) if "." in number else int(number)
    return tidied(printed)
