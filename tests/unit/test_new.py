"""Names and readings of new files: what no page can have is refused before anything is written."""

from pathlib import Path

import pytest

from machidx.cli import main
from machidx.content import loader, scaffold
from machidx.content.failures import RefusedError
from machidx.rules.check import check

TERM = "glossary/bpr.md"


@pytest.mark.parametrize("label", ["AUX", "con", "Nul", "COM1", "lpt9", "index", "Differences", "a" * 250])
def test_a_term_gets_no_name_that_a_page_cannot_have(docs: Path, label: str) -> None:
    before = sorted(docs.rglob("*"))
    with pytest.raises(RefusedError):
        scaffold.new_term(docs, label, "ことば", "", "")
    assert sorted(docs.rglob("*")) == before


@pytest.mark.parametrize("id", ["con", "aux", "nul", "com1", "Ono", "ono.", "ono ", "lpt1.x", "a" * 250, "../x"])
def test_a_town_gets_no_name_that_a_folder_cannot_have(docs: Path, id: str) -> None:
    before = sorted(docs.rglob("*"))
    with pytest.raises(RefusedError):
        scaffold.new_town(docs, loader.load(docs)[0], id=id, name="小野町", code="075221", reading="おのまち")
    assert sorted(docs.rglob("*")) == before


def test_arguments_are_read_as_utf_8_in_any_locale(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    typed = "ア-1".encode().decode("ascii", "surrogateescape")  # what Python makes of it under LANG=C
    assert main.main(["new", "measure", "midori", typed]) == 0
    assert 'number: "ア-1"' in (project / "docs/towns/midori/measures/a-1.md").read_text(encoding="utf-8")


def test_arguments_in_another_encoding_are_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    before = sorted((project / "docs").rglob("*"))
    typed = "ア-1".encode("cp932").decode("ascii", "surrogateescape")
    assert main.main(["new", "measure", "midori", typed]) == 2
    assert sorted((project / "docs").rglob("*")) == before


READINGS = [
    ("標準仕様", ""),
    ("BPR", ""),
    ("びー3", ""),
    ("ー", ""),
    ("ヒョウジュン", "ひょうじゅん"),
    ("ｶﾀｶﾅ", "かたかな"),
    ("ひょうじゅん シヨウ", "ひょうじゅんしよう"),
    ("かな・カナ", "かなかな"),
]
"""What no reading is, each with the reading it means."""


@pytest.mark.parametrize(("reading", "proposal"), READINGS)
def test_a_reading_is_in_hiragana(docs: Path, reading: str, proposal: str) -> None:
    file = docs / TERM
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("reading: びーぴーあーる", f"reading: {reading}"), encoding="utf-8")
    (problem,) = (found for found in check(docs)[1] if found.place.path.endswith(TERM))
    assert (problem.rule.code, problem.proposal) == ("S04", proposal)
    with pytest.raises(RefusedError, match=proposal or "ひらがな"):
        scaffold.new_term(docs, "標準", reading, "", "hyojun")


@pytest.mark.parametrize("name", ["a" * 250 + ".md", "か" * 70 + ".md", "か" * 70 + ".gif"])
def test_a_name_that_is_too_long_is_told(docs: Path, name: str) -> None:
    text = "---\nkind: page\ntitle: 題\n---\n\n文です。\n" if name.endswith(".md") else "GIF89a"
    (docs / "about" / name).write_text(text, encoding="utf-8")
    assert [problem.rule.code for problem in check(docs)[1]] == ["F14"]
