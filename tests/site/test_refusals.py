"""What the command machidx cannot do at all is told in one line."""

import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from machidx.site.locking import held

from ..conftest import overridden
from .test_commands import machidx


def test_outside_a_project_there_is_one_clear_line(tmp_path: Path) -> None:
    run = machidx(tmp_path, "check")
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "mkdocs.yml が見つかりません" in run.stderr


def test_a_project_without_docs_says_so(project: Path) -> None:
    shutil.rmtree(project / "docs")
    run = machidx(project, "check")
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "docs フォルダーがありません" in run.stderr


def test_what_the_computer_refuses_is_one_clear_line(project: Path) -> None:
    (project / ".vscode").write_text("no folder", encoding="utf-8")
    run = machidx(project, "terms", "vscode")
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert ".vscode" in run.stderr


def test_two_builds_at_once_do_not_spoil_each_other(project: Path) -> None:
    with held(project / ".site.lock") as is_free:
        run = machidx(project, "site")
    assert (is_free, run.returncode) == (True, 1)
    assert run.stderr.startswith("いま、ほかの machidx が site/ をつくっています")


def _script(docs: Path) -> None:
    (docs / "about/a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', encoding="utf-8")


def _favicon(docs: Path) -> None:
    (docs / "assets").mkdir()
    (docs / "assets/favicon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")


def _pipe(docs: Path) -> None:
    os.mkfifo(docs / "about/a.md")


def _name(docs: Path) -> None:
    (docs / "about" / os.fsdecode("案内.png".encode("cp932"))).write_bytes(b"\x89PNG\r\n\x1a\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_script, "docs/about/a.svg:1:41: F17 "),
        (_favicon, "docs/assets/favicon.svg:1:1: F15 "),
        (_pipe, "docs/about/a.md:1:1: F13 "),
        (_name, "docs/about/案内.png:1:1: F14 "),
    ],
)
def test_with_a_bad_file_nothing_is_published(project: Path, make: Callable[[Path], None], told: str) -> None:
    try:
        make(project / "docs")
    except OSError:
        pytest.skip("this computer makes no such file")
    for command in ("check", "site"):
        run = machidx(project, command)
        assert run.returncode == 1
        assert told in run.stdout + run.stderr
        assert "Traceback" not in run.stderr
    assert not (project / "site").exists()


def test_a_theme_whose_style_sheet_has_a_new_name_is_told_and_nothing_published(project: Path) -> None:
    sheet = overridden(project, "assets/site.css")
    named = re.search(r"main\.\w+\.min\.css", sheet.read_text(encoding="utf-8"))
    assert named
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(named[0], "main.new.min.css"), encoding="utf-8")
    run = machidx(project, "site")
    assert run.returncode == 1
    assert "main.new.min.css" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (project / "site").exists()
