"""Quantities in prose, read alike from a Japanese sentence and its English, so that both can be compared.

令和6年度 and FY2024, 約1割 and 10%, 1億2,000万 and 120 million, 夜11時 and 11 p.m. are equal. Small numbers may be
words (five policies), so some quantities are optional: they may match one of the other language, but need not.

This module has what both languages share; ``japanese_quantities`` and ``english_quantities`` have the patterns.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple


class Magnitude(NamedTuple):
    """A kind of quantity and an amount in its unit.

    The kinds: number, percent, fiscal year (the Western year it begins in), month (1 to 12), time (minutes since
    midnight), fraction.
    """

    kind: str
    amount: float


@dataclass(frozen=True)
class Quantity:
    """A quantity in a text."""

    value: Magnitude
    written: str
    """The matched text."""
    offset: int
    """0-based, in the text that was read."""
    optional: bool = False
    """Whether the other language may lack it."""


Reader = Callable[[re.Match[str]], list[Magnitude]]
"""Converts a match of a pattern."""
Patterns = tuple[tuple[re.Pattern[str], Reader], ...]
NUMBER = r"\d(?:[\d,]*\d)?(?:\.\d+)?"


def compiled(*patterns: tuple[str, Reader]) -> Patterns:
    """Compile patterns, each with its reader."""
    return tuple((re.compile(pattern), reader) for pattern, reader in patterns)


def to_float(text: str) -> float:
    """Convert digits with thousands separators."""
    return float(text.replace(",", ""))


def scaled(text: str, scale: int) -> float:
    """Multiply digits with thousands separators, without the error of a binary fraction: 1,055.9 billion."""
    return float(Decimal(text.replace(",", "")) * scale)


def plain_number(text: str) -> list[Magnitude]:
    """Read a plain number."""
    return [Magnitude("number", to_float(text))]


def time_of_day(hour: int, minute: str | None) -> Magnitude:
    """The magnitude of a time of day; 24 is 0."""
    return Magnitude("time", hour % 24 * 60 + int(minute or 0))


def fraction(m: re.Match[str]) -> list[Magnitude]:
    """Read 3分の2 or 2/3 (groups m, n); with 0 as the denominator, two numbers."""
    part, whole = int(m["m"]), int(m["n"])
    return (
        [Magnitude("fraction", round(part / whole, 4))]
        if whole
        else [Magnitude("number", part), Magnitude("number", whole)]
    )


def fiscal_years(m: re.Match[str]) -> list[Magnitude]:
    """Read 2024〜2026年度 or FY2024–2026 (groups year, last)."""
    return [Magnitude("fiscal year", int(m["year"])), Magnitude("fiscal year", int(m["last"]))]


def percents(m: re.Match[str], times: int = 1) -> list[Magnitude]:
    """Read 2〜3割 or 20 to 30% (groups n, last)."""
    return [Magnitude("percent", to_float(m["n"]) * times), Magnitude("percent", to_float(m["last"]) * times)]


def read(text: str, patterns: Patterns) -> Iterator[Quantity]:
    """Find quantities pattern by pattern. What one pattern matches is blanked out for those that follow."""
    for pattern, values in patterns:
        found = list(pattern.finditer(text))
        for match in found:
            if match.group().strip(","):
                yield from (Quantity(value, match.group(), match.start()) for value in values(match))
        if found:
            text = pattern.sub(blank, text)


def blank(match: re.Match[str]) -> str:
    """As many spaces as the match has characters: offsets stay the same."""
    return " " * len(match.group())


@cache
def _narrowed_character(c: str) -> str:
    return n if len(n := unicodedata.normalize("NFKC", c)) == 1 else c


def narrowed(text: str) -> str:
    """Convert full-width and circled characters to ASCII one by one: offsets stay the same."""
    return text if text.isascii() else "".join(map(_narrowed_character, text))
