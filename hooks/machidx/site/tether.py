"""Runs a Python module as a program that does not outlive the process that began it, however that one dies.

``python -m machidx.site.tether <module> <arguments>``: its standard input is a stream that says nothing and ends when
the other process does. What it began by ``multiprocessing`` ends with it.
"""

import multiprocessing
import os
import runpy
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held() -> Iterator[int]:
    """The end of a stream, to be given to a program as its standard input; it ends with this process or the block."""
    given, kept = os.pipe()
    try:
        yield given
    finally:
        os.close(given)
        os.close(kept)


def _end_with_the_stream() -> None:
    os.read(0, 1)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(1)


def main() -> None:
    """Run the module that the arguments name."""
    threading.Thread(target=_end_with_the_stream, daemon=True).start()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
