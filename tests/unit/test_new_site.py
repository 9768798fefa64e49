"""``machidx init``: a repository of a new site that has no problem, says nothing of these towns, overwrites nothing."""

import re
from pathlib import Path

import pytest
import yaml

from machidx.cli.main import main
from machidx.content import loader
from machidx.content.library import facts
from machidx.content.project_settings import settings_in
from machidx.model.term import Term
from machidx.rules.check import check
from machidx.rules.noticing import notices
from machidx.site.new_site.naming import english_of, id_of
from machidx.site.settings import Site
from machidx.site.theme import THEME
from machidx.translation.status import Coverages

from ..conftest import LIBRARY, ROOT
from ..workflows import WORKFLOWS

_ASKED = ("--name", "さくら町", "--reading", "さくらまち", "--code", "015555")
_USED = re.compile(r"uses: (\S+ # \S+)$", re.MULTILINE)


def _init(folder: Path, *more: str) -> int:
    return main(["init", str(folder), *_ASKED, *more])


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, read-only."""
    folder = tmp_path_factory.mktemp("new") / "site"
    assert _init(folder, "--site-name", "さくら町の計画", "--site-url", "https://dx.example.org/sakura/") == 0
    return folder


def test_it_has_no_problem_and_its_examples_are_told_as_such(new: Path) -> None:
    library, problems = check(new / "docs")
    assert problems == []
    told = {problem.place.path for problem in notices(library, 2026, [])}
    town = "docs/towns/sakura"
    assert told == {f"{town}/index.md", f"{town}/measures/1-1.md", f"{town}/plan/01-intro.md"}


def test_it_says_what_was_asked(new: Path) -> None:
    library, _ = loader.load(new / "docs")
    assert [plan.text("title").text for plan in library.plans] == ["さくら町"]
    assert library.shared["さくら町"] == "Sakura Town"
    assert library.pages["index"].text("title").text == "さくら町の計画"
    assert Site.read(new / "mkdocs.yml").url == "https://dx.example.org/sakura/"
    assert settings_in(new / "mkdocs.yml")["site_name"] == "さくら町の計画"


def test_all_but_the_examples_is_translated(new: Path) -> None:
    states = {page.page.stem: page.state for page in Coverages(loader.load(new / "docs")[0]).all}
    begun = {stem for stem, state in states.items() if state != "current"}
    assert {stem for stem in begun if not stem.startswith("towns/sakura/")} <= {"measures/hokkaido"}


def test_terms_and_themes_say_nothing_of_these_towns(new: Path) -> None:
    towns = loader.load(ROOT / "docs")[0].municipalities
    library, _ = loader.load(new / "docs")
    assert len(library.terms) > 100
    assert {"bpr", "dx", "ai"} <= {page.name for page in library.terms}
    assert {"dx-suishin-honbukai", "fcs"}.isdisjoint(page.name for page in library.terms)
    assert [page.stem for page in library.terms if facts(page, Term).senses] == []
    texts = {source.path: source.text for page in library.pages.values() for source in page.sources
             if page.kind in ("term", "theme", "home")}  # fmt: skip
    assert [path for path, text in texts.items() if re.search(rf"\b({'|'.join(towns)})\b", text)] == []


def test_its_settings_are_those_of_this_site(new: Path) -> None:
    ours, theirs = (yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8")) for root in (ROOT, new))
    own = {"site_name", "site_url", "site_author", "repo_url", "edit_uri", "extra"}
    assert {k: v for k, v in theirs.items() if k not in own} == {k: v for k, v in ours.items() if k not in own}
    assert theirs["extra"].keys() <= ours["extra"].keys()


def test_its_workflows_use_the_actions_of_ours(new: Path) -> None:
    ours = {used for path in WORKFLOWS for used in _USED.findall(path.read_text(encoding="utf-8"))}
    ours |= set(_USED.findall((ROOT / ".github/actions/install/action.yml").read_text(encoding="utf-8")))
    theirs = {used for path in (new / ".github/workflows").iterdir() for used in _USED.findall(path.read_text("utf-8"))}
    assert theirs
    assert theirs <= ours


def test_its_libraries_are_those_of_this_site(new: Path) -> None:
    assert (new / "requirements.lock").read_bytes() == (ROOT / "requirements-site.lock").read_bytes()
    assert re.search(r"^machidx==[0-9.]+$", (new / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)


def test_no_placeholder_is_left(new: Path) -> None:
    names = ("name", "reading", "code", "english", "site_name", "site_url", "version", "id")
    texts = {
        path: path.read_text(encoding="utf-8") for path in new.rglob("*") if path.suffix in (".md", ".yml", ".txt")
    }
    assert [path for path, text in texts.items() if re.search(rf"\$\{{?({'|'.join(names)})\b", text)] == []


def test_another_site_gives_its_terms(tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "docs").parent.mkdir()
    (other / "docs").symlink_to(LIBRARY)
    assert _init(tmp_path / "new", "--from", str(other)) == 0
    library, problems = check(tmp_path / "new/docs")
    assert {page.name for page in library.terms} == {page.name for page in loader.load(LIBRARY)[0].terms}
    assert [problem for problem in problems if "glossary" in problem.place.path] == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--code", "015556"), "検査数字"),
        (("--reading", "サクラマチ"), "ひらがな"),
        (("--id", "../x"), "町のid"),
        (("--site-url", "dx.example.org"), "https:// で始め"),
        (("--site-url", "https://dx.example.org"), "/ で終え"),
    ],
)
def test_a_wrong_answer_is_told_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], told: str
) -> None:
    assert _init(tmp_path / "new", *more) == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_folder_with_files_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    assert _init(tmp_path) == 1
    assert "もうファイルがあります" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_what_is_not_said_where_nobody_can_be_asked_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    assert main(["init", str(tmp_path / "new"), "--name", "さくら町"]) == 2
    assert "足りないもの: --reading、--code" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "reading", "id", "english"),
    [
        ("さくら町", "さくらまち", "sakura", "Sakura Town"),
        ("東村", "ひがしそん", "higashi", "Higashi Village"),
        ("大町市", "おおまちし", "omachi", "Omachi City"),
        ("町田市", "まちだし", "machida", "Machida City"),
        ("あおば", "あおば", "aoba", "Aoba"),
    ],
)
def test_names_in_latin_letters_are_proposed(name: str, reading: str, id: str, english: str) -> None:
    assert (id_of(name, reading), english_of(name, reading)) == (id, english)


def test_new_files_go_on_and_never_overwrite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "new"
    assert _init(folder) == 0
    monkeypatch.chdir(folder)
    made = (
        ("new", "measure", "sakura", "1-2"),
        ("new", "chapter", "sakura", "02-aims", "--title", "目標"),
        ("new", "term", "電子回覧板", "--reading", "でんしかいらんばん", "--english", "digital circulars"),
        ("new", "town", "momiji", "--name", "もみじ町", "--code", "016667", "--reading", "もみじまち"),
    )
    for command in made:
        assert main([*command]) == 0, command
    assert check(folder / "docs")[1] == []
    before = {path: path.read_bytes() for path in (folder / "docs").rglob("*") if path.is_file()}
    for command in made:
        assert main([*command]) == 1, command
    assert {path: path.read_bytes() for path in (folder / "docs").rglob("*") if path.is_file()} == before


def test_the_theme_of_a_new_site_is_the_packages(new: Path) -> None:
    assert settings_in(new / "mkdocs.yml")["theme"] == {"name": "machidx", "custom_dir": "overrides"}
    assert [path.name for path in (new / "overrides").iterdir()] == ["README.md"]
    assert (THEME / "mkdocs_theme.yml").is_file()
