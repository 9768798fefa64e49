"""Where a Japanese heading may break: between phrases, not inside a word or a number (BudouX)."""

import re
from functools import cache, lru_cache

import budoux

_OPEN_NUMBER = re.compile(r"(?:\d[,.，．]?|明治|大正|昭和|平成|令和)$")
"""The end of a text to which a digit belongs: a number's earlier digits, or the era before its year."""


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=16384)
def phrases(text: str) -> tuple[str, ...]:
    """Split a text into phrases, at least one; an ASCII text is a single phrase."""
    if text.isascii():
        return (text,)
    out: list[str] = []
    for phrase in _parser().parse(text):
        if out and _is_joined(out[-1], phrase):
            out[-1] += phrase
        else:
            out.append(phrase)
    return tuple(out) or (text,)


def _is_joined(before: str, phrase: str) -> bool:
    """Whether the model split a word or a number: 推進体制, 令和11年度 and 1,900 are one."""
    if phrase[0].isdecimal() and _OPEN_NUMBER.search(before):
        return True
    return _is_kanji(before[-1]) and _is_kanji(phrase[0])


def _is_kanji(character: str) -> bool:
    return "一" <= character <= "鿿"
