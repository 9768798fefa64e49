"""Every file that a build writes, by its path below the site's root, and what it is made from.

What the site makes itself is asked of the code that makes it; only the theme's files are listed here (a test holds
that no built file is missing).
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from machidx import exports, qr
from machidx.labels import JAPANESE, LOCALES
from machidx.library import Library
from machidx.publishing import INDEXES
from machidx.source import SUFFIX
from machidx.tree import PUBLISHED

FOLDERS = ("assets", exports.FOLDER, *INDEXES, *LOCALES[1:])
"""The site's own: no file of docs/ gets into them but the pages in their languages."""
_OF_THE_THEME = ("404.html", "favicon.ico", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
UNPUBLISHED = "templates"
"""A folder that the generator leaves out."""
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{4})?(?:[-_][A-Z]{2})?")
"""What the generator takes for a language between two dots of a name."""

_FOLDERS_LEFT_OUT = ("index", "README")
"""Folders that are no part of the address of a picture in one language, nor is what follows a dot in their names."""


def made(library: Library) -> Iterator[str]:
    """The files that the site makes itself, outside its own folders; redirects aside."""
    yield from _OF_THE_THEME
    yield from (file.path for file in qr.files(library, ""))


def own_folder(path: str) -> str:
    """The folder of the site's own that a path is in; "" for none."""
    return next((folder for folder in FOLDERS if path == folder or path.startswith(f"{folder}/")), "")


def file_at(address: str) -> str:
    """The file behind a page's address: /news/a/ is news/a/index.html."""
    return f"{address.lstrip('/')}index.html"


def published(uri: str) -> str:
    """The file in which a file of docs/ ends up; an English page's is that of its Japanese one. "" for none."""
    path = PurePosixPath(uri)
    if not path.name.lower().endswith(PUBLISHED) or path.parts[0] == UNPUBLISHED:
        return ""
    if path.name.endswith(SUFFIX):
        stem = path.with_suffix("")
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
