"""Matches the quantities of a Japanese text with those of its English."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from machidx.language import comparisons
from machidx.language.english_quantities import of_english
from machidx.language.japanese_quantities import of_japanese
from machidx.language.quantities import Quantity, Reading
from machidx.language.scripts import JAPANESE_RUN


class QuantityPair(NamedTuple):
    """A quantity of each language, of one value."""

    ours: Quantity
    theirs: Quantity


@dataclass(frozen=True)
class Matching:
    """What a Japanese text and its English have in common, and what only one of them has."""

    pairs: list[QuantityPair]
    lost: list[Quantity]
    """In the Japanese text only."""
    added: list[Quantity]
    """In the English only."""


def differing(japanese: str, english: str) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities that only the Japanese text has, and those that only the English has.

    Give both as readers see them, without Markdown.
    """
    found = matched(japanese, english)
    return found.lost, found.added


def matched(japanese: str, english: str) -> Matching:
    """Match the quantities of two texts. Those in Japanese names within the English are optional."""
    needed = of_japanese(japanese, with_optional=False), of_english(english, with_optional=False)
    if not any(needed) or not comparisons.may_differ(japanese, english):
        found = matching(*needed)
        if not found.lost and not found.added:
            return found
    names = [match.span() for match in JAPANESE_RUN.finditer(english)]
    ours = comparisons.of_figures(japanese, of_japanese(japanese), is_english=False)
    theirs = comparisons.of_figures(english, of_english(english), is_english=True)
    if names:
        theirs = [q if not _is_within(q, names) else replace(q, optional=True) for q in theirs]
    return matching(*_with_signs((japanese, ours), (english, theirs)))


def _is_within(quantity: Quantity, spans: list[tuple[int, int]]) -> bool:
    return any(start <= quantity.offset < end for start, end in spans)


_FALLING = re.compile(
    r"減|低下|下が|下げ|落ち|縮|削|赤字|マイナス"
    r"|(?i:\b(?:decreas|declin|drop|fall|fell|down|reduc|cut|lower|less|fewer|loss|deficit|shr[iau]nk|below)\w*)"
)
_NEAR = 40
"""Characters before and after a figure among which a word says that it is one less."""
_CANDIDATES = 20
"""Equal quantities among which one with the same bounds is looked for."""
_BREAKS = re.compile(r"[。;；!?\n]|\.\s")


def _with_signs(*sides: tuple[str, list[Quantity]]) -> Iterator[list[Quantity]]:
    """Yield the quantities of both texts; where one has a negative number, "20% less" in the other may be one."""
    is_signed = any(q.value.amount < 0 for _, quantities in sides for q in quantities)
    for text, quantities in sides:
        yield with_signs(text, quantities) if is_signed else quantities


def with_signs(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities of a text; one with a word such as 減 or decrease near it may be negative."""
    return [_maybe_negative(text, quantity) for quantity in quantities]


def _maybe_negative(text: str, quantity: Quantity) -> Quantity:
    before = _BREAKS.split(text[max(0, quantity.offset - _NEAR) : quantity.offset])[-1]
    after = _BREAKS.split(text[quantity.end : quantity.end + _NEAR])[0]
    if quantity.value.kind not in ("number", "share") or not _FALLING.search(f"{before} {after}"):
        return quantity
    other = quantity.value._replace(amount=-quantity.value.amount)
    return replace(quantity, readings=(*quantity.readings, (other,)))


class _Pool:
    """The quantities of one text that have no counterpart yet, the needed ones first, then the unmistakable ones."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self.left = dict(enumerate(sorted(quantities, key=lambda q: (q.optional, len(q.readings)))))
        self.places: dict[Reading, deque[int]] = defaultdict(deque)
        for place, quantity in self.left.items():
            for reading in quantity.readings:
                self.places[reading].append(place)

    def find(self, wanted: Quantity) -> int | None:
        """The place of a quantity that may mean the same, if possible with the same bounds, and a needed one."""
        places = [place for reading in wanted.readings for place in self._first(reading)]
        return min(places, key=lambda place: (*self._unlike(wanted, self.left[place]), place), default=None)

    def _unlike(self, wanted: Quantity, found: Quantity) -> tuple[bool, bool]:
        return not comparisons.agree(wanted, found), found.optional

    def _first(self, reading: Reading) -> list[int]:
        places = self.places.get(reading, deque())
        while places and places[0] not in self.left:
            places.popleft()
        return [place for place in islice(places, _CANDIDATES) if place in self.left]

    def find_all(self, reading: Reading) -> list[int]:
        """The places of quantities for each magnitude of a meaning; [] if one is lacking."""
        out: list[int] = []
        for value in reading:
            place = next((place for place in self._first((value,)) if place not in out), None)
            if place is None:
                return []
            out.append(place)
        return out


def matching(ours: list[Quantity], theirs: list[Quantity]) -> Matching:
    """Match quantities of several magnitudes, then needed ones, then optional ones."""
    if not ours and not theirs:
        return Matching([], [], [])
    one, other = _Pool(ours), _Pool(theirs)
    pairs = _alike(one, other, lambda quantity: len(quantity.readings[0]) > 1)
    _by_parts(one, other)
    _by_parts(other, one)
    one, other = _Pool(_apart(one.left.values())), _Pool(_apart(other.left.values()))
    pairs += _alike(one, other, lambda quantity: not quantity.optional)
    pairs += [QuantityPair(ours, theirs) for theirs, ours in _alike(other, one, lambda quantity: not quantity.optional)]
    pairs += _alike(one, other, lambda _: True)
    lost, added = (
        sorted((q for q in pool.left.values() if not q.optional), key=lambda q: q.offset) for pool in (one, other)
    )
    return Matching(pairs, lost, added)


def _alike(one: _Pool, other: _Pool, asks: Callable[[Quantity], bool]) -> list[QuantityPair]:
    """Take pairs that may mean the same."""
    pairs = []
    for place, quantity in list(one.left.items()):
        found = other.find(quantity) if asks(quantity) else None
        if found is not None:
            pairs.append(QuantityPair(one.left.pop(place), other.left.pop(found)))
    return pairs


def _by_parts(one: _Pool, other: _Pool) -> None:
    """Take quantities whose magnitudes are several quantities of the other text: 4/1, and April with 1."""
    for place, quantity in list(one.left.items()):
        for reading in quantity.readings:
            parts = other.find_all(reading) if len(reading) > 1 else []
            if parts:
                for part in (*parts,):
                    del other.left[part]
                del one.left[place]
                break


def _apart(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield each quantity; one that means several magnitudes at first, as several."""
    for quantity in quantities:
        first, *others = quantity.readings
        if len(first) == 1 or any(len(reading) == 1 for reading in others):
            yield replace(quantity, readings=tuple(r for r in quantity.readings if len(r) == 1))
        else:
            yield from (replace(quantity, readings=((value,),)) for value in first)


def missing(wanted: list[Quantity], given: list[Quantity]) -> list[Quantity]:
    """The wanted quantities without an equal one among those given; optional ones are never missing."""
    return matching(wanted, given).lost
