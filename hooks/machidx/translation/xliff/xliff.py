"""Writes and reads XLIFF 1.2, using translate-toolkit.

1.2 rather than 2.0: in version 3.20 the toolkit's 2.0 has no state "needs review" and puts notes where the standard
does not allow them, and all translators' tools read 1.2. Codes are ``<ph>`` (containing the original, so that a figure
is visible) and ``<g>`` around words; when a file comes back, only their ids are read.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from translate.storage import xliff
from translate.storage.placeables import StringElem
from translate.storage.placeables.xliff import G, Ph

from machidx.translation.xliff.entry import XliffEntry
from machidx.translation.xliff.placeholders import Mark, Marked, Placeholder
from machidx.translation.xliff.segments import State

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_EXPORTED = "x-exported"
_TYPES = {"link": "link", "term": "x-term", "figure": "x-figure"}


class _Unit(xliff.Xliff1Unit):
    namespace = _NAMESPACE


class _File(xliff.Xliff1File[_Unit]):
    UnitClass = _Unit
    namespace = _NAMESPACE
    XMLskeleton = xliff.Xliff1File.XMLskeleton.replace("1.1", "1.2")


_STATES: dict[State, int] = {
    "needs-translation": _Unit.S_NEEDS_TRANSLATION,
    "needs-review": _Unit.S_NEEDS_REVIEW,
    "translated": _Unit.S_TRANSLATED,
}


class UnreadableError(Exception):
    """The data is not an XLIFF 1 file; the message says why."""


def write(entries: Iterable[XliffEntry]) -> bytes:
    """Return an XLIFF file of entries, which must be grouped by file."""
    store = _File(sourcelanguage="ja", targetlanguage="en")
    for entry in entries:
        store.switchfile(entry.file, createifmissing=True)
        unit = _Unit("")
        store.addunit(unit)
        unit.setid(f"{entry.file}\x04{entry.id}")
        unit.rich_source = [_element(entry.source, entry.codes)]
        unit.rich_target = [_element(entry.target or (), entry.codes)]
        unit.set_state_n(_STATES[entry.state])
        for note in entry.notes:
            unit.addnote(note, origin="developer")
        path, _, line = entry.place.rpartition(":")
        contexts = [("sourcefile", path), ("linenumber", line), (_EXPORTED, entry.exported or "")]
        unit.createcontextgroup(entry.id, contexts, purpose="location")  # the standard requires unique names
    return bytes(store)


def _element(marked: Marked, codes: dict[int, Placeholder]) -> StringElem:
    """Convert a text with marks to the toolkit's tree."""
    levels: list[tuple[Mark | None, list[Any]]] = [(None, [])]
    for piece in marked:
        if isinstance(piece, str):
            levels[-1][1].append(piece)
        elif piece.part == "open":
            levels.append((piece, []))
        elif piece.part == "close":
            levels[-2][1].append(_placeable(G, codes[piece.id], piece.id, levels.pop()[1]))
        else:
            levels[-1][1].append(_placeable(Ph, codes[piece.id], piece.id, [codes[piece.id].opening]))
    return StringElem(levels[0][1])


def _placeable(kind: type[StringElem], code: Placeholder, id: int, inside: list[Any]) -> StringElem:
    attributes = {"ctype": _TYPES.get(code.kind, f"x-{code.kind}"), "equiv-text": code.name}
    return kind(id=str(id), sub=inside, xml_attrib=attributes)


def read_all(paths: Iterable[Path]) -> tuple[list[XliffEntry], list[str]]:
    """Read files; return their entries, and a message for each file that cannot be read."""
    entries: list[XliffEntry] = []
    unread = []
    for path in paths:
        try:
            entries += read(path.read_bytes())
        except (OSError, UnreadableError) as error:
            unread.append(f"{path}: 読めません / this cannot be read: {error}")
    return entries, unread


def read(data: bytes) -> list[XliffEntry]:
    """Read the entries of an XLIFF file. Raises UnreadableError."""
    try:
        store = _File.parsestring(data)  # type: ignore[no-untyped-call]
        _accept(store)
        return [_entry(unit) for unit in store.units]
    except (SyntaxError, ValueError, AssertionError, LookupError, StopIteration) as error:
        raise UnreadableError(str(error) or "no XLIFF 1 file") from error


def _accept(store: Any) -> None:
    """Raise UnreadableError for a file with a DOCTYPE or with a target language other than English."""
    if store.document.docinfo.doctype:
        raise UnreadableError("DOCTYPEのあるファイルは受け取りません / a file with a DOCTYPE is not taken")
    language = store.gettargetlanguage() or "en"
    if language.lower().replace("_", "-").partition("-")[0] != "en":
        raise UnreadableError(f"訳の言語が「{language}」です。英語（en）だけを受け取ります / only English is taken")


def _entry(unit: Any) -> XliffEntry:
    file, _, id = str(unit.getid()).rpartition("\x04")
    groups = dict(pair for group in unit.getcontextgroupsbyattribute("purpose", "location") for pair in group)
    target = _marked(unit.rich_target[0])
    has_words = any(piece.strip() if isinstance(piece, str) else piece for piece in target)
    return XliffEntry(
        file,
        id,
        _marked(unit.rich_source[0]),
        target if has_words else None,
        _state(unit, has_words=has_words),
        groups.get(_EXPORTED),
    )


def _state(unit: Any, *, has_words: bool) -> State:
    if not has_words:
        return "needs-translation"
    number = unit.get_state_n()
    return "translated" if number >= _Unit.S_TRANSLATED else "needs-review"


def _marked(element: StringElem) -> Marked:
    return tuple(_pieces(element))


def _pieces(element: StringElem) -> Iterator[str | Mark]:
    """Flatten the toolkit's tree to text and marks; elements that tools add around words (``<mrk>``) are ignored."""
    for sub in element.sub:
        if isinstance(sub, str):
            yield sub
        elif isinstance(sub, G):
            id = _number(sub)
            yield Mark(id, "open")
            yield from _pieces(sub)
            yield Mark(id, "close")
        elif type(sub) is StringElem or _tag(sub) in ("mrk", "sub"):
            yield from _pieces(sub)
        else:
            yield Mark(_number(sub), "alone")


def _tag(element: Any) -> str:
    node = getattr(element, "xml_node", None)
    return str(node.tag).rpartition("}")[2] if node is not None else ""


def _number(element: StringElem) -> int:
    """Return the number of a code; 0, which is never used, for ids that this site did not write."""
    return int(element.id) if str(element.id or "").isdecimal() else 0
