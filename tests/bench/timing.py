"""Measures a command: its wall time, and the memory of the largest process among it and its descendants.

A process that is started inherits the memory peak of the one that starts it, so this file runs as a small process of
its own in between.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_UNIT = 1 if sys.platform == "darwin" else 1024
"""The bytes in a unit of ``ru_maxrss``."""


@dataclass(frozen=True)
class Run:
    """The seconds of a run, and the peak of its largest process in MB."""

    seconds: float
    peak_mb: float


def timed(command: tuple[str, ...], folder: Path) -> Run:
    """Run a command in a folder to its end. Raises CalledProcessError with its output if it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    log = folder / "output.log"
    between = [sys.executable, "-I", "-S", __file__, str(log), *command]
    told = subprocess.run(between, cwd=folder, env=environment, check=True, capture_output=True)
    seconds, peak_mb, status = json.loads(told.stdout)
    if status:
        raise subprocess.CalledProcessError(status, command, log.read_bytes())
    return Run(seconds, peak_mb)


def main(log: str, *command: str) -> None:
    """Run a command with its output in a file; print seconds, MB and exit status as JSON."""
    with Path(log).open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)  # the usage includes the descendants that were waited for
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    print(json.dumps([seconds, usage.ru_maxrss * _UNIT / 1024**2, process.returncode]))


if __name__ == "__main__":
    main(*sys.argv[1:])
