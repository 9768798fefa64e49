"""What is told of front matter that YAML cannot read: what was typed, and the line to paste."""

import pytest

from machidx.content import frontmatter
from machidx.content.yaml_repairs import without_tabs

_ABOVE = "\nkind: measure\nnumber: 1-1\n"


@pytest.mark.parametrize(
    ("written", "told", "instead"),
    [
        ("stage: expanding\nこれはメモです\nsummary: 文です。", "「項目: 値」の形ではありません", "# これはメモです"),
        ("stage: expanding\nこれはメモです", "「項目: 値」の形ではありません", "# これはメモです"),
        ("stage expanding\nsummary: 文です。", "「stage」の後に", "stage: expanding"),
        ("title: 題\nstage　expanding", "「stage」の後に", "stage: expanding"),
        ("departments [町民課]\nstage: expanding", "「departments」の後に", "departments: [町民課]"),
        ("source\n  section: 3-1", "「source」の後に", "source:"),
        ("summary: 取れます。\n払えます。\nstage: done", "次の行に続いています", "summary: 取れます。払えます。"),
        ('summary: "取れます。"\n払えます。\nstage: done', "次の行に続いています", 'summary: "取れます。払えます。"'),
        ("summary: It is here.  # note\nAnd there.", "次の行に続いています", "summary: It is here. And there.  # note"),
        ("stage: done\nhttps://example.org/\ntitle: 題", "「項目: 値」の形ではありません", "# https://example.org/"),
        ("stage: expanding\nsummary: @所", "「@」で始められません", 'summary: "@所"'),
    ],
)  # fmt: skip
def test_what_was_typed_is_told(written: str, told: str, instead: str) -> None:
    (mistake,) = frontmatter.read(_ABOVE + written).mistakes
    assert told in mistake.message
    assert mistake.proposal == instead


def test_a_tab_is_told_with_the_number_of_spaces() -> None:
    (repair,) = without_tabs(["kpis:", "  - name: 件数", "\tunit: 件"])
    assert (repair.message, repair.instead) == (
        "タブ文字は使えません。行の頭を、半角の空白4つにします。",
        "    unit: 件",
    )


def test_many_tabs_take_no_longer_each(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def stops(lines: list[str]) -> int:
        read.append(len(lines))
        return 0

    monkeypatch.setattr("machidx.content.yaml_repairs._stops", stops)
    assert len(list(without_tabs(["a:", *["\tb: 1"] * 2_000]))) == 2_000
    assert len(read) <= 100
