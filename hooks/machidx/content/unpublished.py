"""Files marked ``draft: true``: in no site before that line is gone. ``machidx new town --text`` makes many.

A Japanese file that is marked is no page at all; where only the English one is, the page has no translation yet.
"""

import re
from collections.abc import Iterable

from machidx.content import source
from machidx.content.languages import languages_in, stem_and_language, suffix_of
from machidx.content.library import Library
from machidx.content.paths import SUFFIX, uri_of
from machidx.content.source import Source
from machidx.content.tree import Tree
from machidx.language.locale import JAPANESE

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
    """The paths below docs/ of the Japanese drafts and of their files in other languages."""
    codes = [language.code for language in languages_in(there.docs)]
    pages = (path for path in there.files if stem_and_language(path.name, codes)[1] == JAPANESE)
    marked = (path for path in pages if path.suffix == SUFFIX and _MARK.search(path.read_bytes()))
    uris = [uri_of(path, there.docs) for path in marked if is_draft(source.read(path, there.docs))]
    return with_translations(uris, codes)


def with_translations(uris: Iterable[str], codes: Iterable[str]) -> frozenset[str]:
    """Paths of Japanese files, and of their files in all languages, given by their codes."""
    ends = [suffix_of(code) for code in codes]
    return frozenset(uri.removesuffix(SUFFIX) + end for uri in uris for end in ends)
