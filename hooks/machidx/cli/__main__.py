"""Run the command line as a program: ``machidx``, or ``python -m machidx.cli``."""

from typing import NoReturn

from machidx.cli.main import main
from machidx.content.ending import end


def run() -> NoReturn:
    """Run one command."""
    end(main())


if __name__ == "__main__":
    run()
