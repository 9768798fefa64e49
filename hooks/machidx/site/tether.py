"""Runs a Python module as a child process that ends when its parent does, even when the parent is killed.

``python -m machidx.site.tether <module> <arguments>`` with the pipe of ``lifeline`` as its standard input. The child
waits for the pipe to close, then kills its ``multiprocessing`` workers and itself.
"""

import multiprocessing
import os
import runpy
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from machidx.content.ending import end


@contextmanager
def lifeline() -> Iterator[int]:
    """The read end of a pipe, for the child's standard input. The pipe closes with the block or with this process."""
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
    """Run the module named by the first argument, with the other arguments."""
    threading.Thread(target=_end_with_the_stream, daemon=True).start()
    sys.argv = sys.argv[1:]
    try:
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    except SystemExit as asked:
        if isinstance(asked.code, str):
            print(asked.code, file=sys.stderr)
        end(asked.code if isinstance(asked.code, int) else bool(asked.code))
    end(0)


if __name__ == "__main__":
    main()
