"""A part of a Markdown body: what it is, where it begins and ends, and where it leads."""

import html
import re
from enum import StrEnum
from typing import NamedTuple


class TokenKind(StrEnum):
    """What a part of a body is."""

    BLOCK = "block"
    CODE = "code"
    COMMENT = "comment"
    HEADING = "heading"
    UNDERLINED = "underlined"
    BOX = "box"
    TABLE_MARK = "table mark"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    ABBREVIATION = "abbreviation"
    TERM = "term"
    LINK = "link"
    IMAGE = "image"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    HTML = "html"
    ATTRIBUTES = "attributes"


class Token(NamedTuple):
    """A part of a body; offsets from 0, ends excluded. The words of a link or heading may hold other tokens."""

    start: int
    end: int
    kind: TokenKind
    words: tuple[int, int]
    """Offsets of what a reader sees of it; twice the same offset for nothing."""
    value: str = ""
    """Where it leads, as a browser reads it; a term's or reference's inside; what stands in its braces; its marks."""


def decoded(target: str) -> str:
    """An address as a browser reads it: entities decoded, white space, control characters and backslashes gone."""
    return re.sub(r"[\s\x00-\x1f\\]", "", html.unescape(target))
