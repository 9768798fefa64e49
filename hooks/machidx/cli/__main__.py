"""Run the command line as a module: ``python -m machidx.cli``."""

import sys

from machidx.cli.main import main

sys.exit(main())
