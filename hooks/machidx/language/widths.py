"""Display width of text in a terminal."""

import unicodedata


def columns(text: str) -> int:
    """Count terminal columns: wide, full-width and ambiguous characters take two, marks on other characters none."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text if unicodedata.category(c) != "Mn")
