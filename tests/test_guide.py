"""Everything that the guide tells its readers to type works: commands run, examples make no problem."""

import io
import re
import shlex
import subprocess
import urllib.request
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image

from machidx.cli.main import main
from machidx.content import diagnostics, loader
from machidx.glossary.links import page_text
from machidx.markdown import markup
from machidx.rules.check import check
from pictures import guide as shots

from . import guide, workflows
from .cases import change
from .conftest import ROOT, live, make_docs

NEW = ROOT / "hooks/machidx/site/new_site/files"
READERS = ("staff", "translators", "keepers")
CODES = [code for file in guide.pages() for code in guide.codes(file)]
TYPED = {command for code in CODES for command in guide.commands(code)}
COMMANDS: Mapping[str, Mapping[str, Any]] = guide.TOLD["commands"]


def _places() -> dict[str, list[str]]:
    """The examples of both languages by page and section, in their order, each once."""
    found: dict[str, list[str]] = {}
    for code in CODES:
        for example in guide.examples(code):
            if example not in found.setdefault(code.place, []):
                found[code.place].append(example)
    return found


EXAMPLES = _places()


def _runs(how: str) -> list[str]:
    return [command for command, told in COMMANDS.items() if how in told]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the tiny library, without templates, as the current folder."""
    (tmp_path / "office").mkdir()
    docs = make_docs(tmp_path / "office" / "docs")
    monkeypatch.chdir(docs.parent)
    return docs.parent


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put what a writer would write in place of the words of the guide."""
    for word, value in values.items():
        assert word in text, f"not in the guide: {word}"
        text = text.replace(word, value)
    return text


def prepare(office: Path, steps: Iterable[str | dict[str, Any]]) -> None:
    """Run the commands and make the changes that come first; a file without a text is made by its suffix."""
    for step in steps:
        if isinstance(step, str):
            assert main(shlex.split(step)[1:]) == 0, step
        elif step.keys() == {"file"}:
            (office / "docs" / step["file"]).write_bytes(_document(Path(step["file"]).suffix))
        else:
            change(office / "docs", step)


def _document(suffix: str) -> bytes:
    out = io.BytesIO()
    if suffix == ".docx":
        plan = docx.Document()
        for heading in ("計画について", "取組"):
            plan.add_heading(heading, 1)
            plan.add_paragraph("町の計画です。")
        plan.save(out)
    else:
        Image.new("RGB", (64, 48), (90, 120, 90)).save(out, {".jpg": "JPEG", ".png": "PNG"}[suffix])
    return out.getvalue()


def test_each_command_is_told_in_both_languages_and_something_becomes_of_it() -> None:
    assert sorted(TYPED ^ COMMANDS.keys()) == []
    english = {command for code in CODES if ".en." in code.page for command in guide.commands(code)}
    japanese = {command for code in CODES if ".en." not in code.page for command in guide.commands(code)}
    assert sorted(english ^ japanese) == []


def test_the_first_page_of_the_project_tells_two_commands_and_those_of_the_guide() -> None:
    told = {command for code in guide.codes(ROOT / "README.md") for command in guide.commands(code)}
    assert sorted(told - COMMANDS.keys()) == ["make serve", "make test"]


def test_something_becomes_of_each_example() -> None:
    told = {place: len(steps) for place, steps in guide.TOLD["examples"].items()}
    assert {place: len(found) for place, found in EXAMPLES.items()} == told


def test_machidx_is_called_the_same_way_everywhere() -> None:
    """Only the page that tells how to get it says where it is."""
    for file in (ROOT / "README.md", NEW / "README.md", *guide.pages()):
        for found in re.findall(r"\S*machidx (?:check|serve|site|test|publish)\b", file.read_text(encoding="utf-8")):
            assert not re.search(r"[/\\]machidx ", found), (file.name, found)
    for file in guide.pages():
        assert not re.search(r"make (?:serve|check|test|site)\b", file.read_text(encoding="utf-8")), file.name


@pytest.mark.parametrize("command", _runs("run"))
def test_a_command_does_what_the_guide_says(office: Path, capfd: pytest.CaptureFixture[str], command: str) -> None:
    told = COMMANDS[command]
    if "git" in told:
        for line in ("init -q", "add -A", "-c user.name=a -c user.email=a@b commit -qm one"):
            subprocess.run(["git", *shlex.split(line)], cwd=office, check=True)
    prepare(office, told.get("first", ()))
    there = {path: path.stat().st_mtime_ns for path in office.rglob("*")}
    capfd.readouterr()
    status = main(shlex.split(filled(command, told.get("with", {})))[1:])
    out, err = capfd.readouterr()
    assert status == told.get("status", 0), err
    assert told.get("says", "") in out + err
    for name in told.get("makes", ()):
        assert there.get(office / name) != (office / name).stat().st_mtime_ns, name


@pytest.mark.parametrize("command", _runs("named"))
def test_a_command_that_is_only_named_exists(office: Path, capfd: pytest.CaptureFixture[str], command: str) -> None:
    assert office.is_dir()
    assert main([*shlex.split(command)[1:], "--help"]) == 0
    assert command in capfd.readouterr().out


@pytest.mark.parametrize("command", _runs("served"))
def test_a_command_that_runs_on_answers(project: Path, command: str) -> None:
    assert command == "machidx serve"
    with live(project) as (address, lines):
        assert next(line for line in lines if "できました" in line)
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert answer.status == 200


def test_the_commands_for_windows_are_those_of_the_workflow_there() -> None:
    job = workflows.jobs(ROOT / ".github/workflows/test.yml")["windows"]
    assert {*_runs("windows")} <= {step.get("run") for step in job["steps"]}


def _examples() -> list[Any]:
    """Each example with what becomes of it."""
    found = []
    for place, steps in guide.TOLD["examples"].items():
        for number, (example, step) in enumerate(zip(EXAMPLES.get(place, ()), steps, strict=False), 1):
            found.append(pytest.param(example, step, id=f"{place}-{number}"))
    return found


@pytest.mark.parametrize(("example", "told"), [each for each in _examples() if "elsewhere" not in each.values[1]])
def test_an_example_makes_no_problem(office: Path, example: str, told: Mapping[str, Any]) -> None:
    docs = office / "docs"
    prepare(office, told.get("first", ()))
    if "told" in told:
        _is_told(docs, example)
        return
    written = told.get("around", "{}").replace("{}", filled(example, told.get("with", {})))
    file = docs / (told.get("whole") or told["in"])
    if "whole" in told:
        file.write_text(f"{written}\n", encoding="utf-8", newline="")
    elif "old" in told:
        change(docs, {"file": told["in"], "replace": {told["old"]: written}})
    else:
        text = file.read_text(encoding="utf-8")
        file.write_text(guide.put(text, written), encoding="utf-8", newline="")
    assert written.strip("\n").split("\n")[-1] in file.read_text(encoding="utf-8")
    assert [str(problem) for problem in check(docs)[1]] == []


def _is_told(docs: Path, example: str) -> None:
    """Assert that the check tells what the example shows; … and words in full-width brackets stand for any words."""
    lines = (re.escape(line) for line in example.split("\n"))
    shown = re.compile("\n".join(re.sub(r"…|（[^）]*）", ".*", line) for line in lines))
    assert shown.search(diagnostics.as_text(check(docs)[1]))


def test_each_page_of_the_guide_belongs_to_one_reader() -> None:
    """The three ways in are on the first page; every other page is in the list of one of them, and of no other."""
    read, _ = loader.load(ROOT / "docs")
    there = {page.stem.removeprefix("guide/") for page in read.pages.values() if page.stem.startswith("guide/")}
    for locale in ("ja", "en"):
        bodies = {name: read.pages[f"guide/{name}"].shown(locale).body for name in ("index", *READERS)}
        ways = {link.target.removesuffix(".md") for link in markup.links(bodies["index"])}
        listed = [
            link.target.removesuffix(".md")
            for reader in READERS
            for link in markup.links(markup.sections(bodies[reader])["pages"])
        ]
        assert ways == {*READERS}
        assert sorted(listed) == sorted(there - {"index", *READERS})


def test_each_picture_of_the_guide_is_one_of_those_that_are_taken() -> None:
    taken = {shots.file_name(shot, locale) for shot in shots.SHOTS for locale in shot.locales}
    assert {path.name for path in guide.FOLDER.glob("*.webp")} == taken
    read, _ = loader.load(ROOT / "docs")
    pages = [page for page in read.pages.values() if page.stem.startswith("guide/")]
    for locale in ("ja", "en"):
        bodies = [page.shown(locale).body for page in pages]
        named = [link.target for body in bodies for link in markup.links(body) if link.is_image]
        assert sorted(set(named)) == sorted(f"{shot.name}.webp" for shot in shots.SHOTS)
        texts = [page_text(read, page, locale).html for page in pages]
        images = [image for text in texts for image in re.findall(r"<img [^>]*>", text)]
        assert len(images) == len(named)
        assert [image for image in images if not re.search(r' height="\d+" src=.* width="\d+"', image)] == []


@pytest.mark.parametrize("path", sorted(guide.FOLDER.glob("*.webp")), ids=lambda path: path.name)
def test_a_picture_is_light_and_fine(path: Path) -> None:
    assert path.stat().st_size <= shots.MOST_BYTES
    with Image.open(path) as picture:
        assert picture.width <= 2 * 1200
