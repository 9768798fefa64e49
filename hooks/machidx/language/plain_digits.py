"""Figures as runs of digits: all that can be compared with a language whose numerals and dates we do not know."""

import re
import unicodedata
from collections.abc import Iterator

from machidx.language.years import ERAS

_NUMBER = r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?"
"""A number with the separators of any language: 1,900, 1.900, 84.5, 84,5."""
_IN_JAPANESE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_ERA = re.compile(rf"(?:{'|'.join(era.kanji for era in ERAS)})\s?(?:\d+(?:年度?)?(?:[~～〜・、-]|から))*$")
_COUNTED = re.compile(r"\s?[十百千万億兆割]|月")
"""What makes another number of the digits before it, or is the number of a month, which languages name."""


def lost_figures(japanese: str, translated: str) -> Iterator[str]:
    """Yield the numbers of a Japanese text, as written there, whose digits no number of its translation has.

    Years of eras and numbers that go on in characters (3万) are left out, as other languages write other digits.
    """
    there = {_digits(match.group()) for match in re.finditer(_NUMBER, unicodedata.normalize("NFKC", translated))}
    text = unicodedata.normalize("NFKC", japanese)
    for match in _IN_JAPANESE.finditer(text):
        is_other = _ERA.search(text[: match.start()]) or _COUNTED.match(text, match.end())
        if not is_other and _digits(match.group()) not in there:
            yield match.group()


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
