"""Finds Japanese inside English text by its characters."""

import re
from typing import NamedTuple

_LETTERS = "\u3041-\u30ff\u3400-\u9fff々〆ヶ"
JAPANESE_RUN = re.compile(
    rf"(?<=\()(?=[^()]*+\))(?:[^()a-z]*[{_LETTERS}][^()a-z]*|[^()\s]*[{_LETTERS}][^()\s]*)(?=\))"
    rf"|[{_LETTERS}](?:[^A-Za-z()]*[{_LETTERS}])?"
)
"""A run of Japanese in an English text; inside brackets, the whole content when it holds Japanese."""


class ScriptRun(NamedTuple):
    """A piece of an English text, marked as Japanese or not."""

    text: str
    is_japanese: bool


def japanese_runs(text: str) -> tuple[ScriptRun, ...]:
    """Split an English text into Japanese and other runs; their texts join to the original."""
    if text.isascii():
        return (ScriptRun(text, is_japanese=False),)
    pieces, end = [], 0
    for match in JAPANESE_RUN.finditer(text):
        pieces += [(text[end : match.start()], False), (match.group(), True)]
        end = match.end()
    return tuple(ScriptRun(piece, is_japanese) for piece, is_japanese in [*pieces, (text[end:], False)] if piece)
