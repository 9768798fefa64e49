"""The search answers: words that stand on pages of the site lead to these pages."""

from collections.abc import Iterator

from machidx.content.outputs import file_at, indexes
from machidx.language.folding import fold, without_separators
from machidx.search import article
from machidx.search.answering import PublishedIndex
from machidx.search.layout import MANIFEST
from machidx.search.verifying import index_faults
from machidx.site.artefact.artefact import Artefact
from machidx.site.artefact.fault import SEARCH, Fault, at_file

_QUESTIONS = 10
"""Queries in each language: each of words of one page, spread over all pages."""
_LONGEST = 12
"""Characters of a query: two words of the index overlap in it."""


def search_faults(artefact: Artefact) -> Iterator[Fault]:
    """Yield what is wrong with the indexes, and queries that they do not answer."""
    for place in indexes(artefact.locales):
        lost = list(index_faults(artefact.folder / place))
        for file, wrong in lost:
            yield at_file(file.relative_to(artefact.folder).as_posix(), SEARCH, f"{wrong}。")
        if not lost:
            try:
                yield from _unanswered(artefact, place)
            except (OSError, ValueError, LookupError, TypeError, AttributeError):
                yield at_file(f"{place}/{MANIFEST}", SEARCH, "検索の索引が読めません。")


def _unanswered(artefact: Artefact, place: str) -> Iterator[Fault]:
    index = PublishedIndex(artefact.folder / place)
    step = max(1, index.pages // _QUESTIONS)
    for nth, number in enumerate(range(0, index.pages, step)):
        address = index.record(number)["url"]
        file = file_at(address)
        found = article.read(artefact.folder / file) if file in artefact.sizes else None
        if not found:
            yield at_file(f"{place}/{MANIFEST}", SEARCH, f"検索が示すページ「{address}」がありません。")
            continue
        query = _query((found.lines[-1], found.title, found.summary)[nth % 3] or found.title)
        if number not in index.pages_with(query):
            yield at_file(f"{place}/{MANIFEST}", SEARCH, f"「{query}」でさがしても、「{address}」が見つかりません。")


def _query(text: str) -> str:
    """The longest run of a text, cut to the length of a query."""
    return max(without_separators(fold(text)).split(), key=len, default="")[:_LONGEST]
