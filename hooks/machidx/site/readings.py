"""Furigana: the readings of every text of a page, one file per Japanese page, which is fetched when they are wanted.

A file is a JSON list with an item per text node of the page, a list as well: words as they stand, a base, its reading,
words as they stand, a base, its reading, … All but the readings join to the text of the node, without the spaces around
it; so a browser finds the readings of a text by the text.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from machidx.content.library import Library, facts
from machidx.content.outputs import file_at, readings_file
from machidx.language.locale import JAPANESE
from machidx.language.readings import Readings, WithReading, readings_with
from machidx.model.term import Term
from machidx.model.town import Town
from machidx.search.article import INLINE, listened

UNREAD = frozenset(
    {"code", "head", "kbd", "noscript", "option", "pre", "rp", "rt", "samp", "script", "style", "svg", "template"}
)
"""Elements whose text gets no readings; ``furigana.js`` has the same list."""
_SHARES = 8
_TOWN = {"町": ("まち", "ちょう"), "市": ("し",), "村": ("むら", "そん")}


def known_readings(library: Library) -> tuple[tuple[str, str], ...]:
    """Names and their readings: of terms, and of towns with and without 町; those in two readings are left out."""
    found: dict[str, set[str]] = {}
    for name, reading in (*_terms(library), *_towns(library)):
        found.setdefault(name, set()).add(reading)
    return tuple((name, *sorted(readings)) for name, readings in sorted(found.items()) if len(readings) == 1)  # type: ignore[misc]


def _terms(library: Library) -> Iterator[tuple[str, str]]:
    for page in library.terms:
        yield facts(page, Term).label, facts(page, Term).reading


def _towns(library: Library) -> Iterator[tuple[str, str]]:
    for page in library.plans:
        town = facts(page, Town)
        yield town.title, town.reading
        for ending in _TOWN.get(town.title[-1:], ()):
            if town.reading.endswith(ending):
                yield town.title[:-1], town.reading.removesuffix(ending)


def shares(library: Library) -> list[tuple[tuple[tuple[str, str], ...], list[str]]]:
    """The work in parts, so that all processors have some until the end: what ``write`` needs besides the folder."""
    names = known_readings(library)
    addresses = [page.url(JAPANESE) for page in library.pages.values()]
    return [(names, addresses[first::_SHARES]) for first in range(_SHARES)]


def readings_of(html: str, names: tuple[tuple[str, str], ...]) -> bytes:
    """Make the file of readings of a rendered page."""
    items_of = _items_with(names)
    items: dict[str, tuple[str, ...]] = {}
    for line in listened(html, _Nodes()):
        for node, item in items_of(tuple(line)):
            if items.setdefault(node, item) != item:
                items[node] = (node,)  # its reading depends on what is around: nothing is said of it
    made = [item for item in items.values() if len(item) > 1]
    return f"{json.dumps(made, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def write(names: tuple[tuple[str, str], ...], addresses: Iterable[str], folder: Path) -> None:
    """Write the readings of the pages at some addresses, which are built, below the site's folder."""
    for address in addresses:
        target = folder / readings_file(address)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(readings_of((folder / file_at(address)).read_text(encoding="utf-8"), names))


@lru_cache(maxsize=4)
def _items_with(names: tuple[tuple[str, str], ...]) -> Callable[[tuple[str, ...]], list[tuple[str, tuple[str, ...]]]]:
    """A function that gives the texts of a line that have readings, each with its item, and remembers them."""
    reader = readings_with(names)

    @lru_cache(maxsize=20_000)  # menus repeat on every page
    def items_of(line: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        found = ((node, tuple(_item(pieces))) for node, pieces in _read_nodes(line, reader))
        return [(node, item) for node, item in found if len(item) > 1]

    return items_of


def _read_nodes(line: tuple[str, ...], reader: Readings) -> Iterator[tuple[str, list[WithReading]]]:
    """Read the texts of a line together, and yield each without the spaces around it."""
    pieces = iter(reader.pieces("".join(line).replace("\n", " ")))
    left = next(pieces, WithReading(""))
    for node in line:
        here, size = [], len(node)
        while size:
            if len(left.text) <= size:
                here.append(left)
                size -= len(left.text)
                left = next(pieces, WithReading(""))
            else:  # the piece goes on in the next text: without a reading
                here.append(WithReading(left.text[:size]))
                left, size = WithReading(left.text[size:]), 0
        if node.strip():
            yield node.strip(), _stripped(here, node)


def _stripped(pieces: list[WithReading], node: str) -> list[WithReading]:
    """Remove the spaces at both ends, and put back the line breaks between."""
    plain = node.strip()
    place = len(node) - len(node.lstrip())
    out, begin = [], 0
    for piece in pieces:
        end = begin + len(piece.text)
        text = node[max(begin, place) : max(place, min(end, place + len(plain)))]
        if text:
            out.append(WithReading(text, piece.reading))
        begin = end
    return out


def _item(pieces: Iterable[WithReading]) -> Iterator[str]:
    plain = ""
    for piece in pieces:
        if piece.reading:
            yield from (plain, piece.text, piece.reading)
            plain = ""
        else:
            plain += piece.text
    if plain:
        yield plain


class _Nodes:
    """Collects the texts of a page's body, line by line."""

    def __init__(self) -> None:
        self._lines: list[list[str]] = [[]]
        self._read = [True]
        """Of each open element, whether its text is read."""
        self._text = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._end(tag)
        self._read.append(self._read[-1] and tag not in UNREAD and attributes.get("lang", JAPANESE) == JAPANESE)

    def end(self, tag: str) -> None:
        self._end(tag)
        self._read.pop()

    def comment(self, _: str) -> None:
        self._end("span")

    def data(self, text: str) -> None:
        if self._read[-1]:
            self._text += text

    def close(self) -> list[list[str]]:
        self._end("body")
        return self._lines

    def _end(self, tag: str) -> None:
        """End a text, and the line with it unless the element is inline."""
        if self._text:
            self._lines[-1].append(self._text)
            self._text = ""
        if tag not in INLINE and self._lines[-1]:
            self._lines.append([])
