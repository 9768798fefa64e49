"""Our Markdown: what comes out of it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from machidx.content import loader
from machidx.glossary.links import PageLinks
from machidx.markdown import extension
from machidx.markdown.context import TermLink, TextContext
from machidx.markdown.rendering import TablePlace, render

LIBRARY = Path(__file__).parents[1] / "library"


@pytest.fixture(scope="module")
def context() -> TextContext:
    """The text of the page of a measure of みどり町."""
    read, _ = loader.load(LIBRARY)
    return PageLinks(read, read.measures["midori-1-1"], "ja").text_context()


_BPR = '<a aria-describedby="tip-bpr" class="term" href="../../../../glossary/bpr/#midori" interestfor="tip-bpr">{}</a>'


def _html(context: TextContext, written: str) -> str:
    return render(written, context).html.strip()


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("[[BPR]]です", f"<p>{_BPR.format('BPR')}です</p>"),
        ("［［ＢＰＲ｜見直し］］", f"<p>{_BPR.format('見直し')}</p>"),
        ("`[[BPR]]`", "<p><code>[[BPR]]</code></p>"),
        ("## [[BPR]]とは { #x }", '<h2 id="x"><span>BPR</span>とは</h2>'),
        ("[[[BPR]]を見る](a.md)", '<p><a href="../a.md"><span>BPR</span>を見る</a></p>'),
        ("[[知らないことば]]", "<p>知らないことば</p>"),
        ("一文目です。\n二文目です。", "<p>一文目です。二文目です。</p>"),
        ("One.\nTwo.", "<p>One.\nTwo.</p>"),
        ("- 一文目です。\n  二文目です。", "<ul>\n<li>一文目です。二文目です。</li>\n</ul>"),
    ],
)
def test_written_and_made(context: TextContext, written: str, made: str) -> None:
    assert _html(context, written) == made


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("`a\n\n<script>alert(1)</script>`", "<p>`a</p>\n<p>&lt;script&gt;alert(1)&lt;/script&gt;`</p>"),
        ("<!--><b>x</b>", "<p>&lt;!--&gt;&lt;b&gt;x&lt;/b&gt;</p>"),
        ("<!--><b>x</b><!-- -->後", "<p>後</p>"),
        ("前<!-- メモ -->\n後", "<p>前後</p>"),
        ("`<!-- メモ -->`", "<p><code>&lt;!-- メモ --&gt;</code></p>"),
    ],
)
def test_html_is_words_and_comments_are_nothing(context: TextContext, written: str, made: str) -> None:
    assert _html(context, written) == made


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("## 題 { #x }", '<h3 id="one-x">題</h3>'),
        ("[a](b.md#c)", '<p><a href="to/b.md#c">a</a></p>'),
        ("![絵](../e.png)", '<p><img alt="絵" src="to/../e.png"></p>'),
        ("[[BPR]]です", "<p>BPRです</p>"),
    ],
)
def test_a_text_shown_elsewhere_moves_with_its_ids_and_links(written: str, made: str) -> None:
    assert _html(TextContext(lead="to/{}".format, part="one", name="章"), written) == made


def test_a_term_that_is_explained_at_the_place_itself_has_no_tooltip() -> None:
    context = TextContext(term=lambda reference: TermLink("#glossary-bpr", reference.shown, None))
    assert _html(context, "[[BPR]]です") == '<p><a class="entry" href="#glossary-bpr">BPR</a>です</p>'


def test_a_table_scrolls_by_itself_and_is_aligned_by_class(context: TextContext) -> None:
    html = _html(context, "| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<td class="right">2</td>' in html
    assert "style=" not in html
    assert 'class="table-box"' in html


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("the town 町", '<p>the town <span lang="ja">町</span></p>'),
        ("`町のid`: the id", '<p><code lang="ja">町のid</code>: the id</p>'),
        ("`done`: – the state", "<p><code>done</code>: – the state</p>"),
        ("    unit: 件", '<pre><code lang="ja">unit: 件\n</code></pre>'),
        ("```\nunit: 件\n```", '<div class="highlight"><pre><code lang="ja">unit: 件\n</code></pre></div>'),
    ],
)
def test_japanese_in_an_english_text_is_marked(written: str, made: str) -> None:
    assert _html(TextContext(locale="en"), written) == made


def test_a_table_has_its_place_between_two_pieces_of_the_text() -> None:
    pieces = render("前\n\n::: table t1\n\n後", TextContext()).pieces
    assert [piece if isinstance(piece, TablePlace) else piece.strip() for piece in pieces] == [
        "<p>前</p>",
        TablePlace("t1"),
        "<p>後</p>",
    ]


@pytest.mark.parametrize(
    "written", ["> ::: table t1", "- a\n\n    ::: table t1", "a\n:   ::: table t1", "::: table T 1"]
)
def test_a_table_stands_at_the_top_level_only(written: str) -> None:
    assert [piece for piece in render(written, TextContext()).pieces if isinstance(piece, TablePlace)] == []


def test_tooltips_are_those_of_the_terms_that_the_text_links_to(context: TextContext) -> None:
    assert render("## [[RPA]] { #x }\n\n[[BPR]]、[[BPR]]、[[[RPA]]](a.md)", context).terms == ("bpr",)


_SIGNS = (
    *("[[BPR]]", "［［BPR］］", "[", "](a.md)", "![", "]", "`", "*", "**", "_", "\\", "\\{", "&amp;", "&", "<b>"),
    *("<https://a.jp>", "  \n", "\n", "\n\n", "\n- ", "\n| a | b |\n|---|---|\n| ", " | ", "\n## ", "{ #a }"),
    *("[^1]", "\n\n[^1]: ", "語", "words ", "1"),
)


@given(st.lists(st.sampled_from(_SIGNS), max_size=16).map("".join))
@settings(max_examples=300)
def test_words_that_are_passed_by_have_no_markup(written: str) -> None:
    """What ``may_be_marked`` denies would come out the same if Markdown had searched it."""
    quick = render(written, TextContext())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extension, "may_be_marked", lambda _: True)
        assert render(written, TextContext()) == quick
