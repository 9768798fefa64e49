"""Data that a page passes to its scripts: the tables for folding texts."""

from machidx.glossary.glossary import DROPPED, SPELLED
from machidx.language import characters
from machidx.language.folding import ABOVE, FIRST, LAST, SEPARATOR

Told = dict[str, object]
"""JSON-serializable values."""


def folding() -> Told:
    """Tables for folding texts and names, for ``theme/assets/fold.js``."""
    return {
        "pairs": characters.PAIRS,
        "spaces": _escaped(characters.SPACES),
        "dashes": _escaped(characters.DASHES),
        "dash": characters.DASH,
        "unseen": _escaped(characters.UNSEEN),
        "longForDash": characters.LONG_FOR_DASH,
        "dashForLong": characters.DASH_FOR_LONG,
        "kana": {"first": FIRST, "last": LAST, "above": ABOVE},
        "separator": SEPARATOR,
        "spelled": SPELLED,
        "dropped": DROPPED,
    }


def _escaped(signs: str) -> str:
    r"""Write the inside of a regular expression set with the escapes of JavaScript: \u{200b}-\u{200f}."""
    return "".join(sign if sign == "-" else f"\\u{{{ord(sign):x}}}" for sign in signs)
