"""Golden files: what every bad input is told, and what every export of the tiny library is (``writing.py``)."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from machidx.content import diagnostics
from machidx.rules.check import check
from machidx.site import data as exports

from .writing import UPDATE, golden

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.yml"))
_YAML = YAML()
_YAML.width = 10_000


@pytest.mark.parametrize("case", BAD, ids=[path.stem for path in BAD])
def test_bad_input_is_told_where_and_what(case: Path, docs: Path) -> None:
    """A case: files to write (``bytes`` in hex; a ``folder`` in place of one), or texts to replace in one.

    And all problems they give.
    """
    data = _YAML.load(case.read_text(encoding="utf-8"))
    for change in data["changes"]:
        _apply(docs / change["file"], change)
    told = diagnostics.as_text(check(docs)[1])
    if UPDATE:
        data["expected"] = LiteralScalarString(f"{told}\n") if told else ""
        _YAML.dump(data, case)
    assert told == data["expected"].rstrip("\n")


def _apply(file: Path, change: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if "folder" in change:
        file.unlink(missing_ok=True)
        file.mkdir()
    elif "size" in change:
        file.write_bytes(b"x" * change["size"])
    elif "bytes" in change:
        file.write_bytes(bytes.fromhex(change["bytes"]))
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


def test_exports(docs: Path) -> None:
    read, found = check(docs)
    assert diagnostics.as_text(found) == ""
    for path, content in exports.files(read):
        golden(path.replace("/", "."), content.decode())
