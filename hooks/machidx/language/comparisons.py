"""Bounds in figures: 90%以上 must stay "90% or more" in English, and a range of fiscal years must run forward."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class _Bound(NamedTuple):
    """One kind of bound: patterns that find it in Japanese and in English, and its usual English wording."""

    japanese: re.Pattern[str]
    english: re.Pattern[str]
    usual: str


def _bound(japanese: str, english: str, usual: str) -> _Bound:
    return _Bound(
        re.compile(rf"[\d０-９][^\s。、「」（）()]{{0,4}}(?:{japanese})"),
        re.compile(rf"\b(?:{english})\b", re.IGNORECASE),
        usual,
    )


_YEARS = re.compile(r"\bFY(?P<first>\d{4})(?: \([^()]*\))?(?: to |–|-| through )(?:FY)?(?P<last>\d{4})")
_BOUNDS = (
    _bound(
        "以上|超",
        "(?:or|and) (?:more|over|older|above|longer|higher|greater)|at least|over|exceed(?:s|ed|ing)?"
        "|(?<!no )(?<!not )more than",
        "or more",
    ),
    _bound(
        "以下|未満|以内",
        "(?:or|and) (?:less|fewer|under|below|younger|shorter|lower)|at most|under|below|up to|within"
        "|(?:less|fewer) than|(?:no|not) more than",
        "or less",
    ),
)


def lost(japanese: str, english: str) -> Iterator[tuple[str, str]]:
    """Yield (Japanese as written, usual English) for each kind of bound that only the Japanese text has."""
    for bound in _BOUNDS:
        if (found := bound.japanese.search(japanese)) and not bound.english.search(english):
            yield found.group(), bound.usual


def turned(english: str) -> Iterator[tuple[int, str, str]]:
    """Yield (0-based offset, as written, corrected) for each range of fiscal years that ends before it begins."""
    for match in _YEARS.finditer(english):
        if int(match["last"]) < int(match["first"]):
            yield match.start(), match.group(), f"FY{match['last']} to FY{match['first']}"
