"""Figures that are bounds: 90%以上 must be 90% or more in English, and FY2024 to FY2026 ends after it begins."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class _Bound(NamedTuple):
    """How a bound is written in both languages, and the usual English of it."""

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
    """The bounds of a Japanese text that its English lacks: as written, and the usual English."""
    for bound in _BOUNDS:
        if (found := bound.japanese.search(japanese)) and not bound.english.search(english):
            yield found.group(), bound.usual


def turned(english: str) -> Iterator[tuple[int, str, str]]:
    """Fiscal years whose last is before their first: offset, as written, and the other way round."""
    for match in _YEARS.finditer(english):
        if int(match["last"]) < int(match["first"]):
            yield match.start(), match.group(), f"FY{match['last']} to FY{match['first']}"
