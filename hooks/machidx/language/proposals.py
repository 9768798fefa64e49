"""Suggestions for misspelled names (もしかして)."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")


def nearest(value: object, known: Iterable[str], *, least: int = 55) -> str:
    """The known name most similar to the value; "" if none scores ``least`` (0 = unrelated, 100 = identical)."""
    best = process.extractOne(str(value), sorted(set(known)), scorer=fuzz.ratio, processor=_folded, score_cutoff=least)
    return str(best[0]) if best else ""
