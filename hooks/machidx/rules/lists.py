"""Finds lists that Markdown would run together, renumber, or make of lines that are none."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.remembering import remembered
from machidx.content.source import Source
from machidx.markdown.lines import LineKind, MarkedLine, lines, read_line
from machidx.markdown.list_marks import ListMark, list_mark
from machidx.markdown.tokens import blanked

EMPTY_LINE = "空の行"
"""The proposal to insert a line above."""
_DATE = re.compile(r"\d{4,}\.")
_COMPARED = re.compile(r"[ ]*>(?=[0-9０-９=＝])")
_BREAK = "  "
"""The end of a line that Markdown does not join with the next one."""


class _Marked(NamedTuple):
    """A line of a paragraph that begins with a mark; ``is_first`` in the paragraph."""

    offset: int
    line: str
    mark: ListMark
    is_first: bool


def problems(library: Library) -> Iterator[Problem]:
    """Yield the mistakes in the lists of all pages, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            yield from unlisted(source)


@remembered
def unlisted(source: Source) -> Iterator[Problem]:
    """Yield the mistakes in the lists of one file."""
    read = [(offset, text, read_line(text)) for offset, text in lines(blanked(source.body))]
    yield from _crowded(source, read)
    yield from _numbers(source, read)
    yield from _strays(source, read)
    paragraph: list[tuple[int, str]] = []
    for offset, text, line in [*read, (0, "", read_line(""))]:
        if line.kind is LineKind.PLAIN:
            paragraph.append((offset, text))
        else:
            if len(paragraph) > 1:
                yield from _run_together(source, paragraph)
            paragraph = []


_Lines = list[tuple[int, str, MarkedLine]]


def is_item(text: str) -> bool:
    """Whether a line is an unindented list item."""
    read = read_line(text)
    return read.kind is LineKind.ITEM and not read.indent and bool(read.words)


def _crowded(source: Source, read: _Lines) -> Iterator[Problem]:
    """Yield lists and table marks directly below a sentence, which Markdown reads as part of it."""
    first, above, around = "", "", ""
    for offset, written, line in read:
        quote = line.indent[: line.indent.rfind(">") + 1]
        text = written[len(quote) :].removeprefix(" ") if quote else written
        if quote != around:
            first, around = "", quote
        if line.kind in (LineKind.EMPTY, LineKind.HEADING):
            first = ""
        elif above and line.kind is LineKind.TABLE_MARK and not line.indent:
            yield source.in_body(offset, Rules.CROWDED, "表を置く行の上に、空の行を1つ入れます。", EMPTY_LINE)
        elif first and is_item(text) and _is_prose(first):
            what = f"「{quote}」だけの行" if quote else "空の行"
            message = f"箇条書きの上に、{what}を1つ入れます。"
            yield source.in_body(offset, Rules.CROWDED, message, quote or EMPTY_LINE)
            first = text
        else:
            first = first or text
        above = text if first else ""


def _is_prose(text: str) -> bool:
    """Whether a line begins a paragraph rather than a block or a picture."""
    return read_line(text).kind is LineKind.PLAIN and text[0] not in " \t>!?:["


def _run_together(source: Source, paragraph: list[tuple[int, str]]) -> Iterator[Problem]:
    """Yield the lines of a paragraph that begin with marks of one list."""
    found = [
        _Marked(offset, text, mark, is_first=number == 0)
        for number, (offset, text) in enumerate(paragraph)
        if (mark := _mark(text)) and not (number and paragraph[number - 1][1].endswith(_BREAK))
    ]
    for family in dict.fromkeys(each.mark.family for each in found):
        group = [each for each in found if each.mark.family == family]
        follows = all(a.mark.precedes(b.mark) for a, b in pairwise(group))
        if len(group) > 1 and (follows or group[0].mark.is_sure):
            if not group[0].is_first:
                message = "箇条書きの上に、空の行を1つ入れます。"
                yield source.in_body(group[0].offset, Rules.CROWDED, message, EMPTY_LINE)
            for each in group:
                yield _as_item(source, each, is_numbered=follows and each.mark.is_number)


def _mark(text: str) -> ListMark | None:
    """The mark at the beginning of a line; None for a row of a table with full-width bars, which ``pasted`` tells."""
    words = text.lstrip(" \t\u3000>")
    return None if words.startswith("｜") else list_mark(words)


def _as_item(source: Source, marked: _Marked, *, is_numbered: bool) -> Problem:
    words = marked.line.lstrip(" \t\u3000>")
    indent = marked.line[: len(marked.line) - len(words)].rstrip("\u3000")
    mark, text = "-", marked.mark.words
    if is_numbered:
        mark = f"{min(marked.mark.values)}."
    elif marked.mark.values:
        text = words
    wide = re.match("[０-９]+[．.]|[0-9]+．", words)
    why = f"番号「{wide[0]}」が全角なので、" if wide else ""
    how = f"半角の「{mark} 」にします。" if wide and is_numbered else "箇条書きの行は、「- 」か「1. 」で始めます。"
    message = f"{why or 'この行は、'}ほかの行とつながって1つの段落になります。{how}"
    return source.in_body(marked.offset, Rules.CROWDED, message, f"{indent}{mark} {text}".rstrip(), wrong=marked.line)


def _numbers(source: Source, read: _Lines) -> Iterator[Problem]:
    """Yield numbers at the beginning of a line that are a year, or full-width."""
    for offset, text, line in read:
        number = line.opening.strip().rstrip(".")
        if line.kind is not LineKind.ITEM or not number[:1].isdecimal():
            continue
        after = text[len(line.indent) + len(line.opening) :]
        if _DATE.match(line.opening):
            message = f"「{line.opening.strip()}」は、箇条書きの番号とみなされます。"
            proposal = f"{line.indent}{number}\\. {after}"
        elif not number.isascii():
            message = f"箇条書きの番号「{number}.」は、半角で書きます。"
            proposal = f"{line.indent}{int(number)}. {after}"
        else:
            continue
        yield source.in_body(offset, Rules.LOST, message, proposal, wrong=text)


def _strays(source: Source, read: _Lines) -> Iterator[Problem]:
    """Yield signs that turn a single line into a list or a quotation."""
    items = {number for number, (_, _, line) in enumerate(read) if line.kind is LineKind.ITEM}
    marks = {read[number][2].opening[0] for number in items if not _is_alone(number, read, items)}
    for number, (offset, text, line) in enumerate(read):
        sign = line.opening[:1]
        if found := _COMPARED.match(text):
            message = "行の頭の「>」は消えて、引用になります。文字の「>」は、全角の「＞」にします。"
            proposal = f"{text[: found.end() - 1]}＞{text[found.end() :]}"
        elif number in items and sign in ("+", "*") and _is_alone(number, read, items):
            message = f"行の頭の「{sign}」は消えて、箇条書きになります。箇条書きなら「- 」に、文字なら全角にします。"
            instead = "- " if sign in marks else {"+": "＋", "*": "＊"}[sign]
            proposal = f"{line.indent}{instead}{line.words}"
        else:
            continue
        yield source.in_body(offset, Rules.LOST, message, proposal, wrong=text)


def _is_alone(number: int, read: _Lines, items: set[int]) -> bool:
    """Whether an item is the only one of its list; one with a figure behind ``+`` counts as such."""
    line = read[number][2]
    if line.opening[0] == "+" and line.words[:1].isdecimal():
        return True
    near = [n for step in (-1, 1) if (n := _next(number, read, step)) is not None]
    return not any(n in items for n in near)


def _next(number: int, read: _Lines, step: int) -> int | None:
    """Return the index of the nearest line above or below that begins something; None at the end."""
    at = number + step
    while 0 <= at < len(read):
        line = read[at][2]
        if line.kind is LineKind.ITEM or (line.kind is not LineKind.EMPTY and not line.indent):
            return at
        at += step
    return None
