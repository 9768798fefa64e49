"""Texts as a reader means them, whatever way they are typed: width, case, kind of kana, prime sign.

``overrides/assets/fold.js`` does the same in the browser; a test holds the two together.
"""

import re
import unicodedata

_PRIMES = str.maketrans(dict.fromkeys("’‘′ʹ`´‵＇", "'"))
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_SEPARATED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def fold(text: str) -> str:
    """The text in one width, one case, one kind of kana and one prime sign; its spaces stay."""
    return unicodedata.normalize("NFKC", text.translate(_PRIMES)).lower().translate(_HIRAGANA)


def without_separators(text: str) -> str:
    """A folded text with its numbers written without separators: 1,466 is 1466."""
    return _SEPARATED.sub("", text)
