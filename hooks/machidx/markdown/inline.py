r"""Stars and backslashes within a text: what emphasizes and escapes, and what is shown as typed.

Only stars emphasize. Stars between figures or within words (``1人*3回*500円``), underscores, and backslashes before
other characters (``\\server\_x``) are words like others.
"""

import re

_CLOSING, _OPENING = r")）\]｝}」』、。，．,.", r"(（\[｛{「『"
_FIRST, _LAST = rf"(?=[^\s*{_CLOSING}])", rf"(?<=[^\s*{_OPENING}])"
_LONGEST = 500
"""The number of characters that stars may emphasize, so that unpaired ones cost no more."""
STRONG = (
    rf"(?:(?<![\d*])|(?<!\*)(?!\*+\d))(\*{{2,3}}){_FIRST}"  # not between two figures
    rf"((?:[^\n]|\n(?!\s*\n)){{1,{_LONGEST}}}?){_LAST}\1(?!\*)(?:(?<!\d\*\*)|(?!\d))"
)
"""Marks strong words; the second group holds them."""
LIGHT = rf"(?<![\w*])(\*){_FIRST}([^*\n]{{1,{_LONGEST}}}?){_LAST}\*(?![\w*])"
"""Marks lightly emphasized words, never a part of a word; the second group holds them."""
ESCAPED = "`*[]{}#|!>-+."
ESCAPE = r"(?<!\\)(?<![A-Za-z]:)\\([`*\[\]{}#|!>]|[-+.](?=[ \t]))"
"""A backslash and the mark, in the group, that it turns into an ordinary character."""
_MARK = re.compile(r"[［`\\\[<&*]|  \n")
"""What all inline markup has some of: terms, code, escapes, links, entities, stars, breaks."""
_STARS = re.compile(STRONG), re.compile(LIGHT)


def without_stars(text: str) -> str:
    """Remove the stars that emphasize words."""
    for pattern in _STARS:
        text = pattern.sub(r"\2", text)
    return text


def may_be_marked(text: str) -> bool:
    """Whether a text can have inline markup."""
    return _MARK.search(text) is not None
