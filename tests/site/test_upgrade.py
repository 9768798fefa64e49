"""A site written by the first released version, upgraded: the commands, the check and the built site."""

import re
import shutil
from pathlib import Path

import pytest

from machidx import __version__
from machidx.cli.main import main
from machidx.content import diagnostics
from machidx.rules.check import check
from machidx.site.artefact import examining
from machidx.site.publishing import publish
from machidx.translation import fingerprints

from ..conftest import ROOT, copy_settings, make_docs

FIRST = ROOT / "tests" / "upgrades" / "0.1.0"


@pytest.fixture
def old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in the form that machidx 0.1.0 read, beside this version."""
    root = tmp_path / "site-of-0.1.0"
    copy_settings(root)
    shutil.copy(FIRST / "mkdocs.yml", root)
    make_docs(root / "docs", FIRST / "docs")
    monkeypatch.chdir(root)
    return root


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("old_site")
def test_the_check_asks_for_the_upgrade(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 1
    assert "mkdocs.yml:1:1: F22 " in capsys.readouterr().out


def test_without_write_nothing_is_changed(old_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _files(old_site)
    assert main(["upgrade"]) == 0
    told = capsys.readouterr()
    assert "docs/towns/midori/measures/1-2.md\n  11行目: 目標に、公開中の「id: kpi-1」を書きます。\n" in told.out
    assert "machidx upgrade --write" in told.err
    assert _files(old_site) == before


def test_an_upgraded_site_passes_the_check_and_is_built(old_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["upgrade", "--write"]) == 0
    assert "目標に、公開中の「id: kpi-1」を書きました。" in capsys.readouterr().out
    library, found = check(old_site / "docs")
    assert diagnostics.as_text(found) == ""
    outdated = [page.stem for page in library.pages.values() if fingerprints.changed(page)]
    assert outdated == ["towns/midori/measures/1-1"]  # since 0.2.0, code is part of the words that are translated
    upgraded = _files(old_site)
    assert main(["upgrade", "--write"]) == 0
    assert "変えるものはありません" in capsys.readouterr().out
    assert _files(old_site) == upgraded
    outcome = publish(old_site)
    assert outcome.published, outcome.said
    assert not examining.examine(old_site / "site")
    assert 'id="kpi-1"' in (old_site / "site/towns/midori/measures/1-2/index.html").read_text(encoding="utf-8")


def test_a_site_of_a_newer_version_is_told(old_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = old_site / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}extra:\n  contract: 999\n", encoding="utf-8")
    before = _files(old_site)
    for command in (["upgrade"], ["upgrade", "--write"]):
        assert main(command) == 1
        assert "版999" in capsys.readouterr().err
    assert main(["check"]) == 1
    assert re.search(r"^mkdocs\.yml:\d+:3: F23 |^mkdocs\.yml:\d+:1: F23 .*版999", capsys.readouterr().out, re.MULTILINE)
    assert _files(old_site) == before


@pytest.mark.parametrize("value", ["abc", "0", "-1", "1.5", "true", "[1]"])
def test_what_is_no_version_is_told(value: str, old_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (old_site / "mkdocs.yml").write_text(f"extra:\n  contract: {value}\n", encoding="utf-8")
    assert main(["upgrade"]) == 1
    assert "contract" in capsys.readouterr().err


def test_the_version_is_the_newest_that_the_changelog_tells(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"machidx {__version__}\n"
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    told = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE)
    assert told[0] == __version__
    assert told == sorted(told, key=lambda version: [*map(int, version.split("."))], reverse=True)
    assert told == re.findall(r"^\[(\d+\.\d+\.\d+)\]: https://", changelog, re.MULTILINE)
