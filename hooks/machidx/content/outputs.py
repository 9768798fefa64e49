"""Every file that a build writes, by its path below the site's root, and what it is made from.

The names that the site takes for itself are here, and whatever makes such a file asks for its name (a test holds that
no built file is missing).
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.content.paths import SUFFIX
from machidx.content.tree import PUBLISHED
from machidx.language.locale import JAPANESE, LOCALES

DATA = "data"
"""The folder of the open data."""
INDEXES = ("search/index", "en/search/index")
"""The folders of the search index in each language."""
QR = "qr.svg"
"""The QR code of a measure's address, beside its page."""
FOLDERS = ("assets", DATA, *INDEXES, *LOCALES[1:])
"""The site's own: no file of docs/ gets into them but the pages in their languages."""
_OF_THE_THEME = ("404.html", "favicon.ico", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
HOST = "CNAME"
"""The file of docs/ that gives the site its domain at some hosts; it is published as it is."""
UNPUBLISHED = "templates"
"""A folder that the generator leaves out."""
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{4})?(?:[-_][A-Z]{2})?")
"""What the generator takes for a language between two dots of a name."""

_FOLDERS_LEFT_OUT = ("index", "README")
"""Folders that are no part of the address of a picture in one language, nor is what follows a dot in their names."""


def made(library: Library) -> Iterator[str]:
    """The files that the site makes itself, outside its own folders; redirects aside."""
    yield from _OF_THE_THEME
    for page in library.of_kind("measure"):
        yield from (qr_file(page, locale) for locale in LOCALES)


def qr_file(page: Page, locale: str) -> str:
    """The file of a measure's QR code in a language."""
    return f"{page.url(locale)}{QR}".lstrip("/")


def own_folder(path: str) -> str:
    """The folder of the site's own that a path is in; "" for none."""
    return next((folder for folder in FOLDERS if path == folder or path.startswith(f"{folder}/")), "")


def file_at(address: str) -> str:
    """The file behind a page's address: /news/a/ is news/a/index.html."""
    return f"{address.lstrip('/')}index.html"


def published(uri: str) -> str:
    """The file in which a file of docs/ ends up; an English page's is that of its Japanese one. "" for none."""
    path = PurePosixPath(uri)
    if uri == HOST:
        return uri
    if not path.name.lower().endswith(PUBLISHED) or path.parts[0] == UNPUBLISHED:
        return ""
    if path.name.endswith(SUFFIX):
        stem = PurePosixPath(uri.removesuffix(SUFFIX).removesuffix(f".{LOCALES[1]}"))
        return f"{stem.parent if stem.name == 'index' else stem}/index.html".removeprefix("./")
    language = path.with_suffix("").suffix[1:]
    if not _LANGUAGE.fullmatch(language):
        return uri
    if language not in LOCALES:
        return ""
    above = path.parent.with_suffix("") if path.parent.name else path.parent
    above = above.parent if above.name in _FOLDERS_LEFT_OUT else above
    plain = (above / path.with_suffix("").stem).as_posix() + path.suffix
    return plain if language == JAPANESE else f"{language}/{plain}"
