"""Figures of a passage: those of the English must be those of the Japanese, with the same bounds, eras and order."""

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from machidx.content.catalog import Rule, Rules
from machidx.content.remembering import remembered
from machidx.language import comparisons, plain_digits, years
from machidx.language.english_quantities import in_english
from machidx.language.quantities import Quantity
from machidx.language.quantity_matching import Matching, matched
from machidx.markdown import markup


class PassageFault(NamedTuple):
    """What is wrong with a passage, apart from the file it is in."""

    offset: int
    """0-based, in the English."""
    rule: Rule
    message: str
    proposal: str


@remembered
def faults(japanese: str, english: str) -> Iterator[PassageFault]:
    """Yield figures and bounds that only one language has, reversed ranges, and eras that do not match their years."""
    text = markup.shown(english)
    found = matched(markup.shown(japanese), text)
    told = (*_differing(found), *_bounds(found), *_order(text))
    places = [*markup.shown_places(english)] if told else []
    for offset, fault in told:
        shown_at, at = places[bisect_right(places, (offset, len(english))) - 1]
        yield fault._replace(offset=at + offset - shown_at)


@remembered
def digit_faults(japanese: str, translated: str) -> Iterator[PassageFault]:
    """Yield figures of the Japanese whose digits a translation into another language than English does not have."""
    for figure in plain_digits.lost_figures(markup.shown(japanese), markup.shown(translated)):
        yield PassageFault(0, Rules.FIGURE, f"日本語の「{figure}」が、訳にありません。", figure)


_Told = tuple[int, PassageFault]
"""Offset in the English as readers see it, and the fault without its place."""


def _differing(found: Matching) -> Iterator[_Told]:
    lost = defaultdict[str, deque[Quantity]](deque)
    for figure in found.lost:
        lost[figure.value.kind].append(figure)
    replaced = 0
    for figure in found.added:
        near = lost[figure.value.kind].popleft() if lost[figure.value.kind] else None
        replaced += near is None
        message = f"英語の「{figure.written}」は、日本語にありません。"
        yield _told(figure, message, in_english(near) if near else "")
    left = sorted(chain.from_iterable(lost.values()), key=lambda figure: figure.offset)
    for figure in left[replaced:]:
        message = f"日本語の「{figure.written}」が、英語にありません。"
        yield 0, PassageFault(0, Rules.FIGURE, message, in_english(figure))


def _bounds(found: Matching) -> Iterator[_Told]:
    for ours, theirs in found.pairs:
        if bound := comparisons.lacking(ours, theirs):
            said = comparisons.in_words(bound, ours.written, "ja")
            message = f"日本語の「{said}」にあたることばが、英語の「{theirs.written}」にありません。"
            yield _told(theirs, message, comparisons.in_words(bound, theirs.written))
        elif bound := comparisons.lacking(theirs, ours):
            said = comparisons.in_words(bound, theirs.written)
            message = f"英語の「{said}」にあたることばが、日本語の「{ours.written}」にありません。"
            yield _told(theirs, message, theirs.written)


def _told(figure: Quantity, message: str, proposal: str) -> _Told:
    return figure.offset, PassageFault(0, Rules.FIGURE, message, proposal)


def _order(text: str) -> Iterator[_Told]:
    for offset, written, right in comparisons.turned(text):
        yield offset, PassageFault(0, Rules.FIGURE, f"「{written}」は、終わりが初めより前です。", right)
    for offset, written, right in years.wrong_era_notes(text):
        yield (
            offset + text[offset:].index(written),
            PassageFault(0, Rules.ERA, f"「{written}」は、前の年と合いません。", right),
        )
