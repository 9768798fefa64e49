"""Translations that were begun: what a draft says in English already, without the memos of the Japanese."""

import re
from dataclasses import replace
from functools import lru_cache

from machidx.content import schema
from machidx.content.page import Page
from machidx.content.source import Source, parse
from machidx.markdown import markup
from machidx.model import KINDS

_MEMO = re.compile(r"<!--.*?-->\n*", re.DOTALL)
_NO_HEADING = re.compile(r"#+ \{ #\S+ \}")
"""A heading that has no words yet."""


@lru_cache(maxsize=512)  # pages are immutable
def opened(page: Page) -> Page:
    """The page with its draft as its English, so that more can be written into it; as it is where there is none.

    A draft that cannot be read stays what it is.
    """
    if page.draft is None or page.draft.problems:
        return page
    above, front, below = page.draft.parted
    fence, _, body = below.partition("\n")
    english = parse(page.draft.uri, f"{above}{_without_memos(front)}{fence}\n{_begun(body, page.source)}")
    english.file, english.path = page.draft.file, page.draft.path
    words, problems = (None, []) if english.problems else schema.validate(english, KINDS[page.kind].words)
    return replace(page, words=words, english=english, draft=None) if words and not problems else page


def _without_memos(front: str) -> str:
    """Front matter without the lines that are comments."""
    return re.sub(r"^#.*\n", "", front, flags=re.MULTILINE)


def _begun(body: str, japanese: Source) -> str:
    """The text of a draft without memos, and without sections of which nothing but copies is there yet."""
    copied = set(japanese.body.split("\n"))
    sections = markup.sections(_MEMO.sub("", body))
    return "".join(text for text in sections.values() if any(_is_begun(line, copied) for line in text.split("\n")))


def _is_begun(line: str, copied: set[str]) -> bool:
    return bool(line.strip()) and line not in copied and not _NO_HEADING.fullmatch(line)
