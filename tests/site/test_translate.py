"""The translators' commands, run as a person runs them."""

import re
import subprocess
import unicodedata
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


def test_diff_shows_words_of_the_front_matter_too(repository: Path) -> None:
    change(repository, JAPANESE, "summary: コンビニで証明書が取れます。", "summary: コンビニで何でも取れます。")
    run = machidx(repository, "translate", "diff", JAPANESE)
    assert run.returncode == 0, run.stderr
    assert "#top（" in run.stdout
    assert "  -コンビニで証明書が取れます。\n  +コンビニで何でも取れます。" in run.stdout


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


def test_done_since_a_commit_reads_a_file_with_a_mark_of_utf8(repository: Path) -> None:
    path = repository / ENGLISH
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    git(repository, "commit", "-qam", "marked")
    change(repository, JAPANESE, "次の文です。", "変わった文です。")
    assert machidx(repository, "translate", "done", "--since", "HEAD", ENGLISH).returncode == 0
    assert f"古い {JAPANESE} #how" in machidx(repository, "translate", "status").stdout, "nothing was edited"


def test_done_since_an_unknown_commit_stamps_nothing(repository: Path) -> None:
    change(repository, JAPANESE, "次の文です。", "変わった文です。")
    before = (repository / ENGLISH).read_bytes()
    run = machidx(repository, "translate", "done", "--since", "0123456", ENGLISH)
    assert (run.returncode, run.stdout) == (1, "")
    assert "「0123456」というコミットは、git の履歴にありません。" in run.stderr
    assert (repository / ENGLISH).read_bytes() == before


def test_done_names_what_it_cannot_stamp_and_stamps_the_rest(project: Path) -> None:
    change(project, JAPANESE, "次の文です。", "変わった文です。")
    broken = project / "docs/towns/midori/departments.en.md"
    broken.write_text("---\ntitle: [Departments\n---\n", encoding="utf-8")
    alone = project / "docs/towns/midori/alone.en.md"
    alone.write_text("---\ntitle: Alone\n---\n", encoding="utf-8")
    files = ("docs/typo.en.md", "docs/towns/midori/measures/1-2.md", str(broken), str(alone), ENGLISH)
    run = machidx(project, "translate", "done", *files)
    assert (run.returncode, run.stdout) == (1, f"{ENGLISH}\n")
    assert "docs/typo.en.md というページはありません。" in run.stderr
    assert "docs/towns/midori/measures/1-2.md: このページは、まだ訳されていません。" in run.stderr
    assert "docs/towns/midori/departments.en.md:2:8: Y01" in run.stderr
    assert f"{alone} は読めないか、日本語のページがありません。" in run.stderr
    assert "Traceback" not in run.stderr


def test_same_of_a_page_that_is_not_translated_says_so(project: Path) -> None:
    run = machidx(project, "translate", "same", "docs/towns/midori/measures/1-2.md", "--by", "花子", "--why", "時制")
    assert (run.returncode, run.stderr) == (1, "このページは、まだ訳されていません。\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: C", "# ---------- words ----------\ntitle: C"),
        ("labels:\n", "translators:\n  - Hanako  # ---\n  - Taro\nlabels:\n"),
        ("---\ntitle", "--- \ntitle"),
        ("\n---\n\n## How", "\n---  \n\n## How"),
        ("- [[BPR]] goes on.\n", "- [[BPR]] goes on."),
        ("\n", "\r\n"),
        ("---\ntitle", "\ufeff---\ntitle"),
    ],
)
def test_done_changes_the_fingerprints_alone_however_the_file_is_written(project: Path, old: str, new: str) -> None:
    path = project / ENGLISH
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, -1 if old == "\n" else 1)
    path.write_text(text, encoding="utf-8", newline="")
    change(project, JAPANESE, "次の文です。", "変わった文です。")
    assert machidx(project, "translate", "done", ENGLISH).returncode == 0
    assert machidx(project, "check").returncode == 0
    after = path.read_bytes().decode()
    assert after != text
    assert [line for line in after.split("\n") if "how: " not in line] == [
        line for line in text.split("\n") if "how: " not in line
    ]


@pytest.mark.parametrize("end", ["---", "---\n", "---\n\nWords.\n"])
def test_done_keeps_what_stands_around_a_draft_of_comments(project: Path, end: str) -> None:
    path = project / "docs/towns/midori/departments.en.md"
    path.write_text(f"---\n# title: Departments\n{end}", encoding="utf-8")
    assert machidx(project, "translate", "done").returncode == 0
    text = path.read_text(encoding="utf-8")
    assert re.sub(r"translated:\n(  \w+: .*\n)+", "", text) == f"---\n# title: Departments\n{end}"


@pytest.fixture
def decomposed(repository: Path) -> Path:
    """A repository in which the name of a term's files is decomposed, as macOS writes it (か + ゛)."""
    glossary = repository / "docs/glossary"
    for path in glossary.glob("bpr*.md"):
        path.rename(glossary / unicodedata.normalize("NFD", path.name.replace("bpr", "が")))
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "renamed")
    return repository


def test_a_decomposed_file_name_names_one_file(decomposed: Path) -> None:
    glossary = decomposed / "docs/glossary"
    japanese = unicodedata.normalize("NFD", "docs/glossary/が.md")
    names = {path.name for path in glossary.iterdir()}
    change(decomposed, japanese, "手順を見直すことです。", "手順を見直すことでした。Wi-Fiです。")
    for typed in (japanese, unicodedata.normalize("NFC", japanese)):
        run = machidx(decomposed, "translate", "diff", typed)
        assert "  +手順を見直すことでした。" in run.stdout, run.stderr
    assert machidx(decomposed, "translate", "done", japanese.replace(".md", ".en.md")).returncode == 0
    assert machidx(decomposed, "terms", "link", "--write").returncode == 0
    assert "[[Wi-Fi]]です。" in (decomposed / japanese).read_text(encoding="utf-8")
    export = machidx(decomposed, "translate", "export", "glossary", "--since", "2100-01-01", "--out", "g.xlf")
    assert export.returncode == 0
    xliff = (decomposed / "g.xlf").read_text(encoding="utf-8")
    assert 'original="docs/glossary/が.en.md"' in xliff
    edited = xliff.replace("Reviewing procedures.", "Reviewing some procedures.")
    (decomposed / "g.xlf").write_text(edited, encoding="utf-8")
    machidx(decomposed, "translate", "import", "g.xlf")
    english = (decomposed / japanese.replace(".md", ".en.md")).read_text(encoding="utf-8")
    assert "Reviewing some procedures." in english
    assert {path.name for path in glossary.iterdir()} == names, "no second file with the composed name"


def test_a_project_may_be_a_folder_of_a_repository(project: Path) -> None:
    git(project.parent, "init", "-q")
    git(project.parent, "add", "-A")
    git(project.parent, "commit", "-qm", "one")
    change(project, JAPANESE, "次の文です。", "変わった文です。")
    run = machidx(project, "translate", "diff", JAPANESE)
    assert "  -次の文です。\n  +変わった文です。" in run.stdout, run.stderr
    change(project, ENGLISH, "[[BPR]] goes on.", "[[BPR]] goes on more.")
    assert machidx(project, "translate", "done", "--since", "HEAD", ENGLISH).returncode == 0
    assert f"古い {JAPANESE} #how" in machidx(project, "translate", "status").stdout, "only #effects was edited"


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
    assert f'/edit/main/{english.relative_to(project).as_posix()}">Continue the translation</a>' in page
    assert machidx(project, "check").stdout.startswith("docs/towns/midori/measures/1-2.en.md: 下書きです")
    assert "下書き docs/towns/midori/measures/1-2.md" in machidx(project, "translate", "status").stdout


def test_what_was_only_saved_is_not_done_before_its_mark_is_gone(repository: Path) -> None:
    page = "docs/towns/midori/measures/1-2"
    assert machidx(repository, "new", "translation", f"{page}.md").returncode == 0
    english = repository / f"{page}.en.md"
    run = machidx(repository, "translate", "done", "--since", "HEAD", f"{page}.en.md")
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == f"{page}.en.md: 下書きです。訳しおわったら、draft の行を消します。\n"
    assert machidx(repository, "translate", "done").returncode == 0
    assert "translated:" not in english.read_text(encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "begun")
    english.write_text(re.sub("draft: .*\n", "", english.read_text(encoding="utf-8")), encoding="utf-8")
    assert machidx(repository, "translate", "done", "--since", "HEAD", f"{page}.en.md").returncode == 0
    stamped = english.read_text(encoding="utf-8")
    assert re.search(r"translated:\n  top: ", stamped), "all sections, whenever they were written"


def test_who_says_that_a_draft_is_done_takes_its_mark_away(project: Path) -> None:
    page = "docs/towns/midori/measures/1-2"
    assert machidx(project, "new", "translation", f"{page}.md").returncode == 0
    draft = (project / f"{page}.en.md").read_text(encoding="utf-8")
    assert machidx(project, "translate", "done", f"{page}.en.md").returncode == 0
    made = (project / f"{page}.en.md").read_text(encoding="utf-8")
    assert re.sub(r"translated:\n(  \w+: .*\n)+", "", made) == re.sub("draft: .*\n", "", draft)


def test_a_translated_page_says_who_made_it_and_whether_it_was_reviewed(project: Path) -> None:
    change(project, ENGLISH, "labels:", "translators: [Hanako]\nreviewed:\n  by: Taro\n  on: 2026-11\nlabels:")
    assert machidx(project, "site").returncode == 0
    page = (project / "site/en/towns/midori/measures/1-1/index.html").read_text(encoding="utf-8")
    assert "Translation: Hanako. Compared with the Japanese by Taro (November 2026)." in re.sub(r"\s+", " ", page)


def test_what_is_translated_anew_has_not_been_reviewed(project: Path) -> None:
    change(project, ENGLISH, "labels:", "reviewed:\n  by: Taro\n  on: 2026-11\nlabels:")
    english = project / ENGLISH
    assert machidx(project, "translate", "done", ENGLISH).returncode == 0
    assert "reviewed:" in english.read_text(encoding="utf-8"), "the Japanese is what it was"
    change(project, JAPANESE, "次の文です。", "変わった文です。")
    assert machidx(project, "translate", "done", ENGLISH).returncode == 0
    assert "reviewed:" not in english.read_text(encoding="utf-8")


def test_other_english_than_was_compared_has_not_been_reviewed(project: Path) -> None:
    change(project, ENGLISH, "labels:", "reviewed:\n  by: Taro\n  on: 2026-11\nlabels:")
    english = project / ENGLISH
    assert machidx(project, "translate", "done", ENGLISH).returncode == 0
    assert re.search(r"reviewed:\n  by: Taro\n  on: 2026-11\n  of: \w{8}\n", english.read_text(encoding="utf-8"))
    change(project, ENGLISH, "[[BPR]] goes on.", "[[BPR]] goes on more.")
    assert machidx(project, "site").returncode == 0
    page = (project / "site/en/towns/midori/measures/1-1/index.html").read_text(encoding="utf-8")
    assert "Compared with the Japanese by Taro" not in re.sub(r"\s+", " ", page)
    assert machidx(project, "translate", "done", ENGLISH).returncode == 0
    assert "reviewed:" not in english.read_text(encoding="utf-8")


def test_a_review_of_what_is_there_now_stays(project: Path) -> None:
    english = project / ENGLISH
    stamped = english.read_text(encoding="utf-8")
    change(project, ENGLISH, "labels:", "reviewed:\n  by: Taro\n  on: 2026-11\nlabels:")
    change(project, ENGLISH, "translated:", "same: []\ntranslated:")
    english.write_text(
        re.sub(r"same: \[\]\ntranslated:\n(?:  .+\n)+", "", english.read_text(encoding="utf-8")), "utf-8"
    )
    assert machidx(project, "translate", "done", ENGLISH).returncode == 0
    assert "reviewed:" in english.read_text(encoding="utf-8"), "it was compared before it was first published"
    english.write_text(stamped, encoding="utf-8")
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "one")
    change(project, JAPANESE, "次の文です。", "変わった文です。")
    change(project, ENGLISH, "[[BPR]] goes on.", "[[BPR]] goes on more.")
    change(project, ENGLISH, "labels:", "reviewed:\n  by: Taro\n  on: 2026-11\nlabels:")
    assert machidx(project, "translate", "done", "--since", "HEAD", ENGLISH).returncode == 0
    assert "reviewed:" in english.read_text(encoding="utf-8"), "it was compared together with the change"
