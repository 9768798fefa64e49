"""The tags of a page, each with its place."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import turbohtml
from turbohtml import TokenType

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
"""Elements without an end tag."""
_RAW = frozenset(("noscript", "script", "style", "title"))
"""Elements whose contents are one text to the tokenizer."""


class HtmlTag(NamedTuple):
    """A start tag, or an end tag."""

    name: str
    """In lower case; ``/p`` for an end tag."""
    attributes: Mapping[str, str]
    line: int
    column: int
    """Both 1-based."""
    is_closed: bool = False
    """Whether it ends its element, too: ``<path/>``."""
    text: str = ""
    """What stands in a <script>, <style> or <title>."""

    @property
    def is_start(self) -> bool:
        """Whether it is a start tag."""
        return not self.name.startswith("/")

    def given(self, name: str) -> str:
        """The value of an attribute; "" without it."""
        return self.attributes.get(name, "")

    def words(self, name: str) -> list[str]:
        """The words in an attribute, separated by spaces."""
        return self.given(name).split()


def _with_text(tag: HtmlTag, text: str, line: int, column: int) -> Iterator[HtmlTag]:
    """Yield a tag with the text after it; of a <noscript>, with the tags in it."""
    if tag.name == "noscript":
        yield tag
        yield from tags_of(text, line, column)
    else:
        yield tag._replace(text=text)


def tags_of(html: str, line: int = 1, column: int = 1) -> Iterator[HtmlTag]:
    """Yield the tags of a page, or of a part of one that begins at a place, as they are written, in order."""
    raw: HtmlTag | None = None
    for token in turbohtml.tokenize(html):
        place = (token.line + line - 1, token.col + (column if token.line == 1 else 1))
        if token.type == TokenType.START_TAG and token.tag:
            tag = HtmlTag(token.tag, dict(token.attrs or ()), *place, token.self_closing)
            if token.tag not in _RAW:
                yield tag
            raw = tag if token.tag in _RAW else None
        elif token.type == TokenType.TEXT and raw:
            yield from _with_text(raw, token.data or "", *place)
            raw = None
        elif token.type == TokenType.END_TAG:
            if raw:
                yield raw
                raw = None
            yield HtmlTag(f"/{token.tag}", {}, *place)
    if raw:
        yield raw
