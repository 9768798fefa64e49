"""How much room words take in a terminal."""

import unicodedata


def columns(text: str) -> int:
    """The columns a text takes: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
