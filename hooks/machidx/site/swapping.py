"""Replaces the published folder by a new one. A kill at any moment leaves one complete site.

Linux and macOS exchange the two folders atomically. Elsewhere the published folder is first renamed to ``.site.old``;
``recover`` renames it back where a kill came before the new folder was in place.
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
"""AT_FDCWD of Linux: paths are relative to the working directory."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""
_FIRST_PAGE = "index.html"
"""The file that tells a site from an empty or missing folder."""


def fresh(site: Path) -> Path:
    """Create a new, empty folder beside the site, to build into."""
    return Path(tempfile.mkdtemp(prefix=f"{_hidden(site)}.new-", dir=site.parent))


def spare(site: Path) -> Path:
    """Return an unused name beside the site, from which ``clean`` removes a folder later."""
    folder = fresh(site)
    folder.rmdir()
    return folder


def is_elsewhere(site: Path) -> bool:
    """Whether the site is a link or a mount point, which cannot be exchanged."""
    return site.resolve() != site.parent.resolve() / site.name or os.path.ismount(site)


def recover(site: Path) -> None:
    """Rename ``.site.old`` back to the site where a kill left no site. Raises OSError."""
    old = _old(site)
    if _stands(old) and not _stands(site):
        if os.path.lexists(site):
            site.rename(spare(site))
        old.rename(site)


def clean(site: Path) -> Iterator[Path]:
    """Remove the folders that earlier builds left behind, except the only complete site; yields those that remain."""
    if _stands(site) and os.path.lexists(_old(site)):
        with contextlib.suppress(OSError):
            _old(site).rename(spare(site))
    for left in sorted(site.parent.glob(f"{_hidden(site)}.new*")):
        if not remove(left):
            yield left


def remove(folder: Path) -> bool:
    """Remove a folder as far as possible; returns whether it is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    return not os.path.lexists(folder)


def swap(new: Path, site: Path) -> None:
    """Replace the site by the new folder. The old site, if any, ends up under the new folder's name.

    Raises OSError, with the site unchanged.
    """
    if not os.path.lexists(site):
        new.rename(site)
    elif not _exchanged(new, site):
        old = _old(site)
        if os.path.lexists(old):  # left behind by an earlier build; the site is complete
            old.rename(spare(site))
        site.rename(old)
        try:
            new.rename(site)
        except OSError:
            old.rename(site)
            raise
        old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system or the disk cannot."""
    call = _exchange()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


def _exchange() -> Callable[[bytes, bytes], int] | None:
    """The system call that exchanges two paths, 0 on success; None where the system has none."""
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
