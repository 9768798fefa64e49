"""Writes feeds of the news (Atom, RFC 4287)."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from machidx.views.context import Scene
from machidx.views.feed import FeedEntry

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_DAY = "1970-01-01"
"""The day of a feed without entries, as a feed must have one."""


def feed_text(scene: Scene, title: str, address: str, page: str, entries: list[FeedEntry]) -> bytes:
    """A feed with its title, its own address, the address of the page that it follows, and its entries."""
    feed = ET.Element(f"{{{_ATOM}}}feed", {_LANGUAGE: scene.locale})
    _say(feed, "id", address)
    _say(feed, "title", title)
    _say(feed, "updated", _instant(max((entry.day for entry in entries), default=_NO_DAY)))
    _link(feed, "self", address, "application/atom+xml")
    _link(feed, "alternate", page, "text/html")
    _say(ET.SubElement(feed, f"{{{_ATOM}}}author"), "name", scene.site_name)
    licence = scene.library.settings.licence
    _say(feed, "rights", f"{licence.name} {licence.url}")
    for entry in entries:
        inside = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        for name, words in _fields(entry):
            _say(inside, name, words)
        _link(inside, "alternate", entry.page, "text/html")
        for words in entry.about:
            ET.SubElement(inside, f"{{{_ATOM}}}category", {"term": words})
    ET.register_namespace("", _ATOM)
    ET.indent(feed, "")
    return bytes(ET.tostring(feed, "utf-8", xml_declaration=True)) + b"\n"


def _fields(entry: FeedEntry) -> Iterator[tuple[str, str]]:
    yield "id", entry.id
    yield "title", entry.title
    yield "updated", _instant(entry.day)
    yield "summary", entry.text


def _say(above: ET.Element, name: str, words: str) -> None:
    ET.SubElement(above, f"{{{_ATOM}}}{name}").text = words


def _link(above: ET.Element, relation: str, address: str, kind: str) -> None:
    ET.SubElement(above, f"{{{_ATOM}}}link", {"rel": relation, "type": kind, "href": address})


def _instant(day: str) -> str:
    """The first moment of a day in Japan."""
    return f"{day}T00:00:00+09:00"
