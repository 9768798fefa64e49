"""Folding of text for comparison: differences in width, case, kind of kana, dash, quote and dot disappear.

``theme/assets/fold.js`` does the same in the browser, with the same tables (``machidx.views.browser``).
"""

import re
import unicodedata

from machidx.language import characters

FIRST, LAST, ABOVE = "ァ", "ヶ", 0x60
"""First and last katakana with a hiragana counterpart, and the code point distance between the two."""
SEPARATOR = r"(?<=\d),(?=\d{3}(?!\d))"
"""Regular expression for a comma that separates thousands; valid in Python and JavaScript."""
_SEPARATOR = re.compile(SEPARATOR)
_BESIDE_DIGIT = re.compile(r"\d,|,\d")
_LONG_FOR_DASH = re.compile(characters.LONG_FOR_DASH)
_DASH_FOR_LONG = re.compile(characters.DASH_FOR_LONG)


class _Table(dict[int, str]):
    """A table for ``str.translate`` that fills itself: the characters that stand for others."""

    def __missing__(self, code: int) -> str:
        self[code] = sign = characters.instead(chr(code))
        return sign


_INSTEAD = _Table()
_AT_LAST = _Table({code: chr(code - ABOVE) for code in range(ord(FIRST), ord(LAST) + 1)})
_AT_LAST |= {ord(characters.DASH): "-", ord("ς"): "σ"}


def fold(text: str) -> str:
    """Fold to NFKC, lower case, hiragana, and one sign of each kind; unseen signs disappear, spaces stay."""
    plain = unicodedata.normalize("NFKC", text.translate(_INSTEAD)).lower()
    plain = _DASH_FOR_LONG.sub("ー", unicodedata.normalize("NFKC", plain))
    return _LONG_FOR_DASH.sub("-", plain).translate(_AT_LAST)


def without_separators(text: str) -> str:
    """Remove thousands separators from a folded text: 1,466 becomes 1466."""
    return _SEPARATOR.sub("", text)


def asked_words(query: str) -> list[str]:
    """Folded words of a query as texts contain them: whole figures without separators, cut ones (,500) as they are."""
    words = ((word, without_separators(word)) for word in fold(query).split())
    return list(dict.fromkeys(word if _BESIDE_DIGIT.search(plain) else plain for word, plain in words))
