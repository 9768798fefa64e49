"""How long, deep and numerous the marks of a body may be.

Python-Markdown calls itself for each level of nesting, and compares some marks with all others around them: what nobody
types by hand would make it fail, or take minutes. All bounds are several times what the longest real page needs.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_LENGTH = 100_000
"""Characters of a body."""
MAX_LINES = 10_000
"""Lines of a body."""
MAX_DEPTH = 20
"""Quotations, lists and boxes inside one another, and brackets inside one another."""
MAX_TOGETHER = 500
"""Lines without an empty one between them."""
MAX_CHARACTERS = 40_000
"""Characters without an empty line between them."""
MAX_LINE = 5_000
"""Characters of a line above the body, where a value stands."""
MAX_EACH = 500
"""Headings; definitions of notes, links and abbreviations; and references to notes."""
_WIDEST = 4 * (MAX_DEPTH + 1)
_LEVEL = r">|[-*+](?=[ \t])|\d+\.(?=[ \t])|:(?=[ \t]{3})|\[\^[^\]\n]*\]:"
_DEEP = re.compile(rf"^(?:[ \t]*(?:{_LEVEL})){{{MAX_DEPTH + 1}}}", re.MULTILINE)
_WIDE = re.compile(rf"^[ \t]{{{MAX_DEPTH + 1},}}", re.MULTILINE)
_GAP = re.compile(r"^[ \t>]*\n", re.MULTILINE)
_BRACKET = re.compile(r"\\.|(?P<open>[\[({])|(?P<close>[\])}])")
_MARKS = {
    "見出し": re.compile(r"^[ \t>]*#|^[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE),
    "注・リンク先・略語の説明": re.compile(r"^[ \t>]*\*?\[[^\[\]\n]*\]:", re.MULTILINE),
    "注の印": re.compile(r"\[\^[^\[\]\n]*\](?!:)"),
}


class Excess(NamedTuple):
    """Where a body exceeds a bound (0-based offset), and which, in Japanese."""

    offset: int
    message: str


def excess(body: str) -> Excess | None:
    """Return the first bound that a body exceeds; None if it can be rendered in time."""
    return next(_excesses(body), None)


def long_line(front: str) -> Excess | None:
    """Return the first line of a front matter that is too long; its offset counts lines."""
    for number, line in enumerate(front.split("\n")):
        if len(line) > MAX_LINE:
            return Excess(number, f"1行が長すぎます（項目の行は{MAX_LINE:,}字まで）。")
    return None


def _excesses(body: str) -> Iterator[Excess]:
    if len(body) > MAX_LENGTH:
        yield Excess(MAX_LENGTH, f"本文が長すぎます（{MAX_LENGTH // 10_000}万字まで）。ページを分けてください。")
    if (count := body.count("\n")) > MAX_LINES:
        yield Excess(0, f"本文が{count:,}行あります（{MAX_LINES // 10_000}万行まで）。ページを分けてください。")
    for name, mark in _MARKS.items():
        for number, match in enumerate(mark.finditer(body)):
            if number == MAX_EACH:
                yield Excess(match.start(), f"{name}が多すぎます（{MAX_EACH}まで）。ページを分けてください。")
                break
    yield from _blocks(body)


def _blocks(body: str) -> Iterator[Excess]:
    """The excesses of nesting, and of the parts between empty lines."""
    deep = _DEEP.search(body)
    if deep is None:
        wide = (each for each in _WIDE.finditer(body) if len(each.group().expandtabs(4)) > _WIDEST)
        deep = next(wide, None)
    if deep:
        yield Excess(deep.start(), f"引用・箇条書き・字下げの入れ子が深すぎます（{MAX_DEPTH}段まで）。")
    offset = 0
    for end in (*(gap.end() for gap in _GAP.finditer(body)), len(body)):
        yield from _block(body[offset:end], offset)
        offset = end


def _block(text: str, offset: int) -> Iterator[Excess]:
    if text.count("\n") > MAX_TOGETHER:
        yield Excess(offset, f"空の行のないまま、{MAX_TOGETHER}行をこえています。空の行で分けてください。")
    if len(text) > MAX_CHARACTERS:
        yield Excess(
            offset, f"空の行のないまま、{MAX_CHARACTERS // 10_000}万字をこえています。空の行で分けてください。"
        )
    if sum(map(text.count, "[({")) <= MAX_DEPTH:
        return
    depth = 0
    for sign in _BRACKET.finditer(text):
        depth += (sign["open"] is not None) - (sign["close"] is not None and depth > 0)
        if depth > MAX_DEPTH:
            message = f"閉じていないかっこが多すぎます（1つの段落に{MAX_DEPTH}まで）。"
            yield Excess(offset + sign.start(), message)
            return
