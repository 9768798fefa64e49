"""Amounts as a plan prints them (▲20％, 1万2千件, 5割, ゼロ), in the unit of their field."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from machidx.language.japanese_quantities import of_japanese
from machidx.language.kanji_numerals import value
from machidx.language.quantities import Magnitude, Quantity
from machidx.language.quantity_matching import with_signs

_SHARES = {"割": 10, "‰": 1000, "パーミル": 1000}
_SCALE = re.compile("[百千万億兆]+")
_DIGITS = 15


def says(text: str, amount: int | float, unit: str | None) -> bool:
    """Whether a printed text has an amount."""
    wanted = Fraction(str(amount))
    found = _quantities(text)
    needed = [quantity for quantity in found if not quantity.optional]
    return any(wanted in _amounts(quantity, unit) for quantity in needed or found)


def meant(text: str, unit: str | None) -> list[str]:
    """The amounts of a printed text as they are written in front matter, "" for what has no such form."""
    return [
        _written(_amounts(quantity, unit))
        for quantity in _quantities(text)
        if not quantity.optional and quantity.value.kind in ("number", "share")
    ]


def _quantities(text: str) -> list[Quantity]:
    """The quantities of a text; beside a word such as 減, a number may be negative."""
    return with_signs(text, of_japanese(text))


def _amounts(quantity: Quantity, unit: str | None) -> list[Fraction]:
    return [amount for reading in quantity.readings for magnitude in reading for amount in _in_unit(magnitude, unit)]


def _in_unit(magnitude: Magnitude, unit: str | None) -> Iterator[Fraction]:
    plain = unicodedata.normalize("NFKC", unit or "")
    match magnitude.kind:
        case "share":
            yield magnitude.amount * next((n for word, n in _SHARES.items() if plain.startswith(word)), 100)
            yield magnitude.amount
        case "time":
            yield magnitude.amount / 60
        case "number":
            scale = _SCALE.match(plain)
            yield magnitude.amount / (value(scale.group()) if scale else 1)
        case "month" | "fiscal year":
            yield magnitude.amount


def _written(amounts: list[Fraction]) -> str:
    """The first amount in decimals, if it has few enough."""
    if len(set(amounts)) > 2 or not amounts:
        return ""
    first = amounts[0]
    if first.denominator == 1:
        return str(first.numerator) if abs(first) < 10**_DIGITS else ""
    written = f"{float(first):.{_DIGITS - 1}g}"
    return written if Fraction(written) == first and "e" not in written else ""
