"""The published index, read back: a query finds exactly the pages whose text contains all its words."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from machidx.language.folding import asked_words, fold, without_separators
from machidx.search import index
from machidx.search.answering import PublishedIndex
from machidx.search.index import IndexEntry
from machidx.site.artefact import questions

TEXTS = st.text("abアい町𠮷1, ", max_size=14)
QUERIES = st.lists(st.text("abアい町𠮷1", min_size=1, max_size=12), min_size=1, max_size=2)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=1, max_size=4), QUERIES)
def test_a_query_finds_the_pages_that_contain_it_and_no_other(pages: list[list[str]], query: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, lines in enumerate(pages):
            text = "".join(f"<p>{line}</p>" for line in lines)
            (folder / f"{number}.html").write_text(f"<article><h1>x</h1>{text}</article>", encoding="utf-8")
        index.build([IndexEntry(folder / f"{number}.html", "/", {}) for number in range(len(pages))], folder / "index")
        found = PublishedIndex(folder / "index")
        assert found.pages == len(pages)
        for words in (query, [pages[0][0][:12]]):
            assert found.pages_with(" ".join(words)) == _pages_with(pages, words)


@given(st.lists(st.integers(0, 10**10), min_size=1, max_size=3), st.data())
def test_a_figure_cut_anywhere_stands_in_its_text(figures: list[int], data: st.DataObject) -> None:
    text = "、".join(f"{figure:,}円" for figure in figures)
    start = data.draw(st.integers(0, len(text) - 1))
    query = text[start : data.draw(st.integers(start + 1, len(text)))]
    (word,) = asked_words(query)
    assert word in fold(text) or word in without_separators(fold(text))


def test_a_question_of_a_line_with_a_large_number_is_answered(tmp_path: Path) -> None:
    line = "事業費は1,234,567千円です。"
    (tmp_path / "0.html").write_text(f"<article><h1>x</h1><p>{line}</p></article>", encoding="utf-8")
    index.build([IndexEntry(tmp_path / "0.html", "/", {})], tmp_path / "index")
    assert PublishedIndex(tmp_path / "index").pages_with(questions._query(line)) == {0}


def _pages_with(pages: list[list[str]], words: list[str]) -> set[int]:
    wanted = asked_words(" ".join(words))
    return {number for number, lines in enumerate(pages) if all(_stands(word, lines) for word in wanted)}


def _stands(word: str, lines: list[str]) -> bool:
    folded = [run for line in (*lines, "x") for run in fold(line).split()]
    return any(word in run or word in without_separators(run) for run in folded)
