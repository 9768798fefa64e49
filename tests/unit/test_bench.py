"""Tests of the benchmark without running it: words and their structure, towns, promises, and recorded results."""

from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.content import loader, performance
from machidx.content.performance import MEASURED, BenchmarkRow
from machidx.rules.check import check
from tests.bench import promises, tools, towns, words
from tests.bench.structure import Targets, as_markdown
from tests.bench.words import ShownPage

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "tests" / "bench" / "results.json"
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences"]


def no_targets(href: str) -> str | None:  # noqa: ARG001
    return None


def rendered(html: str, targets: Targets = no_targets) -> str:
    return markdown.markdown(as_markdown(html, targets), extensions=EXTENSIONS)


class Tags(HTMLParser):
    """The tags of a page in their order, and its signs without spaces."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.signs = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.signs += "".join(data.split())


LINES = """\
# 見出し #
- 項目
+ 項目
1. 番号
12) 番号
* 星
**太字**
_斜体_
[リンク](a.md)
[^1]: 注
![図](a.png)
> 引用
<b>太字</b>
a & b &amp; c
`コード`
```
~~~
!!! note
??? note
???+ note
:::
: 定義
---
===
| a | b |
a | b
{ #id }
見出し { #id }
{: .a }
*[BPR]: 業務
C:\\docs
https://example.org/
^a^
#
1.
[TOC]
題名: 値
...
2026
/// note
--8<-- a"""


PLACES = {
    "p": "<p>{0}</p><p>{0}</p>",
    "h2": "<h2>{0}</h2><p>{0}</p>",
    "li": "<ul><li>{0}<ul><li>{0}</li><li>{0}</li></ul></li><li>{0}</li></ul>",
    "ol": "<ol><li>{0}</li><li>{0}</li></ol>",
    "dl": "<dl><dt>{0}</dt><dd>{0}</dd></dl>",
    "dd": "<dl><dt>{0}</dt><dd><ul><li>{0}</li><li>{0}</li></ul></dd></dl>",
    "td": "<table><thead><tr><th>{0}</th><th>{0}</th></tr></thead>"
    "<tbody><tr><td>{0}</td><td>{0}</td></tr></tbody></table>",
    "strong": "<p><strong>{0}</strong></p>",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("line", LINES.splitlines())
def test_a_line_is_shown_as_it_is(line: str, place: str) -> None:
    assert_same(PLACES[place].format(escape(line)))


def assert_same(html: str) -> None:
    before, after = Tags(html), Tags(rendered(html))
    assert (after.tags, after.signs) == (before.tags, before.signs)


SIGNS = "あ漢aB1 .,:;!?#*_-+=~`'\"|\\/<>()[]{}&%$@^"
texts = st.text(SIGNS, min_size=1, max_size=12).filter(str.strip).map(escape)


@given(texts, st.sampled_from(sorted(PLACES)))
def test_any_line_is_shown_as_it_is(line: str, place: str) -> None:
    assert_same(PLACES[place].format(line))


MARKS = ["{}", "{}", "<strong>{}</strong>", "<em>{}</em>", "<code>{}</code>", '<a href="b/">{}</a>', "<span>{}</span>"]
phrases = st.recursive(
    texts,
    lambda inner: st.lists(st.tuples(st.sampled_from(MARKS), inner), min_size=1, max_size=4).map(
        lambda parts: "".join(mark.format(text) for mark, text in parts)
    ),
    max_leaves=4,
)


@given(st.lists(phrases, min_size=1, max_size=3))
def test_no_sign_is_lost_between_links_and_emphasis(lines: list[str]) -> None:
    html = "".join(f"<p>{line}</p>" for line in lines)
    shown = Tags(rendered(html, lambda href: f"{href}.md"))
    assert shown.signs == Tags(html).signs
    assert shown.tags.count("p") == len(lines)


@st.composite
def lists(draw: st.DrawFn, depth: int = 0) -> str:
    tag = draw(st.sampled_from(["ul", "ol"])) if not depth else "ul"
    items = draw(st.lists(texts, min_size=1, max_size=3))
    inner = [draw(lists(depth + 1)) if depth < 2 and draw(st.booleans()) else "" for _ in items]
    return f"<{tag}>{''.join(f'<li>{item}{more}</li>' for item, more in zip(items, inner, strict=True))}</{tag}>"


@st.composite
def tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 3))
    row = st.lists(st.one_of(texts, st.just("")), min_size=width, max_size=width)
    head = "".join(f"<th>{cell}</th>" for cell in draw(row))
    rows = draw(st.lists(row, min_size=1, max_size=3))
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


@given(
    st.lists(st.one_of(texts.map("<p>{}</p>".format), texts.map("<h3>{}</h3>".format), lists(), tables()), max_size=4)
)
def test_any_blocks_keep_their_structure(blocks: list[str]) -> None:
    # Two lists in a row are one in Markdown.
    assert_same("<h2>題</h2>".join(blocks))


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<h1>題<wbr>名</h1><div>文<br>続き <em>強</em>い</div>", "# 題名\n\n文 続き *強*い\n"),
        ('<p>見<span hidden>え</span><svg><title>ず</title></svg>る</p>', "見る\n"),
        ("<p><ruby>町<rp>(</rp><rt>まち</rt><rp>)</rp></ruby></p>", "町\n"),
        ("<p>a</p><p data-pagefind-ignore>b</p><noscript><p>c</p></noscript>", "a\n"),
        ('<p>!<a href="b/">語</a><a href="c.csv">表</a></p>', "\\! [語](b.md)表\n"),
        ("<p><strong>a </strong>b<code>c</code><code>d`</code></p>", "**a** b`c`d&#96;\n"),
        ("<ul><li>a<ol><li>b</li></ol></li><li><p>c</p></li></ul>", "- a\n    1. b\n- c\n"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n    b\n\n- c\n"),
        ("<dl><div><dt>a</dt><dt>b</dt><dd>c</dd></div><dt>d</dt><dd><p>e</p><p>f</p></dd></dl>",
         "a\nb\n:   c\n\nd\n:   e\n\n    f\n"),
        ("<table><caption>題</caption><tr><th rowspan=2>a</th><td colspan=2><p>b</p><p>c</p></td></tr>"
         "<tr><td>d|</td></tr></table>", "題\n\n| a | b c |  |\n| --- | --- | --- |\n|  | d&#124; |  |\n"),
        ("<pre><code>a\n\n```\n</code></pre>", "````\na\n\n```\n````\n"),
        ("<select><option>a</option><option>b</option></select>", "a b\n"),
    ],
)  # fmt: skip
def test_structure_is_written_as_markdown(html: str, written: str) -> None:
    assert as_markdown(html, {"b/": "b.md"}.get) == written


@pytest.mark.parametrize(
    ("address", "href", "suffixed", "separate"),
    [
        ("", "towns/ono/#plan", "towns/ono.md", "towns/ono.md"),
        ("towns/ono/", "../../", "../index.md", "../index.md"),
        ("towns/ono/", "#plan", "ono.md", "ono.md"),
        ("en/towns/ono/", "../", "index.md", "index.md"),
        ("en/towns/ono/", "../../../towns/ono/", "ono.md", "../../towns/ono.md"),
        ("towns/ono/", "https://example.org/a b|c", *["<https://example.org/a%20b%7Cc>"] * 2),
        ("towns/ono/", "../../towns.csv", None, None),
        ("towns/ono/", "mailto:a@example.org", None, None),
        ("towns/ono/", "", None, None),
    ],
)
def test_links_lead_to_files(
    tmp_path: Path, address: str, href: str, suffixed: str | None, separate: str | None
) -> None:
    pages = [ShownPage(place, ("a",), f'<a href="{href}">a</a>' if place == address else "a") for place in ADDRESSES]
    for folder, target in (("suffixed", suffixed), ("separate", separate)):
        words.write_pages(pages, tmp_path / folder, suffixed=folder == "suffixed")
        shown = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / folder).rglob("*.md"))
        assert (f"[a]({target})" if target else "a") in shown
        assert ("[" in shown) == bool(target)


ADDRESSES = ("", "towns/", "towns/ono/", "en/", "en/towns/", "en/towns/ono/")


def test_the_words_of_a_page_stand_at_its_address(tmp_path: Path) -> None:
    pages = [ShownPage(address, ("a",), "<p>a</p>") for address in ADDRESSES]
    words.write_pages(pages, tmp_path / "a", suffixed=True)
    words.write_pages(pages, tmp_path / "b", suffixed=False)
    assert files(tmp_path / "a") == [
        "index.en.md", "index.md", "towns/index.en.md", "towns/index.md", "towns/ono.en.md", "towns/ono.md",
    ]  # fmt: skip
    assert files(tmp_path / "b") == [
        "en/index.md", "en/towns/index.md", "en/towns/ono.md", "index.md", "towns/index.md", "towns/ono.md",
    ]  # fmt: skip


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def test_a_page_with_other_words_is_told(tmp_path: Path) -> None:
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_text("<article><h1>題</h1><p>文</p></article>", encoding="utf-8")
    tools.compare_words(tmp_path, [ShownPage("a/", ("題 文",), "")])
    for others in (("題",), ("文", "題"), ("題", "文", "文")):
        with pytest.raises(tools.OtherWordsError, match="a/"):
            tools.compare_words(tmp_path, [ShownPage("a/", others, "")])


def test_repeated_towns_are_towns_like_the_others(docs: Path) -> None:
    before = {page.stem for page in check(docs)[0].towns}
    towns.repeat_towns(docs, 5)
    library, problems = check(docs)
    assert problems == []
    assert len(library.towns) == 5
    assert before < {page.stem for page in library.towns}


def test_a_town_is_renamed_only_in_its_own_paths() -> None:
    text = "redirect_from:\n  - /a/\n- /b/\n---\n[a](../../ono/index.md) towns/ono/plan towns/ono-2030/ mytowns/ono/"
    assert towns.renamed(text, "ono", "onox2") == (
        "---\n[a](../../onox2/index.md) towns/onox2/plan towns/ono-2030/ mytowns/ono/"
    )


def row(tool: Any, size: int, seconds: float, **others: Any) -> BenchmarkRow:
    usual = {"check_seconds": None, "preview_ms": None, "first_query_bytes": None}
    figures = {"pages": 100 * size, "peak_mb": 100.0, "measure_page_bytes": 1000, **usual, **others}
    return BenchmarkRow(tool=tool, towns=size, seconds=seconds, **figures)


DIFFERS = "a measure's page differs from that of 5 towns by"
KEPT = [
    row("machi-dx", 5, 9.0, check_seconds=2.5, preview_ms=500, first_query_bytes=250 * 1024),
    row("material", 5, 10.0),
    row("zensical", 5, 7.0),
    row("machi-dx", 50, 90.0, preview_ms=1000, measure_page_bytes=1019),
    row("material", 50, 300.0),
    row("zensical", 50, 200.0),
    row("machi-dx", 200, 400.0, peak_mb=1024.0, first_query_bytes=300 * 1024),
]


def test_every_promise_is_judged_where_its_figures_are() -> None:
    assert [promise for promise in promises.promises(KEPT) if not promise.is_kept] == []
    assert len(promises.promises(KEPT)) == 15
    assert promises.promises(KEPT[1:2]) == []


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (row("machi-dx", 5, 9.9), ["5 towns: build compared with zensical", "5 towns: build compared with material"]),
        (row("machi-dx", 50, 106.0), ["50 towns: build compared with material",
            "50 towns: build compared with zensical", "build per page, 50 towns compared with 5"]),
        (row("machi-dx", 50, 90.0, measure_page_bytes=1021), [f"50 towns: {DIFFERS}"]),
        (row("machi-dx", 200, 400.0, peak_mb=1024.1), ["200 towns: largest process"]),
        (row("machi-dx", 5, 9.0, check_seconds=2.51), ["5 towns: machidx check"]),
        (row("machi-dx", 5, 9.0, preview_ms=501), ["5 towns: from saving to seeing"]),
        (row("machi-dx", 200, 400.0, first_query_bytes=300 * 1024 + 1), ["200 towns: first query"]),
    ],
)  # fmt: skip
def test_a_broken_promise_is_told(broken: BenchmarkRow, what: list[str]) -> None:
    rows = [broken if (old.tool, old.towns) == (broken.tool, broken.towns) else old for old in KEPT]
    found = [promise for promise in promises.promises(rows) if not promise.is_kept]
    assert [promise.what for promise in found] == what
    assert f"- BROKEN: {what[0]}" in promises.report(rows)


def test_the_page_shows_what_the_benchmark_recorded() -> None:
    assert RESULTS.read_bytes() == (ROOT / "docs" / MEASURED).read_bytes()
    assert performance.read(ROOT / "docs")[1] == []


@pytest.mark.parametrize(
    "figure",
    [
        '"seconds": NaN',
        '"seconds": 1e999',
        '"seconds": 0',
        '"pages": 0',
        '"towns": 1e3000',
        f'"pages": {"9" * 5000}',
    ],
)
def test_broken_results_are_told(docs: Path, figure: str) -> None:
    path = docs / MEASURED
    name = figure.partition(":")[0]
    lines = path.read_text(encoding="utf-8").split(", ")
    changed = (
        [figure if part.startswith(name) else part for part in lines]
        if name != '"x"'
        else [*lines[:3], figure, *lines[3:]]
    )
    path.write_text(", ".join(changed), encoding="utf-8")
    _, problems = loader.load(docs)
    assert [problem.rule.code for problem in problems] == ["A02"]


def test_without_results_the_site_has_none(docs: Path) -> None:
    (docs / MEASURED).unlink()
    library, problems = check(docs)
    assert (library.benchmark, problems) == (None, [])
