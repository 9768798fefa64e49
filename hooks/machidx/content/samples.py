"""The sample texts of new files (``new/``), which ask the writer to replace them."""

import re
from functools import cache
from importlib import resources

_ASKS = "書いてください"
_PLACEHOLDER = re.compile(r"\$\{?\w+\}?")
_LEAST = 6
"""Characters of a fixed part that is surely a sample's."""


def sample_in(line: str) -> tuple[int, str] | None:
    """The 0-based offset and the words of a sample text in a line; None without one."""
    if _ASKS not in line or line.lstrip().startswith("#"):
        return None
    found = ((line.find(part), part) for part in _parts())
    return next(((at, part) for at, part in found if at >= 0), None)


@cache
def _parts() -> tuple[str, ...]:
    """The fixed parts of the sample texts, the longest first."""
    found = set()
    for file in (resources.files("machidx.content") / "new").iterdir():
        for line in file.read_text(encoding="utf-8").splitlines():
            if _ASKS in line and not line.startswith("#"):
                value = line.partition(": ")[2].strip('"') or line
                found |= {part.strip("（）") for part in _PLACEHOLDER.split(value) if _ASKS in part}
    return tuple(sorted((part for part in found if len(part) >= _LEAST), key=len, reverse=True))
