"""Pages marked ``draft: true``: in no site before that line is gone. ``machidx new town --text`` makes many."""

import re
from collections.abc import Iterable

from machidx.content import source
from machidx.content.languages import languages_in, suffix_of
from machidx.content.paths import SUFFIX, uri_of
from machidx.content.source import Source
from machidx.content.tree import Tree

_FIELD = "draft"
_MARK = re.compile(rb"^draft[ \t]*:", re.MULTILINE)


def is_draft(page: Source) -> bool:
    """Whether a Japanese file is marked as a draft; a mark that cannot be read is a problem, and no mark."""
    return not page.problems and page.front.data.get(_FIELD) is True


def draft_uris(there: Tree) -> frozenset[str]:
    """The paths below docs/ of the drafts and of their files in other languages."""
    marked = (path for path in there.files if path.suffix == SUFFIX and _MARK.search(path.read_bytes()))
    uris = [uri_of(path, there.docs) for path in marked if is_draft(source.read(path, there.docs))]
    return with_translations(uris, [language.code for language in languages_in(there.docs)])


def with_translations(uris: Iterable[str], codes: Iterable[str]) -> frozenset[str]:
    """Paths of Japanese files, and of their files in all languages, given by their codes."""
    ends = [suffix_of(code) for code in codes]
    return frozenset(uri.removesuffix(SUFFIX) + end for uri in uris for end in ends)
