"""Tells scripts apart by their characters: Japanese inside English text, readings in hiragana."""

import re
import unicodedata
from typing import NamedTuple

_LETTERS = "\u3041-\u30ff\u3400-\u9fff々〆ヶ"
JAPANESE_RUN = re.compile(
    rf"(?<=\()(?=[^()]*+\))(?:[^()a-z]*[{_LETTERS}][^()a-z]*|[^()\s]*[{_LETTERS}][^()\s]*)(?=\))"
    rf"|[{_LETTERS}](?:[^A-Za-z()]*[{_LETTERS}])?"
)
"""A run of Japanese in an English text; inside brackets, the whole content when it holds Japanese."""


_READING = re.compile("[ぁ-ゖ][ぁ-ゖー]*")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def is_reading(text: str) -> bool:
    """Whether a text is a reading: hiragana and ー only, so that readings sort and match alike."""
    return _READING.fullmatch(text) is not None


def reading_meant(text: str) -> str:
    """The reading that a text in katakana, in half-width letters or with separators means; "" for other texts."""
    plain = re.sub(r"[\s・=＝]", "", unicodedata.normalize("NFKC", text).translate(_TO_HIRAGANA))
    return plain if is_reading(plain) else ""


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
