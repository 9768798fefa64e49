"""Run the command line as a program: ``machidx``, or ``python -m machidx.cli``."""

import atexit
import os
import sys
from typing import NoReturn

from machidx.cli.main import main


def run() -> NoReturn:
    """Run one command and end the process at once: freeing a whole library takes a tenth of the time of a check."""
    status = main()
    atexit._run_exitfuncs()  # noqa: SLF001 - what Python itself calls first
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
