"""Runs a part of the work in a copy of this process meanwhile, where the system can copy processes at no cost."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def meanwhile(find: Callable[[], Iterable[T]], *, apart: bool) -> Iterator[Callable[[], list[T]]]:
    """Begin to find values in a copy of this process, if ``apart``; yield a function that waits for them.

    Without a copy, or if it is lost, the function finds them itself. Only what it returns comes back from the copy.
    """
    if not apart or sys.platform != "linux" or os.cpu_count() == 1:
        yield lambda: list(find())
        return
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(find, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield lambda: _received(ours, find)
    finally:
        ours.close()
        process.kill()
        process.join()


def _send(find: Callable[[], Iterable[T]], to: Connection) -> None:
    with suppress(Exception):  # the process that waits finds out itself
        to.send(list(find()))


def _received(source: Connection, find: Callable[[], Iterable[T]]) -> list[T]:
    try:
        found: list[T] = source.recv()
    except (EOFError, OSError):  # nothing came, or only a part
        return list(find())
    return found
