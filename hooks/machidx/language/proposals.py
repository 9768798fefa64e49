"""What a writer may have meant: the nearest of the known names."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")


def nearest(value: object, known: Iterable[str], *, least: int = 55) -> str:
    """The known name most like the value, or "" when none is alike (0 = unlike, 100 = the same)."""
    best = process.extractOne(str(value), sorted(set(known)), scorer=fuzz.ratio, processor=_folded, score_cutoff=least)
    return str(best[0]) if best else ""
