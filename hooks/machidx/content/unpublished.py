"""Files marked ``draft: true``: in no site before that line is gone. ``machidx new town --text`` makes many.

A Japanese file that is marked is no page at all; where only the English one is, the page has no translation yet.
"""

import re
from collections.abc import Iterable

from machidx.content import source
from machidx.content.library import Library
from machidx.content.page import ENGLISH
from machidx.content.paths import SUFFIX, uri_of
from machidx.content.source import Source
from machidx.content.tree import Tree

_FIELD = "draft"
_MARK = re.compile(rb"^draft[ \t]*:", re.MULTILINE)
_LINE = re.compile(r"^draft[ \t]*:[ \t]*true[ \t]*(?:#.*)?\n", re.MULTILINE)


def is_draft(page: Source) -> bool:
    """Whether a file is marked as a draft; a mark that cannot be read is a problem, and no mark."""
    return not page.problems and page.front.data.get(_FIELD) is True


def without_mark(front: str) -> str:
    """Front matter without the line that marks a draft."""
    return _LINE.sub("", front)


def english_drafts(library: Library) -> list[Source]:
    """The English files that are marked as drafts."""
    return [page.draft for page in library.pages.values() if page.draft and is_draft(page.draft)]


def draft_uris(there: Tree) -> frozenset[str]:
    """The paths below docs/ of the Japanese drafts and of their English files."""
    pages = (path for path in there.files if path.suffix == SUFFIX and not path.stem.endswith(ENGLISH))
    marked = (path for path in pages if _MARK.search(path.read_bytes()))
    return with_english(uri_of(path, there.docs) for path in marked if is_draft(source.read(path, there.docs)))


def with_english(uris: Iterable[str]) -> frozenset[str]:
    """Paths of Japanese files, and of their English files."""
    return frozenset(name for uri in uris for name in (uri, f"{uri.removesuffix(SUFFIX)}{ENGLISH}{SUFFIX}"))
