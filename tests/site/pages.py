"""Parses the pages of a built site."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from machidx.site.artefact.examining import examine
from machidx.site.artefact.fault import Fault

DATA = "application/ld+json"


class Reader(HTMLParser):
    """A parsed page: its tags in order, its ids, and the text of its article."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.uses: list[str] = []
        """Addresses in a term's list of pages that use it."""
        self.title = ""
        self.titles = 0
        """Number of <title> elements outside the article, where pictures have their own."""
        self.data: list[str] = []
        """Text in JSON-LD data blocks."""
        self._inside = 0
        self._in_uses = False
        self._within = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._inside += tag == "article"
        given = self.tags[-1][1]
        self.titles += tag == "title" and not self._inside
        if tag in ("title", "script"):
            self._within = given.get("type", tag)
        if given.get("id") == "uses":
            self._in_uses = True
        elif given.get("class") == "citation" or tag == "nav":
            self._in_uses = False
        if self._in_uses and tag == "a":
            self.uses.append(given["href"])

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "article"
        self._within = ""
        self._in_uses = self._in_uses and tag != "article"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text.append(data)
        elif self._within == DATA:
            self.data.append(data)
        elif self._within == "title":
            self.title += data

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.text))

    def meta(self, name: str) -> list[str]:
        """Values of ``content`` in the <meta> elements with this name or property."""
        return [attrs["content"] for attrs in self.all("meta") if name in (attrs.get("name"), attrs.get("property"))]

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.tags if name == tag]


def read(site: Path) -> dict[str, Reader]:
    """Parse every page except redirects, which have no article; keys are addresses like ``/towns/ono/``."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        page = Reader(path)
        if page.all("article"):
            found[f"/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/")] = page
    return found


@cache
def examined(site: Path) -> tuple[Fault, ...]:
    """The faults of a built site that no test changes."""
    return examine(site)
