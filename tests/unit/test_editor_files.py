"""What editors are given: each file leads to its schema, the names to choose from are there, settings are kept."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from machidx.content import loader
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem
from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.rules.check import check
from machidx.site.schema.editor_files import associations, write_editor_files

from ..conftest import ROOT


def _matches(patterns: list[str], file: str) -> bool:
    """Whether a file is described, as yaml-language-server reads the patterns; its own reading: test_yaml_server."""

    def hit(pattern: str) -> bool:
        return re.fullmatch(re.escape(pattern).replace(r"\*", "[^/]*"), file) is not None

    return any(hit(p) for p in patterns if p[0] != "!") and not any(hit(p[1:]) for p in patterns if p[0] == "!")


@pytest.mark.parametrize("folder", ["docs", "tests/library"])
def test_each_file_leads_to_the_schema_of_its_kind_and_to_no_other(folder: str) -> None:
    library = loader.load(ROOT / folder)[0]
    there = associations(library)
    for page in library.pages.values():
        own = f"measure-{page.town}" if page.kind == "measure" else page.kind
        for file, name in ((f"docs/{page.stem}.md", own), (f"docs/{page.stem}.en.md", f"{page.kind}.en")):
            found = [schema for schema, patterns in there.items() if _matches(patterns, file)]
            assert found == [f"./.vscode/schema/{name}.schema.json"], file


def test_a_new_measure_chapter_term_or_theme_is_known_at_once() -> None:
    there = associations(loader.load(ROOT / "docs")[0])
    for file, name in {
        "docs/towns/ono/measures/9-9.md": "measure-ono",
        "docs/towns/ono/measures/9-9.en.md": "measure.en",
        "docs/towns/ono/plan/99-new.md": "chapter",
        "docs/glossary/new.md": "term",
        "docs/glossary/new.en.md": "term.en",
        "docs/themes/new.md": "theme",
    }.items():
        assert [s for s, patterns in there.items() if _matches(patterns, file)] == [
            f"./.vscode/schema/{name}.schema.json"
        ]


@pytest.fixture
def library(docs: Path) -> Library:
    return loader.load(docs)[0]


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def test_what_a_person_set_is_kept(tmp_path: Path, library: Library) -> None:
    settings = tmp_path / ".vscode/settings.json"
    settings.parent.mkdir()
    schemas = {"x.json": "x.yml", "./.vscode/schema/old.schema.json": "docs/old.md"}
    mine = {"editor.fontSize": 20, "yaml.format.enable": True, "yaml.schemas": schemas}
    settings.write_text(json.dumps(mine), encoding="utf-8")
    list(write_editor_files(tmp_path, library))
    once = settings.read_bytes()
    list(write_editor_files(tmp_path, library))
    assert settings.read_bytes() == once
    found = _read(settings)
    assert (found["editor.fontSize"], found["yaml.format.enable"]) == (20, True)
    assert found["yaml.schemas"].pop("x.json") == "x.yml"
    assert found["yaml.schemas"] == associations(library)
    assert all((tmp_path / schema).is_file() for schema in found["yaml.schemas"])


def test_settings_that_cannot_be_read_are_left_alone(tmp_path: Path, library: Library) -> None:
    settings = tmp_path / ".vscode/settings.json"
    settings.parent.mkdir()
    settings.write_text("{ // mine\n}", encoding="utf-8")
    with pytest.raises(RefusedError, match=r"settings\.json"):
        list(write_editor_files(tmp_path, library))
    assert settings.read_text(encoding="utf-8") == "{ // mine\n}"
    assert [path.name for path in settings.parent.iterdir()] == ["settings.json"]


def test_without_an_extension_snippets_offer_the_values(tmp_path: Path, library: Library) -> None:
    list(write_editor_files(tmp_path, library))
    there = _read(tmp_path / ".vscode/machidx-fields.code-snippets")
    assert there["どこまで進んでいるか（stage）"]["prefix"] == ["stage", "どこまで進んでいるか"]
    assert there["どこまで進んでいるか（stage）"]["body"].startswith("stage: ${1|done,operating,")
    assert "計画書の動詞" in there["どこまで進んでいるか（stage）"]["description"]
    assert "町民課" in there["担当課（departments、midori）"]["body"]
    assert all(each["scope"] == "markdown" for each in there.values())


def test_the_task_finds_every_problem_in_the_output_of_check(docs: Path) -> None:
    pattern = _read(ROOT / ".vscode/tasks.json")["tasks"][0]["problemMatcher"]["pattern"]
    file = docs / "towns/midori/measures/1-1.md"
    file.write_text(file.read_text(encoding="utf-8").replace("summary:", "sumary:"), encoding="utf-8")
    _, problems = check(docs)
    assert problems
    for problem in [*problems, _long()]:
        found = re.search(pattern["regexp"], problem.line)
        assert found, problem.line
        place = problem.place
        assert found[pattern["file"]] == place.path
        assert [found[pattern[name]] for name in ("line", "column")] == [str(place.line), str(place.column)]
        assert found[pattern["code"]] == problem.rule.code


def _long() -> Problem:
    return Problem(Place("docs/a: b.md", 10, 2), Rules.UNKNOWN_FIELD, "12:3: X01 が、文の中にある。")
