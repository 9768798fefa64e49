"""Our Markdown: what comes out of it."""

from pathlib import Path

import pytest
from markdown import Markdown

from machidx.content import library
from machidx.glossary.glossary import Glossary, Linker
from machidx.markdown.extension import MachidxExtension, Place

LIBRARY = Path(__file__).parents[1] / "library"


@pytest.fixture
def linker() -> Linker:
    """The linker of the page of a measure of みどり町."""
    read, _ = library.load(LIBRARY)
    return Linker(Glossary(read), read.measures["midori-1-1"])


@pytest.fixture
def extension(linker: Linker) -> MachidxExtension:
    """Our extension as on that page."""
    extension = MachidxExtension()
    extension.linker = linker
    return extension


@pytest.fixture
def md(extension: MachidxExtension) -> Markdown:
    """Markdown as on that page."""
    return Markdown(extensions=["attr_list", "tables", extension])


_BPR = '<a aria-describedby="tip-bpr" class="term" href="../../../glossary/bpr.md#midori" interestfor="tip-bpr">{}</a>'


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("[[BPR]]です", f"<p>{_BPR.format('BPR')}です</p>"),
        ("［［ＢＰＲ｜見直し］］", f"<p>{_BPR.format('見直し')}</p>"),
        ("`[[BPR]]`", "<p><code>[[BPR]]</code></p>"),
        ("## [[BPR]]とは { #x }", '<h2 id="x"><span>BPR</span>とは</h2>'),
        ("[[[BPR]]を見る](a.md)", '<p><a href="a.md"><span>BPR</span>を見る</a></p>'),
        ("[[知らないことば]]", "<p>知らないことば</p>"),
        ("一文目です。\n二文目です。", "<p>一文目です。二文目です。</p>"),
        ("One.\nTwo.", "<p>One.\nTwo.</p>"),
        ("- 一文目です。\n  二文目です。", "<ul>\n<li>一文目です。二文目です。</li>\n</ul>"),
        ("前\n\n::: table t1\n\n後", "<p>前</p>\n<!--table:t1-->\n<p>後</p>"),
    ],
)
def test_written_and_made(md: Markdown, written: str, made: str) -> None:
    assert md.convert(written) == made


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
def test_html_is_words_and_comments_are_nothing(md: Markdown, written: str, made: str) -> None:
    assert md.convert(written) == made


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("## 題 { #x }", '<h3 id="one-x">題</h3>'),
        ("[a](b.md#c)", '<p><a href="to:b.md#c">a</a></p>'),
        ("![絵](../e.png)", '<p><img alt="絵" src="to:../e.png" /></p>'),
        ("[[BPR]]です", "<p><span>BPR</span>です</p>"),
    ],
)
def test_a_text_shown_elsewhere_moves_with_its_ids_and_links(
    md: Markdown, extension: MachidxExtension, linker: Linker, written: str, made: str
) -> None:
    extension.at(Place("one", "章", "to:{}".format, linker, "ja", "ja"))
    assert md.convert(written) == made


def test_a_term_that_is_explained_at_the_place_itself_has_no_tooltip(
    md: Markdown, extension: MachidxExtension, linker: Linker
) -> None:
    extension.at(Place("one", "章", lambda _: "#glossary-bpr", linker, "ja", "ja"))
    assert md.convert("[[BPR]]です") == '<p><a class="entry" href="#glossary-bpr">BPR</a>です</p>'


def test_a_table_scrolls_by_itself_and_is_aligned_by_class(md: Markdown) -> None:
    html = md.convert("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<td class="right">2</td>' in html
    assert "style=" not in html
    assert 'class="table-box"' in html


@pytest.mark.parametrize(
    "written", ['[a](b.md){ onclick="x()" }', "[a](javascript:x)", "![a](data:text/html,x)", "[a]( javascript:x)"]
)
def test_nothing_runs_even_if_the_rules_were_fooled(md: Markdown, written: str) -> None:
    html = md.convert(written)
    assert "onclick" not in html
    assert "javascript:" not in html
    assert "data:" not in html


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("the town 町", '<p>the town <span lang="ja">町</span></p>'),
        ("`町のid`: the id", '<p><code lang="ja">町のid</code>: the id</p>'),
        ("`done`: – the state", "<p><code>done</code>: – the state</p>"),
        ("    unit: 件", '<pre><code lang="ja">unit: 件\n</code></pre>'),
    ],
)
def test_japanese_in_an_english_text_is_marked(
    md: Markdown, extension: MachidxExtension, written: str, made: str
) -> None:
    extension.locale = extension.site_locale = "en"
    assert md.convert(written) == made
