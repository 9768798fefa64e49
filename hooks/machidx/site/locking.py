"""An advisory file lock: one build at a time. The OS releases it when the process dies."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Lock a file for the block. Yields False, without waiting, where another process holds the lock."""
    with path.open("w") as file:
        try:
            _take(file)
        except OSError:
            yield False
        else:
            yield True
