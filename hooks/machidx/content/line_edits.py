"""Puts single values into the lines of a front matter: all else stays byte for byte.

``rewriting`` compares whole data; ``editing`` rewrites a front matter as a whole, and moves
comments along with what stands above them.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

import yaml

from machidx.content.source import Source

Item: TypeAlias = Mapping[str, str | int | float | None]
"""The fields of an item, in their order."""
_LAST = "source"
"""The field above which a new one is put."""


class LineEdit(NamedTuple):
    """Lines to put in place of others: 0-based, ``end`` excluded."""

    start: int
    end: int
    lines: list[str]


def applied(source: Source, edits: Iterable[LineEdit]) -> str:
    """The text of a file with edits, which do not overlap."""
    lines = source.text.split("\n")
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        lines[edit.start : edit.end] = edit.lines
    return "\n".join(lines)


def item_lines(item: Item) -> str:
    """An item of a list as lines of a front matter, to be pasted below the name of the list."""
    return "\n".join(_item(item, 2))


def with_value(source: Source, name: str, value: str) -> LineEdit:
    """Put a value into a field of the front matter, which may be missing."""
    line = f"{name}: {_scalar(value)}"
    if (name,) not in source.front.keys:
        at = _above(source, _LAST)
        return LineEdit(at, at, [line])
    start = source.front.keys[name,].line
    end = source.front.written[name,].end
    return LineEdit(start, end.line + 1, [f"{line}{source.lines[end.line][end.column :]}"])


def _above(source: Source, name: str) -> int:
    """The line above a field and the comments that stand before it."""
    at = source.front.keys[name,].line
    while at > 1 and source.lines[at - 1].startswith("#"):
        at -= 1
    return at


def _item(item: Item, indent: int) -> list[str]:
    fields = [f"{name}: {_scalar(value)}".rstrip() for name, value in item.items()]
    return [f"{' ' * indent}{'  ' if number else '- '}{field}" for number, field in enumerate(fields)]


def _scalar(value: str | float | None) -> str:
    """A value in YAML, quoted where needed."""
    written = yaml.safe_dump(value, allow_unicode=True, width=10_000)
    return written.removesuffix("\n").removesuffix("\n...")
