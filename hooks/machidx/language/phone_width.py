"""Whether a table fits the width of a phone without cutting its words into short lines."""

from collections.abc import Iterable, Sequence

from machidx.language.widths import columns

_PHONE = 20.5
"""The width of an article on a phone, in characters as wide as high."""
_PADDING = 1.2
_NARROWEST = 3.0
_WRAPPED = 6.5
"""What a cell of several lines needs: a narrower one reads like a column of characters."""


def fits_a_phone(rows: Iterable[Sequence[str]]) -> bool:
    """Whether the cells of a table, its head first, find room side by side; all rows have the same number of cells."""
    needs = (
        min(_WRAPPED, max(_NARROWEST, *(columns(cell) / 2 for cell in column))) for column in zip(*rows, strict=True)
    )
    return sum(need + _PADDING for need in needs) <= _PHONE
