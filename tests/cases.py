"""Reads the golden cases of bad input: changes to the tiny library, and the problems they cause."""

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from machidx.content import diagnostics
from machidx.rules.check import check
from machidx.rules.noticing import notices

_FOLDER = Path(__file__).parent / "bad"
BAD = sorted(_FOLDER.glob("*.yml"))
YAML_OF_CASES = YAML()
YAML_OF_CASES.width = 10_000
_CODE = re.compile(r"^(?:docs\b.*?|mkdocs\.yml):\d+:\d+: (?P<code>[A-Z]\d\d) ", re.MULTILINE)


def read_case(path: Path) -> dict[str, Any]:
    """Read a case: its title, changes and expected problems."""
    case: dict[str, Any] = YAML_OF_CASES.load(path.read_text(encoding="utf-8"))
    return case


def changes(name: str) -> list[dict[str, Any]]:
    """Return the changes of a case by its name."""
    made: list[dict[str, Any]] = read_case(_FOLDER / f"{name}.yml")["changes"]
    return made


def codes(case: dict[str, Any]) -> list[str]:
    """Return the sorted codes of the expected problems, without duplicates."""
    return sorted({match["code"] for match in _CODE.finditer(case["expected"])})


def change(docs: Path, change: dict[str, Any]) -> None:
    """Apply one change of a case to a copy of the tiny library."""
    file = docs / change["file"]
    file.parent.mkdir(parents=True, exist_ok=True)
    if "folder" in change:
        file.unlink(missing_ok=True)
        file.mkdir()
    elif "size" in change:
        file.write_bytes(bytes.fromhex(change.get("bytes", "")).ljust(change["size"], b"x"))
    elif "bytes" in change:
        file.write_bytes(bytes.fromhex(change["bytes"]))
    elif "moved" in change:
        file.rename(docs / change["moved"])
    elif "text" in change:
        file.write_text(change["text"], encoding=change.get("encoding", "utf-8"), newline="")
    elif change.get("encoding") or change.get("newline"):
        text = file.read_text(encoding="utf-8").replace("\n", change.get("newline", "\n"))
        file.write_bytes(text.encode(change.get("encoding", "utf-8")))
    elif "delete" in change:
        file.unlink()
    for old, new in change.get("replace", {}).items():
        text = file.read_text(encoding="utf-8")
        assert old in text, f"the case does not fit the library: {old}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def told(docs: Path) -> str:
    """Return what ``machidx check`` tells of a folder in fiscal year 2026: problems and notices."""
    library, problems = check(docs)
    return diagnostics.as_text([*problems, *notices(library, 2026, problems)])
