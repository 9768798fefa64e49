"""What cannot be done, in the words of those who use it: what we refuse, and what a computer refuses."""

import errno
import os
import re
from collections.abc import Sequence

_WHY = {
    errno.EACCES: "読み書きする権限がありません。ほかのソフトで開いていれば、閉じてください",
    errno.EPERM: "読み書きする権限がありません。ほかのソフトで開いていれば、閉じてください",
    errno.ENOSPC: "ディスクの空きがありません",
    errno.EDQUOT: "使ってよいディスクの空きがありません",
    errno.EROFS: "書きこめない場所です",
    errno.ENOENT: "ファイルかフォルダーがありません",
    errno.EEXIST: "同じ名前のファイルが、もうあります",
    errno.EISDIR: "ファイルではなく、フォルダーです",
    errno.ENOTDIR: "フォルダーではなく、ファイルです",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.EMFILE: "開いているファイルが多すぎます",
    errno.EBUSY: "ほかのものが使っています",
    errno.EXDEV: "ほかのディスクにあるため、移せません",
    errno.EADDRINUSE: "そのポートは、ほかのものが使っています。--port で、ほかの番号にしてください",
}
_LAST_LINE = re.compile(r"\w*Error: \[Errno (?P<number>\d+)\] [^:]*(?:: (?:'.*' -> )?'(?P<file>.*)')?")


class RefusedError(Exception):
    """What was asked for cannot be done; the message says why, and what would be right."""


def said(error: OSError) -> str:
    """One line: which file, and why."""
    where = f"「{error.filename}」: " if error.filename else ""
    return f"{where}{why(error)}。"


def why(error: OSError) -> str:
    """The reason alone, without a full stop."""
    return _WHY.get(error.errno or 0, error.strerror or str(error))


def refused(lines: Sequence[str]) -> str:
    """What a Python program was refused, by the last line of its traceback; "" where it ended otherwise."""
    if not any(line.startswith("Traceback ") for line in lines):
        return ""
    match = _LAST_LINE.fullmatch(lines[-1])
    number = int(match["number"]) if match else 0
    return said(OSError(number, os.strerror(number), match["file"])) if match else ""
