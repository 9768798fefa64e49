"""The translators' commands, run as a person runs them."""

import re
import subprocess
from pathlib import Path

import pytest

from .test_commands import machidx

JAPANESE = "docs/towns/midori/measures/1-1.md"
ENGLISH = "docs/towns/midori/measures/1-1.en.md"


def git(project: Path, *arguments: str) -> None:
    named = ("-c", "user.name=a", "-c", "user.email=a@b")
    subprocess.run(("git", *named, *arguments), cwd=project, check=True, capture_output=True)


@pytest.fixture
def repository(project: Path) -> Path:
    """The project with one commit in git."""
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "one")
    return project


def change(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_status_names_what_is_missing_and_what_has_changed(project: Path) -> None:
    change(project, JAPANESE, "次の文です。", "変わった文です。")
    change(project, JAPANESE, "name: 交付件数", "name: 新しい件数")
    run = machidx(project, "translate", "status")
    assert run.returncode == 1
    assert f"古い {JAPANESE} #how 新しい件数" in run.stdout
    assert "訳がない docs/towns/midori/measures/1-2.md" in run.stdout
    linked = [int(line.split()[0]) for line in run.stdout.splitlines()]
    assert linked == sorted(linked, reverse=True), "the most linked first"


def test_diff_shows_what_changed_since_the_translation(repository: Path) -> None:
    change(repository, JAPANESE, "次の文です。", "変わった文です。")
    git(repository, "commit", "-qam", "two")
    change(repository, JAPANESE, "変わった文です。", "また変わった文です。")
    run = machidx(repository, "translate", "diff", JAPANESE)
    assert run.returncode == 0, run.stderr
    assert "  -次の文です。\n  +また変わった文です。" in run.stdout
    assert run.stdout.startswith("#how（")


def test_diff_of_a_shallow_clone_says_what_to_do(repository: Path, tmp_path: Path) -> None:
    change(repository, JAPANESE, "次の文です。", "変わった文です。")
    git(repository, "commit", "-qam", "two")
    clone = tmp_path / "clone"
    subprocess.run(("git", "clone", "-q", "--depth=1", f"file://{repository}", clone), check=True)
    run = machidx(clone, "translate", "diff", ENGLISH)
    assert run.returncode == 1
    assert "#how: 履歴の浅い写しです。「git fetch --unshallow」" in run.stderr


def test_done_since_a_commit_stamps_only_the_sections_that_were_edited(repository: Path) -> None:
    change(repository, JAPANESE, "次の文です。", "変わった文です。")
    change(repository, JAPANESE, "業務の見直し]]が進みます。", "業務の見直し]]がもっと進みます。")
    change(repository, ENGLISH, "[[BPR]] goes on.", "[[BPR]] goes on more.")
    run = machidx(repository, "translate", "done", "--since", "HEAD", ENGLISH)
    assert run.returncode == 0, run.stderr
    assert f"古い {JAPANESE} #how 読めない行\n" in machidx(repository, "translate", "status").stdout


def test_same_records_who_found_that_the_meaning_is_unchanged_and_why(project: Path) -> None:
    change(project, JAPANESE, "次の文です。", "次の文でした。")
    run = machidx(project, "translate", "same", ENGLISH, "--by", "花子", "--why", "時制だけ")
    assert run.returncode == 0, run.stderr
    text = (project / ENGLISH).read_text(encoding="utf-8")
    assert re.search(r"same:\n- on: '?\d{4}-\d{2}'?\n  by: 花子\n  why: 時制だけ\n  sections:\n  - how\n", text)
    assert machidx(project, "check").returncode == 0
    assert f"古い {JAPANESE}" not in machidx(project, "translate", "status").stdout


def test_a_new_translation_has_headings_and_is_not_published_before_it_is_done(project: Path) -> None:
    run = machidx(project, "new", "translation", "docs/towns/midori/measures/1-2.md")
    assert run.returncode == 0, run.stderr
    english = project / "docs/towns/midori/measures/1-2.en.md"
    assert "# title:" in english.read_text(encoding="utf-8")
    assert machidx(project, "site").returncode == 0
    page = (project / "site/en/towns/midori/measures/1-2/index.html").read_text(encoding="utf-8")
    assert "This page has not been translated yet" in page
    assert "下書き docs/towns/midori/measures/1-2.md" in machidx(project, "translate", "status").stdout


def test_a_translated_page_says_who_made_it_and_whether_it_was_reviewed(project: Path) -> None:
    change(project, ENGLISH, "labels:", "translators: [Hanako]\nreviewed:\n  by: Taro\n  on: 2026-11\nlabels:")
    assert machidx(project, "site").returncode == 0
    page = (project / "site/en/towns/midori/measures/1-1/index.html").read_text(encoding="utf-8")
    assert "Translation: Hanako. Compared with the Japanese by Taro (November 2026)." in re.sub(r"\s+", " ", page)
