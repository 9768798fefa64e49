"""Japanese in an English text, told by its letters."""

import re

_LETTERS = "\u3041-\u30ff\u3400-\u9fff々〆ヶ"
JAPANESE_RUN = re.compile(
    rf"(?<=\()(?=[^()]*+\))(?:[^()a-z]*[{_LETTERS}][^()a-z]*|[^()\s]*[{_LETTERS}][^()\s]*)(?=\))"
    rf"|[{_LETTERS}](?:[^A-Za-z()]*[{_LETTERS}])?"
)
"""Japanese in an English text."""


def japanese_runs(text: str) -> tuple[tuple[str, bool], ...]:
    """An English text in pieces, each with whether it is Japanese: a bracket that holds Japanese is, as a whole."""
    if text.isascii():
        return ((text, False),)
    pieces, end = [], 0
    for match in JAPANESE_RUN.finditer(text):
        pieces += [(text[end : match.start()], False), (match.group(), True)]
        end = match.end()
    return tuple((piece, is_japanese) for piece, is_japanese in [*pieces, (text[end:], False)] if piece)
