"""Values as YAML of a front matter, in the way its files are written: records in lines, lists of words in [ ]."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

_WIDTH = 1_000_000
"""Never wrap a line."""


def inline(value: Any, style: str = "") -> str:
    """A value on one line. ``style``: the quote that a text had, kept for a text."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_in_flow(key)}: {_in_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_in_flow(inner) for inner in value) + "]"
    if isinstance(value, float):
        return str(value)  # a Decimal as it is written
    quote = style if isinstance(value, str) and style in ('"', "'") else None
    if isinstance(value, str) and "\n" in value:
        quote = '"'  # the other quotes cannot hold a line break in one line
    written = yaml.safe_dump(value, allow_unicode=True, width=_WIDTH, default_style=quote)
    return str(written).removesuffix("\n").removesuffix("\n...")


def _in_flow(value: Any) -> str:
    """A value inside [ ] or { }, where a plain text must not hold these signs and commas."""
    if isinstance(value, str) and "\n" not in value:
        written = yaml.safe_dump([value], allow_unicode=True, width=_WIDTH, default_flow_style=True)
        return str(written).strip()[1:-1]
    return inline(value)


def in_flow(value: Any, style: str = "") -> str:
    """A value inside [ ] or { } on one line; ``style`` as for ``inline``."""
    return inline(value, style) if isinstance(value, str) and style in ('"', "'") else _in_flow(value)


def block_text(value: str, style: str, column: int) -> str:
    """A text of several lines in a block (``style``: | or >), as it follows its name or its dash at a column."""
    written = yaml.safe_dump(value, allow_unicode=True, width=_WIDTH, default_style=style)
    first, *lines = str(written).removesuffix("\n").removesuffix("\n...").split("\n")
    return "\n".join([first, *(f"{' ' * column}{line}" if line else "" for line in lines)])


def field_lines(name: str, value: Any, column: int) -> list[str]:
    """A field as lines that begin at a column (0-based)."""
    margin = " " * column
    if not is_block(value):
        return [f"{margin}{inline(name)}: {inline(value)}"]
    return [f"{margin}{inline(name)}:", *block_lines(value, column + 2)]


def is_block(value: Any) -> bool:
    """Whether a value is written in lines of its own: a record, or a list of records or lists."""
    if isinstance(value, Mapping):
        return bool(value)
    return isinstance(value, (list, tuple)) and any(isinstance(inner, (Mapping, list, tuple)) for inner in value)


def block_lines(value: Any, column: int) -> list[str]:
    """A record or a list of records as lines that begin at a column."""
    if isinstance(value, Mapping):
        return [line for name, inner in value.items() for line in field_lines(name, inner, column)]
    return [line for item in value for line in item_lines_of(item, column)]


def item_lines_of(item: Any, column: int) -> list[str]:
    """An item of a list as lines, with its dash at a column."""
    return list(_with_dash(item, column))


def _with_dash(item: Any, column: int) -> Iterator[str]:
    margin = " " * column
    if not isinstance(item, Mapping) or not item:
        yield f"{margin}- {inline(item)}"
        return
    for number, line in enumerate(block_lines(item, column + 2)):
        yield line if number else f"{margin}- {line.lstrip()}"
