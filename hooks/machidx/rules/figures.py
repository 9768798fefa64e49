"""Figures of a passage: those of the English must be those of the Japanese, with the same bounds, eras and order."""

from collections.abc import Iterator
from typing import NamedTuple

from machidx.content.catalog import Rule, Rules
from machidx.content.remembering import remembered
from machidx.language import comparisons, years
from machidx.language.english_quantities import in_english
from machidx.language.quantities import Quantity
from machidx.language.quantity_matching import Matching, matched
from machidx.markdown import markup


class Fault(NamedTuple):
    """What is wrong with a passage, apart from the file it is in."""

    offset: int
    """0-based, in the English."""
    rule: Rule
    message: str
    proposal: str


@remembered
def faults(japanese: str, english: str) -> Iterator[Fault]:
    """Yield figures that only one language has, lost bounds, reversed ranges, and eras that do not match their years."""
    text = markup.shown(english)
    found = matched(markup.shown(japanese), text)
    told = (*_differing(found), *_bounds(found), *_order(text))
    if told:
        targets = markup.without_targets(english)
        for offset, written, fault in told:
            yield fault._replace(offset=_place(targets, text, offset, written))


Told = tuple[int, str, Fault]
"""Offset and words in the English as readers see it, and the fault without its place."""


def _differing(found: Matching) -> Iterator[Told]:
    lost = list(found.lost)
    for figure in found.added:
        near = next((other for other in lost if other.value.kind == figure.value.kind), None)
        if near:
            lost.remove(near)
        message = f"英語の「{figure.written}」は、日本語にありません。"
        yield _told(figure, message, in_english(near) if near else "")
    replaced = len(found.added) - (len(found.lost) - len(lost))
    for figure in lost[replaced:]:
        message = f"日本語の「{figure.written}」が、英語にありません。"
        yield 0, "", Fault(0, Rules.FIGURE, message, in_english(figure))


def _bounds(found: Matching) -> Iterator[Told]:
    for ours, theirs in found.pairs:
        if bound := comparisons.lacking(ours, theirs):
            said = comparisons.in_words(bound, ours.written, "ja")
            message = f"日本語の「{said}」にあたることばが、英語の「{theirs.written}」にありません。"
            yield _told(theirs, message, comparisons.in_words(bound, theirs.written))
        elif bound := comparisons.lacking(theirs, ours):
            said = comparisons.in_words(bound, theirs.written)
            message = f"英語の「{said}」にあたることばが、日本語の「{ours.written}」にありません。"
            yield _told(theirs, message, theirs.written)


def _told(figure: Quantity, message: str, proposal: str) -> Told:
    return figure.offset, figure.written, Fault(0, Rules.FIGURE, message, proposal)


def _order(text: str) -> Iterator[Told]:
    for offset, written, right in comparisons.turned(text):
        yield offset, written, Fault(0, Rules.FIGURE, f"「{written}」は、終わりが初めより前です。", right)
    for offset, written, right in years.wrong_era_notes(text):
        yield offset + text[offset:].index(written), written, Fault(0, Rules.ERA, f"「{written}」は、前の年と合いません。", right)


def _place(english: str, text: str, offset: int, written: str) -> int:
    """The place in the English of words at an offset in what readers see of it: the same one of equal words."""
    if not written:
        return 0
    place, before = -1, _occurrences(text[: offset + len(written) - 1], written)
    for _ in range(before + 1):
        place = english.find(written, place + 1)
    return max(0, place)


def _occurrences(text: str, written: str) -> int:
    """Count occurrences that begin before the end, overlapping ones too."""
    return sum(text.startswith(written, n) for n in range(len(text) - len(written) + 1))
