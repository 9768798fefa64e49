"""Writes feeds of the news (Atom, RFC 4287)."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from machidx.views.context import Line, Scene
from machidx.views.happenings import Happening, happenings
from machidx.views.news import Notice, notices

_LONGEST = 100
"""The entries of a feed: the newest."""
_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_DAY = "1970-01-01"
"""The day of a feed without entries, as a feed must have one."""
_LICENCE = "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class FeedEntry:
    """An entry: its address, which never changes and is its id; its day; its title, its text, whom it is about."""

    id: str
    day: str
    title: str
    page: str
    """The address of the page that it is about."""
    text: str
    about: tuple[str, ...]


def feed_entries(scene: Scene, base: str, municipality: str | None) -> list[FeedEntry]:
    """The newest news of a town, or of all towns; ``scene`` shows the page at the address ``base``.

    Atom asks for a whole date, where a plan or a town names a month or a fiscal year. Here, and nowhere where people
    read it, a month stands as its first day. It is that of the fact, not of the build or the commit: so an entry is as
    old as its words, and stays so in every build.
    """
    library = scene.library
    towns = [municipality] if municipality else library.municipalities
    found = [_of_notice(scene, base, each) for each in notices(scene, municipality)]
    for town in towns:
        name = library.in_force(town).text("title", scene.locale).text
        # What begins in a later year waits for it.
        told = (each for each in happenings(scene, town) if each.fy is None)
        found += (_of_happening(scene, base, each, name) for each in told)
    return sorted(found, key=lambda entry: entry.day, reverse=True)[:_LONGEST]


def _of_notice(scene: Scene, base: str, notice: Notice) -> FeedEntry:
    address = urljoin(base, notice.page.url)
    text = _plain(notice.summary) if notice.summary else notice.page.text.text
    return FeedEntry(
        address, notice.on, notice.page.text.text, address, text, tuple(ref.text.text for ref in notice.about)
    )


def _plain(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def _of_happening(scene: Scene, base: str, told: Happening, town: str) -> FeedEntry:
    words = told.words
    if told.is_of_measure:
        words = scene.say("{about}：{words}", about=told.about.text.text, words=words)
    lines = [scene.say("{when}：{words}", when=told.when, words=words)]
    for event in told.events:
        work = f"{event.work.text} " if event.work else ""
        lines.append(f"- {event.measure.text.text} {work}{scene.say('「{label}」', label=event.label.text)}")
    return FeedEntry(
        f"{urljoin(base, scene.link(_index(scene)))}#{told.id}",
        f"{told.month}-01",
        scene.say("{town}：{words}", town=town, words=words),
        urljoin(base, told.about.url),
        "\n".join(lines),
        (town,),
    )


def _index(scene: Scene) -> str:
    """The address of the page of news, from the site's root."""
    return "/news/" if scene.locale == "ja" else f"/{scene.locale}/news/"


def feed_text(scene: Scene, title: str, address: str, page: str, entries: list[FeedEntry]) -> bytes:
    """A feed with its title, its own address, the address of the page that it follows, and its entries."""
    feed = ET.Element(f"{{{_ATOM}}}feed", {_LANGUAGE: scene.locale})
    _say(feed, "id", address)
    _say(feed, "title", title)
    _say(feed, "updated", _instant(max((entry.day for entry in entries), default=_NO_DAY)))
    _link(feed, "self", address, "application/atom+xml")
    _link(feed, "alternate", page, "text/html")
    _say(ET.SubElement(feed, f"{{{_ATOM}}}author"), "name", scene.say("まちDX計画ライブラリ"))
    _say(feed, "rights", _LICENCE)
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
