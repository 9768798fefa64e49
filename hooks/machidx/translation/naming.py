"""The pages that somebody means who types the names of files, Japanese or English ones."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.page import Page


class UnknownPageError(RefusedError):
    """No page has this file; the message says whether there is such a file at all."""

    def __init__(self, path: Path) -> None:
        unread = "は読めないか、日本語のページがありません。machidx check で確かめてください。"
        super().__init__(f"{path} {unread if path.is_file() else 'というページはありません。'}")


def pages(library: Library, paths: Iterable[Path]) -> list[Page | UnknownPageError]:
    """The page of each file, or why there is none."""
    known = {
        _name(source.file): page
        for page in library.pages.values()
        for source in (page.source, page.english, page.draft)
        if source
    }
    return [known.get(_name(path)) or UnknownPageError(path) for path in paths]


def page(library: Library, path: Path) -> Page:
    """The page of one file. Raises UnknownPageError."""
    return known(*pages(library, [path]))


def known(found: Page | UnknownPageError) -> Page:
    """The page, where one was found. Raises UnknownPageError."""
    if isinstance(found, UnknownPageError):
        raise found
    return found


def _name(path: Path) -> str:
    """A file's full name for comparing: typed or listed, composed or not, it is one file."""
    return unicodedata.normalize("NFC", str(path.resolve()))
