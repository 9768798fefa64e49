"""What cannot be done, in the words of those who use it: what we refuse, and what a computer refuses."""

import errno

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
    errno.EADDRINUSE: "そのポートは、ほかのものが使っています。--port で、ほかの番号にしてください",
}


class RefusedError(Exception):
    """What was asked for cannot be done; the message says why, and what would be right."""


def said(error: OSError) -> str:
    """One line: which file, and why."""
    why = _WHY.get(error.errno or 0, error.strerror or str(error))
    where = f"「{error.filename}」: " if error.filename else ""
    return f"{where}{why}。"
