"""Where a Japanese heading may break: between phrases, not inside a word (BudouX)."""

from functools import cache, lru_cache

import budoux


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=16384)
def phrases(text: str) -> tuple[str, ...]:
    """The text in phrases, at least one; a text without Japanese is one phrase."""
    if text.isascii():
        return (text,)
    return tuple(_parser().parse(text)) or (text,)
