"""A page marked ``draft: true`` is in no site, and the words of a plan cannot be published by mistake."""

from pathlib import Path

import pytest

from machidx.cli import main
from machidx.content import loader
from machidx.rules.check import check
from machidx.site.verifying import expected

from .test_drafting import BARS

SENTENCE = "紙の申請が多くありました。"
MARK = "draft: true\n"
COMMAND = ["new", "town", "momiji", "--name", "もみじ町", "--code", "015555", "--reading", "もみじまち", "--text"]


@pytest.fixture
def drafted(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The docs/ of the tiny library with a town drafted from a plan."""
    monkeypatch.chdir(project)
    (project / "plan.txt").write_text(BARS, encoding="utf-8")
    assert main.main([*COMMAND, "plan.txt"]) == 0
    return project / "docs"


def _made(docs: Path) -> list[Path]:
    return [path for path in sorted(docs.rglob("*.md")) if MARK in path.read_text(encoding="utf-8")]


def test_drafts_cause_no_problems_and_are_in_no_list(drafted: Path) -> None:
    before, now = loader.load(Path(__file__).parents[1] / "library")[0], check(drafted)
    assert now[1] == []
    assert now[0].pages.keys() == before.pages.keys()
    assert len(now[0].drafts) == len(_made(drafted)) > 8
    assert not [path for path in expected(drafted, drafted.parent / "overrides") if "momiji" in path]


def test_the_check_says_how_to_go_on(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main.main(["check"]) == 0
    told = capsys.readouterr()
    assert "docs/towns/momiji/measures/1-1-1.md: 下書きです（公開されません）。" in told.out
    assert told.err == f"問題はありません。\n下書きが{len(_made(drafted))}ページあります。\n"
    assert main.main(["check", "--format", "github"]) == 0
    assert "::notice file=docs/towns/momiji/index.md,line=1,col=1,title=下書き::" in capsys.readouterr().out


def test_words_of_the_plan_are_refused_when_a_page_is_no_draft_any_more(drafted: Path) -> None:
    made = _made(drafted)
    for path in made:
        path.write_text(path.read_text(encoding="utf-8").replace(MARK, ""), encoding="utf-8")
    library, problems = check(drafted)
    assert not library.drafts
    told = {problem.place.path for problem in problems if "計画書の原文のメモ" in problem.message}
    having = {f"docs/{path.relative_to(drafted).as_posix()}" for path in made if "<!--" in path.read_text("utf-8")}
    assert told == having
    assert any(SENTENCE in path.read_text("utf-8") for path in made)


def test_without_the_plan_the_pages_are_as_the_site_wants_them(drafted: Path) -> None:
    for path in _made(drafted):
        above, *parts = path.read_text(encoding="utf-8").replace(MARK, "").split("<!--")
        rest = "".join(part.partition("-->")[2] or part for part in parts)
        reading = "よみをかいてください"
        path.write_text(f"{above}{rest}".replace(f'"{reading}"', "よみ"), encoding="utf-8")
    library, problems = check(drafted)
    assert "momiji-1-1-1" in library.measures
    assert {str(problem.rule) for problem in problems} <= {"R21", "T01"}, [problem.line for problem in problems]


def test_a_link_to_a_draft_is_a_problem(drafted: Path) -> None:
    page = drafted / "towns/midori/measures/1-1.md"
    with page.open("a", encoding="utf-8") as file:
        file.write("\n[もみじ町](../../momiji/index.md)の文です。\n")
    (problem,) = check(drafted)[1]
    assert "は下書き（draft: true）で、公開されません" in problem.message


@pytest.mark.parametrize("mark", ['draft: "true"', "draft: 下書き", "draft: 1"])
def test_a_mark_that_is_none_is_a_problem(docs: Path, mark: str) -> None:
    page = docs / "towns/midori/measures/1-1.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("kind: measure\n", f"kind: measure\n{mark}\n"), encoding="utf-8")
    library, problems = check(docs)
    assert problems
    assert not library.drafts


def test_a_second_draft_leaves_the_first_as_it_is(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in drafted.rglob("*") if path.is_file()}
    assert main.main([*COMMAND, "plan.txt"]) == 1
    assert "はもうあります" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in drafted.rglob("*") if path.is_file()} == before
