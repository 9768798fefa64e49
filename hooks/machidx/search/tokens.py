"""Words for Pagefind, such that any run of characters is found exactly.

Pagefind cuts a text into words and finds words: Japanese has none to cut, and GML in CityGML is none. So the index
holds every run of one, two and three characters of the folded text as a word of its own, in letters that Pagefind
leaves alone. Those of three stand in the order of the text, so that a longer run is a phrase of them.
"""

from collections.abc import Iterable, Iterator

from machidx.folding import fold, without_separators

LONGEST = 3
GAP = "z"
"""Stands between runs, so that no phrase reaches from one into the next."""
_LETTERS = "abc"
_USE, _FILTER = "n", "o"


def _code(character: str) -> str:
    """Four letters for a character."""
    number, out = ord(character), ""
    for _ in range(4):
        number, rest = divmod(number, 26)
        out = chr(ord("a") + rest) + out
    return out


def word(run: str) -> str:
    """The word for a run of one to three characters."""
    return _LETTERS[len(run) - 1] + "".join(map(_code, run))


def use(slug: str) -> str:
    """The word on a page that links to a term, by the name of the term's file."""
    return _USE + "".join(map(_code, slug))


def filter(name: str, value: str) -> str:
    """The word that a choice such as ("town", "ono") leaves on a page; Pagefind's own filters differ by build."""
    return _FILTER + "".join(map(_code, f"{name}:{value}"))


def of_lines(lines: Iterable[str], but: Iterable[str] = ()) -> list[str]:
    """All words of a text: those of one and two characters each once, then those of three, run by run.

    ``but``: lines whose words stand elsewhere already.
    """
    there = _runs(but)
    runs = [run for run in _runs(lines) if run not in there]
    return [*sorted(_short(runs) - _short(there)), *(part for run in runs for part in _phrase(run))]


def _short(runs: Iterable[str]) -> set[str]:
    return {word(run[at : at + size]) for run in runs for size in (1, 2) for at in range(len(run) - size + 1)}


def _runs(lines: Iterable[str]) -> list[str]:
    """The runs of characters between spaces; those with separated numbers once more without."""
    folded = [run for line in lines for run in fold(line).split()]
    plain = (without_separators(run) for run in folded)
    return [*folded, *(new for old, new in zip(folded, plain, strict=True) if new != old)]


def _phrase(run: str) -> Iterator[str]:
    """The words of three characters of a run in their order, and a gap."""
    if len(run) >= LONGEST:
        yield from (word(run[at : at + LONGEST]) for at in range(len(run) - LONGEST + 1))
        yield GAP
