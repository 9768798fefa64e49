"""Hints of a form: what the schema and the comments of a file say of a field, without how a file is written."""

import re

from machidx.content.source import Source

_TECHNICAL = re.compile(r"\b(?!https\b)[a-z_]{4,}\b|=|\[\]|#|\"|ファイル|半角の整数| か 20\d\d と|の形で")
"""What tells that a sentence is about the writing of a file."""
_EXAMPLE = re.compile(r"\s|- |[a-z_]+:")
"""How a line of a comment begins that is an example of YAML."""


def plain_words(hint: str) -> str:
    """A hint without the sentences that tell how a value is written in a file."""
    kept = [sentence for sentence in hint.split("。") if sentence and not _TECHNICAL.search(sentence)]
    return "".join(f"{sentence}。" for sentence in kept)


def comment_hints(source: Source) -> dict[str, str]:
    """The words of the comments above and behind the fields of a file's front matter, as hints."""
    out = {}
    for path, place in source.front.keys.items():
        if len(path) == 1:
            above = _above(source.lines, place.line)
            behind = source.lines[place.line].partition("  # ")[2]
            words = [*above, *([f"メモ：{behind}"] if behind else [])]
            if hint := plain_words("。".join(words)):
                out[str(path[0])] = hint
    return out


def _above(lines: list[str], line: int) -> list[str]:
    found: list[str] = []
    while line > 0 and lines[line - 1].startswith("#"):
        line -= 1
        words = lines[line].removeprefix("#").removeprefix(" ")
        if not _EXAMPLE.match(words):
            found.insert(0, words.rstrip("。"))
    return found
