"""The release that is served: where ``current`` leads, or what ``current.txt`` names."""

import contextlib
import errno
import sys

from machidx.site.releases.destination import Destination

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What a disk answers that knows no links."""


def served(destination: Destination) -> str:
    """The name of the release that is served; "" for none."""
    if destination.link.is_symlink():
        return destination.link.readlink().name
    with contextlib.suppress(FileNotFoundError):
        return destination.pointer.read_text(encoding="utf-8").strip().rpartition("/")[2]
    return ""


def serve_from(destination: Destination, name: str) -> bool:
    """Serve a release from now on; whether by the link. Raises OSError, with the one before still served."""
    if _linked(destination, name):
        return True
    destination.write(destination.pointer, f"{_place(destination, name)}\n".encode())
    return False


def _linked(destination: Destination, name: str) -> bool:
    """Replace the link in one step; False where links are impossible."""
    if sys.platform == "win32":  # it replaces no link to a folder
        return False
    part = destination.empty_part()
    try:
        part.symlink_to(_place(destination, name))
    except OSError as error:
        if error.errno in _NO_LINKS and not destination.link.is_symlink():
            return False
        raise
    part.replace(destination.link)
    with contextlib.suppress(OSError):
        destination.pointer.unlink(missing_ok=True)  # from a time when there were no links
    return True


def _place(destination: Destination, name: str) -> str:
    """The path of a release from the folder to which is published, which may be moved or mounted elsewhere."""
    return f"{destination.releases.name}/{name}"
