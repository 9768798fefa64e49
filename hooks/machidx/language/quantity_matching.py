"""Matches the quantities of a Japanese text with those of its English."""

from dataclasses import replace

from machidx.language.english_quantities import of_english
from machidx.language.japanese_quantities import of_japanese
from machidx.language.quantities import Quantity
from machidx.language.scripts import JAPANESE_RUN


def differing(japanese: str, english: str) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities that only the Japanese text has, and those that only the English has.

    Give both as readers see them, without Markdown. Quantities in Japanese names within the English are optional.
    """
    names = [match.span() for match in JAPANESE_RUN.finditer(english)]
    ours = of_japanese(japanese)
    theirs = [
        replace(figure, optional=True) if any(start <= figure.offset < end for start, end in names) else figure
        for figure in of_english(english)
    ]
    return missing(ours, theirs), missing(theirs, ours)


def missing(wanted: list[Quantity], given: list[Quantity]) -> list[Quantity]:
    """The wanted quantities without an equal one among those given; optional ones are never missing."""
    left = [quantity.value for quantity in sorted(given, key=lambda quantity: quantity.optional)]
    out = []
    for quantity in sorted(wanted, key=lambda quantity: quantity.optional):
        if quantity.value in left:
            left.remove(quantity.value)
        elif not quantity.optional:
            out.append(quantity)
    return out
