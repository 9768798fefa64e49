"""Japanese in an English text, told by its letters."""

import re
from typing import NamedTuple

_LETTERS = "\u3041-\u30ff\u3400-\u9fff々〆ヶ"
JAPANESE_RUN = re.compile(
    rf"(?<=\()(?=[^()]*+\))(?:[^()a-z]*[{_LETTERS}][^()a-z]*|[^()\s]*[{_LETTERS}][^()\s]*)(?=\))"
    rf"|[{_LETTERS}](?:[^A-Za-z()]*[{_LETTERS}])?"
)
"""Japanese in an English text."""


class ScriptRun(NamedTuple):
    """A piece of an English text, and whether it is Japanese."""

    text: str
    is_japanese: bool


def japanese_runs(text: str) -> tuple[ScriptRun, ...]:
    """An English text in pieces: a bracket that holds Japanese is Japanese as a whole."""
    if text.isascii():
        return (ScriptRun(text, is_japanese=False),)
    pieces, end = [], 0
    for match in JAPANESE_RUN.finditer(text):
        pieces += [(text[end : match.start()], False), (match.group(), True)]
        end = match.end()
    return tuple(ScriptRun(piece, is_japanese) for piece, is_japanese in [*pieces, (text[end:], False)] if piece)
