"""What somebody with only a browser can do in the repository, run from the workflows' own files in a tiny project.

``machidx`` is that of this run; GitHub's own program is played by ``GitHubProgram``.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from machidx.content import loader
from machidx.progress.survey.layout import CONFIRMED, FIRST_ROW, YES, SheetName
from machidx.translation.xliff import exporting, xliff

from .conftest import ROOT, make_docs
from .workflows import WORKFLOWS, GitHubProgram, Runner, filled, jobs, plain_environment

PAGE = "towns/midori/measures/1-1"
COMMON = {
    "github.sha": "main",
    "github.run_id": "7",
    "github.repository": "machi-dx/machi-dx",
    "github.server_url": "https://github.com",
    "github.ref_name != github.event.repository.default_branch && github.ref_name || ''": "papers",
}
TYPED = {
    "adopt": {"town": "midori", "month": "令和8年12月", "state": "決定"},
    "translate": {"page": "https://dx.example.jp/en/towns/midori/measures/1-2/"},
    "export": {"format": "xliff", "pages": "midori glossary", "since": ""},
    "survey": {"town": "midori", "year": "令和7年度"},
}


def git(folder: Path, *arguments: str) -> str:
    named = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main", "-c", "core.quotePath=off")
    run = subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return run.stdout


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A clone of a repository with the tiny library and our workflows."""
    made, clone = tmp_path / "made", tmp_path / "clone"
    make_docs(made / "docs")
    shutil.copy(ROOT / "mkdocs.yml", made)
    shutil.copytree(ROOT / ".github", made / ".github")
    shutil.copytree(ROOT / "incoming", made / "incoming")
    (made / ".gitignore").write_text(".venv\n", encoding="utf-8")
    git(made, "init", "--quiet")
    git(made, "add", "--all")
    git(made, "commit", "--quiet", "--message", "one")
    git(tmp_path, "clone", "--quiet", "--bare", str(made), "origin.git")
    git(tmp_path, "clone", "--quiet", str(tmp_path / "origin.git"), "clone")
    program = clone / ".venv/bin/machidx"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m machidx.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    surroundings = {**plain_environment(tmp_path), "PYTHONPATH": str(ROOT / "hooks")}
    return Runner(clone, tmp_path, surroundings, github=GitHubProgram(tmp_path / "github"), is_installed=True)


def run(runner: Runner, workflow: str, name: str, values: Mapping[str, str]) -> None:
    """Run a job, and the one that takes over its change."""
    path = next(path for path in WORKFLOWS if path.stem == workflow)
    known = {**COMMON, **values, "github.workspace": str(runner.clone)}
    runner.run(jobs(path)[name], known)


def propose(runner: Runner, workflow: str, values: Mapping[str, str]) -> list[list[str]]:
    """Take over what a job has made; returns what GitHub was asked."""
    path = next(path for path in WORKFLOWS if path.stem == workflow)
    known = {**COMMON, **values}
    given = {f"inputs.{name}": filled(text, known) for name, text in jobs(path)["propose"]["with"].items()}
    assert runner.github
    runner.github.answer({"pr list": "[]"})
    run(runner, "propose", "propose", {"inputs.onto": "", **given})
    return [asked for asked in runner.github.asked if asked[0] != "auth"]


def typed(workflow: str, **other: str) -> dict[str, str]:
    return {f"inputs.{name}": value for name, value in {**TYPED[workflow], **other}.items()}


def changed(runner: Runner, branch: str) -> list[str]:
    """The files that a branch of the repository changes."""
    return git(runner.outside / "origin.git", "diff", "--name-only", "main", branch).split()


def test_a_translation_is_begun_in_the_browser(runner: Runner) -> None:
    english = "docs/towns/midori/measures/1-2.en.md"
    run(runner, "translate", "draft", typed("translate"))
    assert runner.summary == f"    {english}\n"
    asked = propose(runner, "translate", typed("translate"))
    assert changed(runner, "translate-7") == [english]
    assert "draft: true" in git(runner.outside / "origin.git", "show", f"translate-7:{english}")
    assert [*asked[1][:2], *asked[1][2:4]] == ["pr", "create", "--head", "translate-7"]
    assert asked[2:] == [["workflow", "run", name, "--ref", "translate-7"] for name in ("test.yml", "preview.yml")]


@pytest.mark.parametrize(
    ("workflow", "job", "wrong", "told"),
    [
        ("translate", "draft", {"page": "/towns/midori/nosuch/"}, "というページはありません。"),
        ("translate", "draft", {"page": f"docs/{PAGE}.md"}, "1-1.en.md はもうあります。"),
        ("export", "export", {"pages": "midor"}, "もしかして: midori"),
        ("export", "export", {"since": "2026-13-01"}, "「2026-13-01」という日はありません。"),
        ("survey", "export", {"town": "--help"}, "「--help」という町はありません。"),
        ("survey", "export", {"year": "来年"}, "「来年」は年度として読めません。"),
        ("adopt", "draft", {"month": '令和8年13月"; touch x; "'}, "は年月として読めません。"),
        ("adopt", "draft", {"town": "$(touch x)"}, "「$(touch x)」という町はありません。"),
    ],
)
def test_a_mistake_in_what_was_typed_is_told_in_the_summary(
    runner: Runner, workflow: str, job: str, wrong: dict[str, str], told: str
) -> None:
    with pytest.raises(AssertionError):
        run(runner, workflow, job, typed(workflow, **wrong))
    assert told in runner.summary
    assert all(line.startswith("    ") for line in runner.summary.splitlines()), "shown as it is"
    assert not (runner.clone / "x").exists()


def test_a_draft_is_adopted_in_the_browser(runner: Runner) -> None:
    run(runner, "adopt", "draft", typed("adopt"))
    propose(runner, "adopt", typed("adopt"))
    assert "docs/towns/midori/index.md" in changed(runner, "adopt-midori")


@pytest.mark.parametrize("format", ["xliff", "tbx", "csv"])
def test_texts_and_terms_are_exported_in_the_browser(runner: Runner, format: str) -> None:
    run(runner, "export", "export", typed("export", format=format))
    (made,) = (runner.outside / "artefacts/export").iterdir()
    assert made.name == {"xliff": "pages.xlf", "tbx": "terms.tbx", "csv": "terms.csv"}[format]
    assert made.stat().st_size > 100
    assert runner.summary


def arrive(runner: Runner, files: Mapping[str, bytes], branch: str = "papers") -> None:
    """Upload files into the folder incoming of a new branch, as the browser does."""
    git(runner.clone, "checkout", "--quiet", "-B", branch)
    for name, content in files.items():
        (runner.clone / "incoming" / name).write_bytes(content)
    git(runner.clone, "add", "--all")
    git(runner.clone, "commit", "--quiet", "--message", "Add files via upload")
    git(runner.clone, "push", "--quiet", "--force", "origin", branch)


def sent_back(docs: Path, *, lost: bool = False) -> bytes:
    """A page as a translator sends it back, with other words in one place; ``lost``: without a code in another one."""
    library, _ = loader.load(docs)
    entries = list(exporting.xliff_entries(library, [library.pages[PAGE]]))
    plain = next(number for number, each in enumerate(entries) if each.target and len(each.target) == 1)
    coded = next(number for number, each in enumerate(entries) if each.target and len(each.target) > 1)
    entries[plain] = replace(entries[plain], target=("Certificates, everywhere",))
    if lost:
        entries[coded] = replace(entries[coded], target=("No code",))
    return xliff.write(entries)


def filled_in(runner: Runner) -> bytes:
    """A workbook of the year as it comes back: a measure was confirmed."""
    run(runner, "survey", "export", typed("survey"))
    book = next((runner.outside / "artefacts/survey").glob("*.xlsx"))
    opened = load_workbook(book)
    opened[SheetName.PROGRESS][f"{CONFIRMED.letter}{FIRST_ROW}"] = YES
    opened.save(book)
    return book.read_bytes()


def test_files_that_arrive_are_taken_in_on_their_own_branch(runner: Runner) -> None:
    arrive(runner, {"a.xlf": sent_back(runner.clone / "docs"), "課.xlsx": filled_in(runner)})
    before = {"github.sha": git(runner.clone, "rev-parse", "HEAD").strip()}
    run(runner, "import", "read", before)
    assert f"    docs/{PAGE}.en.md\n" in runner.summary
    asked = propose(runner, "import", before)
    there = changed(runner, "papers")
    assert f"docs/{PAGE}.en.md" in there
    assert any(name.endswith(".md") and not name.endswith(".en.md") for name in there)
    assert not [name for name in there if name.startswith("incoming/")], "taken in and deleted"
    assert asked == [["workflow", "run", name, "--ref", "papers"] for name in ("test.yml", "preview.yml")]


def test_what_is_refused_stays_and_fails_the_run_and_the_rest_is_taken_in(runner: Runner) -> None:
    sent = {"a.xlf": sent_back(runner.clone / "docs", lost=True), "b.docx": b"PK", "c.xlsx": b"PK"}
    arrive(runner, sent)
    before = {"github.sha": git(runner.clone, "rev-parse", "HEAD").strip()}
    with pytest.raises(AssertionError, match="exit 1"):
        run(runner, "import", "read", before)
    told = runner.summary
    assert "受け取れません" in told
    assert "incoming/b.docx: 取りこめるのは" in told
    assert "c.xlsx: Excelのファイル（.xlsx）として読めません。" in told
    propose(runner, "import", before)
    assert changed(runner, "papers") == [f"docs/{PAGE}.en.md", *(f"incoming/{name}" for name in sorted(sent))]


def change(runner: Runner, place: str, text: str) -> None:
    """Hand a change of a file to the job that takes it over."""
    (runner.clone / place).write_text(text, encoding="utf-8")
    kept = runner.outside / "artefacts/change"
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "change.patch").write_text(git(runner.clone, "diff", "--binary"), encoding="utf-8")
    (kept / "told.txt").write_text("told\n", encoding="utf-8")
    git(runner.clone, "checkout", "--quiet", "--", ".")


INPUTS = {
    "inputs.ref": "main",
    "inputs.paths": "docs/*",
    "inputs.branch": "made-1",
    "inputs.message": "content: made",
    "inputs.title": "できた",
}


def test_a_protected_branch_gets_a_pull_request(runner: Runner) -> None:
    hook = runner.outside / "origin.git/hooks/update"
    hook.write_text('#!/bin/sh\ntest "$1" != refs/heads/main\n', encoding="utf-8")
    hook.chmod(0o755)
    change(runner, f"docs/{PAGE}.en.md", "made\n")
    assert runner.github
    runner.github.answer({"pr list": "[]"})
    ref = git(runner.clone, "rev-parse", "HEAD").strip()
    run(runner, "propose", "propose", {**INPUTS, "inputs.ref": ref, "inputs.onto": "main"})
    created = next(asked for asked in runner.github.asked if asked[:2] == ["pr", "create"])
    assert created[2:6] == ["--base", "main", "--head", "made-1"]
    assert changed(runner, "made-1") == [f"docs/{PAGE}.en.md"]
    assert ["workflow", "run", "test.yml", "--ref", "made-1"] in runner.github.asked


def test_a_branch_that_has_gone_on_gets_the_change_on_top(runner: Runner) -> None:
    ref = git(runner.clone, "rev-parse", "HEAD").strip()
    arrive(runner, {"later.txt": b"later"}, branch="papers")
    git(runner.clone, "checkout", "--quiet", "--detach", ref)
    change(runner, f"docs/{PAGE}.en.md", "made\n")
    run(runner, "propose", "propose", {**INPUTS, "inputs.ref": ref, "inputs.onto": "papers"})
    assert changed(runner, "papers") == [f"docs/{PAGE}.en.md", "incoming/later.txt"]


def test_a_second_run_replaces_what_the_first_has_proposed(runner: Runner) -> None:
    assert runner.github
    for text, there in (("one\n", "[]"), ("two\n", '[{"number": 1}]')):
        git(runner.clone, "checkout", "--quiet", "--detach", "origin/main")
        change(runner, f"docs/{PAGE}.en.md", text)
        runner.github.answer({"pr list": there})
        run(runner, "propose", "propose", {**INPUTS, "inputs.onto": ""})
    assert git(runner.outside / "origin.git", "show", f"made-1:docs/{PAGE}.en.md") == "two\n"
    asked = [" ".join(each[:2]) for each in runner.github.asked]
    assert "pr edit" in asked
    assert "pr create" not in asked


SUGGESTED = "x\n```suggestion\ny\n```"
BOT = {"login": "github-actions[bot]"}


def suggest(runner: Runner, wanted: list[tuple[int, str]], there: Sequence[Mapping[str, object]]) -> list[list[str]]:
    """Run the job that posts suggestions; returns what GitHub was asked to change."""
    kept = runner.outside / "artefacts/review"
    kept.mkdir(parents=True, exist_ok=True)
    comments = [{"path": "a.md", "line": line, "side": "RIGHT", "body": body} for line, body in wanted]
    text = json.dumps({"event": "APPROVE", "comments": comments})
    (kept / "review.json").write_text(text, encoding="utf-8")
    assert runner.github
    runner.github.answer({"api --paginate": json.dumps([[*there[:1]], [*there[1:]]])})
    run(runner, "test", "suggest", {"github.event.pull_request.number": "5"})
    return [asked for asked in runner.github.asked if "--method" in asked]


def test_a_suggestion_is_posted_once(runner: Runner) -> None:
    first = suggest(runner, [(1, SUGGESTED), (2, SUGGESTED)], [])
    assert [asked[1:4] for asked in first] == [["repos/machi-dx/machi-dx/pulls/5/reviews", "--method", "POST"]]
    assert json.loads(first[0][-1])["event"] == "COMMENT", "it approves nothing"
    there = [{"id": number, "path": "a.md", "line": number, "body": SUGGESTED, "user": BOT} for number in (1, 2)]
    assert suggest(runner, [(1, SUGGESTED), (2, SUGGESTED)], there) == []


def test_a_suggestion_that_does_not_hold_any_more_is_taken_away_unless_answered(runner: Runner) -> None:
    person = {"login": "hanako"}
    there = [
        {"id": 1, "path": "a.md", "line": 1, "body": SUGGESTED, "user": BOT},
        {"id": 2, "path": "a.md", "line": 1, "body": SUGGESTED, "user": BOT},
        {"id": 3, "path": "a.md", "line": None, "body": SUGGESTED, "user": BOT},
        {"id": 4, "path": "a.md", "line": 4, "body": SUGGESTED, "user": BOT},
        {"id": 5, "path": "a.md", "line": 4, "body": "なぜですか", "user": person, "in_reply_to_id": 4},
        {"id": 6, "path": "a.md", "line": 6, "body": SUGGESTED, "user": person},
        {"id": 7, "path": "a.md", "line": 7, "body": "told otherwise", "user": BOT},
    ]
    asked = suggest(runner, [(1, SUGGESTED)], there)
    assert [each[1:] for each in asked] == [
        ["--method", "DELETE", f"repos/machi-dx/machi-dx/pulls/comments/{id}"] for id in (2, 3)
    ]


@pytest.mark.parametrize("result", ["success", "failure"])
def test_the_commit_of_a_proposal_is_told_what_its_checks_have_found(runner: Runner, result: str) -> None:
    run(runner, "test", "told", {"needs.checked.result": result})
    assert runner.github
    (asked,) = runner.github.asked
    assert asked[1] == "repos/machi-dx/machi-dx/check-runs"
    assert {"name=checked", "head_sha=main", f"conclusion={result}"} <= set(asked)


@pytest.mark.parametrize(
    ("results", "passes"),
    [("success success skipped", True), ("success failure success", False), ("cancelled success success", False)],
)
def test_the_one_check_to_ask_for_passes_if_all_have(runner: Runner, results: str, *, passes: bool) -> None:
    values = {"join(needs.*.result, ' ')": results}
    if passes:
        run(runner, "test", "checked", values)
    else:
        with pytest.raises(AssertionError):
            run(runner, "test", "checked", values)
