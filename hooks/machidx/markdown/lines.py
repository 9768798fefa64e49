"""Classifies the lines of a Markdown body: heading, box, row, item, table mark, words or empty.

All patterns for the start of a line are kept here; ``tokens`` has those for the rest.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

TABLE_MARK = re.compile(r"^::: table[ \t]+(?P<id>[a-z0-9-]+)[ \t]*$", re.MULTILINE)
"""Marks the place of a table from the front matter."""
BAR = re.compile(r"(?<!\\)\|")
"""An unescaped bar between two cells of a row."""
TAB = 4
"""Width of Markdown's indentation and of a tab, in columns."""
_INDENT = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_HEADING = re.compile(r"(?P<before>#{1,6}[ \t]+)(?P<words>.*?)(?P<after>[ \t]*(?:\{[^{}]*\})?[ \t]*#*[ \t]*)")
_BOX = re.compile(r'(?P<before>(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]*(?:"|$))(?P<words>[^"]*)(?P<after>"?[ \t]*)')
_MARK = re.compile(r"(?P<before>:::[ \t].*)(?P<words>)(?P<after>)")
_ROW = re.compile(r"(?P<before>\|[ \t]*)(?P<words>.*?)(?P<after>[ \t]*\|?[ \t]*)")
_ITEM = re.compile(r"(?P<before>(?:[-*+]|\d+\.)[ \t]+)(?P<words>.*?)(?P<after>[ \t]*)")
_PLAIN = re.compile(r"(?P<before>)(?P<words>.*?)(?P<after>[ \t]*)")


class LineKind(StrEnum):
    """The kind of element that a line begins."""

    HEADING = "heading"
    BOX = "box"
    TABLE_MARK = "table mark"
    ROW = "row"
    ITEM = "item"
    PLAIN = "plain"
    EMPTY = "empty"


_KINDS = {
    LineKind.HEADING: _HEADING,
    LineKind.BOX: _BOX,
    LineKind.TABLE_MARK: _MARK,
    LineKind.ROW: _ROW,
    LineKind.ITEM: _ITEM,
    LineKind.PLAIN: _PLAIN,
}


class MarkedLine(NamedTuple):
    """A line in four parts, which join to its text."""

    kind: LineKind
    indent: str
    """Spaces, tabs and quotation marks (``>``)."""
    opening: str
    """The mark of the line's kind: ``## ``, ``- ``, ``!!! note "``."""
    words: str
    closing: str
    """The rest after the words: an attribute list, the last bar of a row, spaces."""

    @property
    def depth(self) -> int:
        """The number of nested quotations around the line."""
        return self.indent.count(">")

    @property
    def columns(self) -> int:
        """The indentation within the innermost quotation, in columns."""
        return len(self.indent.rpartition(">")[2].expandtabs(TAB))


@lru_cache(maxsize=16384)
def read_line(text: str) -> MarkedLine:
    """Read one line, passed without its line break."""
    indent = _INDENT.match(text)
    assert indent
    rest = text[indent.end() :]
    if not rest:
        return MarkedLine(LineKind.EMPTY, text, "", "", "")
    kind, found = next((kind, m) for kind, pattern in _KINDS.items() if (m := pattern.fullmatch(rest)))
    return MarkedLine(kind, indent.group(), found["before"], found["words"], found["after"])


def lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield the 0-based offset and the text of each line, without its line break."""
    offset = 0
    for text in body.split("\n"):
        yield offset, text
        offset += len(text) + 1


def with_edits(body: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Replace pieces of a body (start, end, replacement); a piece within another one is ignored."""
    pieces, at = [], 0
    for start, end, words in sorted(edits):
        if start >= at:
            pieces += [body[at:start], words]
            at = end
    return "".join([*pieces, body[at:]])
