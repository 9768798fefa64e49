"""What the command line says of itself and of mistakes on it: in Japanese, with what may have been meant."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from machidx.cli.commands import Command
from machidx.cli.main import machidx, main

CLI = Path(__file__).parents[2] / "hooks/machidx/cli"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "machidx: 足りないもの: 命令"),
        (["--"], "machidx: 足りないもの: 命令"),
        (["new"], "machidx new: 足りないもの: 種類"),
        (["chek"], "machidx: 「chek」という命令はありません。もしかして: check"),
        (["qqqq"], "あるのは serve、site、examine、check、"),
        (["terms", "unlnked"], "もしかして: unlinked"),
        (["check", "--format", "xml"], "--format: 「xml」は書けません。書けるのは text、github です。"),
        (["check", "--format", "gihub"], "もしかして: github"),
        (["check", "--format"], "--format の後に、値が要ります。"),
        (["check", "--formt", "text"], "machidx check: 知らない引数です: --formt もしかして: --format"),
        (["check", "now", "then"], "machidx check: 知らない引数です: now then"),
        (["check", "-x"], "知らない引数です: -x"),
        (["new", "term", "- yes"], "「-」で始まることばは、「--」の後に書きます。"),
        (["serve", "--port", "x"], "--port: 「x」は使えません。1から65535までの数を書きます。"),
        (["serve", "--port", "70000"], "--port: 「70000」は使えません。"),
        (["site", "--help=x"], "--help に、値は付けられません。"),
        (["adopt", "ono", "--again=yes"], "--again に、値は付けられません。"),
        (["new", "town"], "machidx new town: 足りないもの: 町のid、--name、--code"),
        (["new", "town", "ono", "--code", "075221"], "足りないもの: --name"),
        (["new", "measure", "ono"], "足りないもの: 番号"),
        (["translate", "import"], "machidx translate import: 足りないもの: ファイル"),
        (["translate", "same", "a.en.md", "--by", "花子"], "足りないもの: --why"),
        (["translate", "export", "--since", "2026-13-01"], "--since: 「2026-13-01」という日はありません。"),
    ],
)
def test_a_mistake_is_told_in_japanese(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.startswith("使い方: machidx")
    assert told.out == ""
    assert _english(told.err, {*arguments, "text"}) == []


def _commands(group: click.Group, *above: str) -> Iterator[tuple[str, ...]]:
    yield above
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, *above, name)
        else:
            yield (*above, name)


def _english(text: str, known: set[str]) -> list[str]:
    """Latin words that are no names of ours."""
    ours = {word for names in _commands(machidx) for word in names}.union(*map(_words, known))
    ours |= _words(
        "machidx help format port again since out write name code reading english slug by why id github csv tbx "
        "to state on ver from year PDF docx site url https title number background version generator mkdocs properdocs"
    )
    return [word for word in _words(text) if word not in ours and len(word) > 1]


def _words(text: str) -> set[str]:
    return set(re.findall("[A-Za-z]+", text))


@pytest.mark.parametrize("names", [*_commands(machidx)], ids=" ".join)
def test_help_is_japanese_and_tells_what_everything_is(
    names: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*names, "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"使い方: {' '.join(('machidx', *names))} ")
    known = {"site/", "DX pytest JSON VS Code XLIFF XLIFFの id ono midori vi language text", "pytestへ"}
    assert _english(told, known) == []
    assert not re.search(r"^  [-\w]\S*( \S+)?$", told, re.MULTILINE), "something is listed without a word on it"


def test_every_command_speaks_japanese() -> None:
    for names in _commands(machidx):
        command: click.Command = machidx
        for name in names:
            assert isinstance(command, click.Group)
            command = command.commands[name]
        assert isinstance(command, Command), names


def test_what_pytest_is_to_know_is_passed_on_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[str] = []

    def run(arguments: list[str]) -> int:
        passed.extend(arguments)
        return 5

    monkeypatch.setenv("MACHIDX_CHROMIUM", "")  # the command sets it, and later tests would take it
    monkeypatch.setattr("machidx.cli.browser.find", lambda: "chromium")
    monkeypatch.setattr("pytest.main", run)
    asked = ["tests/unit", "-q", "-khello", "-m", "not full", "--numprocesses", "2", "--lf", "-x"]
    assert main(["test", *asked]) == 5
    assert passed == asked


def test_the_command_line_starts_without_what_a_command_needs() -> None:
    run = [sys.executable, "-c", "import sys, machidx.cli.main; print(*sys.modules)"]
    loaded = set(subprocess.run(run, capture_output=True, encoding="utf-8", check=True).stdout.split())
    assert not loaded & {"pydantic", "markdown", "ruamel.yaml", "pytest", "translate", "watchfiles", "machidx.views"}


@pytest.mark.parametrize("path", sorted(CLI.glob("*.py")), ids=lambda path: path.stem)
def test_no_module_looks_for_english_words_in_a_message(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert "re" not in {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no head")
def test_a_reader_who_has_seen_enough_stops_the_command_without_a_word() -> None:
    command = f"{sys.executable} -m machidx.cli terms | head -1; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr, run.stdout.count("\n")) == (0, "", 1)
