"""Finds the pages of files named on the command line, Japanese or in another language."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.page import Page


class UnknownPageError(RefusedError):
    """No page belongs to the file; the message says whether the file exists."""

    def __init__(self, path: Path) -> None:
        unread = "は読めないか、日本語のページがありません。machidx check で確かめてください。"
        super().__init__(f"{path} {unread if path.is_file() else 'というページはありません。'}")


def pages_of_files(library: Library, paths: Iterable[Path]) -> list[Page | UnknownPageError]:
    """Return the page of each file, or the error that explains why there is none."""
    known = {
        _name(source.file): page
        for spoken in (*library.others, library)
        for page in spoken.pages.values()
        for source in (page.source, page.english, page.draft)
        if source
    }
    return [known.get(_name(path)) or UnknownPageError(path) for path in paths]


def page(library: Library, path: Path) -> Page:
    """Return the page of a file. Raises UnknownPageError."""
    return known(*pages_of_files(library, [path]))


def known(found: Page | UnknownPageError) -> Page:
    """Return the page, or raise the UnknownPageError given instead."""
    if isinstance(found, UnknownPageError):
        raise found
    return found


def _name(path: Path) -> str:
    """Return an absolute path in NFC, to compare typed paths with listed ones."""
    return unicodedata.normalize("NFC", str(path.resolve()))
