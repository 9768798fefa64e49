"""Whether a page is valid HTML: what turbohtml, which reads as browsers do, finds, and whether tags mean what they say.

The content models of elements (no list in a paragraph) are checked by the Nu checker in ``make test-full``.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import turbohtml
from turbohtml import saxparse
from turbohtml.conformance import check

from machidx.site.artefact.fault import MARKUP, Fault
from machidx.site.artefact.tags import VOID, HtmlTag

_SHOWN = 60
"""Characters of the source that are shown with a fault."""
_WORDS = {
    "area-missing-alt": "area に、代わりの文（alt）がありません",
    "duplicate-attribute": "同じ属性が、2回書かれています",
    "duplicate-id": "同じ id が、このページにもうあります",
    "empty-heading": "見出しの中身がありません",
    "img-missing-alt": "画像に、代わりの文（alt）がありません",
    "missing-title": "題名（title）がありません",
    "obsolete-attribute": "もう使わない属性です",
    "obsolete-element": "もう使わない要素です",
    "unknown-named-character-reference": "「&」で始まる、知られていない書き方です",
}
_NAMED = frozenset(("aria-controls", "aria-describedby", "aria-labelledby", "aria-owns", "for", "form", "headers",
                    "list", "popovertarget"))  # fmt: skip
"""Attributes with the ids of other elements."""


def markup_faults(path: str, html: str, tags: Sequence[HtmlTag]) -> Iterator[Fault]:
    """Yield what is no valid HTML in a page."""
    lines = html.split("\n")
    document = turbohtml.parse(html)
    told = [(error.code, error.line, error.col) for error in document.errors]
    told += [(found.code, found.line, found.column) for found in check(document).messages if _counts(found)]
    for code, line, column in sorted(set(told), key=lambda each: each[1:]):
        wrong = _WORDS.get(code, f"HTMLの決まりに合いません（{code}）")
        yield Fault(path, line, column + 1, MARKUP, f"{wrong}。{_source(lines, line, column)}".rstrip())
    yield from _nesting_faults(path, html, tags)
    starts = [tag for tag in tags if tag.is_start]
    yield from _outline_faults(path, starts)
    yield from _named_faults(path, starts)


def _counts(found: "turbohtml.conformance.ConformanceMessage") -> bool:
    return found.severity == "error" or found.code == "empty-heading"


def _source(lines: Sequence[str], line: int, column: int) -> str:
    there = lines[line - 1][column : column + _SHOWN].strip() if 0 < line <= len(lines) else ""
    return f" {there}" if there else ""


class _Read(saxparse.SaxHandler):
    """The names of tags as a browser reads them, ``/p`` for the end of an element."""

    def __init__(self, html: str) -> None:
        self.names: list[str] = []
        saxparse.sax_parse(html, self)

    def start_element(self, tag: str, attrs: object) -> None:
        """Take a start tag."""
        self.names.append(tag.lower())

    def end_element(self, tag: str) -> None:
        """Take the end of an element."""
        self.names.append(f"/{tag.lower()}")


def _nesting_faults(path: str, html: str, tags: Sequence[HtmlTag]) -> Iterator[Fault]:
    """Yield the first place from which on a browser takes the tags otherwise than they are written."""
    closed, read = list(_closed(tags)), _Read(html).names
    if [tag.name for tag in closed] == read:
        return
    pairs = zip_longest(closed, read, fillvalue=None)
    tag, name = next((tag, name) for tag, name in pairs if tag is None or tag.name != name)
    written, taken = (f"<{each}>" if each else "終わり" for each in (tag and tag.name, name))
    wrong = f"要素の開け閉めが合いません。書いてあるのは {written}、ブラウザーが読むのは {taken} です。"
    yield Fault(path, tag.line if tag else 0, tag.column if tag else 0, MARKUP, wrong)


def _closed(tags: Sequence[HtmlTag]) -> Iterator[HtmlTag]:
    """Yield the tags, with an end tag after each element that has none of its own."""
    for tag in tags:
        yield tag
        if tag.is_closed or tag.name in VOID:
            yield HtmlTag(f"/{tag.name}", {}, tag.line, tag.column)


def _outline_faults(path: str, starts: Sequence[HtmlTag]) -> Iterator[Fault]:
    """Yield what is wrong with the main heading: a page has one."""
    headings = [tag for tag in starts if tag.name == "h1"]
    if not headings:
        yield Fault(path, 0, 0, MARKUP, "いちばん上の見出し（h1）がありません。")
    for tag in headings[1:]:
        yield Fault(path, tag.line, tag.column, MARKUP, "いちばん上の見出し（h1）が、2つあります。")


def _named_faults(path: str, starts: Sequence[HtmlTag]) -> Iterator[Fault]:
    """Yield the attributes that name an element that is not there."""
    ids = {tag.given("id") for tag in starts}
    for tag in starts:
        for name in _NAMED & tag.attributes.keys():
            for missing in (word for word in tag.words(name) if word not in ids):
                yield Fault(path, tag.line, tag.column, MARKUP, f"{name} の示す id「{missing}」がありません。")
