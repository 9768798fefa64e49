"""Words for Pagefind, such that any run of characters is found exactly.

Pagefind cuts a text into words and finds words: Japanese has none to cut, and GML in CityGML is none. So the index
holds every run of one to six characters of the folded text as a word of its own, in letters that Pagefind leaves
alone. Those of six stand in the order of the text, so that their places tell where a longer run stands.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from machidx.language.folding import fold, without_separators

LONGEST = 6
GAP = "."
"""Takes a place and is no word. Stands between runs as often as the longest word has characters: looked-up places
never meet across it."""
FILTER = "z"
"""Before the word that a choice leaves on a page."""
WHOLE = "a"
"""Behind a word of Latin letters and digits that stands alone: AI, not the one in email. It sorts right behind the
word without it, so both are loaded at once. Neither sign begins a character's letters."""
ALONE = rf"[a-z0-9]{{1,{LONGEST - 1}}}"
"""Such a word; a pattern for Python and JavaScript."""
_STANDS_ALONE = re.compile(rf"(?<![a-z0-9]){ALONE}(?![a-z0-9])")


class Block(NamedTuple):
    """Characters that are written alike: after a sign their numbers from ``start`` on, in ``size`` letters."""

    first: int
    last: int
    start: int
    size: int
    sign: str = ""


BLOCKS = (
    Block(0x0, 0xFF, 26, 2),
    Block(0x3000, 0x30FF, 26 + 0x100, 2),
    Block(0x4E00, 0x9FFF, 21 * 26**3, 4),
    Block(0x0, 0x10FFFF, 0, 5, "x"),
)
"""Kana and ASCII take two letters, kanji four, any other six; the first block that has a character holds.

The search in the browser writes what it asks for by the same table (``machidx.views.browser``).
"""


@cache
def _code(character: str) -> str:
    """A character in letters.

    No digits: Pagefind would cut there. The first letter tells how many follow: a run has the letters of no other run.
    """
    number = ord(character)
    block = next(block for block in BLOCKS if block.first <= number <= block.last)
    return block.sign + _letters(block.start + number - block.first, block.size)


def _letters(number: int, size: int) -> str:
    """A number in so many letters."""
    out = ""
    for _ in range(size):
        number, rest = divmod(number, 26)
        out = chr(ord("a") + rest) + out
    return out


def _words(run: str, size: int) -> Iterator[str]:
    """The words for the runs of so many characters (one to six) in a run, in their order."""
    codes = [_code(character) for character in run]
    for at in range(len(codes) - size + 1):
        yield "".join(codes[at : at + size])


def filter(name: str, value: str) -> str:
    """The word that a choice such as ("town", "ono") leaves on a page; Pagefind's own filters differ by build."""
    return FILTER + "".join(map(_code, f"{name}:{value}"))


def of_lines(lines: Iterable[str], but: Iterable[str] = ()) -> list[str]:
    """All words of a text: the shorter ones each once, then those of six characters, run by run.

    ``but``: lines whose words stand elsewhere already.
    """
    there = _runs(but)
    runs = [run for run in _runs(lines) if run not in there]
    return [*sorted(_short(runs) - _short(there)), *(word for run in runs for word in _long(run))]


def _runs(lines: Iterable[str]) -> list[str]:
    """The runs of characters between spaces; those with separated numbers once more without."""
    folded = [run for line in lines for run in fold(line).split()]
    plain = (without_separators(run) for run in folded)
    return [*folded, *(new for old, new in zip(folded, plain, strict=True) if new != old)]


def _short(runs: Iterable[str]) -> set[str]:
    found = set(runs)
    short = {word for run in found for size in range(1, LONGEST) for word in _words(run, size)}
    alone = {match.group() for run in found for match in _STANDS_ALONE.finditer(run)}
    return short | {"".join(map(_code, word)) + WHOLE for word in alone}


def _long(run: str) -> Iterator[str]:
    """The words of six characters of a run in their order, and the gap."""
    if len(run) >= LONGEST:
        yield from _words(run, LONGEST)
        yield from [GAP] * LONGEST
