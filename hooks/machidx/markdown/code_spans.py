"""Code and comments of a Markdown body: where they begin and end.

A part counts as code only where Python-Markdown is certain to make code of it, as nothing in code is judged.
A block of code follows the rules of ``pymdownx.superfences``, inline code those of ``BacktickInlineProcessor``. Inline
code stays in its paragraph. Where a line may or may not continue the paragraph above, a backtick that finds its
partner only beyond that line makes all backticks after it, as far as the next empty line, ordinary signs.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from machidx.markdown.lines import TAB, lines

FILLER = "\x10"
"""Keeps the place of a comment inside a line while the text is rendered; removed from the result."""
_ONLY_FILLER = re.compile(rf"^[ \t>]*{FILLER}[ \t>{FILLER}]*$", re.MULTILINE)
_FENCE = re.compile(r"(?P<prefix>[> \t]*)(?P<fence>`{3,}|~{3,})[ \t]*\.?(?:[\w#.+-]+)?[ \t]*")
_PREFIX = re.compile(r"[> \t]*")
_BLANK = re.compile(r"(?: {0,3}>)*[ \t]*")
_QUOTES = re.compile(r"(?:[ \t]*>)*")
_ALONE = re.compile(r"[#>|:=~`+*_-]|\d+\.|!!!|\?\?\?|\[[^\]\n]*\]:")
"""How a line begins that may not continue the paragraph above."""
_SEVERAL = re.compile(r"[#|:]|!!!|\?\?\?|\*?\[[^\]\n]*\]:")
"""How a line begins that may not be continued by the line below."""
_DIVIDES = re.compile(r"\||^[ \t>]*:")
"""Marks a table or a list of definitions, where each line is on its own."""
_SIGN = re.compile(r"`+|<!--")
_MAY_HIDE = re.compile("`|~~~|<!--")
_TICKS = re.compile(r"`+")


class Hidden(NamedTuple):
    """A part of a body that is not read as text; offsets from 0, the end excluded."""

    kind: Literal["block", "code", "comment"]
    start: int
    end: int


class _Row(NamedTuple):
    """A line with its place: the run of lines without an empty one, and the lines that are surely one paragraph."""

    start: int
    text: str
    block: int
    paragraph: int


class _Ticks(NamedTuple):
    """A run of backticks, and what may close it: the next run as long, one sign shorter, the longest one after it."""

    row: _Row
    length: int
    same: "_Closer | None"
    shorter: "_Closer | None"
    longest: "_Closer | None"


class _Closer(NamedTuple):
    start: int
    length: int
    paragraph: int


@lru_cache(maxsize=4096)
def uncommented(body: str) -> str:
    """The body with its comments blanked out, every offset kept: what is rendered and what is read."""
    if "<!--" not in body:
        return body
    pieces, at = [], 0
    for found in hidden(body):
        if found.kind == "comment":
            pieces += [body[at : found.start], re.sub(r"[^\n]", FILLER, body[found.start : found.end])]
            at = found.end
    return _ONLY_FILLER.sub(lambda match: " " * len(match.group()), "".join([*pieces, body[at:]]))


def hidden(text: str) -> Iterator[Hidden]:
    """Yield code and comments in order. A block, code or comment without an end is none."""
    if not _MAY_HIDE.search(text):
        return
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
    """Whether a line is certain to be in one paragraph with the line above."""
    quotes, others = (_QUOTES.match(each).end() for each in (line, above))  # type: ignore[union-attr]
    words, before = line[quotes:].lstrip(" \t"), above[others:].lstrip(" \t")
    indent, outer = (_columns(each) for each in (line[quotes:], above[others:]))
    return (
        bool(before)
        and line[:quotes].count(">") == above[:others].count(">")
        and (indent == outer or max(indent, outer) < TAB)
        and not _ALONE.match(words)
        and not _SEVERAL.match(before)
    )


def _columns(line: str) -> int:
    """How many columns a line is indented."""
    wide = line.expandtabs(TAB)
    return len(wide) - len(wide.lstrip(" "))


def _fence_end(rows: list[_Row], number: int, fence: re.Match[str]) -> tuple[int | None, int]:
    """The number of the line that ends a block of code, or None; and of the first line that may begin another."""
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
    """A line's spaces and marks of quotations as far as a width in columns, and the rest."""
    at = columns = 0
    while columns < width and at < len(line) and line[at] in "> \t":
        columns += TAB - columns % TAB if line[at] == "\t" else 1
        at += 1
    return line[:at].expandtabs(TAB), line[at:]


def _ticks(rows: list[_Row]) -> dict[int, _Ticks]:
    """The runs of backticks by their offsets; found from the text's end, where the last run seen is the next one."""
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
    """The inline code that a run of backticks begins, and whether that is certain."""
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
    """Whether an odd number of backslashes precedes a sign."""
    first = start
    while first and text[first - 1] == "\\":
        first -= 1
    return (start - first) % 2 == 1
