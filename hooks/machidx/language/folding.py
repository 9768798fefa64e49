"""Texts as a reader means them, whatever way they are typed: width, case, kind of kana, prime sign.

``overrides/assets/fold.js`` does the same in the browser by the same tables (``machidx.views.browser``).
"""

import re
import unicodedata

PRIMES = "’‘′ʹ`´‵＇"
"""Signs that are typed for a prime."""
FIRST, LAST, ABOVE = "ァ", "ヶ", 0x60
"""The katakana that have a hiragana, and how far above it each stands."""
SEPARATOR = r"(?<=\d),(?=\d{3}(?!\d))"
"""A comma that separates thousands; a pattern for Python and JavaScript."""
_PRIMES = str.maketrans(dict.fromkeys(PRIMES, "'"))
_HIRAGANA = {code: code - ABOVE for code in range(ord(FIRST), ord(LAST) + 1)}
_SEPARATOR = re.compile(SEPARATOR)


def fold(text: str) -> str:
    """The text in one width, one case, one kind of kana and one prime sign; its spaces stay."""
    return unicodedata.normalize("NFKC", text.translate(_PRIMES)).lower().translate(_HIRAGANA)


def without_separators(text: str) -> str:
    """A folded text with its numbers written without separators: 1,466 is 1466."""
    return _SEPARATOR.sub("", text)
