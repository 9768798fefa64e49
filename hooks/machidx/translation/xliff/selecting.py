"""Selects pages by the names of towns, folders or pages, and the files changed since a day, from git.

Unknown names and a missing history raise RefusedError.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from machidx.content import history
from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language import proposals


def selected_pages(library: Library, names: Iterable[str]) -> list[Page]:
    """Return the named pages in the library's order; all pages if no names are given."""
    stems = {stem for name in names for stem in _stems(library, name)}
    return [page for page in library.pages.values() if page.stem in stems or not stems]


def _stems(library: Library, name: str) -> list[str]:
    """Return the stems of pages selected by a name.

    For example ``ono``, ``glossary``, ``docs/glossary/bpr.md`` or ``glossary/bpr.en.md``. Raises RefusedError.
    """
    path = name.replace("\\", "/").removeprefix("./").removeprefix("docs/").rstrip("/")
    path = path.removesuffix(".md").removesuffix(".en")
    if library.town(path):
        path = f"towns/{path}"
    found = [stem for stem in library.pages if stem == path or stem.startswith(f"{path}/")]
    if not found:
        towns = [page.stem.split("/")[1] for page in library.plans]
        near = proposals.nearest(path, [*towns, *library.pages])
        hint = f" もしかして: {near}" if near else ""
        raise RefusedError(f"「{name}」という町・フォルダー・ページはありません。{hint}")
    return found


def changed_since(root: Path, day: dt.date) -> set[str]:
    """Return the paths (as of sources) of files in docs/ that differ from those at the start of a day in Japan."""
    base = _git(root, "rev-list", "-1", f"--before={day.isoformat()}T00:00:00+09:00", "HEAD").strip()
    listed = _git(root, "ls-files", "--others", "--exclude-standard", "--", "docs")
    listed += (
        _git(root, "diff", "--name-only", "--relative", base, "--", "docs") if base else _git(root, "ls-files", "docs")
    )
    return set(unicodedata.normalize("NFC", listed).split("\n")) - {""}


def _git(root: Path, *arguments: str) -> str:
    told = history.git(root, *arguments)
    if told is None:
        raise RefusedError("--since には、git の履歴が要ります。")
    return told
