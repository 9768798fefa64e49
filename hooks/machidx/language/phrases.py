"""Where a Japanese heading may break: between phrases, not inside a word (BudouX)."""

from functools import cache, lru_cache

import budoux


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
        # 推進体制 is one word even if the model splits it: never break between two kanji.
        if out and _is_kanji(out[-1][-1]) and _is_kanji(phrase[0]):
            out[-1] += phrase
        else:
            out.append(phrase)
    return tuple(out) or (text,)


def _is_kanji(character: str) -> bool:
    return "一" <= character <= "鿿"
