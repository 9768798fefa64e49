"""Verifies that a search index is complete: a full disk leaves files missing."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from machidx.search.layout import ASKING, FILTERS, MANIFEST, NAMES, PAGES, USES, WORDS


def index_faults(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield (path, message in Japanese) for files of an index that are missing.

    Assumes that each single file is intact; ``site.verifying`` checks that.
    """
    if not (folder / MANIFEST).is_file():
        yield folder, "検索の索引がありません"
        return
    try:
        for path in _needed(folder):
            if not path.is_file():
                yield path, "検索のファイルがありません"
    except (OSError, ValueError, LookupError, TypeError):
        yield folder, "検索の索引が読めません"


def _needed(folder: Path) -> Iterator[Path]:
    """Yield the files that an index must have, each before it is read. Raises OSError, ValueError and the like."""
    told = _read(folder / MANIFEST)
    version = folder / told["version"]
    for part in range(told["parts"]):
        yield (blocks := version / WORDS / f"{part}.json")
        yield from (version / WORDS / str(part) / f"{block}.json" for block in range(len(_read(blocks))))
    yield from (version / PAGES / f"{number}.json" for number in range(told["pages"]))
    yield from (version / FILTERS / f"{name}.json" for name in told["filters"])
    yield version / ASKING
    yield (names := version / NAMES)
    yield from (version / USES / f"{named['slug']}.json" for named in _read(names))


def _read(path: Path) -> Any:
    return json.loads(path.read_bytes())
