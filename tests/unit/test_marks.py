"""Writings that Markdown prints or drops: each is told, and what is written right is not."""

import pytest

from machidx.content.source import parse
from machidx.rules.slips import slips


def _told(body: str) -> list[tuple[int, str, str]]:
    found = slips(parse("x.md", f"---\nkind: page\n---\n{body}"))
    return [(problem.place.line - 3, str(problem.rule), problem.proposal) for problem in found]


@pytest.mark.parametrize(
    ("written", "proposal"),
    [
        ("##費用 { #cost }", "## 費用 { #cost }"),
        ("##　費用", "## 費用"),
        ("## 　費用", "## 費用"),
        ("＃＃ 費用", "## 費用"),
        ("＃　費用", "# 費用"),
        ("#＃費用", "## 費用"),
        (" ## 費用", "## 費用"),
        ("   ### 費用", "### 費用"),
        ("> ## 費用", "## 費用"),
        ("- ## 費用", "## 費用"),
        ("#7119に電話します。", "＃7119に電話します。"),
        ("- #7119", "＃7119"),
    ],
)
def test_what_looks_like_a_heading_and_is_none_or_is_one_unseen(written: str, proposal: str) -> None:
    assert _told(written) == [(1, "L11", proposal)]


@pytest.mark.parametrize(
    ("written", "proposal"),
    [
        ("[[BPRで変えます。", "[[ことば]]"),
        ("BPR]]で変えます。", "[[ことば]]"),
        ("【【BPR】】", "[[BPR]]"),
        ("【【BPRで", "[[BPRで]]"),
        ("［施策］（../1-1.md）", "[施策](../1-1.md)"),
        ("[施策]（../1-1.md）", "[施策](../1-1.md)"),
        ("［施策］(https://a.example/)", "[施策](https://a.example/)"),
        ("[施策] (1-1.md)", "[施策](1-1.md)"),
        ("[施策](1-1.md）", ")"),
        ("![図]（map.png）", "[図](map.png)"),
        ("[施策(1-1.md#how)", "[ことば](1-1.md#how)"),
        ("[ ](1-1.md)", "[ことば]("),
        ("[施策]()", "](….md)"),
        ("[施策][measure]", "[measure]: …"),
        ("[施策][]", "[施策]: …"),
        ("国の資料[^1]", "[^1]: …"),
        ("::: tabel t1", "::: table 名前"),
        (":::table t1", "::: table 名前"),
        ("：：： table t1", "::: table 名前"),
        ("  ::: table t1", "::: table 名前"),
        ("::: table", "::: table 名前"),
        ("！！！ note", '!!! note "題"'),
        ("＊＊太い", "**"),
        ("- [ ] 窓口", "□"),
        ("｜ 列 ｜ 列 ｜", "| … |"),
        ("```text\n文", "```"),
        ("`文\n\n文", "`…`"),
    ],
)
def test_marks_that_would_be_printed(written: str, proposal: str) -> None:
    assert _told(written) == [(1, "L12", proposal)]


@pytest.mark.parametrize(
    ("written", "line", "proposal"),
    [
        ("!!! note\n    文", 1, '!!! note "題"'),
        ("!!! note 注意\n    文", 1, '!!! note "注意"'),
        ("!!! note 「注意」\n    文", 1, '!!! note "注意"'),
        ('!!!note "注意"\n    文', 1, '!!! note "注意"'),
        ("!!! 注意\n    文", 1, '!!! note "題"'),
        ('!!! note "注意"\n  文', 2, "「    」（空白4つ）＋文"),
        ('!!! note "注意"\n\n   文', 3, "「    」（空白4つ）＋文"),
        ('!!! note "注意"', 1, "「    」（空白4つ）＋文"),
        ('??? note "注意"\n文', 2, "「    」（空白4つ）＋文"),
    ],
)
def test_notes_that_lose_their_title_or_text(written: str, line: int, proposal: str) -> None:
    assert _told(written) == [(line, "L13", proposal)]


@pytest.mark.parametrize(
    ("written", "line"),
    [("文です。\n::: table t1", 2), ("- 一\n::: table t1", 2), ("文です。\n- 一\n- 二", 2), ("文です。\n1. 一", 2)],
)
def test_what_needs_an_empty_line_above(written: str, line: int) -> None:
    assert _told(written) == [(line, "L14", "空の行")]


@pytest.mark.parametrize(
    ("written", "line", "proposal"),
    [
        ("- 一\n  - 二", 2, "    - 二"),
        ("1. 一\n   - 二", 2, "    - 二"),
        ("文です。\n\n    次の文です。\n    つづき", 3, "次の文です。"),
        ("\t文です。", 1, "文です。"),
    ],
)
def test_texts_that_leave_their_list_or_become_code(written: str, line: int, proposal: str) -> None:
    assert _told(written) == [(line, "L16", proposal)]


@pytest.mark.parametrize(
    ("written", "proposal"),
    [("・一\n・二", "- 二"), ("1）一\n2）二", "- 二"), ("① 一\n② 二", "- 二"), ("> 文\n\n（1）一\n（2）二", "- 二")],
)
def test_japanese_bullets_would_run_into_one_line(written: str, proposal: str) -> None:
    assert [(code, hint) for _, code, hint in _told(written)] == [("L14", proposal)]


@pytest.mark.parametrize(
    "written",
    [
        "・一つだけ\n文です。\n\n① 一\n\n② 二",
        "## 費用 { #cost }\n- 一\n- 二\n  つづき\n- 三",
        "## 表\n::: table t1\n文です。",
        "＃7119に電話します。\n\n- ＃9110",
        "[[[BPR]]を見る](b.md)と［［ＢＰＲ｜見直し］］と[a](b(1).md)",
        '［注］（下を見る）と[注](a.md "題")',
        "`[[` と ``a`b`` と `##x`",
        "国[^1]の[資料][x]\n\n[^1]: 令和8年\n[X]: a.md",
        '!!! discrepancy "合計"\n\n    文\n\n    - 一',
        '??? note "合計"\n    文\n    !!! note "中"\n        文',
        "1. 一\n\n    ```md\n    ##x\n\n    [[\n    ```\n2. 二",
        "> 文\n> - 一",
        "- 一\n文\n- 二",
        "- 一\n    - 二\n\n    文\n- 三\n\n[^1]: 注\n\n    注のつづき",
    ],
)
def test_what_is_written_right_is_not_told(written: str) -> None:
    assert _told(written) == []
