"""The shared labels: what stands in braces is filled in on both sides, or told; nothing else is read in them."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from machidx.content import loader
from machidx.content.library import Library
from machidx.rules.check import check
from machidx.views.context import Scene

from ..conftest import LIBRARY

READ, _ = loader.load(LIBRARY)


@pytest.mark.parametrize(
    ("english", "told"),
    [
        ("{cont} items", "「{cont}」は日本語にありません。「{count}」が英語に"),
        ("items", "「{count}」が英語にありません"),
        ("{count} {nosuch}", "「{nosuch}」"),
        ("{count} {", "「{」"),
        ("{count} }", "「}」"),
        ("{count} {}", "「{}」"),
        ("{count.__class__}", "「{count.__class__}」"),
        ("{count:>9}", "「{count:>9}」"),
        ("{count!r}", "「{count!r}」"),
        ("{0} {count}", "「{0}」"),
        ("{{count}}", "「{」"),
    ],
)
def test_other_placeholders_than_the_japanese_are_told(docs: Path, english: str, told: str) -> None:
    file = docs / "labels.en.yml"
    file.write_text(f'一: one\n"{{count}}件": "{english}"\n', encoding="utf-8")
    (problem,) = (found for found in check(docs)[1] if found.rule.code == "S04")
    assert told in problem.message
    assert (problem.place.path, problem.place.line) == ("docs/labels.en.yml", 2)


@pytest.mark.parametrize("english", ["{count} items", "{count} of {count}"])
def test_the_same_placeholders_are_right(docs: Path, english: str) -> None:
    (docs / "labels.en.yml").write_text(f'"{{count}}件": "{english}"\n', encoding="utf-8")
    assert "S04" not in {problem.rule.code for problem in check(docs)[1]}


@given(st.text("{}ab_.!:0count", max_size=20), st.text())
@example("{count.__class__}", "x")
@example("{count:>999999999}", "x")
def test_only_plain_placeholders_are_filled_in(words: str, value: str) -> None:
    shared = Library([], {"件": words}, {}, {}, READ.tree)
    said = Scene(shared, READ.pages["index"], "en").say("件", count=value)
    assert said == words.replace("{count}", value)
