"""Extracts the text of a built page: what is visible in its ``<article>`` with tooltips closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from lxml import etree

INLINE = {"a", "abbr", "b", "button", "code", "em", "i", "kbd", "label", "mark", "rp", "rt", "ruby", "small", "span",
          "strong", "sub", "sup", "svg", "time", "wbr"}  # fmt: skip
"""Inline elements; any other element starts and ends a line."""
T_co = TypeVar("T_co", covariant=True)
_UNSEEN = {"noscript", "rp", "rt", "script", "style", "svg", "template"}


@dataclass(frozen=True)
class Article:
    """A page's title, summary (its lead) and whole text including both, one line per block."""

    title: str
    summary: str
    lines: tuple[str, ...]


class Listener(Protocol[T_co]):
    """Is told what stands in an HTML document, in order."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element; a void one ends at once."""

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take text; one text may come in several pieces."""

    def close(self) -> T_co:
        """Take the end of the document, and return what was made of it."""


def listened(html: str, listener: Listener[T_co]) -> T_co:
    """Tell a listener what stands in a whole page or an element, which is not empty; return what it makes of it."""
    made: T_co = etree.fromstring(html, etree.HTMLParser(target=listener))
    return made


class _Reader:
    """Collects the texts of an article from what lxml's parser tells it."""

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {"title": [], "summary": [], "text": []}
        self._fields = [""]
        """The field of each open element: ``title``, ``summary`` or ``text``; "" outside the article and if hidden."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in INLINE:
            self._say("\n")
        self._fields.append(self._field(tag, attributes))

    def _field(self, tag: str, attributes: Mapping[str, str]) -> str:
        above = self._fields[-1]
        if tag == "article":
            above = "text"
        if not is_visible(tag, attributes):
            return ""
        if above != "text":
            return above
        if tag == "h1":
            return "title"
        return "summary" if "lead" in attributes.get("class", "").split() else above

    def end(self, tag: str) -> None:
        self._fields.pop()
        if tag not in INLINE:
            self._say("\n")

    def data(self, text: str) -> None:
        # Line breaks in the source render as spaces.
        self._say(text.replace("\n", " "))

    def close(self) -> Mapping[str, list[str]]:
        return self.texts

    def _say(self, text: str) -> None:
        name = self._fields[-1]
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
    html = html_of(page)
    if not html:
        return None
    texts = listened(html, _Reader())
    lines = [" ".join(line.split()) for line in "".join(texts["text"]).split("\n")]
    title, summary = (" ".join("".join(texts[name]).split()) for name in ("title", "summary"))
    shown = tuple(line for line in lines if line)
    return Article(title, summary, shown) if shown else None
