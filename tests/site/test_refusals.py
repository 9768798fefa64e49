"""What the command machidx cannot do at all is told in one line."""

import shutil
from pathlib import Path

from machidx.site.locking import held

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
