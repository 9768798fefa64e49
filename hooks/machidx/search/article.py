"""Extracts the text of a built page: what is visible in its ``<article>`` with tooltips closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

INLINE = {"a", "abbr", "b", "button", "code", "em", "i", "kbd", "label", "mark", "rp", "rt", "ruby", "small", "span",
          "strong", "sub", "sup", "svg", "time", "wbr"}  # fmt: skip
"""Inline elements; any other element starts and ends a line."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_UNSEEN = {"noscript", "rp", "rt", "script", "style", "svg", "template"}


@dataclass(frozen=True)
class Article:
    """A page's title, summary (its lead) and whole text including both, one line per block."""

    title: str
    summary: str
    lines: tuple[str, ...]


@dataclass
class _Element:
    tag: str
    field: str
    """``title``, ``summary`` or ``text``; "" outside the article and in hidden elements."""


@dataclass
class _Reader(HTMLParser):
    open: list[_Element] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=lambda: {"title": [], "summary": [], "text": []})

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self._say("\n")
        if tag not in VOID:
            self.open.append(_Element(tag, self._field(tag, dict(attrs))))

    def _field(self, tag: str, attributes: dict[str, str | None]) -> str:
        above = self.open[-1].field if self.open else ""
        if tag == "article":
            above = "text"
        if not is_visible(tag, attributes):
            return ""
        if above != "text":
            return above
        if tag == "h1":
            return "title"
        return "summary" if "lead" in (attributes.get("class") or "").split() else above

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._say("\n")
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        # Line breaks in the source render as spaces.
        self._say(data.replace("\n", " "))

    def _say(self, text: str) -> None:
        name = self.open[-1].field if self.open else ""
        if name:
            self.texts[name].append(text)
            if name != "text":
                self.texts["text"].append(text)


def is_visible(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Return whether an element is seen by a reader who sees the element around it."""
    return tag not in _UNSEEN and "hidden" not in attributes and "data-pagefind-ignore" not in attributes


def html_of(page: Path) -> str:
    """Return the HTML of the article in a page's file, without its end tag; "" if it has none."""
    _, start, inside = page.read_text(encoding="utf-8").partition("<article")
    return start + inside.partition("</article>")[0]


def read(page: Path) -> Article | None:
    """Read the article from a page's HTML file; None if it has no text."""
    reader = _Reader()
    reader.feed(html_of(page))
    lines = [" ".join(line.split()) for line in "".join(reader.texts["text"]).split("\n")]
    title, summary = (" ".join("".join(reader.texts[name]).split()) for name in ("title", "summary"))
    shown = tuple(line for line in lines if line)
    return Article(title, summary, shown) if shown else None
