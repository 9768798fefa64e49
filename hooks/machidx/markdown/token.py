"""A part of a Markdown body: its kind, its offsets, and its target."""

import html
import re
from enum import StrEnum
from typing import NamedTuple


class TokenKind(StrEnum):
    """The kind of a token."""

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
    """A part of a body; 0-based offsets, ends excluded. The words of a link or heading may contain other tokens."""

    start: int
    end: int
    kind: TokenKind
    words: tuple[int, int]
    """Start and end of the visible words; equal if nothing is visible."""
    value: str = ""
    """By kind: an address as a browser reads it; the content of a term, reference or attribute list; the id of a
    heading or table; an HTML tag.
    """


def decoded(target: str) -> str:
    """Return an address as browsers read it: entities decoded, no white space, control characters or backslashes."""
    return re.sub(r"[\s\x00-\x1f\\]", "", html.unescape(target))
