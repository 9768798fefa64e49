"""Runs Pagefind over stand-ins for the built pages, and writes a record per page for the list of results.

A stand-in holds a page's words (``tokens``) in three regions, so that the position of a hit reveals its region: first
the title's words, padded to a fixed number, then the summary's, also padded, then the text's. The record holds the
original text; its file is named after Pagefind's id of the page, so the browser loads only the records it shows.
One small file lists the names of all terms and towns, as a query may be one of them. Each term and town has a file
that lists the pages linking to the term or belonging to the town.
"""

import contextlib
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from machidx.search import article, tokens

PART = 1_000
"""Pages per part of the index: Pagefind needs about 1 MB of memory per page."""
TITLE_WORDS, SUMMARY_WORDS = 300, 900
"""Sizes in words of the first two regions."""
ENGINE = "pagefind.js"
PAGES, USES, NAMES = "pages", "uses", "names.json"
HEADER = b"pagefind_dcd"
"""Magic bytes at the start of every Pagefind file, after decompression."""
_REMEDY = "ディスクの空きを確かめて、もう一度実行してください"


@dataclass(frozen=True)
class IndexEntry:
    """A page to index: its built file, its address, its rank among equal hits, and details for results."""

    file: Path
    url: str
    order: int
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


def part_count(count: int) -> int:
    """The number of index parts for ``count`` pages, at least 1."""
    return max(1, -(-count // PART))


def build(entries: Sequence[IndexEntry], folder: Path) -> None:
    """Write the index into a folder, which is emptied first.

    It gets one folder per part (``0/``, ``1/``, …), ``pages/`` with the records, ``names.json`` and ``uses/``.
    Raises OSError if Pagefind fails or leaves pages out.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for name in (PAGES, USES):
        (folder / name).mkdir(parents=True)
    found: list[_Found] = []
    for part in range(part_count(len(entries))):
        found += _build_part(entries[part * PART : (part + 1) * PART], folder / str(part))
    for page in found:
        _write(folder / PAGES / f"{page.id}.json", _record(page))
    named = [page for page in found if page.entry.slug]
    _write(folder / NAMES, [_named(page) for page in named])
    for page in named:
        _write(folder / USES / f"{page.entry.slug}.json", [p.id for p in found if page.entry.slug in p.entry.uses])


@dataclass(frozen=True)
class _Found:
    """An indexed page."""

    entry: IndexEntry
    article: article.Article
    id: str
    """The id that Pagefind gave the page."""


def _build_part(entries: Sequence[IndexEntry], folder: Path) -> list[_Found]:
    """Index one part; pages without text are left out, the others keep their order."""
    read = {f"/{number}.html": (entry, article.read(entry.file)) for number, entry in enumerate(entries)}
    there = {name: (entry, text) for name, (entry, text) in read.items() if text}
    with tempfile.TemporaryDirectory() as temporary:
        for name, (entry, text) in there.items():
            Path(temporary, name.lstrip("/")).write_text(_stand_in(entry, text), encoding="utf-8")
        if not there:
            # A language without pages: Pagefind refuses an empty index, so it gets a word that no query contains.
            Path(temporary, "none.html").write_text(_page([tokens.filter("none", "")]), encoding="utf-8")
        _run(Path(temporary), folder)
    ids = dict(_ids(folder / "fragment"))
    if not there.keys() <= ids.keys():  # Pagefind exits with 0 even when the disk is full
        raise OSError(f"検索の索引に、{len(there)}ページのうち{len(ids)}ページしか入りませんでした。{_REMEDY}")
    shutil.rmtree(folder / "fragment", ignore_errors=True)
    for path in folder.iterdir():
        if path.suffix in (".js", ".css") and path.name != ENGINE:
            path.unlink()
    return [_Found(entry, text, ids[name]) for name, (entry, text) in there.items()]


def _ids(fragments: Path) -> Iterator[tuple[str, str]]:
    """Yield (address, id) of each page whose fragment is complete."""
    for path in fragments.glob("*"):
        with contextlib.suppress(OSError, EOFError, ValueError, zlib.error):
            yield json.loads(gzip.decompress(path.read_bytes())[len(HEADER) :])["url"], path.stem


def _stand_in(entry: IndexEntry, found: article.Article) -> str:
    """The HTML of a page's stand-in, for Pagefind."""
    title = tokens.of_lines([found.title])
    summary = tokens.of_lines([found.summary], but=[found.title])
    fit = len(title) <= TITLE_WORDS and len(summary) <= SUMMARY_WORDS
    words = [
        *_filled(title, TITLE_WORDS),
        *_filled(summary, SUMMARY_WORDS),
        *tokens.of_lines(found.lines, but=[found.title, found.summary] if fit else ()),
        *(tokens.filter(name, value) for name, values in entry.filters.items() for value in values),
    ]
    return _page(words, entry.order)


def _page(words: list[str], order: int = 0) -> str:
    place = f'<i data-pagefind-sort="order:{order:06}"></i>'
    return f'<html lang="unknown"><body>{place}<p data-pagefind-body>{" ".join(words)}</p></body></html>'


def _filled(words: list[str], size: int) -> list[str]:
    return [*words[:size], *[tokens.GAP] * (size - len(words))]


def _record(page: _Found) -> dict[str, object]:
    return {
        "url": page.entry.url,
        "title": page.article.title,
        "town": page.entry.town,
        "kind": "".join(page.entry.filters.get("kind", ())),
        "summary": page.article.summary,
        "lines": page.article.lines,
    }


def _named(page: _Found) -> dict[str, object]:
    entry = page.entry
    return {"id": page.id, "title": page.article.title, "url": entry.url, "slug": entry.slug, "names": entry.names}


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _run(stand_ins: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(stand_ins), "--output-path", str(folder)]
    run = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [*command, "--force-language", "unknown", "--quiet"], capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode:
        raise OSError(f"検索の索引ができませんでした。{_REMEDY}（Pagefind: {(run.stderr or run.stdout).strip()}）")
