"""Saves files of docs/: whole or not at all, with the line ends and the byte order mark that they had."""

import os
import re
import shutil
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

_MARK = b"\xef\xbb\xbf"
_ENDS = re.compile(r"\r\n|\r|\n")


def bytes_like(old: bytes, text: str) -> bytes:
    """A text with LF line ends as the bytes of a file; ``old``: its UTF-8 bytes before, or b"" for a new file.

    A line that has not changed keeps its end, a new one gets the end that most lines have.
    """
    mark = _MARK if old.startswith(_MARK) else b""
    before = old.decode("utf-8-sig")
    ends = _ENDS.findall(before)
    usual = Counter(ends).most_common(1)[0][0] if ends else "\n"
    if all(end == usual for end in ends):
        return mark + text.replace("\n", usual).encode()
    return mark + "".join(_with_ends(_ENDS.split(before), [*ends, usual], text.split("\n"), usual)).encode()


def _with_ends(old: list[str], ends: list[str], new: list[str], usual: str) -> list[str]:
    """The new lines with the ends of equal old ones."""
    out = [usual] * len(new)
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        out[block.b : block.b + block.size] = ends[block.a : block.a + block.size]
    out[-1] = ""
    return [f"{line}{end}" for line, end in zip(new, out, strict=True)]


def save(path: Path, content: bytes) -> None:
    """Write a file whole: a process that is killed leaves the old one or the new one. Raises OSError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
