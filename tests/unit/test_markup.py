"""What is found in a Markdown text."""

import re

import pytest
from markdown import markdown

from machidx.language.scripts import japanese_runs
from machidx.markdown import markup
from machidx.markdown.tokens import blanked


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[[BPR]]", ("BPR", None, "BPR")),
        ("[[BPR|業務改革]]", ("BPR", None, "業務改革")),
        ("［［ＢＰＲ］］", ("ＢＰＲ", None, "BPR")),
        ("［［ＢＰＲ｜見直し］］", ("ＢＰＲ", None, "見直し")),
        ("[[β'モデル@ono]]", ("β'モデル", "ono", "β'モデル")),
        ("[[β'モデル＠ono|モデル]]", ("β'モデル", "ono", "モデル")),
    ],
)
def test_a_term_is_read_in_every_way_it_is_typed(written: str, expected: tuple[str, str | None, str]) -> None:
    (found,) = markup.linked_terms(f"前 {written} 後")
    assert (found.target, found.town, found.shown) == expected


@pytest.mark.parametrize("text", ["`[[BPR]]`", "```\n[[BPR]]\n```", "<!-- [[BPR]] -->", "~~~ md\n[x](y.md)\n~~~"])
def test_nothing_counts_inside_code_and_comments(text: str) -> None:
    assert (list(markup.linked_terms(text)), list(markup.links(text))) == ([], [])
    assert len(blanked(text)) == len(text), "offsets stay"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("`a\n\n<b>`", "`a\n\n<b>`"),
        ("> `a\n>\n> <b>`", "> `a\n>\n> <b>`"),
        ("`a\nb` <b>", "  \n   <b>"),
        ("\\`<b>`", "\\`<b>`"),
        ("`` a`b `` `c`", " " * 13),
        ("```\n<b>", "```\n<b>"),
        ("- x\n\n    ```md\n    a\n\n    b\n    ```\n    c", "- x\n\n         \n     \n\n     \n       \n    c"),
        ("<!-- a\n\n` --> `<b>", "      \n\n      `<b>"),
        ("<!-- a <b>", "<!-- a <b>"),
        ("`<!--` <b> `-->`", "       <b>      "),
    ],
)
def test_only_what_markdown_hides_is_hidden(written: str, left: str) -> None:
    assert blanked(written) == left


@pytest.mark.parametrize(
    "piece",
    ["[", "[[", "(", "(あ", "{", "## {", "`", "`` ` ", "```a\n", "<!--", "<a:", "[a](", "](", "[a\n", "_a ", " ", "\n"],
)
def test_a_text_of_nothing_but_openings_is_read_at_once(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    for find in (markup.links, markup.linked_terms, markup.html_tags, markup.headings, markup.prose):
        assert len(list(find(text))) <= len(text)
    assert len(markup.readable(text)) == len(text)
    assert len(markup.without_targets(text)) == len(text)
    assert "".join(run.text for run in japanese_runs(text)) == text


@pytest.mark.parametrize(
    ("written", "target", "is_image"),
    [
        ("[a](b.md)", "b.md", False),
        ('[a](<b.md> "題")', "b.md", False),
        ("![a](b.png)", "b.png", True),
        ("[a]: b.md", "b.md", False),
        ("<https://x.example/>", "https://x.example/", False),
        ("[a](java&#115;cript:x)", "javascript:x", False),
        ("[[[BPR]]を見る](b.md)", "b.md", False),
    ],
)
def test_links_are_found_and_decoded(written: str, target: str, *, is_image: bool) -> None:
    assert [(link.target, link.is_image) for link in markup.links(written)] == [(target, is_image)]


def test_a_footnote_is_no_link() -> None:
    assert list(markup.links("国の資料[^1]によります。\n\n[^1]: 令和8年1月の資料です。")) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("大見出し\n=====\n\n文", ["大見出し"]),
        ("文\n\n費用\n---", ["費用"]),
        ("## 題 { #x }\n`効果`\n-  \n", ["`効果`"]),
        ("文\n文\n---", []),
        ("文\n\n---\n\n文", []),
        ("- `a`\n- `b`", []),
        ("a | b\n--- | ---", []),
        ("```\n題\n\n題\n===\n```", []),
        ("    題\n    ===", []),
    ],
)
def test_headings_with_a_line_below_them_are_those_that_markdown_makes(written: str, expected: list[str]) -> None:
    assert [text for _, text in markup.underlined(written)] == expected
    made = markdown(written, extensions=["tables", "fenced_code", "attr_list"])
    assert len(re.findall("<h[12]", made)) - written.count("## ") == len(expected)


def test_sections_begin_at_headings_with_ids() -> None:
    found = markup.sections("前文\n\n## 一 { #one }\n\n文\n\n#### 小\n\n### 二 { #two }\n\n終\n")
    assert {name: text.split() for name, text in found.items()} == {
        "top": ["前文"],
        "one": ["##", "一", "{", "#one", "}", "文", "####", "小"],
        "two": ["###", "二", "{", "#two", "}", "終"],
    }


def test_notes_on_contradictions_can_be_left_out() -> None:
    section = '## 題 { #x }\n\nあ\n\n!!! discrepancy "い"\n    う\n    え\n\n!!! note "お"\n    か\n\nき\n'
    assert markup.plain(section) == "あ\nい\nう\nえ\nお\nか\nき"
    assert markup.plain(markup.without_discrepancies(section)) == "あ\nお\nか\nき"
    assert [*markup.discrepancies(section)] == [("い", "う\nえ", "x")]


def test_plain_words_of_a_section() -> None:
    assert markup.plain("## 題 { #x }\n\n[[BPR|見直し]]を**進める**。\n\n- [表](a.md)\n") == "見直しを進める。\n・表"


def test_prose_is_paragraphs_without_lists_tables_notes_and_code() -> None:
    body = (
        "前の[[文]]。\n次の`[[文]]`。\n\n## 題 { #x }\n\n- 一\n- 二\n\n| 表 |\n|---|\n\n1. 番\n\n1つの文。\n\n"
        '!!! note "注"\n    中\n\n```text\n囲み\n\n囲み\n```\n\n::: table a\n\n終わり。\n'
    )
    assert list(markup.prose(body)) == ["前の文。\n次の[[文]]。", "1つの文。", "終わり。"]


def test_a_box_in_a_code_block_is_no_discrepancy() -> None:
    box = '!!! discrepancy "題"\n    文です。\n'
    body = f"## 例 {{ #example }}\n\n```text\n{box}```\n\n{box}"
    assert [(title, text, id) for title, text, id in markup.discrepancies(body)] == [("題", "文です。", "example")]
