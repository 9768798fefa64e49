"""A Markdown body as lines with what must stay around their words, and two bodies side by side.

Two texts correspond line by line where their lines have the same shape (indent, marker, cells). Where they do
not, the smallest thing that still corresponds is taken as one: the list item, then the paragraph, then the
section. So no word of either language is ever lost, and none is set beside a sentence it does not translate.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.markdown.tokens import blanked

_HEADING = re.compile(r"(?P<before>#{1,6}[ \t]+)(?P<words>.*?)(?P<after>[ \t]*(?:\{[^{}]*\})?[ \t]*#*[ \t]*)")
_NOTE = re.compile(r'(?P<before>(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]*(?:"|$))(?P<words>[^"]*)(?P<after>"?[ \t]*)')
_ROW = re.compile(r"(?P<before>\|[ \t]*)(?P<words>.*?)(?P<after>[ \t]*\|?[ \t]*)")
_ITEM = re.compile(r"(?P<before>(?:[-*+]|\d+[.)])[ \t]+)(?P<words>.*?)(?P<after>[ \t]*)")
_PLAIN = re.compile(r"(?P<before>)(?P<words>.*?)(?P<after>[ \t]*)")
_INDENT = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})")
_TABLE_MARK = "::: "
_BAR = re.compile(r"(?<!\\)\|")


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
    fence, opened_at = "", 0
    for line in re.finditer(r".*\n?", body[start:end]):
        text = line.group().rstrip("\n")
        mark = _FENCE.match(text)
        if not fence and mark:
            fence, opened_at = mark["fence"], start + line.start()
        elif fence and mark and mark["fence"].startswith(fence):
            found[-1].append(AlignedLine(opened_at, start + line.start() + len(text), "```", verbatim=True))
            fence = ""
        elif text.strip() and not fence:
            found[-1].append(_line(text, start + line.start()))
        elif found[-1] and not fence:
            found.append([])
    return [lines for lines in found if lines]


def _line(text: str, offset: int) -> AlignedLine:
    indent = _INDENT.match(text)
    assert indent
    rest = text[indent.end() :]
    if rest.startswith(_TABLE_MARK):
        return AlignedLine(offset, offset + len(text), text.rstrip(), verbatim=True)
    found = next(m for p in (_HEADING, _NOTE, _ROW, _ITEM, _PLAIN) if (m := p.fullmatch(rest)))
    start = offset + indent.end()
    shape = re.sub(r"\d+", "1", found["before"])
    if found.re is _ROW:
        shape = f"|{len(_BAR.findall(without_terms(blanked(rest))))}"
    return AlignedLine(start + found.start("words"), start + found.end("words"), indent.group() + shape)


def keeps_shape(text: str) -> bool:
    """Whether a text of one line is still only words where it begins a line: no heading, item, row or note."""
    (lines,) = blocks(text, 0, len(text)) or [[]]
    return not any(line.opens for line in lines)


def _items(lines: Lines) -> list[Lines]:
    """A block's lines, divided where something begins."""
    found: list[Lines] = []
    for line in lines:
        if line.opens or not found:
            found.append([])
        found[-1].append(line)
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
