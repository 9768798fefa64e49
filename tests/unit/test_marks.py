"""Writings that Markdown prints or drops: each is told, and what is written right is not."""

from pathlib import Path

import pytest

from machidx.content.diagnostics import Problem
from machidx.content.source import parse
from machidx.markdown.context import TextContext
from machidx.markdown.markup import plain, underlined
from machidx.markdown.reading import unshown_lines
from machidx.markdown.rendering import render
from machidx.rules import footnotes, lists, safety, slips, tables
from machidx.rules.check import check
from machidx.translation.fingerprints import fingerprint


def _problems(body: str) -> list[Problem]:
    source = parse("x.md", f"---\nkind: page\n---\n{body}")
    rules = (slips.slips, lists.unlisted, footnotes.footnotes, tables.grids, safety.markup_problems)
    return [problem for rule in rules for problem in rule(source)]


def told_in(body: str) -> list[tuple[int, str, str]]:
    """Return line, code and proposal of each problem of a body."""
    return [(found.place.line - 3, str(found.rule), found.proposal) for found in _problems(body)]


def _is_shown(body: str) -> bool:
    """Whether the page shows all words and marks of a text as they are typed."""
    return not unshown_lines(body, render(body, TextContext()).reading)


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
    assert told_in(written) == [(1, "L11", proposal)]


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
        ("```text\n文", "```"),
        ("`文\n\n文", "`…`"),
    ],
)
def test_marks_that_would_be_printed(written: str, proposal: str) -> None:
    assert told_in(written) == [(1, "L12", proposal)]


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
    assert told_in(written) == [(line, "L13", proposal)]


@pytest.mark.parametrize(
    ("written", "line"),
    [("文です。\n::: table t1", 2), ("- 一\n::: table t1", 2), ("文です。\n- 一\n- 二", 2), ("文です。\n1. 一", 2)],
)
def test_what_needs_an_empty_line_above(written: str, line: int) -> None:
    assert told_in(written) == [(line, "L14", "空の行")]


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
    assert told_in(written) == [(line, "L16", proposal)]


@pytest.mark.parametrize(
    ("written", "proposal"),
    [
        ("・一\n・二", "- 二"),
        ("・一\nつづき\n・二", "- 二"),
        ("-一\n-二", "- 二"),
        ("*一\n*二", "- 二"),
        ("•\t一\n•\t二", "- 二"),
        ("→一\n→二", "- 二"),
        ("▶ 一\n▶ 二", "- 二"),
        ("〇一\n〇二", "- 二"),
        ("🏫 一\n🏥 二", "- 二"),
        ("※一\n※二", "- 二"),
        ("①一\n②二", "- ②二"),
        ("① 一\n② 二", "- ② 二"),
        ("❶一\n❷二", "- ❷二"),
        ("【目的】一\n【内容】二", "- 【内容】二"),
        ("1）一\n2）二", "2. 二"),
        ("1.一\n2.二", "2. 二"),
        ("１．一\n２．二", "2. 二"),
        ("（1）一\n（2）二", "2. 二"),
        ("> 文\n\n（1）一\n（2）二", "2. 二"),
        ("1）一\n3）二", "- 3）二"),
        ("1️⃣ 一\n2️⃣ 二", "2. 二"),
        ("1　一\n2　二", "2. 二"),
        ("ア 一\nイ 二", "- イ 二"),
        ("イ 一\nロ 二", "- ロ 二"),
        ("（ア）一\n（イ）二", "- （イ）二"),
        ("a)一\nb)二", "- b)二"),
        ("ⅰ 一\nⅱ 二", "- ⅱ 二"),
        ("Ⅰ．一\nⅡ．二", "- Ⅱ．二"),
        ("一、一\n二、二", "- 二、二"),
        ("第1 一\n第2 二", "- 第2 二"),
        ("第1章　一\n第2章　二", "- 第2章　二"),
        ("注1　一\n注2　二", "- 注2　二"),
        ("1-1 一\n1-2 二", "- 1-2 二"),
        ("No.1 一\nNo.2 二", "- No.2 二"),
        ("甲 一\n乙 二", "- 乙 二"),
        ("Q．一\nA．二", "- A．二"),
    ],
)
def test_marks_of_any_list_would_run_into_one_line(written: str, proposal: str) -> None:
    told = told_in(written)
    assert {code for _, code, _ in told} == {"L14"}
    assert len(told) == 2
    assert told[-1][2] == proposal


@pytest.mark.parametrize(
    "written",
    [
        "2026年度に始めます。\n2027年度に終わります。",
        "1.5億円です。\n2.5億円です。",
        "1、2年生は行きます。\n3、4年生は行きません。",
        "「一」です。\n「二」です。",
        "**一**です。\n**二**です。",
        "[[BPR]]です。\n[[BPR]]でした。",
        "`a`です。\n`b`です。",
        "-20％です。\n-30％です。",
        "3つの窓口です。\n4つの係です。",
        "A house is built.\nA bridge is built.",
        "8:30に始まります。\n9:30に終わります。",
        "令和8年度 です。\n令和9年度 です。",
        "・一  \n・二",
    ],
)
def test_sentences_that_begin_alike_are_no_list(written: str) -> None:
    assert told_in(written) == []


@pytest.mark.parametrize(
    ("written", "proposal"),
    [
        ("2026. 4. 1 施行", r"2026\. 4. 1 施行"),
        ("１. 一\n2. 二", "1. 一"),
        ("+ 5％の増", "＋5％の増"),
        ("文\n\n* 単位は千円\n\n文", "＊単位は千円"),
        (">50人", "＞50人"),
        ("[注]: 令和8年", "［注］令和8年"),
        ("&copy; 町", "©"),
        ("一&nbsp;二", " "),
        ("&#x3042;", "あ"),
        ("[^1]: 一", ""),
        ("```本人確認\n見せます\n```", ""),
        ("> ~~~様式\n> 一\n> ~~~", ""),
        ("```Form\none\n```", ""),
        ("文[^1]\n\n[^1]: 一\n\n[^1]: 二", ""),
        ("文[^1]\n\n[^1]:", "[^1]: …"),
    ],
)
def test_what_a_page_would_change_or_not_show(written: str, proposal: str) -> None:
    assert [(code, hint) for _, code, hint in told_in(written)] == [("L17", proposal)]


@pytest.mark.parametrize(
    ("written", "line", "instead"),
    [
        ("1. 一\n3. 二", 2, "2."),
        ("1. 一\n1. 二", 2, "2."),
        ("1. 一\n2. 二\n\n1. 三", 4, "3."),
        ("- 一\n\n1. 二", 3, "・"),
        ("- 一\n1. 二", 2, "・"),
        ("1. 一\n    - 二\n    1. 三", 3, "・"),
        ('!!! note "題"\n    5. 一\n    7. 二', 3, "6."),
        ("[注]: 本文です。", 1, ""),
        ("一&copy;", 1, ""),
        ("| a |\n|---|\n| b | c |", 3, ""),
        ("#### C#", 1, ""),
        ("文[^1]\n\n[^1]: 一\n[^1]: 二", 3, ""),
    ],
)
def test_the_page_is_compared_with_what_was_typed(written: str, line: int, instead: str) -> None:
    (found,) = unshown_lines(written, render(written, TextContext()).reading)
    assert (written.count("\n", 0, found.offset) + 1, found.instead) == (line, instead)


@pytest.mark.parametrize(
    "written",
    [
        "1人*3回*500円",
        "2**3と2**4",
        r"\\server\_x と C:\#1",
        "__init__ と ____年____月____日",
        "*印は必須、*は任意 (*)と(*)",
        "==一== ~~二~~ ++三++ H~2~O x^2^",
        "*[BPR]: 業務",
        "[TOC]",
        "///Footnotes Go Here///",
        "文{}です { }",
        "3. 一\n4. 二",
        "a -- b ... (c) (tm)",
        "1人|2人",
    ],
)
def test_what_is_no_markup_is_shown_as_typed(written: str) -> None:
    made = render(written, TextContext())
    assert _is_shown(written)
    assert not {"<em>", "<strong>", "<abbr"} & {*made.html.replace(">", ">|").split("|")}
    for sign in ("*", "_", "\\"):
        assert made.html.count(sign) == written.count(sign)


@pytest.mark.parametrize("text", ["file_name_x", "1人*3回*500円", "__a__", r"C:\a_b", "`a_b*c*`"])
def test_plain_words_keep_their_signs(text: str) -> None:
    assert plain(text) == text.strip("`")


def test_notes_are_numbered_as_they_are_referred_to() -> None:
    written = "一[^b]と二[^a]\n\n[^a]: あ\n\n[^b]: い"
    made = render(written, TextContext()).html
    assert made.index("い") < made.index("あ")
    assert 'href="#fn:b">1<' in made
    assert 'title="注1の印に戻る"' in made
    assert "Jump" not in made
    assert _is_shown(written)
    assert 'title="Back to the mark of note 1"' in render(written, TextContext(locale="en")).html


@pytest.mark.parametrize(
    "written",
    [
        "・一\n・二",
        "文です。\n・一\n・二\nつづき",
        "（1）一\n（2）二\n（3）三",
        "①一\n②二\n③三",
        "1.一\n3.二",
        "ア 一\nイ 二",
        "- 一\n  - 二",
        "文\n- 一\n- 二",
        "2026. 4. 1 施行",
        "１. 一\n２. 二",
        "+ 5％の増",
        "* 単位は千円",
        ">50人",
        "[注]: 令和8年",
        "&copy;と&nbsp;と&lt;b&gt;",
        "| a |\n|---|\n| [[BPR|見直し]] |",
        "文です。\n\n    次の文です。",
    ],
)
def test_a_proposal_that_is_followed_leads_into_no_other_problem(written: str) -> None:
    lines = written.split("\n")
    for found in sorted(
        _problems(written), key=lambda each: (-each.place.line, -each.place.column, each.proposal == "空の行")
    ):
        at = found.place.line - 4
        if found.proposal == "空の行":
            lines.insert(at, "")
        elif found.wrong:
            before, after = lines[at][: found.place.column - 1], lines[at][found.place.column - 1 :]
            lines[at] = before + after.replace(found.wrong, found.proposal, 1)
        else:
            lines[at] = found.proposal
    assert told_in("\n".join(lines)) == []
    assert _is_shown("\n".join(lines))


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
        "> 文\n>\n> - 一",
        "> 文\n\n- 一",
        "- 一\n\t- 二\n\t\t- 三\n- 四",
        "[計画][p](昨年12月)です。\n\n[p]: https://example.jp/p",
        "- 一\n文\n- 二",
        "- 一\n    - 二[^1]\n\n    文\n- 三\n\n[^1]: 注\n\n    注のつづき",
    ],
)
def test_what_is_written_right_is_nottold_in(written: str) -> None:
    assert told_in(written) == []


@pytest.mark.parametrize(
    ("before", "after", "is_changed"),
    [
        ("様式は{1号}です", "様式は{2号}です", True),
        ("1. 申請", "2. 申請", True),
        ("[一](b(1).md)", "[一](c(2).md)", False),
        ('[一](b(1).md "題")', '[一](c.md "題")', False),
        ("[一](<b(1.md>)", "[一](<b.md>)", False),
        ("[一](b.md){ #a }", "[一](b.md){ #b }", False),
        ("[一][x]\n\n[x]: b.md", "[一][x]\n\n[x]: c.md", False),
        ("文<!-- 一 -->", "文<!-- 二 -->", False),
        (r"[[BPR\|見直し]]", "[[BPR｜見直し]]", False),
    ],
)
def test_a_translation_is_out_of_date_by_its_words_alone(before: str, after: str, *, is_changed: bool) -> None:
    assert (fingerprint(before).words != fingerprint(after).words) == is_changed


def test_a_comment_above_all_leaves_nothing() -> None:
    assert render("<!-- 一 -->\n文", TextContext()).html == "<p>文</p>"


@pytest.mark.parametrize("written", ["文\n---", "　文\n---", "> 文\n> ---", "文\n==="])
def test_what_becomes_a_heading_by_the_line_below_is_known(written: str) -> None:
    assert [words for _, words in underlined(written)] == ["文"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("> 窓口\n> - 一階\n> - 二階", [(2, "L14", ">")]),
        ("> 窓口\n> - 一階\n> 電話\n> - 内線2", [(2, "L14", ">")]),
        ("- 一\n  - 二\n\t- 三", [(2, "L16", "    - 二")]),
        ("## 題 { #a }\n    - 一\n    - 二", [(2, "L16", "- 一"), (3, "L16", "- 二")]),
        ("文\n\n    - 一\n        - 二\n    - 三", [(3, "L16", "- 一"), (4, "L16", "    - 二"), (5, "L16", "- 三")]),
        ("文\n\n\t文", [(3, "L16", "文")]),
        ("* 一\n* 二\n\n文\n\n* 三", [(6, "L17", "- 三")]),
        ("* 一\n\n文", [(1, "L17", "＊一")]),
    ],
)
def test_pasted_lists_and_headings_are_told_at_their_lines(written: str, expected: list[tuple[int, str, str]]) -> None:
    assert told_in(written) == expected


@pytest.mark.parametrize(
    "target",
    [
        "[p]: https://example.jp/p",
        '  [p]: https://example.jp/p "町の計画"',
        "[p]: <https://example.jp/p> '町の \"新しい\" 計画'  ",
        "[p]: https://example.jp/p (町の計画)",
        '[p]: https://example.jp/p\n    "町の計画"',
    ],
)
@pytest.mark.parametrize("use", ["[計画][p]を見ます。", "[計画][p](昨年)を見ます。", "[p]を見ます。"])
def test_the_target_of_a_link_and_its_title_need_no_words_on_the_page(use: str, target: str) -> None:
    assert _is_shown(f"{use}\n\n{target}")
    assert _is_shown(f"{target}\n\n{use}")


@pytest.mark.parametrize("empty", ["## ", "##  { #a }", "#### ", "# "])
def test_a_heading_without_words_is_told_at_its_line(docs: Path, empty: str) -> None:
    text = f"---\nkind: page\ntitle: 題\n---\n\n{empty}\n\n## 題 {{ #b }}\n\n文。\n"
    (docs / "guide" / "x.md").write_text(text, encoding="utf-8", newline="")
    assert [(each.place.line, str(each.rule), each.proposal) for each in check(docs)[1]] == [(6, "L06", "")]
