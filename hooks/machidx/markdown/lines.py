"""What a line of a Markdown body begins: a heading, a box, a row, an item, the place of a table, or only words.

Every pattern over the beginning of a line is kept here; ``tokens`` has those over what follows.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

TABLE_MARK = re.compile(r"^::: table[ \t]+(?P<id>[a-z0-9-]+)[ \t]*$", re.MULTILINE)
"""The place of a table of the front matter."""
BAR = re.compile(r"(?<!\\)\|")
"""A bar between two cells of a row."""
TAB = 4
"""Spaces by which Markdown indents, and columns of a tab."""
_INDENT = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_HEADING = re.compile(r"(?P<before>#{1,6}[ \t]+)(?P<words>.*?)(?P<after>[ \t]*(?:\{[^{}]*\})?[ \t]*#*[ \t]*)")
_BOX = re.compile(r'(?P<before>(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]*(?:"|$))(?P<words>[^"]*)(?P<after>"?[ \t]*)')
_MARK = re.compile(r"(?P<before>:::[ \t].*)(?P<words>)(?P<after>)")
_ROW = re.compile(r"(?P<before>\|[ \t]*)(?P<words>.*?)(?P<after>[ \t]*\|?[ \t]*)")
_ITEM = re.compile(r"(?P<before>(?:[-*+]|\d+\.)[ \t]+)(?P<words>.*?)(?P<after>[ \t]*)")
_PLAIN = re.compile(r"(?P<before>)(?P<words>.*?)(?P<after>[ \t]*)")


class LineKind(StrEnum):
    """What a line begins."""

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
    """A line in parts; its text is all four of them one after the other."""

    kind: LineKind
    indent: str
    """Spaces, tabs and the marks of quotations."""
    opening: str
    """The mark of its kind: ``## ``, ``- ``, ``!!! note "``."""
    words: str
    closing: str
    """What follows the words: an attribute list, the last bar of a row, spaces."""

    @property
    def depth(self) -> int:
        """How many quotations the line is in."""
        return self.indent.count(">")

    @property
    def columns(self) -> int:
        """How far it is indented within its quotation, in columns."""
        return len(self.indent.rpartition(">")[2].expandtabs(TAB))


@lru_cache(maxsize=16384)
def read_line(text: str) -> MarkedLine:
    """Read one line, given without its line break."""
    indent = _INDENT.match(text)
    assert indent
    rest = text[indent.end() :]
    if not rest:
        return MarkedLine(LineKind.EMPTY, text, "", "", "")
    kind, found = next((kind, m) for kind, pattern in _KINDS.items() if (m := pattern.fullmatch(rest)))
    return MarkedLine(kind, indent.group(), found["before"], found["words"], found["after"])


def lines(body: str) -> Iterator[tuple[int, str]]:
    """Each line of a body without its line break, and its offset (from 0)."""
    offset = 0
    for text in body.split("\n"):
        yield offset, text
        offset += len(text) + 1
