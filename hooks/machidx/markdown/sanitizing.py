"""The last step of rendering: keeps only allowed tags, attributes and schemes (using nh3)."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

SCHEMES = {"https", "http", "mailto", "tel"}
"""Allowed schemes of links. Pictures have none, as they belong to this site."""
_EVERYWHERE = {"id", "class", "title", "lang"}
_ATTRIBUTES = {
    "a": {"href", "interestfor", "aria-describedby"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "details": {"open"},
    "div": {"role", "tabindex", "aria-label"},
    **{part: {"role"} for part in ("table", "thead", "tbody", "tr")},
    "th": {"scope", "role"},
    "td": {"role", "data-label"},
}
_TAGS = (
    "a abbr blockquote br code dd del details div dl dt em h2 h3 h4 h5 h6 hr img li ol p pre section span strong sub "
    "summary sup table tbody td th thead tr ul wbr"
)
_OWN_PATH = re.compile(r"(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)[^\\\x00-\x20]*")


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value to keep, or None for pictures from other hosts and links that omit their scheme (``//…``)."""
    if name == "src":
        return value if _OWN_PATH.fullmatch(value) else None
    return None if name == "href" and value.lstrip().startswith(("//", "\\")) else value


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    attributes={"*": _EVERYWHERE, **_ATTRIBUTES},
    url_schemes=SCHEMES,
    link_rel=None,
    attribute_filter=_attribute,
)


def sanitize(html: str) -> str:
    """Return the HTML without anything that the allow-lists do not contain."""
    return _CLEANER.clean(html)


def dropped(html: str, clean: str) -> list[str]:
    """Return the parts that ``sanitize`` removed, recognizable to an author: ``<script>``, ``onclick="…"``."""
    if html == clean:
        return []
    return list((_parts(html) - _parts(clean)).elements())


def _parts(html: str) -> Counter[str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Counter(reader.parts)


class _Reader(HTMLParser):
    """Collects the start tags, attributes, comments and declarations of an HTML text."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts += [f"<{tag}>", *self._attributes(attrs)]

    @staticmethod
    def _attributes(attrs: list[tuple[str, str | None]]) -> Iterator[str]:
        yield from (f'{name}="{value or ""}"' for name, value in attrs)

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.parts.append(f"<?{data}>")
