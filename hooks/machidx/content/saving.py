"""Saves files of docs/: whole or not at all, with the line ends and the byte order mark that they had."""

import os
import re
import shutil
from collections import Counter
from collections.abc import Mapping
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
    save_all({path: content})


def save_all(contents: Mapping[Path, bytes]) -> None:
    """Write files whole, all or none: an error, such as a full disk, leaves every one as it was. Raises OSError.

    A process that is killed while they are switched leaves some old and some new, each of them whole.
    """
    beside = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in contents}
    before: dict[Path, bytes | None] = {}
    try:
        for path, content in contents.items():
            beside[path].write_bytes(content)
            if path.exists():
                shutil.copymode(path, beside[path])
        for path in contents:
            before[path] = path.read_bytes() if path.exists() else None
            beside[path].replace(path)
    except OSError:
        for path, old in before.items():
            _restore(path, old)
        raise
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)


def _restore(path: Path, content: bytes | None) -> None:
    """Give a file what it held before; None: there was none."""
    if content is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != content:
        path.write_bytes(content)
