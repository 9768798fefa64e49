"""Compares the words typed in a body with the words that its page shows, line by line and in order.

Numbers and marks of lists count as words; so nothing that Markdown drops, hides or renumbers goes unseen.
Code and the texts of pictures are not compared.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from machidx.markdown.inline import ESCAPE
from machidx.markdown.lines import lines, with_edits
from machidx.markdown.terms import term_reference
from machidx.markdown.token import Token, TokenKind
from machidx.markdown.tokens import blanked, tokens

_BULLET = "・"
_MAY_GO, _END = "\x04", "\x05"
"""Enclose what a page need not show: attribute lists, definitions of links, lines of tables."""
_OPTIONAL = re.compile(f"{_MAY_GO}[^{_END}]*{_END}")
_TITLE = re.compile(r""">?(?:[ \t]*\n)?[ \t]*(?:"[^\n]*"|'[^\n]*'|\([^\n]*\))(?=[ \t]*$)""", re.MULTILINE)
"""The title behind a definition's address, which a page shows as a tip."""
_PLACEHOLDER = re.compile(r"\x02[^\x03\n]*\x03")
_COMPARED_ELSEWHERE = f"*|{_MAY_GO}{_END}"
"""Signs that need no comparison: the grammar says which stars emphasize, and the cells of a row are counted."""
_ESCAPE = re.compile(ESCAPE)
_LINE = re.compile(r"[ \t>|:_*-]+")
"""The line below the heading of a table, or a line between paragraphs."""
_OPENING = re.compile(r"[ \t]*(?:>|(?P<bullet>[-*+][ \t]+)|(?P<number>\d+)\.[ \t]+)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.*?)(?:[ \t]+#+)?[ \t]*")
_BOX = re.compile(r'[ \t]*(?:!!!|\?\?\?\+?) [a-z]+ "(?P<words>[^"]+)"[ \t]*')
_MARK = re.compile(rf"{_BULLET}|\d+\.")
_NAME = re.compile(r"\s?\[[^\[\]]*\]")
"""The name behind the words of a reference."""


class ShownWords(NamedTuple):
    """The words that a rendered text shows, without spaces."""

    words: str = ""
    notes: str = ""
    """The words of the footnotes."""
    terms: tuple[tuple[str, str], ...] = ()
    """The content of each term's brackets, and the words shown instead."""


class UnshownLine(NamedTuple):
    """A line that a page does not show as typed."""

    offset: int
    instead: str
    """The mark or number that the page shows instead of the one typed; "" if more than that differs."""


def read(root: ET.Element, terms: Mapping[str, str]) -> ShownWords:
    """Read the words of a rendered text."""
    notes = [item for box in root.findall(".//div[@class='footnote']") for item in box.iter("li")]
    found = ("".join(_words(element)) for element in (root, *notes))
    words, *of_notes = map(_joined, found)
    return ShownWords(words, "\n".join(of_notes), tuple(terms.items()))


def _words(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    number = int(element.get("start") or 1)
    for child in element:
        if child.tag == "li":
            yield f"{number}." if element.tag == "ol" else _BULLET
            number += 1
        if not _is_apart(child):
            yield from _words(child)
        yield child.tail or ""


def _is_apart(element: ET.Element) -> bool:
    return element.tag in ("pre", "code") or element.get("class", "").startswith("footnote")


@lru_cache(maxsize=8192)
def unshown_lines(body: str, reading: ShownWords) -> tuple[UnshownLine, ...]:
    """Return the lines whose words the page does not show, as typed, in their place.

    After such a line, comparison goes on with the first line that the page shows further below.
    """
    words, notes, terms = reading
    found, at, is_lost = [], 0, False
    for offset, line, is_note in _typed(body, dict(terms)):
        bare = _bare(line)
        options = (bare, _full(line)) if _MAY_GO in line else (bare,)
        if is_note:
            if not any(each in notes for each in options):
                found.append(UnshownLine(offset, ""))
            continue
        typed = next((each for each in options if words.startswith(each, at)), None)
        if typed is None and is_lost and (again := words.find(bare, at)) >= 0:
            typed, at = bare, again
        if typed is not None:
            at += len(typed)
            is_lost = is_lost and not typed
        elif not is_lost:
            rest = bare[len(mark.group()) :] if (mark := _MARK.match(bare)) else ""
            other = _MARK.match(words, at)
            is_lost = not (rest and other and words.startswith(rest, other.end()))
            found.append(UnshownLine(offset, "" if is_lost or not other else other.group()))
            at = at if is_lost or not other else other.end() + len(rest)
    return tuple(found)


def _typed(body: str, shown: Mapping[str, str]) -> Iterator[tuple[int, str, bool]]:
    """Yield the offset and the words of each line, and whether it belongs to a footnote."""
    text = with_edits(blanked(body), _edits(body, shown))
    notes = {body.count("\n", 0, token.start) for token in tokens(body) if token.kind is TokenKind.FOOTNOTE}
    in_note, was_empty = False, False
    for number, ((offset, written), (_, line)) in enumerate(zip(lines(body), lines(text), strict=True)):
        is_empty = not line.strip()
        in_note = number in notes or (in_note and (is_empty or not was_empty or line.startswith((" ", "\t", ">"))))
        was_empty = is_empty
        if not is_empty:
            yield offset, f"{_MAY_GO}{line}{_END}" if _LINE.fullmatch(written) else _marked(line), in_note


def _edits(body: str, shown: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield what to replace so that only words and the marks of lines remain; the number of lines stays."""
    found = tokens(body)
    notes = {token.start for token in found if token.kind is TokenKind.FOOTNOTE}
    targets = dict(_used_targets(body, found))
    names = {_name(body[slice(*token.words)]) for token in found if token.kind is TokenKind.DEFINITION}
    for token in found:
        kind, (first, last) = token.kind, token.words
        if kind is TokenKind.TERM:
            yield token.start, token.end, shown.get(token.value) or term_reference(token.value).shown
        elif kind is TokenKind.REFERENCE:
            yield from _reference(body, token, names) if token.start not in notes | targets.keys() else ()
        elif kind is TokenKind.IMAGE:
            yield token.start, token.end, _ends(body[token.start : token.end])
        elif kind in (TokenKind.LINK, TokenKind.AUTOLINK):
            yield token.start, first, ""
            yield last, token.end, _ends(body[last : token.end])
        elif kind is TokenKind.FOOTNOTE:
            yield token.start, token.end, ""
        elif kind in (TokenKind.ATTRIBUTES, TokenKind.TABLE_MARK) or token.start in targets:
            end = targets.get(token.start, token.end)
            inside = body[token.start : end]
            yield token.start, end, "\n".join(f"{_MAY_GO}{part}{_END}" for part in inside.split("\n"))


def _used_targets(body: str, found: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Yield the start and the end, with the title, of each definition of a link's target that a link uses."""
    starts = {token.start for token in found if token.kind is TokenKind.DEFINITION}
    used = {_name(token.value) for token in found if token.kind is TokenKind.REFERENCE and token.start not in starts}
    for token in found:
        if token.kind is TokenKind.DEFINITION and _name(body[slice(*token.words)]) in used:
            title = _TITLE.match(body, token.end)
            yield token.start, title.end() if title else token.end


def _reference(body: str, token: Token, names: Set[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the brackets of a reference, and the name behind its words, where they lead somewhere."""
    first, last = token.words
    behind = _NAME.match(body, token.end)
    end = behind.end() if behind and _name(token.value) in names else token.end
    if token.value.startswith("^"):
        yield token.start, token.end, ""
    elif end > token.end or _name(body[first:last]) in names:
        yield token.start, first, ""
        yield last, end, _ends(body[last:end])


def _name(written: str) -> str:
    return written.strip().casefold()


def _ends(text: str) -> str:
    return "\n" * text.count("\n")


def _marked(line: str) -> str:
    """Return a line without the marks of headings, boxes and quotations, with the marks of lists as a page has them."""
    if line[0] in " \t#!?>" and (found := _HEADING.fullmatch(line) or _BOX.fullmatch(line)):
        return found["words"]
    marks, at = "", 0
    while found := _OPENING.match(line, at):
        marks += _BULLET if found["bullet"] else found["number"] + "." if found["number"] else ""
        at = found.end()
    return marks + line[at:]


def _bare(line: str) -> str:
    """Return the words that a page must show."""
    return _full(_OPTIONAL.sub("", line) if _MAY_GO in line else line)


def _full(line: str) -> str:
    return _joined(_ESCAPE.sub(r"\1", line) if "\\" in line else line)


def _joined(text: str) -> str:
    """Return a text without spaces, placeholders of Markdown, and the signs that are compared elsewhere."""
    text = "".join((_PLACEHOLDER.sub("", text) if "\x02" in text else text).split())
    for sign in _COMPARED_ELSEWHERE:
        text = text.replace(sign, "")
    return text
