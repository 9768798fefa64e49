"""The guide's blocks of commands, typed in a shell: from nothing to a site that is published and taken back.

It installs machidx twice and publishes the real site, which takes some minutes.
"""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from .. import guide
from ..conftest import ROOT
from ..workflows import plain_environment

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(os.name == "nt" or not shutil.which("make"), reason="a shell and make are needed"),
]

_TOLD = {command for command, told in guide.TOLD["commands"].items() if "shell" in told}


def _blocks(page: str, *sections: str) -> list[str]:
    """The blocks of a page's sections that are typed into a terminal, in order."""
    found = [code for code in guide.codes(guide.FOLDER / page) if code.section in sections]
    return [code.text for code in found if code.kind == "sh" or (code.kind == "text" and guide.is_typed(code.text))]


class _Terminal:
    """A shell in a folder where nothing of this project is."""

    def __init__(self, folder: Path, values: Mapping[str, str]) -> None:
        self.folder, self.values = folder, values
        self.typed: set[str] = set()

    def type(self, block: str, where: Path | None = None) -> str:
        """Type a block of commands, with the writer's words in place of the guide's; return what they print."""
        self.typed |= {*guide.lines(block)}
        text = block
        for word, value in self.values.items():
            text = text.replace(word, value)
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", text],
            cwd=where or self.folder,
            env=plain_environment(self.folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, f"{text}\n{run.stdout}"
        return run.stdout


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository of the last commit."""
    folder = tmp_path / "origin"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    subprocess.run(["git", "checkout", "--quiet", "-B", "main"], cwd=folder, check=True)
    return folder


@pytest.fixture
def terminal(tmp_path: Path, origin: Path) -> _Terminal:
    """A terminal; what it publishes is in ``srv`` beside it."""
    folder = tmp_path / "home"
    folder.mkdir()
    return _Terminal(
        folder,
        {
            "ADDRESS": shlex.quote(str(origin)),
            "/srv/machi-dx": shlex.quote(str(tmp_path / "srv")),
            "/path/to/machi-dx": shlex.quote(str(folder / "machi-dx")),
            "sudo ": "",
            '-o "$USER" ': "",
            "0 5 * * * ": "",
        },
    )


def _change(origin: Path) -> None:
    page = origin / "docs/guide/index.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n<!-- changed -->\n", encoding="utf-8")
    named = ("-c", "user.name=a", "-c", "user.email=a@b")
    subprocess.run(["git", *named, "commit", "--quiet", "--all", "--message", "x"], cwd=origin, check=True)


def test_what_the_guide_tells_to_type_publishes_a_site_and_takes_it_back(
    terminal: _Terminal, origin: Path, tmp_path: Path
) -> None:
    install = "\n".join(_blocks("command.md", "setup", "call"))
    assert "問題はありません。" in terminal.type(install)
    shutil.rmtree(terminal.folder / "machi-dx")

    terminal.type("\n".join(_blocks("publishing.md", "server-first")))
    served, clone = tmp_path / "srv", terminal.folder / "machi-dx"
    tree = next(c.text for c in guide.codes(guide.FOLDER / "publishing.md") if c.text.startswith("/srv/machi-dx/\n"))
    assert {name.rstrip("/") for name in tree.split()[1:]} <= {path.name for path in served.iterdir()}
    first = (served / "current").resolve()

    daily, cron = _blocks("publishing.md", "server-daily")
    _change(origin)
    terminal.type(daily, clone)
    second = (served / "current").resolve()
    assert second != first
    _change(origin)
    terminal.type(cron)
    assert (served / "current").resolve() not in (first, second)

    commands = [command for command in _TOLD if command.startswith(("machidx releases", "machidx rollback"))]
    assert len(commands) == 3
    terminal.values = {**terminal.values, "VERSION": first.name}
    for command, then in zip(sorted(commands), (None, second, first), strict=True):
        activated = "\n".join(_blocks("command.md", "call")[:1])
        told = terminal.type(f"{activated}\n{command}", clone)
        assert then is None or (served / "current").resolve() == then
        assert then or told.count("\n") >= 3
    assert terminal.typed >= _TOLD
