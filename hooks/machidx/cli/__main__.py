"""Run the command line as a module: ``python -m machidx.cli``."""

import sys

from machidx.cli.main import main

if __name__ == "__main__":  # not in the processes that check beside
    sys.exit(main())
