"""Golden files: what every bad input is told, what every view and every export of the tiny library is.

``UPDATE_GOLDEN=1`` writes the files anew; read the difference before you commit it.
"""

import dataclasses
import json
import os
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml.scalarstring import LiteralScalarString

from machidx.content import diagnostics, library
from machidx.rules.check import check
from machidx.site import data as exports
from machidx.views import view
from machidx.views.body import body
from machidx.views.context import Scene
from machidx.views.frame import frame
from machidx.views.metadata import metadata
from machidx.views.tips import terms_in, tips

from .cases import BAD, YAML_OF_CASES, change, read_case

HERE = Path(__file__).parent
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))


@pytest.mark.parametrize("case", BAD, ids=[path.stem for path in BAD])
def test_bad_input_is_told_where_and_what(case: Path, project: Path) -> None:
    """A case: files to write (``bytes`` in hex; a ``folder`` in place of one), or texts to replace in one.

    And all problems they give.
    """
    data = read_case(case)
    for each in data["changes"]:
        change(project / "docs", each)
    told = diagnostics.as_text(check(project / "docs")[1])
    if UPDATE:
        data["expected"] = LiteralScalarString(f"{told}\n") if told else ""
        YAML_OF_CASES.dump(data, case)
    assert told == data["expected"].rstrip("\n")


def _golden(name: str, made: str) -> None:
    path = HERE / "golden" / name
    if UPDATE:
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


def _project_library(project: Path) -> library.Library:
    read, found = check(project / "docs")
    assert diagnostics.as_text(found) == ""
    return read


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_views(project: Path, locale: str) -> None:
    read = _project_library(project)
    out: dict[str, Any] = {}
    for stem, page in read.pages.items():
        scene = Scene(read, page, locale)
        text, shown, around = body(scene), view(scene), frame(scene)
        needed = tips(scene, (*text.terms, *terms_in(text.pieces), *terms_in(shown), *terms_in(around.summary)))
        made = {"view": shown, "frame": around, "tips": needed, "metadata": metadata(scene, "https://example.org/dx/")}
        out[stem] = made
    _golden(f"views.{locale}.json", json.dumps(out, ensure_ascii=False, indent=1, default=_plain) + "\n")


def _plain(value: Any) -> Any:
    return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}


def test_exports(project: Path) -> None:
    for path, content in exports.files(_project_library(project)):
        _golden(path.replace("/", "."), content.decode())
