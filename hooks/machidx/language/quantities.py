"""Quantities in prose, read alike from a Japanese sentence and its English, so that both can be compared.

令和6年度 and FY2024, 約1割 and 10%, 1億2,000万 and 120 million, 夜11時 and 11 p.m. are equal. Some are written so that
they have more than one meaning (4/1: April 1, or a fraction), and small numbers may be words (a page), so some
quantities are optional: they may match one of the other language, but need not.

This module has what both languages share; ``japanese_quantities`` and ``english_quantities`` have the patterns.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from typing import NamedTuple, TypeAlias


class Magnitude(NamedTuple):
    """A kind of quantity and an amount in its unit.

    The kinds: number, share (percent and fractions, 1 being the whole), fiscal year (the Western year it begins in),
    month (1 to 12), time (minutes since midnight). A number too long to reckon with is a kind of its own.
    """

    kind: str
    amount: Fraction


Reading: TypeAlias = tuple[Magnitude, ...]
"""One meaning of a quantity: 4/1 is the month 4 with the number 1, or 4 wholes."""


class Bounds(NamedTuple):
    """What the words around a figure say of it: >= > <= < or ~ (about)."""

    sure: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    """The sure ones, and those that its words may say, but need not."""


NO_BOUNDS = Bounds()


@dataclass(frozen=True)
class Quantity:
    """A quantity in a text."""

    readings: tuple[Reading, ...]
    """Its possible meanings, the likeliest first."""
    written: str
    """The matched text."""
    offset: int
    """0-based, in the text that was read."""
    optional: bool = False
    """Whether the other language may lack it."""
    bounds: Bounds = NO_BOUNDS

    @property
    def value(self) -> Magnitude:
        """The first magnitude of the likeliest meaning."""
        return self.readings[0][0]

    @property
    def end(self) -> int:
        """0-based offset of what follows."""
        return self.offset + len(self.written)


class FigurePart(NamedTuple):
    """A quantity within a match: the group that has it, and its possible meanings."""

    group: str | int
    readings: tuple[Reading, ...]


Reader = Callable[[re.Match[str]], list[FigurePart]]
"""Converts a match of a pattern."""


@dataclass(frozen=True)
class FigurePattern:
    """One way to write a figure. It is compiled for the first text that may match it: most ways are rare."""

    written: str
    reader: Reader
    needs: tuple[str, ...]
    """Words in small letters, of which a text that matches has one; () if that is not known."""

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.written)


Patterns: TypeAlias = tuple[FigurePattern, ...]
DIGITS = "0|1|2|3|4|5|6|7|8|9"
"""What a pattern needs that has no word."""
NUMBER = r"(?<!\d)(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+"
"""Digits with thousands separators and decimals. It never gives back what it took: time is linear in the text."""
DASH = r"[~～〜–—―−‐-]"
"""What stands in a range. −, ‐ and - before a number that follows no other are its sign."""
_LONGEST = 40
"""Characters of a number that is reckoned with."""
HALF = Fraction(1, 2)


def barred_words(needs: str) -> tuple[str, ...]:
    """The words between the bars."""
    return tuple(filter(None, needs.split("|")))


def has_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text in small letters has one of the words; much faster than a pattern."""
    for word in words:  # noqa: SIM110 - a generator takes twice the time
        if word in text:
            return True
    return False


def figure_patterns(*rows: tuple[str, Reader] | tuple[str, Reader, str]) -> Patterns:
    """Make patterns, each of its expression, its reader and, separated by bars, the words that it needs."""
    return tuple(FigurePattern(written, reader, barred_words("".join(needs))) for written, reader, *needs in rows)


def from_digits(digits: str, scale: int | Fraction = 1, kind: str = "number") -> Magnitude:
    """The magnitude of digits with thousands separators, exactly: 1,055.9 billion."""
    plain = digits.replace(",", "")
    if len(plain) > _LONGEST:
        return Magnitude(f"{kind} {plain}", Fraction(scale))
    return Magnitude(kind, Fraction(plain) * scale)


def magnitude(kind: str, amount: int | Fraction) -> Magnitude:
    """A magnitude of an amount that is known as a number."""
    return Magnitude(kind, Fraction(amount))


def sure(value: Magnitude, group: str | int = 0) -> FigurePart:
    """A part with one meaning."""
    return FigurePart(group, ((value,),))


def either(*readings: Reading, group: str | int = 0) -> FigurePart:
    """A part with several meanings; several magnitudes are put in order, so that equal ones are equal."""
    return FigurePart(group, tuple(dict.fromkeys(tuple(sorted(reading)) for reading in readings)))


def date(year: int | None, month: str, day: str | None) -> Reading:
    """The magnitudes of a date; () if there is no such month or day."""
    if not 1 <= int(month) <= 12 or not 1 <= int(day or 1) <= 31:
        return ()
    values = [magnitude("month", int(month))]
    values += [magnitude("number", number) for number in (year, day and int(day)) if number]
    return tuple(values)


def of_wholes(m: re.Match[str]) -> list[FigurePart]:
    """Read 3分の2 (groups m, n); with 0 as the denominator, as two numbers."""
    part, whole = (int(m[group].replace(",", "")) for group in "mn")
    if not whole:
        return [either((magnitude("number", part), magnitude("number", whole)))]
    return [sure(magnitude("share", Fraction(part, whole)))]


def slashed(m: re.Match[str]) -> list[FigurePart]:
    """Read 1/2 as a fraction or as a date (groups m, n)."""
    (fraction,) = of_wholes(m)
    return [either(*filter(None, (*fraction.readings, date(None, m["m"], m["n"]))))]


def ratio(part: Magnitude, whole: Magnitude) -> FigurePart:
    """Read 100人に1人, 1 in 100: both numbers, or a share."""
    pair = (part, whole)
    share = (magnitude("share", part.amount / whole.amount),) if 0 < part.amount <= whole.amount else ()
    return either(*filter(None, (pair, share)))


def read(text: str, patterns: Patterns) -> tuple[list[Quantity], str]:
    """Find quantities pattern by pattern; also returns the text with these blanked out.

    What one pattern matches is blanked out for those that follow.
    """
    quantities, lower = [], text.lower()
    for pattern in patterns:
        if pattern.needs and not has_any(lower, pattern.needs):
            continue
        found = list(pattern.expression.finditer(text))
        for match in found:
            parts = pattern.reader(match)
            quantities += [Quantity(readings, match[group], match.start(group)) for group, readings in parts]
        if found:
            text = pattern.expression.sub(blank, text)
            lower = text.lower()
    return quantities, text


def blank(match: re.Match[str]) -> str:
    """As many spaces as the match has characters: offsets stay the same."""
    return " " * len(match.group())


@cache
def _narrowed_character(c: str) -> str:
    n = unicodedata.normalize("NFKC", c)
    return n if len(n) == 1 and not unicodedata.decomposition(c).startswith(("<super>", "<sub>", "<circle>")) else c


def narrowed(text: str) -> str:
    """Convert full-width characters to ASCII one by one: offsets stay the same. km² keeps its ²."""
    return text if text.isascii() else "".join(map(_narrowed_character, text))


ENCLOSED = "[①-⑳⑴-⒇⒈-⒛㉑-㉟㊱-㊿❶-❿➀-➓⓫-⓴⓵-⓾½⅓⅔¼¾⅕-⅞⅒⅑⅐]"
"""Numbers and fractions in one character that have no ASCII character."""


def enclosed(character: str) -> Fraction:
    """The number that one character means: ⑴ is 1, ½ is 1/2."""
    return Fraction(unicodedata.numeric(character)).limit_denominator(100)


def in_one_character(m: re.Match[str]) -> list[FigurePart]:
    """Read ⑴, ½ or 2½ (group one, and the digits before it in group n)."""
    value = enclosed(m["one"])
    if value.denominator == 1:
        return [sure(magnitude("number", value), "one"), *([sure(from_digits(m["n"]), "n")] if m["n"] else [])]
    if m["n"]:
        return [sure(magnitude("number", from_digits(m["n"]).amount + value))]
    return [either((magnitude("share", value),), (magnitude("number", value),))]


ONE_CHARACTER = rf"(?P<n>{NUMBER})?(?P<one>{ENCLOSED})"
_SQUARED = re.compile(r"(?<![A-Za-z])(?:[kcmd]?m[23]|CO2|COVID-19)(?![0-9A-Za-z])")
_UNCOUNTED = ("m2", "m3", "CO2", "COVID")


def without_units(text: str) -> str:
    """Blank out units and names whose digits count nothing: km2, CO2."""
    return _SQUARED.sub(blank, text) if has_any(text, _UNCOUNTED) else text
