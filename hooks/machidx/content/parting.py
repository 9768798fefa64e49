"""Divides a file at its fences (``---``) into front matter and body, or says what is wrong with the fences."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from machidx.content.catalog import Rules
from machidx.content.yaml_mistakes import Mistake, Position
from machidx.markdown.tokens import blanked

_FENCE = "---"
_LIKE_FENCE = re.compile(r"[ \t\u3000]*[-‐‑‒–—―−ー─━－_]{2,}[ \t\u3000]*")
"""A line that may be meant as a fence."""
_SECOND = re.compile(r"^---[ \t]*\n(?:[ \t]*\n)*(?=kind:)", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)
_DIVIDER = "======="
"""The line between two versions of a conflict, whose other marks are told where files are read."""


class Parts(NamedTuple):
    """The body, and the 1-based line on which it begins: two below the last line of the front matter."""

    body: str
    body_line: int


def conflicts(text: str) -> Iterator[Mistake]:
    """Yield the first mark of two edits that git could not join."""
    if found := _CONFLICT.search(text):
        message = (
            "2人の直しがぶつかったままです（<<<<<<<、=======、>>>>>>> の行）。"
            "正しいほうの文だけを残し、3つの行を消します。"
        )
        yield Mistake(Rules.CONFLICT, Position(text.count("\n", 0, found.start()), 0), message)


def parted(lines: list[str]) -> Parts | Mistake:
    """Divide the lines of a file."""
    if not any(line.strip() for line in lines):
        return Mistake(Rules.EMPTY, Position(0, 0), "ファイルが空です。")
    if lines[0].rstrip() != _FENCE:
        why = f"「{lines[0].strip()}」は半角の「---」ではありません。" if _LIKE_FENCE.fullmatch(lines[0]) else ""
        message = f"{why}1行目は「---」だけの行にし、その下に項目を書きます。"
        return Mistake(Rules.NO_FRONT_MATTER, Position(0, 0), message, _FENCE)
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == _FENCE), None)
    if end is None:
        return _unclosed(lines)
    for number in range(1, end):
        if lines[number].rstrip() == _DIVIDER:
            message = "2人の直しの印（=======）が残っています。上と下の正しいほうだけを残し、この行を消します。"
            return Mistake(Rules.CONFLICT, Position(number, 0), message)
    body = "\n".join(lines[end + 1 :])
    if _SECOND.search(body) and (second := _SECOND.search(blanked(body))):  # not in code, as guides have it
        message = (
            "ここから、もう1つのページが始まっています。1つのページは、1つのファイルに書きます。"
            "この行から下を、新しいファイルに移します。"
        )
        return Mistake(Rules.TWO_PAGES, Position(end + 1 + body.count("\n", 0, second.start()), 0), message)
    return Parts(body, end + 2)


def _unclosed(lines: list[str]) -> Mistake:
    """The mistake of a front matter without its end, at a line that looks like one."""
    for number, line in enumerate(lines[1:], start=1):
        if _LIKE_FENCE.fullmatch(line):
            message = f"「{line.strip()}」は、項目の終わりになりません。半角の「-」を3つだけ、行の頭から書きます。"
            return Mistake(Rules.UNCLOSED, Position(number, 0), message, _FENCE, line)
    return Mistake(Rules.UNCLOSED, Position(len(lines) - 1, 0), "項目の終わりを示す「---」の行がありません。", _FENCE)
