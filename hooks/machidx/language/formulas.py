"""Texts that a spreadsheet takes for a formula: those that begin with one of its signs, as a cell of a CSV file."""

import re

_FORMULA = re.compile(r"[=@\t\r＝＠]|[-+－＋](?![-+－＋]*(?:\d[\w.,]*[%％]?)?\Z)")
"""A sign behind which no more than a number and its unit stands is none: -5%, +3ポイント, a dash."""


def unformulated(text: str) -> str:
    """Return a text that no spreadsheet calculates: an apostrophe before one that looks like a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
