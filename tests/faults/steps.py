"""Runs an action in a process of its own, which is killed, or refused by the system, at one of its steps.

A step is a call to the system that changes a file or a folder, or the half of a file that is being written. Calls that
come by the hundred are counted together.
"""

import contextlib
import errno
import io
import multiprocessing
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from machidx.content.failures import RefusedError, said

KILL = "kill"
REFUSALS = ("ENOSPC", "EACCES", "EROFS", "EIO")
KINDS = (
    "os.rename",
    "os.symlink",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rmdir",
    "os.chmod",
    "os.fsync",
    "os.sync",
    "open",
    "write",
    "shutil.rmtree",
    "tempfile.mkdtemp",
)
"""What is a step; the names are those of Python's audit events, where there is one."""
_MANY = ("os.link", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "open", "write")


def strides(of_many: int) -> dict[str, int]:
    """How many calls of each kind are one step, given the number for calls that come by the hundred."""
    return {kind: of_many if kind in _MANY else 1 for kind in KINDS}


_SECONDS = 60
_NEVER_REFUSED = ("os.sync", "shutil.rmtree", "tempfile.mkdtemp")
"""What is no call to the system, or never fails."""


@dataclass(frozen=True)
class Ending:
    """How an action ended."""

    at: str
    """The kind of the step with the fault; "" where the action had fewer steps."""
    way: str
    """One of WAYS."""
    told: str
    """What it told, or its traceback."""


WAYS = ("done", "refused", "killed", "raised", "hung")


class _Steps:
    """Counts steps, and kills or refuses at one of them."""

    def __init__(self, fault: str, number: int, of_many: int, tell: Callable[[str], None]) -> None:
        self._fault, self._left, self._strides, self._tell = fault, number, strides(of_many), tell
        self._counts: Counter[str] = Counter()

    def watch(self) -> None:
        """Begin to count in this process."""
        sys.addaudithook(self._audit)
        os.fsync = self._before("os.fsync", os.fsync)
        os.sync = self._before("os.sync", os.sync)
        opened = io.open

        def opening(*arguments: Any, **more: Any) -> Any:
            file = opened(*arguments, **more)
            return _Halved(file, self) if "b" in file.mode and file.writable() else file

        io.open = opening

    def pass_by(self, kind: str, file: object = "") -> None:
        """Count a call; kill or refuse where its step has come."""
        if kind not in self._strides or (self._fault != KILL and kind in _NEVER_REFUSED):
            return
        self._counts[kind] += 1
        if self._counts[kind] % self._strides[kind] != 1 % self._strides[kind]:
            return
        self._left -= 1
        if self._left:
            return
        self._tell(kind)
        if self._fault == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        number = getattr(errno, self._fault)
        raise OSError(number, os.strerror(number), str(file))

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or (isinstance(arguments[1], str) and "w" in arguments[1]):
            self.pass_by(event, arguments[0] if arguments else "")

    def _before(self, kind: str, call: Callable[..., None]) -> Callable[..., None]:
        def counted(*arguments: Any) -> None:
            self.pass_by(kind)
            call(*arguments)

        return counted


class _Halved:
    """A file that is written in two halves, with a step between them."""

    def __init__(self, file: Any, steps: _Steps) -> None:
        self._file, self._steps = file, steps

    def write(self, data: bytes) -> int:
        half = len(data) // 2
        self._file.write(data[:half])
        self._file.flush()
        self._steps.pass_by("write", self._file.name)
        return half + int(self._file.write(data[half:]))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> "_Halved":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def ending(act: Callable[[], list[str]], fault: str, number: int, of_many: int) -> Ending:
    """Run an action with a fault at one of its steps, counted from 1; ``of_many`` as for ``strides``."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_run, args=(act, fault, number, of_many, theirs))
    process.start()
    theirs.close()
    told = dict(_received(ours))
    process.kill()
    process.join()
    at = told.pop("step", "")
    way, text = next(iter(told.items()), ("killed" if at and fault == KILL else "hung", ""))
    return Ending(at, way, text)


def _received(ours: Connection) -> Iterator[tuple[str, str]]:
    """Yield what the process tells until it ends, or a minute has passed."""
    with contextlib.suppress(EOFError):
        while ours.poll(_SECONDS):
            yield ours.recv()


def _run(act: Callable[[], list[str]], fault: str, number: int, of_many: int, tell: Connection) -> None:
    _Steps(fault, number, of_many, lambda kind: tell.send(("step", kind))).watch()
    try:
        tell.send(("done", "\n".join(act())))
    except RefusedError as refused:
        tell.send(("refused", str(refused)))
    except OSError as error:
        tell.send(("refused", said(error)))
    except Exception:  # noqa: BLE001 - told to the test
        tell.send(("raised", traceback.format_exc()))
    os._exit(0)
