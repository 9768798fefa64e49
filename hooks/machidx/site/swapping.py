"""Puts a new folder in the place of a published one, so that one of both is whole at any moment, whatever is killed.

Where the system can, both are exchanged in one step. Elsewhere the published folder steps aside for a moment, to
``.site.old``: what bears this name is whole, and goes back where a kill left nothing in its place.
"""

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

_HERE = -100
"""AT_FDCWD of Linux: paths begin at the folder of the process."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""
_FIRST_PAGE = "index.html"


def fresh(site: Path) -> Path:
    """A new, empty folder beside the site, to build into: nothing that was left behind is in it."""
    return Path(tempfile.mkdtemp(prefix=f"{_hidden(site)}.new-", dir=site.parent))


def is_elsewhere(site: Path) -> bool:
    """Whether the site is a link or a mounted folder, which cannot be exchanged."""
    return site.resolve() != site.parent.resolve() / site.name or os.path.ismount(site)


def recover(site: Path) -> None:
    """Put back the folder that had stepped aside when a kill came before the new one stood."""
    old = _old(site)
    if _stands(old) and not _stands(site):
        if os.path.lexists(site):
            site.rename(_free(site))
        old.rename(site)


def clean(site: Path) -> Iterator[Path]:
    """Remove what builds before have left behind; gives what cannot be removed. Never the only site there is."""
    if _stands(site) and os.path.lexists(_old(site)):
        with contextlib.suppress(OSError):
            _old(site).rename(_free(site))
    for left in sorted(site.parent.glob(f"{_hidden(site)}.new*")):
        if not remove(left):
            yield left


def remove(folder: Path) -> bool:
    """Remove a folder as far as possible; whether it is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    return not os.path.lexists(folder)


def swap(new: Path, site: Path) -> None:
    """Put the new folder in place; the one that was there, if any, is left under the new one's name.

    An OSError leaves the site as it was.
    """
    if not os.path.lexists(site):
        new.rename(site)
    elif not _exchanged(new, site):
        old = _old(site)
        if os.path.lexists(old):  # of an earlier time: the site stands
            old.rename(_free(site))
        site.rename(old)
        try:
            new.rename(site)
        except OSError:
            old.rename(site)
            raise
        old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where this system or this disk cannot."""
    call = _exchange()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


def _exchange() -> Callable[[bytes, bytes], int] | None:
    """The system's call that exchanges two paths; 0 says that it did."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, _EXCHANGE))
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return lambda one, other: int(library.renameat2(_HERE, one, _HERE, other, _EXCHANGE))
    return None


def _stands(folder: Path) -> bool:
    return (folder / _FIRST_PAGE).is_file()


def _hidden(site: Path) -> str:
    return f".{site.name.removeprefix('.')}"


def _old(site: Path) -> Path:
    return site.parent / f"{_hidden(site)}.old"


def _free(site: Path) -> Path:
    """A name for what is to be removed."""
    folder = fresh(site)
    folder.rmdir()
    return folder
