"""What every site begins with and this repository has at its root: in the wheel it is beside this module (setup.py)."""

from pathlib import Path

_HERE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The path of a file or folder by its name in this repository: docs, requirements-site.lock."""
    there = _HERE / "packed" / name
    return there if there.exists() else _HERE.parents[3] / name
