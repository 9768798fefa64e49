"""What of a Japanese text is kept on one line: amounts with their units, names of municipalities, short brackets."""

import re
from typing import NamedTuple

_ERA = "明治|大正|昭和|平成|令和"
_NAME = "[一-鿿々ヶケ]{1,5}[町村市区県]"
_NUMBER = "[0-9０-９][0-9０-９,.，．]*"
_UNIT = rf"(?:[%％]|(?:(?!{_NAME})[一-鿿ァ-ヶー]){{1,3}}[えき]?)"
_AMOUNT = rf"(?:約|第|{_ERA})?(?:{_NUMBER}[～〜])?{_NUMBER}{_UNIT}"
_KEPT = re.compile(rf"（[^（）\s]{{1,7}}）|(?:{_AMOUNT}){{1,2}}|{_NAME}")


class LineRun(NamedTuple):
    """A piece of a text; a line may not end within a kept one."""

    text: str
    is_kept: bool


def line_runs(text: str) -> tuple[LineRun, ...]:
    """Split a text into pieces that are kept on one line and others; their texts join to the original."""
    if text.isascii():
        return (LineRun(text, is_kept=False),)
    pieces, end = [], 0
    for match in _KEPT.finditer(text):
        pieces += [(text[end : match.start()], False), (match.group(), True)]
        end = match.end()
    return tuple(LineRun(piece, is_kept) for piece, is_kept in [*pieces, (text[end:], False)] if piece)
