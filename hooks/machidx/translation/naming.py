"""Finds the pages that are named on the command line, by a file, Japanese or English, or by the page's address."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import LOCALES


class UnknownPageError(RefusedError):
    """No page belongs to the file; the message says whether the file exists."""

    def __init__(self, path: Path) -> None:
        unread = "は読めないか、日本語のページがありません。machidx check で確かめてください。"
        super().__init__(f"{path} {unread if path.is_file() else 'というページはありません。'}")


def pages_of_files(library: Library, paths: Iterable[Path]) -> list[Page | UnknownPageError]:
    """Return the page of each file, or the error that explains why there is none."""
    known = {
        _name(source.file): page
        for page in library.pages.values()
        for source in (page.source, page.english, page.draft)
        if source
    }
    return [known.get(_name(path)) or UnknownPageError(path) for path in paths]


def page(library: Library, path: Path) -> Page:
    """Return the page of a file. Raises UnknownPageError."""
    return known(*pages_of_files(library, [path]))


def page_named(library: Library, name: str) -> Page:
    """Return the page of a file, or of an address as a browser shows it. Raises UnknownPageError."""
    inner = unicodedata.normalize("NFC", unquote(re.sub(r"^https?://[^/]*|[?#].*", "", name))).strip("/")
    path = f"/{inner}/" if inner else name and "/"
    by_address = {page.url(locale): page for page in library.pages.values() for locale in LOCALES}
    ends = (path[at:] for at, sign in enumerate(path) if sign == "/")  # a site may be in a folder of its host
    found = next((by_address[end] for end in ends if end in by_address and (end != "/" or path == "/")), None)
    return found or page(library, Path(name))


def known(found: Page | UnknownPageError) -> Page:
    """Return the page, or raise the UnknownPageError given instead."""
    if isinstance(found, UnknownPageError):
        raise found
    return found


def _name(path: Path) -> str:
    """Return an absolute path in NFC, to compare typed paths with listed ones."""
    return unicodedata.normalize("NFC", str(path.resolve()))
