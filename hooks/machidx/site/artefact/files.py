"""Each file of the site by itself: a web server can read it, it belongs there, and it is whole and not too large."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from machidx.content.outputs import HOST, MISSING
from machidx.site.artefact.artefact import INDEX, Artefact, entries
from machidx.site.artefact.budgets import size_faults
from machidx.site.artefact.fault import BROKEN, LEFTOVER, UNREADABLE, Fault, at_file
from machidx.site.artefact.formats import WHOLE, where_broken
from machidx.site.headers import TYPES

_FOR_ALL = {False: 0o444, True: 0o555}
"""The modes that files, and folders, have at least."""
_PACKED = (".gz", ".br")
"""Suffixes of compressed files, beside the ones that they hold."""
_SUFFIXES = frozenset((*(f".{ending}" for ending in TYPES), ".br"))
_NAMES = frozenset((HOST, ".nojekyll"))
"""Files without a suffix, for hosts."""
_FOLDERS = frozenset((".well-known",))
_PAGES = frozenset((INDEX, MISSING))


def entry_faults(artefact: Artefact) -> Iterator[Fault]:
    """Yield what in the folder no web server could publish, and what does not belong there."""
    for path, entry in entries(artefact.folder):
        mode = entry.stat(follow_symlinks=False).st_mode
        needed = _FOR_ALL[stat.S_ISDIR(mode)]
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            yield at_file(path, UNREADABLE, "ファイルではなく、ほかの場所へのリンクなどです。")
        elif (os.name == "posix" and mode & needed != needed) or not os.access(entry.path, os.R_OK):
            yield at_file(path, UNREADABLE, f"ウェブサーバーが読む権限がありません（{stat.filemode(mode)}）。")
        elif not _belongs(path, is_folder=stat.S_ISDIR(mode)):
            yield at_file(path, LEFTOVER, "サイトのファイルではありません。")


def _belongs(path: str, *, is_folder: bool) -> bool:
    place = PurePosixPath(path)
    if is_folder or place.name in _NAMES:
        return place.name in (*_FOLDERS, *_NAMES) or not place.name.startswith(".")
    if place.suffix == ".html":
        return place.name in _PAGES
    return place.suffix in _SUFFIXES and not place.name.startswith(".")


def content_faults(artefact: Artefact) -> Iterator[Fault]:
    """Yield files that are empty, cut, or too large, and compressed files that hold something else."""
    for path, size in artefact.sizes.items():
        yield from size_faults(path, size)
        if not size and PurePosixPath(path).name not in _NAMES:
            yield at_file(path, BROKEN, "中身がありません。")
            continue
        data = artefact.read(path)
        place = where_broken(PurePosixPath(path).suffix, data)
        if place is not WHOLE:
            yield Fault(path, *place, BROKEN, "途中で切れているか、こわれています。")
        elif path.endswith(".gz") and not _holds(artefact, path, data):
            yield at_file(path, BROKEN, f"中身が「{path.removesuffix('.gz')}」とちがいます。")


def _holds(artefact: Artefact, path: str, data: bytes) -> bool:
    """Whether a compressed file holds the file beside it."""
    beside = path.removesuffix(".gz")
    try:
        return beside in artefact.sizes and gzip.decompress(data) == artefact.read(beside)
    except (OSError, EOFError, zlib.error):
        return False
