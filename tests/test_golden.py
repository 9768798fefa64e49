"""Golden tests: the problems of each bad input, and the exports of the tiny library (see ``writing.py``)."""

from pathlib import Path

import pytest
from ruamel.yaml.scalarstring import LiteralScalarString

from machidx.content import diagnostics
from machidx.rules.check import check
from machidx.site import data as exports

from .cases import BAD, YAML_OF_CASES, change, read_case
from .cases import told as what_is_told
from .writing import UPDATE, golden

HERE = Path(__file__).parent


@pytest.mark.parametrize("case", BAD, ids=[path.stem for path in BAD])
def test_bad_input_is_told_where_and_what(case: Path, docs: Path) -> None:
    """A case lists files to write (``bytes`` in hex, or a ``folder`` instead of a file), or texts to replace in them.

    It expects all problems that these cause.
    """
    data = read_case(case)
    for each in data["changes"]:
        change(docs, each)
    told = what_is_told(docs)
    if UPDATE:
        data["expected"] = LiteralScalarString(f"{told}\n") if told else ""
        YAML_OF_CASES.dump(data, case)
    assert told == data["expected"].rstrip("\n")


def test_exports(docs: Path) -> None:
    read, found = check(docs)
    assert diagnostics.as_text(found) == ""
    for path, content in exports.data_files(read):
        golden(path.replace("/", "."), content.decode())
