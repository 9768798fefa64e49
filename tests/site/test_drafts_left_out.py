"""A built site holds nothing of a draft: no page, no data, no word of the plan."""

from pathlib import Path

from ..unit.test_drafting import BARS
from .test_commands import machidx

SENTENCE = "紙の申請が多くありました。"


def test_a_site_with_drafts_is_built_without_them(project: Path) -> None:
    (project / "plan.txt").write_text(BARS, encoding="utf-8")
    facts = ("--name", "もみじ町", "--code", "015555", "--reading", "もみじまち")
    assert machidx(project, "new", "town", "momiji", *facts, "--text", "plan.txt").returncode == 0
    assert SENTENCE in (project / "docs/towns/momiji/plan/01-chapter.md").read_text(encoding="utf-8")
    run = machidx(project, "site")
    assert run.returncode == 0, run.stderr
    published = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert not [path for path in published if "momiji" in path.as_posix()]
    forbidden = [text.encode() for text in (SENTENCE, "もみじ町", "momiji")]
    assert not [path for path in published if any(text in path.read_bytes() for text in forbidden)]
