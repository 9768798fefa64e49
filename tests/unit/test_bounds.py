"""Bodies that Python-Markdown would fail on, or take minutes for, are told; all others are rendered in linear time."""

import time
from pathlib import Path

import pytest

from machidx.content.catalog import Rules
from machidx.markdown import bounds
from machidx.markdown.context import TextContext
from machidx.markdown.rendering import render
from machidx.rules.check import check

from ..conftest import ROOT
from ..mutants.material import PAIRS

_NESTED = {
    "quotations": "> " * 500 + "申請",
    "items": "1. " * 500 + "申請",
    "boxes": "\n\n".join("    " * level + "!!! note" for level in range(100)),
    "notes": "[^1]: " * 500 + "申請",
    "notes in notes": "\n".join("    " * level + f"[^{level}]: 注" for level in range(500)),
    "definitions": "申請\n:   説明\n" * 500,
    "brackets": "[a](" * 9000,
    "headings": "## 申請\n\n" * 3000,
    "abbreviations": "*[a]: 略\n\n" * 3000,
    "references to notes": "[^1]\n\n[^1]: 注\n\n" * 5000,
    "rules": "***\n" * 16_000,
    "one paragraph": "**_" * 20_000,
    "many paragraphs": "a\n\n" * 30_000,
    "many words": "申請" * 60_000,
}


@pytest.mark.parametrize("body", _NESTED.values(), ids=_NESTED)
def test_what_markdown_cannot_render_in_time_is_told(docs: Path, body: str) -> None:
    (docs / "guide" / "index.md").write_text(f"---\nkind: page\ntitle: 題\n---\n\n{body}\n", encoding="utf-8")
    start = time.process_time()
    told = [problem.rule for problem in check(docs)[1]]
    assert Rules.TOO_MUCH in told
    assert time.process_time() - start < 2


def test_real_texts_stay_far_below_the_bounds() -> None:
    for path in ROOT.glob("docs/**/*.md"):
        text = path.read_text(encoding="utf-8").partition("\n---\n")[2]
        assert bounds.excess(text * 2) is None, path


def _seconds(body: str) -> float:
    """The least time of several, as other programs disturb some of them."""
    times = []
    for _ in range(3):
        start = time.process_time()
        if bounds.excess(body) is None:
            render(body, TextContext())
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.full
@pytest.mark.parametrize("pair", PAIRS)
def test_twice_as_many_signs_take_at_most_three_times_as_long(pair: str) -> None:
    """Repeated in paragraphs as large as may be: below the bounds, everything is rendered."""
    together = min(bounds.MAX_CHARACTERS // len(pair), bounds.MAX_TOGETHER // (pair.count("\n") or 1)) - 1
    paragraph = f"{pair * together}\n\n"
    half = bounds.MAX_LENGTH // 2 // len(paragraph) or 1
    once, twice = _seconds(paragraph * half), _seconds(paragraph * 2 * half)
    assert twice < 2
    assert twice <= 3 * once + 0.02


def test_a_text_that_fails_all_the_same_is_told_and_the_next_one_is_rendered(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "excess", lambda _: None)
    (docs / "guide" / "index.md").write_text(
        f"---\nkind: page\ntitle: 題\n---\n\n{'1. ' * 2000}申請\n", encoding="utf-8"
    )
    assert [problem.rule for problem in check(docs)[1]] == [Rules.TOO_MUCH]
    assert render("申請", TextContext()).html == "<p>申請</p>"


@pytest.mark.parametrize(
    "written",
    [
        "\n".join("    " * depth + '!!! note "題"' for depth in range(400)) + "\n" + "    " * 400 + "文",
        "\n".join("    " * depth + "- 一" for depth in range(400)),
        "> " * 900 + "文",
        "- " * 400 + "文",
        "> 1. " * 300 + "文",
    ],
)
def test_nesting_has_a_bound(written: str) -> None:
    assert bounds.excess(written)
