"""Paths of the files in docs/: their form in addresses and in messages, and why one cannot be read."""

import re
import stat
import unicodedata
from pathlib import Path, PurePosixPath

from machidx.content import failures
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem
from machidx.language import filenames

SUFFIX = ".md"
_LIKE_MARKDOWN = re.compile(r"(.+?)(\.en)?\.(?:md|mkdn?|mdown|mdwn|markdown|md\.txt)", re.IGNORECASE)


def uri_of(path: Path, docs: Path) -> str:
    """The path of a file below docs/, composed: macOS writes が as か + ゛."""
    return unicodedata.normalize("NFC", PurePosixPath(path.relative_to(docs)).as_posix())


def place_of(path: Path, docs: Path) -> Place:
    """The place of a file or folder for a problem, with a name that can be printed."""
    if path == docs:
        return Place(docs.name)
    above = "" if path.parent == docs else f"{uri_of(path.parent, docs)}/"
    return Place(f"{docs.name}/{above}{filenames.printable_name(unicodedata.normalize('NFC', path.name))}")


def like_page(name: str) -> re.Match[str] | None:
    """Match a file name that looks like Markdown (a.MD, a.en.markdown): groups are the stem, and ``.en`` or None."""
    return _LIKE_MARKDOWN.fullmatch(name)


def is_file(path: Path) -> bool:
    """Whether the path is a regular file; links, folders and pipes are problems that ``content.tree`` reports."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def unreadable(path: Path, docs: Path, error: OSError) -> Problem:
    """The problem of a file or folder that the operating system refuses to read."""
    place = place_of(path, docs)
    message = f"「{place.path.rpartition('/')[2]}」が読めません。{failures.why(error)}。"
    return Problem(place, Rules.UNREADABLE, message)
