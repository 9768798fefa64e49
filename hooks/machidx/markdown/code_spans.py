"""What of a Markdown text is not read as text: code and comments.

Inline code ends in its own paragraph, as it does for Markdown: two backticks with a blank line between them
hide nothing. Two passes, so that a text of nothing but openings takes no longer than any other.
"""

import re
from collections.abc import Iterator

_MARK = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$"
    r"|(?P<ticks>`+)|(?P<open><!--)|(?P<close>-->)|(?P<gap>\n[ \t>]*(?=\n))",
    re.MULTILINE,
)


def without_comments(text: str) -> str:
    """The text without its comments; those in code stay, as they are shown."""
    pieces, at = [], 0
    for start, end, is_code in hidden(text):
        if not is_code:
            pieces.append(text[at:start])
            at = end
    return "".join([*pieces, text[at:]])


def hidden(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where code and comments begin and end, in order, and which of both each is. What never ends is not among them."""
    marks = list(_MARK.finditer(text))
    ends, at = _ends(marks), 0
    for match in marks:
        is_escaped = match["ticks"] is not None and text[match.start() - 1 : match.start()] == "\\"
        if match.start() >= at and match.start() in ends and not is_escaped:
            at = ends[match.start()]
            yield match.start(), at, match["open"] is None


def _ends(marks: list[re.Match[str]]) -> dict[int, int]:
    """The end of all that begins at an offset, found from the text's end: the last closing mark seen is the next."""
    ends: dict[int, int] = {}
    blocks: dict[str, int] = {}
    inline: dict[str, int] = {}
    for match in reversed(marks):
        later = inline if match["ticks"] else blocks
        opens = match["fence"] or match["ticks"] or (match["open"] and "-->")
        closes = match["ticks"] or match["close"] or ("" if (match["info"] or "").strip() else match["fence"])
        if opens in later:
            ends[match.start()] = later[opens]
        if closes:
            later[closes] = match.end()
        if match["gap"]:
            inline = {}
    return ends
