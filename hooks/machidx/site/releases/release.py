"""One release: what is known of it, beside the folder that is served."""

import hashlib
from pathlib import Path

from machidx.model.values import Record

_DIGITS = 12
"""Of a commit in a name."""
_OF_CONTENT = 8
"""Digits of the content's digest in a name."""


class Release(Record):
    """A built site, published once or more."""

    name: str
    """The name of its folder."""
    commit: str
    """The full hash; "" without git."""
    is_changed: bool
    """Whether it holds changes that no commit has."""
    published: str
    """When it was published last, in UTC (2026-11-30T03:52:14+00:00). Shown only: a clock may be wrong."""
    number: int
    """Greater than those of all releases that were published before it."""
    before: str
    """The name of the release that was served until then; "" for the first."""
    files: dict[str, str]
    """The digest of each of its own files by its path: what was built, with the compressed files."""


def digests(folder: Path) -> dict[str, str]:
    """The digest of each file in a folder, by its path. Raises OSError."""
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {place: digest(path) for place, path in sorted(there.items())}


def digest(path: Path) -> str:
    """The digest of a file, 32 hexadecimal digits. Raises OSError."""
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()


def known_digest(path: Path) -> str:
    """The digest of a file; "" if it cannot be read."""
    try:
        return digest(path)
    except OSError:
        return ""


def release_name(commit: str, files: dict[str, str], *, is_changed: bool) -> str:
    """The name of a release: its commit; where that does not say all, with a digest of the content."""
    told = hashlib.blake2b(repr(sorted(files.items())).encode(), digest_size=_OF_CONTENT // 2).hexdigest()
    says_all = commit and not is_changed
    return "-".join(filter(None, (commit[:_DIGITS], "" if says_all else told)))
