"""Words for Pagefind, such that any run of characters is found exactly.

Pagefind cuts a text into words and finds words: Japanese has none to cut, and GML in CityGML is none. So the index
holds every run of one to six characters of the folded text as a word of its own, in letters that Pagefind leaves
alone. Those of six stand in the order of the text, so that their places tell where a longer run stands.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from machidx.folding import fold, without_separators

LONGEST = 6
GAP = "z"
"""Stands between runs as often as a word has characters: looked-up places never meet across it."""
_LETTERS = "abcdef"
_FILTER = "o"
_SIZE = 4


@cache
def _code(character: str) -> str:
    """As many letters for each character."""
    number, out = ord(character), ""
    for _ in range(_SIZE):
        number, rest = divmod(number, 26)
        out = chr(ord("a") + rest) + out
    return out


def _words(run: str, size: int) -> Iterator[str]:
    """The words for the runs of so many characters (one to six) in a run, in their order."""
    codes = "".join(map(_code, run))
    letter = _LETTERS[size - 1]
    for at in range(len(run) - size + 1):
        yield letter + codes[_SIZE * at : _SIZE * (at + size)]


def filter(name: str, value: str) -> str:
    """The word that a choice such as ("town", "ono") leaves on a page; Pagefind's own filters differ by build."""
    return _FILTER + "".join(map(_code, f"{name}:{value}"))


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
    return {word for run in set(runs) for size in range(1, LONGEST) for word in _words(run, size)}


def _long(run: str) -> Iterator[str]:
    """The words of six characters of a run in their order, and the gap."""
    if len(run) >= LONGEST:
        yield from _words(run, LONGEST)
        yield from [GAP] * LONGEST
