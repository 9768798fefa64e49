"""Runs Pagefind over stand-ins of the built pages, and writes a record per page for the results' list.

A stand-in holds a page's words (``tokens``) in three regions, so that a hit's place tells what was hit: the title's
words first, filled up to a fixed number, the summary's next, the text's last. The record has the original writing;
it is named after the id that Pagefind gives the page, so a reader loads one only for a result that is shown.
"""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from machidx.search import article, tokens

PART = 1_000
"""Pages in one part of the index: Pagefind takes about 1 MB of memory for a page."""
TITLE_WORDS, SUMMARY_WORDS = 160, 480
"""Sizes of the first two regions; overrides/assets/search-engine.js knows them too."""
_ENGINE = ("pagefind.js", "pagefind-worker.js")
_HEADER = len(b"pagefind_dcd")


@dataclass(frozen=True)
class Entry:
    """A page to be found: its built file and address, its place among equal hits, and what results tell of it."""

    file: Path
    url: str
    order: int
    filters: Mapping[str, tuple[str, ...]]
    """Values of ``town``, ``kind`` and ``theme``."""
    town: str = ""
    """The town's name in words; "" for a page of no town."""
    names: Mapping[str, str] = field(default_factory=dict)
    """A term's names: by key the kind of name."""
    slug: str = ""
    """The name of a term's file."""
    uses: frozenset[str] = frozenset()
    """The terms that the page links to, by the names of their files."""


def write_terms(terms: Sequence[Mapping[str, object]], folder: Path) -> None:
    """Write the names of the terms, from which the nearest are told when nothing is found."""
    text = json.dumps(terms, ensure_ascii=False, separators=(",", ":"))
    (folder / "terms.json").write_text(text, encoding="utf-8")


def parts(count: int) -> int:
    """In how many parts so many pages are indexed."""
    return max(1, -(-count // PART))


def build(entries: Sequence[Entry], folder: Path) -> None:
    """Write the index of the entries into a folder (emptied first): a folder per part, and pages/ for the records."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "pages").mkdir(parents=True)
    for part in range(parts(len(entries))):
        _build_part(entries[part * PART : (part + 1) * PART], folder / str(part), folder / "pages")


def _build_part(entries: Sequence[Entry], folder: Path, pages: Path) -> None:
    records = {}
    with tempfile.TemporaryDirectory() as temporary:
        for number, entry in enumerate(entries):
            found = article.read(entry.file.read_text(encoding="utf-8"))
            if found:
                Path(temporary, f"{number}.html").write_text(_stand_in(entry, found), encoding="utf-8")
                records[f"/{number}.html"] = _record(entry, found)
        _run(Path(temporary), folder)
    for path in sorted((folder / "fragment").iterdir()):
        fragment = json.loads(gzip.decompress(path.read_bytes())[_HEADER:])
        text = json.dumps(records[fragment["url"]], ensure_ascii=False, separators=(",", ":"))
        (pages / f"{path.stem}.json").write_text(text, encoding="utf-8")
    shutil.rmtree(folder / "fragment")
    for path in folder.iterdir():
        if path.suffix in (".js", ".css") and path.name not in _ENGINE:
            path.unlink()


def _stand_in(entry: Entry, found: article.Article) -> str:
    """The page as Pagefind reads it."""
    words = [
        *_filled(tokens.of_lines([found.title]), TITLE_WORDS),
        *_filled(tokens.of_lines([found.summary]), SUMMARY_WORDS),
        *tokens.of_lines(found.lines),
        *(tokens.name(key) for key in sorted(entry.names)),
        *(tokens.use(slug) for slug in sorted(entry.uses)),
        *(tokens.filter(name, value) for name, values in entry.filters.items() for value in values),
    ]
    order = f'<i data-pagefind-sort="order:{entry.order:06}"></i>'
    body = f"{order}<p data-pagefind-body>{' '.join(words)}</p>"
    return f'<html lang="unknown"><body>{body}</body></html>'


def _filled(words: list[str], size: int) -> list[str]:
    return [*words[:size], *[tokens.GAP] * (size - len(words))]


def _record(entry: Entry, found: article.Article) -> dict[str, object]:
    return {
        "url": entry.url,
        "title": found.title,
        "town": entry.town,
        "kind": "".join(entry.filters.get("kind", ())),
        "lines": found.lines,
        **({"slug": entry.slug, "names": entry.names} if entry.names else {}),
    }


def _run(stand_ins: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(stand_ins), "--output-path", str(folder)]
    run = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [*command, "--force-language", "unknown", "--quiet"], capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode:
        raise RuntimeError(f"Pagefind: {run.stderr or run.stdout}")
