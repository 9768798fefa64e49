"""Faults planted into a built site, one at a time: each is told with its file, place and kind, and nothing else is."""

import os
import shutil
from pathlib import Path

import pytest

from machidx.cli.main import main
from machidx.site import workers
from machidx.site.artefact import examining, fault
from machidx.site.artefact.artefact import Artefact
from machidx.site.artefact.examining import examine
from machidx.site.artefact.fault import Fault, grouped
from machidx.site.artefact.page import PageReport, page_report

from .pages import examined
from .planting import PAGE, PLANTED, Planted, change


def test_nothing_is_wrong_with_a_built_site(built: Path) -> None:
    """Neither with the tiny one nor with the real one."""
    assert grouped(examined(built)) == ""


@pytest.fixture
def spoilt(site: Path, tmp_path: Path) -> Path:
    """A built site to spoil; files are written anew, never changed in place."""
    return Path(shutil.copytree(site, tmp_path / "site", copy_function=os.link))


_read: dict[object, PageReport] = {}


def _once(artefact: Artefact, path: str) -> PageReport:
    """Read a page, unless it has been read in a site with the same names of files and the same scripts."""
    scripts = sum(artefact.sizes[script] for script in artefact.with_suffix(".js"))
    key = (path, artefact.read(path), frozenset(artefact.sizes), scripts)
    if key not in _read:
        _read[key] = page_report(artefact, path)
    return _read[key]


_PLACED = (".html", ".css", ".js")
"""Files in which a fault is told with its line."""


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.name)
def test_a_planted_fault_is_told_with_its_place_and_no_other(
    spoilt: Path, planted: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining, "page_report", _once)
    if planted.kind == fault.UNREADABLE and os.name != "posix":
        pytest.skip("other links and modes there")
    line = planted.spoil(spoilt)
    found = examine(spoilt)
    told = [each for each in found if _tells(each, planted)]
    assert told, grouped(found)
    assert {each.kind for each in found if each not in told} <= {*planted.follows}, grouped(found)
    if line and planted.path.endswith(_PLACED):
        assert {each.line for each in told} == {line}


def _tells(found: Fault, planted: Planted) -> bool:
    return (found.kind, planted.path in found.path, planted.words in found.wrong) == (planted.kind, True, True)


def test_half_of_a_language_is_told_page_by_page(spoilt: Path) -> None:
    shutil.rmtree(spoilt / "en/glossary")
    told = {each.path for each in examine(spoilt) if each.kind == fault.LANGUAGE}
    assert told == {*_pages(spoilt, "glossary")}


def _pages(site: Path, folder: str) -> list[str]:
    return [path.relative_to(site).as_posix() for path in sorted(site.glob(f"{folder}/**/index.html"))]


def test_all_faults_are_told_at_once_by_kind_and_the_command_fails(
    spoilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in _pages(spoilt, "en"):
        change(spoilt / path, "</body>", '<a href="/nowhere/">x</a></body>')
    change(spoilt / "feed.xml", "</feed>", "</fed>")
    assert main(["examine", str(spoilt)]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    count = len(_pages(spoilt, "en"))
    assert lines[0].startswith("こわれたファイル（1件）: ")
    assert lines[1].startswith("  feed.xml:")
    assert lines[2].startswith(f"リンク切れ（{count}件）: 行き先を直すか")
    assert lines[3].startswith("  en/")
    assert lines[-1] == f"  ほかに{count - 20}件あります。"
    assert len(lines) == 2 + 1 + 20 + 1
    assert said.err == f"{count + 1}件の問題があります。\n"


def test_the_command_passes_a_good_site(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["examine", str(site)]) == 0
    assert capsys.readouterr() == ("", "公開してよいサイトです。\n")


def test_what_is_no_site_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["examine", str(tmp_path / "nowhere")]) == 1
    assert "ファイルかフォルダーがありません" in capsys.readouterr().err
    assert main(["examine", str(tmp_path)]) == 1
    assert "サイトのフォルダーではないかもしれません" in capsys.readouterr().out


def test_several_processes_tell_what_one_tells(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(spoilt / PAGE, "</main>", '<a href="#nowhere">x</a></main>')
    monkeypatch.setattr(examining, "_FEW", 20)
    monkeypatch.setenv(workers.PROCESSES, "3")
    several = examine(spoilt)
    monkeypatch.setenv(workers.PROCESSES, "1")
    assert several == examine(spoilt) != ()
