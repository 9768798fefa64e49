"""Verifies that a search index is complete: on a full disk, Pagefind exits with 0 although files are missing."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from machidx.search import cbor
from machidx.search.index import ENGINE, HEADER, NAMES, PAGES, USES

_ENTRY = "pagefind-entry.json"
_LANGUAGE = "unknown"
_WASM = f"wasm.{_LANGUAGE}.pagefind"


def index_faults(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield (path, message in Japanese) for files of an index that are missing or inconsistent with the others.

    Assumes that each single file is intact; ``site.verifying`` checks that.
    """
    parts = sorted(path for path in folder.iterdir() if path.name.isdecimal()) if folder.is_dir() else []
    if not parts:
        yield folder, "検索の索引がありません"
    indexed: set[str] = set()
    for part in parts:
        try:
            names, needed, wrong = _part(part)
        except (OSError, EOFError, ValueError, LookupError, TypeError, zlib.error):
            yield part, "検索の索引が読めません"
        else:
            indexed |= names
            yield from wrong
            yield from _missing(needed)
    yield from _beside(folder, indexed)


def _part(part: Path) -> tuple[set[str], list[Path], list[tuple[Path, str]]]:
    """Read one part: ids of its pages, files that it needs, and (path, message) for contradictions."""
    language = json.loads((part / _ENTRY).read_bytes())["languages"][_LANGUAGE]
    meta = part / f"pagefind.{language['hash']}.pf_meta"
    _, pages, chunks, *_ = cbor.read(unpacked(meta.read_bytes()))
    told = f"{language['page_count']}ページのうち、{len(pages)}ページしか入っていません"
    needed = [part / ENGINE, part / _WASM, *(part / "index" / f"{name}.pf_index" for *_, name in chunks)]
    return {name for name, *_ in pages}, needed, [(meta, told)] if len(pages) != language["page_count"] else []


def _beside(folder: Path, indexed: set[str]) -> Iterator[tuple[Path, str]]:
    """Yield the faults of the records, names and uses, which ``search.index`` wrote itself."""
    records = {path.stem for path in (folder / PAGES).glob("*.json")}
    if records or len(indexed) != 1:  # an index without pages holds one placeholder page without a record
        yield from _missing(folder / PAGES / f"{name}.json" for name in sorted(indexed - records))
        for name in sorted(records - indexed):
            yield folder / PAGES / f"{name}.json", "検索の索引に入っていません"
    names: list[dict[str, Any]] = []
    try:
        names = json.loads((folder / NAMES).read_bytes())
    except (OSError, ValueError):
        yield folder / NAMES, "検索の名前の表が読めません"
    yield from _missing(folder / USES / f"{named['slug']}.json" for named in names)


def _missing(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if not path.is_file():
            yield path, "検索のファイルがありません"


def unpacked(data: bytes) -> bytes:
    """Decompress a Pagefind file and strip its header. Damage raises OSError, EOFError, zlib.error or ValueError."""
    content = gzip.decompress(data)
    if not content.startswith(HEADER):
        raise ValueError("not of Pagefind")
    return content[len(HEADER) :]
