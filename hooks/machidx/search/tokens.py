"""Encodes text as words for Pagefind so that any run of characters is found exactly.

Pagefind splits text into words and finds whole words, but Japanese has no spaces, and GML in CityGML is no word of its
own. So the index holds every run of one to six characters of the folded text as a separate word, encoded in letters
that Pagefind does not alter. Runs of six keep the order of the text, so their positions locate longer runs.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from machidx.language.folding import fold, without_separators

LONGEST = 6
GAP = "."
"""Filler that occupies a position and matches no query. Runs are separated by ``LONGEST`` of them, so that matches
never span two runs."""
FILTER = "z"
"""Prefix of words that encode a filter value."""
WHOLE = "a"
"""Suffix that marks a whole word of Latin letters and digits: AI, but not the ai in email. A marked word sorts right
after the unmarked one, so that one chunk usually holds both. No character's code begins with FILTER or WHOLE."""
ALONE = rf"[a-z0-9]{{1,{LONGEST - 1}}}"
"""Regular expression for a word that can get ``WHOLE``; valid in Python and JavaScript."""
_STANDS_ALONE = re.compile(rf"(?<![a-z0-9]){ALONE}(?![a-z0-9])")


class Block(NamedTuple):
    """Code points ``first`` to ``last``: encoded as ``sign``, then ``size`` base-26 letters counting from ``start``."""

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
"""Kana and Latin-1 take two letters, kanji four, all others six; the first block with the character applies.

The browser encodes queries with the same table (``machidx.views.browser``).
"""


@cache
def _code(character: str) -> str:
    """Encode a character in letters only, as Pagefind would split at digits.

    The first letter determines the length, so different runs never have equal codes.
    """
    number = ord(character)
    block = next(block for block in BLOCKS if block.first <= number <= block.last)
    return block.sign + _letters(block.start + number - block.first, block.size)


def _letters(number: int, size: int) -> str:
    """Write a number in base 26 (a = 0) with ``size`` letters."""
    out = ""
    for _ in range(size):
        number, rest = divmod(number, 26)
        out = chr(ord("a") + rest) + out
    return out


def _words(run: str, size: int) -> Iterator[str]:
    """Yield the code of every substring of ``size`` characters, in order."""
    codes = [_code(character) for character in run]
    for at in range(len(codes) - size + 1):
        yield "".join(codes[at : at + size])


def filter(name: str, value: str) -> str:
    """Encode a filter value such as ("town", "ono") as a word; Pagefind's own filters differ from build to build."""
    return FILTER + "".join(map(_code, f"{name}:{value}"))


def of_lines(lines: Iterable[str], but: Iterable[str] = ()) -> list[str]:
    """Encode a text: first each shorter word once, then the words of six characters, run by run with gaps.

    ``but`` holds lines already indexed elsewhere; their words are left out.
    """
    there = _runs(but)
    runs = [run for run in _runs(lines) if run not in there]
    return [*sorted(_short(runs) - _short(there)), *(word for run in runs for word in _long(run))]


def _runs(lines: Iterable[str]) -> list[str]:
    """Split folded lines at spaces; runs with thousands separators appear again without them."""
    folded = [run for line in lines for run in fold(line).split()]
    plain = (without_separators(run) for run in folded)
    return [*folded, *(new for old, new in zip(folded, plain, strict=True) if new != old)]


def _short(runs: Iterable[str]) -> set[str]:
    found = set(runs)
    short = {word for run in found for size in range(1, LONGEST) for word in _words(run, size)}
    alone = {match.group() for run in found for match in _STANDS_ALONE.finditer(run)}
    return short | {"".join(map(_code, word)) + WHOLE for word in alone}


def _long(run: str) -> Iterator[str]:
    """Yield the words of six characters in a run, in order, then the gap; nothing for a shorter run."""
    if len(run) >= LONGEST:
        yield from _words(run, LONGEST)
        yield from [GAP] * LONGEST
