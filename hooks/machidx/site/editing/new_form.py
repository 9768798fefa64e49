"""The forms of pages that do not exist yet: what a new file needs to begin, then the form of the file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from machidx.content import source
from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.scaffold import NewFile, measure_file, term_file
from machidx.model.kinds import KINDS
from machidx.site.editing.page_form import PageForm

_ASKED = {"measure": ("number",), "term": ("label", "reading")}
"""What has to be known before a file can begin."""


def new_page_form(library: Library, docs: Path, kind: str, town: str, query: Mapping[str, str]) -> PageForm | None:
    """The form of a new page; None while what a file begins with was not told. Raises RefusedError."""
    if not all(query.get(name, "").strip() for name in _ASKED[kind]):
        return None
    file = _file(library, docs, kind, town, query)
    there = source.read(file.path, docs, file.text.encode())
    if not file.path.parent.is_dir():
        raise RefusedError(f"「{file.path.parent.name}」というフォルダーがありません。")
    return PageForm(library, there.uri.removesuffix(".md"), there, KINDS[kind], is_new=True)


def _file(library: Library, docs: Path, kind: str, town: str, query: Mapping[str, str]) -> NewFile:
    asked = {name: query.get(name, "").strip() for name in ("number", "label", "reading", "english", "slug")}
    if kind == "measure":
        return measure_file(docs, library, town, asked["number"])
    return term_file(docs, asked["label"], asked["reading"], asked["english"], asked["slug"])


def beginning(library: Library, kind: str, town: str, query: Mapping[str, str], wrong: str = "") -> Mapping[str, Any]:
    """What the page that asks for these shows."""
    page = library.town(town)
    return {
        "kind": kind,
        "town": page.text("title").text if page else "",
        "numbers": [*library.numbers(town).values()] if page else [],
        "typed": {name: query.get(name, "") for name in ("number", "label", "reading", "english")},
        "is_asked": bool(query),
        "wrong": wrong,
    }
