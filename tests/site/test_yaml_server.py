"""What an editor with yaml-language-server (VS Code's extension YAML by Red Hat) says of the pages; needs Node.js.

The server is no part of the project: ``npm`` fetches it (``tests/node``). A run writes its result to ``tests/bench``.
"""

import datetime as dt
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from machidx.content import loader
from machidx.content.library import Library, facts
from machidx.model.theme import Theme
from machidx.model.town import Town
from machidx.model.values import given
from machidx.site.schema.editor_files import write_editor_files

from ..conftest import ROOT
from .language_server import LanguageServer

pytestmark = pytest.mark.full

_RECORD = ROOT / "tests" / "bench" / "yaml-server.md"
_MEASURE = "docs/towns/ono/measures/1-1-2.md"
_NEW = "---\nkind: measure\nthemes: [{}]\ndepartments:\n  - \nstage: \n"


@pytest.fixture(scope="module")
def library() -> Library:
    return loader.load(ROOT / "docs")[0]


@pytest.fixture(scope="module")
def command(node_modules: Path) -> list[str]:
    """The command that starts the server."""
    return ["node", str(node_modules / "yaml-language-server/bin/yaml-language-server"), "--stdio"]


@pytest.fixture(scope="module")
def server(command: list[str], library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """The server in a project with the settings that ``machidx schema`` writes."""
    root = tmp_path_factory.mktemp("project")
    list(write_editor_files(root, library))
    settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
    settings |= {
        "yaml.validate": True,
        "yaml.completion": True,
        "yaml.hover": True,
        "yaml.schemaStore": {"enable": False},
    }
    with LanguageServer(command, root, settings) as running:
        yield running


def _front(text: str) -> str:
    """The front matter of a file, as an editor hands it over: from the first line to before the second ``---``."""
    return text[: text.index("\n---\n", 1) + 1]


def test_every_page_is_accepted_and_the_result_is_recorded(
    server: LanguageServer, library: Library, command: list[str]
) -> None:
    files = [source for page in library.pages.values() for source in (page.source, page.english) if source]
    for source in files:
        server.open(source.path, _front(source.text))
    told = {source.path: [each["message"] for each in server.diagnostics(source.path)] for source in files}
    assert {path: messages for path, messages in told.items() if messages} == {}
    _record(command, len(files))


def _record(command: list[str], files: int) -> None:
    package = Path(command[1]).parents[1] / "package.json"
    version = json.loads(package.read_text(encoding="utf-8"))["version"]
    node = subprocess.run([command[0], "--version"], check=True, capture_output=True, encoding="utf-8").stdout.strip()
    today = dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
    _RECORD.write_text(
        "# yaml-language-server\n\nWritten by `tests/site/test_yaml_server.py` (`make test-full`): the server accepts"
        " the front matter of every page, tells a\nmisspelt field, and offers the themes, the stages, and the"
        f" departments of the measure's town.\n\n{today}, yaml-language-server {version}, Node.js {node[1:]}: passed"
        f" ({files} files)\n",
        encoding="utf-8",
        newline="\n",
    )


def test_a_misspelt_field_or_value_is_told_at_its_line(server: LanguageServer) -> None:
    text = _front((ROOT / _MEASURE).read_text(encoding="utf-8"))
    wrong = text.replace("\nsummary:", "\nsumary:").replace("\nstage: ", "\nstage: x")
    path = "docs/towns/ono/measures/9-8.md"
    server.open(path, wrong)
    found = server.diagnostics(path)
    assert 'Missing property "summary".' in [each["message"] for each in found]
    told = {each["range"]["start"]["line"]: each["message"] for each in found}
    lines = wrong.split("\n")
    at = {name: next(n for n, line in enumerate(lines) if line.startswith(name)) for name in ("sumary:", "stage:")}
    assert told[at["sumary:"]] == "Property sumary is not allowed."
    assert told[at["stage:"]].startswith("Value is not accepted. Valid values: ")


@pytest.mark.parametrize("town", ["ono", "koori"])
def test_themes_departments_and_stages_are_offered(server: LanguageServer, library: Library, town: str) -> None:
    text, path = _NEW.format(""), f"docs/towns/{town}/measures/9-9.md"
    server.open(path, text)
    themes = {page.id: facts(page, Theme).title for page in library.of_kind("theme")}
    assert server.offers(path, text, "themes: [") == themes
    plan = library.town(town)
    assert plan
    departments = [department.name for department in given(facts(plan, Town).departments)]
    assert list(server.offers(path, text, "departments:\n  - ")) == departments
    assert server.offers(path, text, "stage: ")["considering"] == "検討します"
    assert "主なものを最初に" in server.explains(path, text, "themes")


def test_a_note_in_the_first_line_leads_to_the_schema_as_well(server: LanguageServer, library: Library) -> None:
    note = "# yaml-language-server: $schema=../.vscode/schema/measure-ono.schema.json"
    text = _NEW.format("").replace("---\n", f"---\n{note}\n") + "sumary: x\n"
    path = "elsewhere/a.yml"
    server.open(path, text)
    assert "Property sumary is not allowed." in [each["message"] for each in server.diagnostics(path)]
    plan = library.town("ono")
    assert plan
    assert server.offers(path, text, "departments:\n  - ").keys() == {
        d.name for d in given(facts(plan, Town).departments)
    }


def test_a_whole_file_shown_as_yaml_says_nothing_wrong_of_its_fields(server: LanguageServer) -> None:
    """A person may show a Markdown file as YAML while editing its fields; what is told of the text means nothing."""
    text = (ROOT / _MEASURE).read_text(encoding="utf-8")
    path = "docs/towns/ono/measures/9-7.md"
    server.open(path, text)
    end = _front(text).count("\n")
    assert all(each["range"]["start"]["line"] >= end for each in server.diagnostics(path))
    assert "front-office" in server.offers(path, text, "\nthemes: [")
