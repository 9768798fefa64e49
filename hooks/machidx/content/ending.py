"""Ends a process that has done its work."""

import atexit
import os
import sys
from typing import NoReturn


def end(status: int) -> NoReturn:
    """End this process at once: freeing a whole library takes a tenth of the time of a check."""
    atexit._run_exitfuncs()  # noqa: SLF001 - what Python itself calls first
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
