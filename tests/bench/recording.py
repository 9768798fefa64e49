"""Records measurements with their date and machine."""

import datetime as dt
import os
import platform
from pathlib import Path

_HERE = Path(__file__).parent


def record(file: str, text: str) -> None:
    """Append a result to a file in this folder, under a heading with date, Python version and cores."""
    day = f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d}"
    head = f"\n## {day}, Python {platform.python_version()}, {os.cpu_count()} cores\n\n"
    with (_HERE / file).open("a", encoding="utf-8") as out:
        out.write(f"{head}{text}\n")
