"""A Markdown body as lines with what must stay around their words, and two bodies side by side.

Two texts correspond line by line where their lines have the same shape (indent, marker, cells). Where they do
not, the smallest thing that still corresponds is taken as one: the list item, then the paragraph, then the
section. So no word of either language is ever lost, and none is set beside a sentence it does not translate.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from machidx.markdown import markup
from machidx.markdown.lines import BAR, LineKind, lines, read_line
from machidx.markdown.terms import without_terms
from machidx.markdown.token import TokenKind
from machidx.markdown.tokens import blanked, tokens

_CODE = "```"
"""The shape of a block of code."""


@dataclass(frozen=True, slots=True)
class AlignedLine:
    """A line (or a block of code), its words between two offsets of the body, and the shape around them."""

    start: int
    end: int
    shape: str
    verbatim: bool = False
    """Code, or the place of a table: nothing in it is translated."""

    @property
    def opens(self) -> bool:
        """Whether it begins something: a list item, a row, a heading, a note."""
        return bool(self.shape.strip(" \t>"))


Lines = list[AlignedLine]
Pair = tuple[Lines, Lines]


def regions(body: str) -> dict[str, tuple[int, int]]:
    """Where each section (of ``markup.sections``) begins and ends."""
    found, start = {}, 0
    for name, text in markup.sections(body).items():
        found[name] = (start, start + len(text))
        start += len(text)
    return found


def blocks(body: str, start: int, end: int) -> list[Lines]:
    """The lines between two offsets, divided at blank lines; a block of code is one line without words."""
    found: list[Lines] = [[]]
    section = body[start:end]
    code = {token.start: token.end for token in tokens(section) if token.kind is TokenKind.BLOCK}
    at = 0
    for offset, text in lines(section):
        if offset in code:
            at = code[offset]
            found[-1].append(AlignedLine(start + offset, start + at, _CODE, verbatim=True))
        elif offset >= at and text.strip():
            found[-1].append(_line(text, start + offset))
        elif offset >= at and found[-1]:
            found.append([])
    return [each for each in found if each]


def _line(text: str, offset: int) -> AlignedLine:
    read = read_line(text)
    if read.kind is LineKind.TABLE_MARK:
        return AlignedLine(offset, offset + len(text), text.rstrip(), verbatim=True)
    start = offset + len(read.indent + read.opening)
    shape = re.sub(r"\d+", "1", read.opening)
    if read.kind is LineKind.ROW:
        shape = f"|{len(BAR.findall(without_terms(blanked(text[len(read.indent) :]))))}"
    return AlignedLine(start, start + len(read.words), read.indent + shape)


def keeps_shape(text: str) -> bool:
    """Whether a text of one line is still only words where it begins a line: no heading, item, row or note."""
    (found,) = blocks(text, 0, len(text)) or [[]]
    return not any(each.opens for each in found)


def _items(lines: Lines) -> list[Lines]:
    """A block's lines, divided where something begins."""
    found: list[Lines] = []
    for each in lines:
        if each.opens or not found:
            found.append([])
        found[-1].append(each)
    return found


def _singly(lines: Lines) -> list[Lines]:
    return [[line] for line in lines]


_FINER: tuple[Callable[[Lines], list[Lines]], ...] = (_items, _singly)


def pairs(ours: list[Lines], theirs: list[Lines]) -> Iterator[Pair]:
    """What corresponds in two sections, each given in blocks; as one pair where the blocks do not."""
    if _alike(ours, theirs):
        for pair in zip(ours, theirs, strict=True):
            yield from _finer(*pair, 0)
    elif ours:
        yield _joined(ours), _joined(theirs)


def _finer(ours: Lines, theirs: Lines, level: int) -> Iterator[Pair]:
    if level == len(_FINER):
        yield ours, theirs
        return
    first, second = (_FINER[level](lines) for lines in (ours, theirs))
    if _alike(first, second):
        for pair in zip(first, second, strict=True):
            yield from _finer(*pair, level + 1)
    else:
        yield ours, theirs


def _alike(ours: list[Lines], theirs: list[Lines]) -> bool:
    return [lines[0].shape for lines in ours] == [lines[0].shape for lines in theirs]


def _joined(parts: list[Lines]) -> Lines:
    return [line for lines in parts for line in lines]
