"""Writes the search index: the words of all pages in blocks, and a record per page for the list of results.

``index.json`` tells the layout, and the folder of all other files, which is named after their contents, so that a
browser never mixes two versions:

- ``words/0.json``: the first word of each block of part 0; ``words/0/0.json``, the first block: words with their pages
- ``pages/0.json``: the record of page 0; pages are numbered in the order of equal hits
- ``names.json``: the names of all terms and towns, as a query may be one of them
- ``uses/bpr.json``: the pages that link to a term, or belong to a town
- ``asking.json``: how people ask (see ``asking``)
- ``filters/town.json``: the pages that each value of a filter leaves, as differences
"""

import hashlib
import json
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import sub
from pathlib import Path

from machidx.content.outputs import FINGERPRINT
from machidx.language.official_words import OFFICIAL
from machidx.search.article import Article, read
from machidx.search.asking import AskedPage, AskedQuestion, differences, ways_to_ask
from machidx.search.corpus import Postings, corpus_of
from machidx.search.layout import ASKING, FILTERS, MANIFEST, NAMES, PAGES, USES, WORDS, layout

PART = 1_000_000
"""Characters of text per part: the words of one part at a time are in memory."""
BLOCK = 2**15
"""Characters in a block, of which a browser loads one per word. Compressed, they are about a quarter."""
_NEW = "new"
_DIGITS = 4
"""Characters per number, about."""


@dataclass(frozen=True)
class IndexEntry:
    """A page to index: its built file, its address, and details for results."""

    file: Path
    url: str
    filters: Mapping[str, tuple[str, ...]]
    """Values by filter name: ``town``, ``kind`` and ``theme``."""
    town: str = ""
    """The town's name; "" if the page belongs to no town."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Kind of name by folded name, for terms and towns."""
    slug: str = ""
    """Base of the file names of a term or town; "" for other pages."""
    uses: frozenset[str] = frozenset()
    """Slugs of the terms that the page links to, and of its town."""
    spelled: tuple[str, ...] = ()
    """The names of a term or town as they are written."""
    everyday: tuple[str, ...] = ()
    """How residents say it."""
    questions: tuple[AskedQuestion, ...] = ()
    """The questions that the page answers."""
    reading: Mapping[str, str] = field(default_factory=dict)
    """Label of a term by its reading."""
    weight: str = ""
    """What the page is worth among pages that a query fits equally: the name of a group, in the order of pages."""


@dataclass(frozen=True)
class _Page:
    """An indexed page."""

    number: int
    entry: IndexEntry
    article: Article


def build(entries: Sequence[IndexEntry], folder: Path) -> None:
    """Write the index of pages, given in the order of equal hits, into a folder, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    articles = [(entry, article) for entry in entries if (article := read(entry.file))]
    pages = [_Page(number, entry, article) for number, (entry, article) in enumerate(articles)]
    parts = max(1, -(-sum(len(line) for page in pages for line in page.article.lines) // PART))
    digest = hashlib.sha256()
    for place, content in chain(_details(pages), _words(pages, parts)):
        digest.update(place.encode() + _write(folder / _NEW / place, content))
    version = digest.hexdigest()[:FINGERPRINT]
    (folder / _NEW).rename(folder / version)
    told = {
        "version": version,
        "layout": layout(),
        "parts": parts,
        "pages": len(pages),
        "filters": sorted({name for page in pages for name in page.entry.filters}),
        "groups": [[name, len(list(of))] for name, of in groupby(pages, key=lambda page: page.entry.weight)],
    }
    _write(folder / MANIFEST, told)


def _details(pages: Sequence[_Page]) -> Iterator[tuple[str, object]]:
    """Yield path and content of each file besides those of words."""
    by_use: dict[str, list[int]] = defaultdict(list)
    by_filter: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for page in pages:
        yield f"{PAGES}/{page.number}.json", _record(page)
        for slug in sorted(page.entry.uses):
            by_use[slug].append(page.number)
        for name, values in page.entry.filters.items():
            pages_by_value = by_filter[name]  # a file even where no page has a value: a site without English towns
            for value in values:
                pages_by_value[value].append(page.number)
    named = [page for page in pages if page.entry.slug]
    yield NAMES, [_named(page) for page in named]
    yield ASKING, ways_to_ask(_asked(page) for page in pages)
    for page in named:
        yield f"{USES}/{page.entry.slug}.json", by_use[page.entry.slug]
    for name, there in by_filter.items():
        yield f"{FILTERS}/{name}.json", {value: differences(numbers) for value, numbers in there.items()}


def _words(pages: Sequence[_Page], parts: int) -> Iterator[tuple[str, object]]:
    """Yield path and content of each block of words, and after those of a part the list of them."""
    corpus = corpus_of(page.article for page in pages)
    for part in range(parts):
        first = []
        for number, block in enumerate(_blocks(corpus.postings(part, parts))):
            first.append(next(iter(block)))
            yield f"{WORDS}/{part}/{number}.json", block
        yield f"{WORDS}/{part}.json", first


def _blocks(found: Postings) -> Iterator[dict[str, list[int]]]:
    """Distribute words over blocks, in the order in which JavaScript compares texts."""
    block: dict[str, list[int]] = {}
    size = 0
    for word in _as_in_javascript([*found.short, *found.long]):
        short = found.short.get(word)
        numbers = _pairs(found.long[word]) if short is None else differences(short)
        block[word] = numbers
        size += len(word) + _DIGITS * len(numbers)
        if size > BLOCK:
            yield block
            block, size = {}, 0
    if block:
        yield block


def _as_in_javascript(words: list[str]) -> list[str]:
    """Sort words by UTF-16; if all are below U+10000, that is the order of code points, which takes less time."""
    together = "".join(words)
    is_basic = len(together.encode("utf-16-le", "surrogatepass")) == 2 * len(together)
    return sorted(words, key=None if is_basic else lambda word: word.encode("utf-16-be"))


def _pairs(numbers: Sequence[int]) -> list[int]:
    """Pairs of page and place, with differences between the pages."""
    out = [*numbers]
    if len(out) > 2:
        out[2::2] = map(sub, numbers[2::2], numbers[::2])
    return out


def _record(page: _Page) -> dict[str, object]:
    return {
        "url": page.entry.url,
        "title": page.article.title,
        "town": page.entry.town,
        "kind": "".join(page.entry.filters.get("kind", ())),
        "summary": page.article.summary,
        "lines": page.article.lines,
    }


def _asked(page: _Page) -> AskedPage:
    entry, article = page.entry, page.article
    texts = (article.title, article.summary)
    text = "\n".join((*texts, *article.lines))
    official = frozenset(word for words in OFFICIAL.values() for word in words if word in text)
    return AskedPage(page.number, texts, entry.spelled, entry.everyday, entry.questions, entry.reading, official)


def _named(page: _Page) -> dict[str, object]:
    entry = page.entry
    return {"id": page.number, "title": page.article.title, "url": entry.url, "slug": entry.slug, "names": entry.names}


def _write(path: Path, content: object) -> bytes:
    """Write a JSON file; return its content."""
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return data
