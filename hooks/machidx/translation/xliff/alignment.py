"""Splits a Markdown body into lines (words and the shape around them) and aligns two bodies.

Two texts correspond line by line if their lines have the same shapes (indent, marker, cells). Otherwise the smallest
unit that still corresponds is kept whole: the list item, then the paragraph, then the section. No word of either
language is lost, and no sentence is paired with one that it does not translate.
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
"""The shape of a code block."""


@dataclass(frozen=True, slots=True)
class AlignedLine:
    """A line or a code block: the 0-based offsets of its words in the body, end excluded, and the shape around them."""

    start: int
    end: int
    shape: str
    verbatim: bool = False
    """Whether it is code or a table mark, which are not translated."""

    @property
    def opens(self) -> bool:
        """Whether the line starts an element: a list item, a row, a heading, a note."""
        return bool(self.shape.strip(" \t>"))


Lines = list[AlignedLine]
Pair = tuple[Lines, Lines]


def regions(body: str) -> dict[str, tuple[int, int]]:
    """Return the start and end of each section of ``markup.sections``."""
    found, start = {}, 0
    for name, text in markup.sections(body).items():
        found[name] = (start, start + len(text))
        start += len(text)
    return found


def blocks(body: str, start: int, end: int) -> list[Lines]:
    """Return the lines between two offsets in blocks separated by blank lines; a code block is one verbatim line."""
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
    """Whether a one-line text at the start of a line is plain words: no heading, item, row or note."""
    (found,) = blocks(text, 0, len(text)) or [[]]
    return not any(each.opens for each in found)


def _items(lines: Lines) -> list[Lines]:
    """Split a block's lines into items, each starting at a line that opens an element."""
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
    """Yield the corresponding lines of two sections, both given in blocks; a single pair if the blocks do not match."""
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
