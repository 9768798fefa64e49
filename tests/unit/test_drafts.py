"""Drafts of English files: whatever the Japanese says, what the translator uncomments is YAML with the same names."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from machidx.content import frontmatter, loader
from machidx.language.characters import refused_signs
from machidx.translation import drafts

from ..conftest import LIBRARY

SUMMARY = "summary: コンビニで証明書が取れます。"
MEASURE = "towns/midori/measures/1-1"


def _front(draft: str) -> frontmatter.FrontMatter:
    return frontmatter.read("\n" + draft.split("---\n")[1])


@pytest.mark.parametrize(
    "summary",
    [
        "|\n  一行目です。\n  二行目です。",
        ">-\n  一行目です。\n\n  二行目です。",
        '"一行目です。\\n---\\n二行目です。"',
        '"タブ\\tです。"',
        '"# 一: [二"',
    ],
)
def test_a_draft_can_be_read_whatever_the_summary(docs: Path, summary: str) -> None:
    file = docs / f"{MEASURE}.md"
    text = file.read_text(encoding="utf-8")
    assert SUMMARY in text
    file.write_text(text.replace(SUMMARY, f"summary: {summary}"), encoding="utf-8")
    read, _ = loader.load(docs)
    draft = drafts.draft(read, read.pages[MEASURE])
    assert _front(draft).mistakes == []
    asked = re.sub("^# (?!#|日本語)", "", draft, flags=re.MULTILINE)
    commented = [line for line in draft.splitlines() if "目です" in line or "タブ" in line or "一: " in line]
    assert all(line.startswith("# ") for line in commented)
    assert "\nsummary:\n" in asked


@given(st.text(min_size=1).map(str.strip).filter(lambda name: name and not [*refused_signs(name)]))
@example("yes")
@example("2024-13-45")
@example("1: 2")
@example("[[x")
@example("a #b")
def test_a_name_is_read_as_the_key_it_was_written_as(name: str) -> None:
    front = frontmatter.read(f"labels:\n  {drafts._key(name)}: word")
    assert front.mistakes == []
    assert front.data == {"labels": {name: "word"}}


def test_a_draft_of_every_page_can_be_read() -> None:
    read, _ = loader.load(LIBRARY)
    for page in read.pages.values():
        assert _front(drafts.draft(read, page)).mistakes == []
