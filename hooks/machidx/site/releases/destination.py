"""The folder to which is published: its parts, one run at a time, files that are replaced whole."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from machidx.content.failures import RefusedError
from machidx.site.locking import held

_TAKEN = "いま、ほかの machidx が「{}」に公開しています。終わってから、もう一度実行してください。"
_FOREIGN = (
    "「{}」には、公開したものとはちがうファイルがあります。空のフォルダーか、前に公開したフォルダーを書いてください。"
)
_NOTHING = "「{}」には、公開したものがありません。"
_UNREADABLE = "「{0}」は、ほかの利用者には読めません。サーバーが見せられるように「chmod 755 {0}」を実行してください。"
_OTHERS = 0o005
"""The modes with which another user opens a folder."""


@dataclass(frozen=True)
class Destination:
    """The parts of a folder to which is published."""

    folder: Path

    @property
    def releases(self) -> Path:
        """The folder of all releases."""
        return self.folder / "releases"

    @property
    def link(self) -> Path:
        """The link to the release that is served."""
        return self.folder / "current"

    @property
    def pointer(self) -> Path:
        """The file that names the release that is served, where links are impossible."""
        return self.folder / "current.txt"

    @property
    def building(self) -> Path:
        """The name from which those of folders in the making come (see ``swapping.fresh``)."""
        return self.folder / "release"

    @contextmanager
    def held_for_writing(self) -> Iterator[None]:
        """Make the folder where there is none, and keep other runs out. Raises RefusedError and OSError."""
        _make(self.folder)
        if self._is_foreign():
            raise RefusedError(_FOREIGN.format(self.folder))
        with held(self.folder / ".lock") as is_free:
            if not is_free:
                raise RefusedError(_TAKEN.format(self.folder))
            _make(self.releases)
            yield

    def require(self) -> None:
        """Raise RefusedError where nothing has been published."""
        if not self.releases.is_dir():
            raise RefusedError(_NOTHING.format(self.folder))

    def _is_foreign(self) -> bool:
        """Whether the folder holds what no run can have made."""
        if os.path.lexists(self.link) and not self.link.is_symlink():
            return True
        return not self.releases.is_dir() and any(not path.name.startswith(".") for path in self.folder.iterdir())

    def empty_part(self) -> Path:
        """The path of what is to be written before it takes its place; nothing is there. Raises OSError."""
        part = self.folder / ".part"
        part.unlink(missing_ok=True)  # left behind by a kill
        return part

    def write(self, path: Path, data: bytes) -> None:
        """Write a file, or replace it, in one step. Raises OSError, with the old one unchanged."""
        part = self.empty_part()
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(path)

    def unreadable(self) -> list[str]:
        """A line in Japanese if only this user may open the folder."""
        closed = sys.platform != "win32" and self.folder.stat().st_mode & _OTHERS != _OTHERS
        return [_UNREADABLE.format(self.folder)] if closed else []


def _make(folder: Path) -> None:
    """Make a folder, and those above it, that a web server may open, whatever the umask."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir()
        folder.chmod(0o755)


def settle() -> None:
    """Wait until all that has been written is on the disk, so that a power failure does not cut it."""
    if sys.platform != "win32":
        os.sync()
