"""Tests of the benchmark without running it: plain words, repeated towns, promises, and its recorded results."""

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
from tests.bench.words import PlainPage

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "tests" / "bench" / "results.json"
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc"]
EXTENSIONS += ["pymdownx.details", "pymdownx.superfences"]


class Blocks(HTMLParser):
    """The texts of the headings and paragraphs of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        assert tag in {"h1", "p"}, tag
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data


def shown(lines: tuple[str, ...]) -> tuple[str, ...]:
    page = Blocks()
    page.feed(markdown.markdown(words.as_markdown(lines), extensions=EXTENSIONS))
    return tuple(text.strip() for text in page.texts)


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


@pytest.mark.parametrize("line", LINES.splitlines())
def test_a_line_is_shown_as_it_is(line: str) -> None:
    assert shown((line, line, "終わり")) == (line, line, "終わり")


@given(st.lists(st.text("あ漢aB1 .,:;!?#*_-+=~`'\"|\\/<>()[]{}&%$@^"), min_size=1, max_size=4))
def test_any_lines_are_shown_as_they_are(typed: list[str]) -> None:
    lines = tuple(" ".join(line.split()) for line in typed if line.strip())
    if lines:
        assert shown(lines) == lines


def test_the_words_of_a_page_stand_at_its_address(tmp_path: Path) -> None:
    pages = [
        PlainPage(address, ("a",)) for address in ("", "towns/", "towns/ono/", "en/", "en/towns/", "en/towns/ono/")
    ]
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
    tools.compare_words(tmp_path, [PlainPage("a/", ("題", "文"))])
    with pytest.raises(tools.OtherWordsError, match="a/"):
        tools.compare_words(tmp_path, [PlainPage("a/", ("題",))])


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
