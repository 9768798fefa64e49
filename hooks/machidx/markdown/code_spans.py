"""Locates code and comments in a Markdown body.

Rules skip code, so text counts as code only if Python-Markdown certainly renders it as code. Code blocks follow
``pymdownx.superfences``; inline code follows ``BacktickInlineProcessor`` and stays within its paragraph.
If it is uncertain whether a line continues the paragraph above, and a backtick pairs only with one beyond that line,
this backtick and all later ones up to the next empty line count as ordinary characters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from machidx.markdown.lines import TAB, LineKind, lines, read_line

FILLER = "\x10"
"""Stands in for each character of a comment within a line during rendering; removed from the result."""
_ONLY_FILLER = re.compile(rf"^[ \t>]*{FILLER}[ \t>{FILLER}]*$", re.MULTILINE)
_FENCE = re.compile(r"(?P<prefix>[> \t]*)(?P<fence>`{3,}|~{3,})[ \t]*\.?(?:[\w#.+-]+)?[ \t]*")
_BLANK = re.compile(r"(?: {0,3}>)*[ \t]*")
_ALONE = re.compile(r"[#>|:=~`+*_-]|\d+\.|!!!|\?\?\?|\[[^\]\n]*\]:")
"""Line starts that may not continue the paragraph above."""
_SEVERAL = re.compile(r"[#|:]|!!!|\?\?\?|\*?\[[^\]\n]*\]:")
"""Line starts whose line may not be continued by the next one."""
_DIVIDES = re.compile(r"\||^[ \t>]*:")
"""Marks of tables and definition lists, in which each line is a paragraph of its own."""
_SIGN = re.compile(r"`+|<!--")
_MAY_HIDE = re.compile("`|~~~|<!--")
_TICKS = re.compile(r"`+")


class Hidden(NamedTuple):
    """A part of a body that is not read as text; 0-based offsets, ``end`` excluded."""

    kind: Literal["block", "code", "comment"]
    start: int
    end: int


class _Row(NamedTuple):
    """A line with its 0-based offset and the numbers of its block (lines up to an empty one) and certain paragraph."""

    start: int
    text: str
    block: int
    paragraph: int


class _Ticks(NamedTuple):
    """A run of backticks and the later runs in its block that may close it.

    These are the next run of the same length, the next one shorter by one, and the longest.
    """

    row: _Row
    length: int
    same: "_Closer | None"
    shorter: "_Closer | None"
    longest: "_Closer | None"


class _Closer(NamedTuple):
    start: int
    length: int
    paragraph: int


@lru_cache(maxsize=65536)
def uncommented(body: str) -> str:
    """Return the body with comments blanked out, offsets unchanged; both rendering and the tokenizer read this."""
    if "<!--" not in body:
        return body
    pieces, at = [], 0
    for found in hidden(body):
        if found.kind == "comment":
            pieces += [body[at : found.start], re.sub(r"[^\n]", FILLER, body[found.start : found.end])]
            at = found.end
    return _ONLY_FILLER.sub(lambda match: " " * len(match.group()), "".join([*pieces, body[at:]]))


@lru_cache(maxsize=65536)
def hidden(text: str) -> tuple[Hidden, ...]:
    """Return code and comments in order; unclosed ones are ordinary text."""
    return tuple(_hidden(text)) if _MAY_HIDE.search(text) else ()


def _hidden(text: str) -> Iterator[Hidden]:
    rows = _rows(text)
    ticks = _ticks(rows)
    at, fences_from, unsure = 0, 0, -1
    last_comment_end = text.rfind("-->")
    for number, row in enumerate(rows):
        if row.start >= at and number >= fences_from and (fence := _FENCE.fullmatch(row.text)):
            last, fences_from = _fence_end(rows, number, fence)
            if last is not None:
                at = rows[last].start + len(rows[last].text)
                yield Hidden("block", row.start, at)
        for sign in _SIGN.finditer(text, max(row.start, at), row.start + len(row.text)):
            if sign.start() < at:
                continue
            if sign.group() == "<!--":
                found = _comment(text, sign.start(), last_comment_end)
            else:
                found, is_sure = _code(text, sign.start(), ticks[sign.start()]) if row.block != unsure else (None, True)
                unsure = unsure if is_sure else row.block
            if found:
                at = found.end
                yield found


def _comment(text: str, start: int, last_end: int) -> Hidden | None:
    first = start + len("<!--")
    return Hidden("comment", start, text.index("-->", first) + len("-->")) if first <= last_end else None


def _rows(text: str) -> list[_Row]:
    above, block, paragraph = "", 0, 0
    rows, divided = [], set()
    for start, line in lines(text):
        if _BLANK.fullmatch(line):
            block += 1
        elif not _continues(above, line):
            paragraph += 1
        if _DIVIDES.search(line):
            divided.add(block)
        rows.append(_Row(start, line, block, paragraph))
        above = line
    return [row._replace(paragraph=-n) if row.block in divided else row for n, row in enumerate(rows)]


def _continues(above: str, line: str) -> bool:
    """Whether a line certainly belongs to the same paragraph as the line above."""
    read, before = read_line(line), read_line(above)
    return (
        before.kind is not LineKind.EMPTY
        and read.depth == before.depth
        and (read.columns == before.columns or max(read.columns, before.columns) < TAB)
        and not _ALONE.match(line, len(read.indent))
        and not _SEVERAL.match(above, len(before.indent))
    )


def _fence_end(rows: list[_Row], number: int, fence: re.Match[str]) -> tuple[int | None, int]:
    """Return the index of the line that closes a code block, or None, and of the first line that may open another."""
    prefix = fence["prefix"].expandtabs(TAB)
    depth, was_empty = prefix.count(">"), False
    for last in range(number + 1, len(rows)):
        before, words = _parted(rows[last].text, len(prefix))
        level = before.count(">")
        if not (words.strip() if not depth else words) and not before.replace(">", "").strip() and level <= depth:
            was_empty = True
            continue
        is_short = len(before) < len(prefix)
        if level > depth or is_short or (was_empty and level < depth):
            return None, last + 1
        if words.rstrip(" \t") == fence["fence"]:
            return last, last + 1
        was_empty = False
    return None, len(rows)


def _parted(line: str, width: int) -> tuple[str, str]:
    """Split a line into its indentation and quotation marks, up to a width in columns, and the rest."""
    at = columns = 0
    while columns < width and at < len(line) and line[at] in "> \t":
        columns += TAB - columns % TAB if line[at] == "\t" else 1
        at += 1
    return line[:at].expandtabs(TAB), line[at:]


def _ticks(rows: list[_Row]) -> dict[int, _Ticks]:
    """Return the runs of backticks by offset. It scans backwards, so that the run seen last is the next one."""
    found: dict[int, _Ticks] = {}
    block, later, longest = -1, dict[int, _Closer](), None
    for row in reversed(rows):
        if row.block != block:
            block, later, longest = row.block, {}, None
        for run in reversed(list(_TICKS.finditer(row.text))):
            length = len(run.group())
            found[row.start + run.start()] = _Ticks(row, length, later.get(length), later.get(length - 1), longest)
            later[length] = _Closer(row.start + run.start(), length, row.paragraph)
            if longest is None or length >= longest.length:
                longest = later[length]
    return found


def _code(text: str, start: int, ticks: _Ticks) -> tuple[Hidden | None, bool]:
    """Return the inline code that a run of backticks opens, if any, and whether this is certain."""
    is_escaped = _is_escaped(text, start)
    length = ticks.length - is_escaped
    closer = ticks.shorter if is_escaped else ticks.same
    if not length or ticks.longest is None:
        return None, True
    if closer is None and ticks.longest.length < length:
        closer = ticks.longest
    partner = closer or ticks.longest
    if partner.paragraph != ticks.row.paragraph:
        return None, False
    return closer and Hidden("code", start + is_escaped, closer.start + closer.length), True


def _is_escaped(text: str, start: int) -> bool:
    """Whether an odd number of backslashes precedes the character at ``start``."""
    first = start
    while first and text[first - 1] == "\\":
        first -= 1
    return (start - first) % 2 == 1
