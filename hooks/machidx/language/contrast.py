"""Contrast of colors on paper of a color, as WCAG 2 computes it; a color is written ``#0031d8``."""

from itertools import count

LEAST = 4.5
"""The contrast that text needs (success criterion 1.4.3)."""
LIGHT_PAPER, DARK_PAPER = "#ffffff", "#17181c"
"""What pages are printed on; ``--back`` in the style sheet."""
_TINT = 0.14
"""The most of a color that is mixed into the paper below words in that color."""
_STEPS = 40


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def on_paper(color: str, paper: str) -> float:
    """The least contrast that words in a color have: on the paper, or on a tint of the color."""
    return min(contrast(color, paper), contrast(color, mixed(color, paper, _TINT)))


def nearest_readable(color: str, paper: str) -> str:
    """The nearest color that can be read on paper: darker on light paper, lighter on dark."""
    ink = "#000000" if contrast(paper, "#000000") > contrast(paper, "#ffffff") else "#ffffff"
    steps = (mixed(ink, color, step / _STEPS) for step in count())
    return next(found for found in steps if on_paper(found, paper) >= LEAST)


def mixed(color: str, other: str, share: float) -> str:
    """Mix a share of a color, from 0 to 1, into another one."""
    parts = zip(_parts(color), _parts(other), strict=True)
    return "#" + "".join(f"{round(share * one + (1 - share) * two):02x}" for one, two in parts)


def _parts(color: str) -> tuple[int, ...]:
    return tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(color: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
