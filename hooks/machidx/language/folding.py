"""Folding of text for comparison: differences in width, case, kind of kana and prime sign disappear.

``overrides/assets/fold.js`` does the same in the browser, with the same tables (``machidx.views.browser``).
"""

import re
import unicodedata

PRIMES = "’‘′ʹ`´‵＇"
"""Characters that people type for a prime."""
FIRST, LAST, ABOVE = "ァ", "ヶ", 0x60
"""First and last katakana with a hiragana counterpart, and the code point distance between the two."""
SEPARATOR = r"(?<=\d),(?=\d{3}(?!\d))"
"""Regular expression for a comma that separates thousands; valid in Python and JavaScript."""
_PRIMES = str.maketrans(dict.fromkeys(PRIMES, "'"))
_HIRAGANA = {code: code - ABOVE for code in range(ord(FIRST), ord(LAST) + 1)}
_SEPARATOR = re.compile(SEPARATOR)


def fold(text: str) -> str:
    """Fold to NFKC, lower case, hiragana and ASCII primes; spaces stay."""
    return unicodedata.normalize("NFKC", text.translate(_PRIMES)).lower().translate(_HIRAGANA)


def without_separators(text: str) -> str:
    """Remove thousands separators from a folded text: 1,466 becomes 1466."""
    return _SEPARATOR.sub("", text)
