"""Ids: which a text may not give, and to which a link may lead."""

import re
from pathlib import Path

import pytest

from machidx.rules.anchors import OF_KIND
from machidx.rules.check import check
from machidx.site.theme import THEME

MEASURE = "towns/midori/measures/1-1.md"


def _told(docs: Path, text: str) -> list[str]:
    file = docs / MEASURE
    file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n\n{text}\n", encoding="utf-8")
    return [str(problem.rule) for problem in check(docs)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "文です。\n{ #main }",
        "文です。\n{ #how }",
        "文です。\n{ #tip-wi-fi }",
        "文です。\n{ #figures }",
        "文です。\n{ id=schedule }",
        "## 題 { #place }",
        "[町](../index.md){ #a }の文です。\n{ #a }",
    ],
)
def test_an_id_that_the_page_has_already(docs: Path, text: str) -> None:
    assert _told(docs, text) == ["L07"]


def test_links_lead_to_what_templates_print(docs: Path) -> None:
    anchors = (
        "../../../schedule/index.md#fy2026",
        "../departments.md#税務課",
        "../index.md#policies",
        "1-1.md#figures",
    )
    measure = (docs / MEASURE).read_text(encoding="utf-8")
    assert "税務課" in (docs / "towns/midori/index.md").read_text(encoding="utf-8")
    assert "kpis:\n" in measure
    assert _told(docs, " ".join(f"[一]({anchor})" for anchor in anchors)) == []


@pytest.mark.parametrize("anchor", ["../../../schedule/index.md#fy1999", "../departments.md#なし課", "1-1.md#nothing"])
def test_links_lead_to_nothing_else(docs: Path, anchor: str) -> None:
    assert _told(docs, f"[一]({anchor})") == ["L02"]


@pytest.mark.parametrize("kind", sorted(path.stem for path in THEME.glob("*.html")))
def test_each_id_of_a_template_is_known(kind: str) -> None:
    folders = (THEME, THEME / "partials")
    files = [file for folder in folders if (file := folder / f"{kind}.html").exists()]
    texts = [file.read_text(encoding="utf-8") for file in files]
    ids = {id for text in texts for id in re.findall(r' id="(?:\{\{ prefix \}\})?([a-z-]+)"', text)}
    shells = ("404", "base", "main", "redirect")
    assert kind in shells or ids <= {*OF_KIND.get(kind, ())}
