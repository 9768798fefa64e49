"""Refusals in Japanese: our own, and those of the operating system."""

import errno
import os
import re
from collections.abc import Sequence

_WHY = {
    errno.EACCES: "読み書きする権限がありません。ほかのソフトで開いていれば、閉じてください",
    errno.EPERM: "読み書きする権限がありません。ほかのソフトで開いていれば、閉じてください",
    errno.ENOSPC: "ディスクの空きがありません",
    errno.EDQUOT: "使ってよいディスクの空きがありません",
    errno.EFBIG: "ファイルが、書いてよい大きさをこえます",
    errno.EIO: "ディスクが読み書きできません。こわれていないか、確かめてください",
    errno.EROFS: "書きこめない場所です",
    errno.ENOENT: "ファイルかフォルダーがありません",
    errno.EEXIST: "同じ名前のファイルが、もうあります",
    errno.EISDIR: "ファイルではなく、フォルダーです",
    errno.ENOTDIR: "フォルダーではなく、ファイルです",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.ENOMEM: "メモリが足りません。ほかのソフトを閉じて、もう一度実行してください",
    errno.EMFILE: "開いているファイルが多すぎます",
    errno.EBUSY: "ほかのものが使っています",
    errno.EXDEV: "ほかのディスクにあるため、移せません",
    errno.EADDRINUSE: "そのポートは、ほかのものが使っています。--port で、ほかの番号にしてください",
}
_LAST_LINE = re.compile(r"\w*Error: \[Errno (?P<number>\d+)\] [^:]*(?:: (?:'.*' -> )?'(?P<file>.*)')?")


class RefusedError(Exception):
    """A command cannot do what was asked; the message gives the reason and the remedy."""


def said(error: OSError) -> str:
    """Describe an error in one line, with its file."""
    where = f"「{error.filename}」: " if error.filename else ""
    return f"{where}{why(error)}。"


def why(error: OSError) -> str:
    """The reason of an error, without file and full stop."""
    return _WHY.get(error.errno or 0, error.strerror or str(error))


def os_error(lines: Sequence[str]) -> str:
    """Describe the OSError that ended a Python program, from the last line of its output; "" for any other end."""
    if not any(line.startswith("Traceback ") for line in lines):
        return ""
    match = _LAST_LINE.fullmatch(lines[-1])
    number = int(match["number"]) if match else 0
    return said(OSError(number, os.strerror(number), match["file"])) if match else ""
