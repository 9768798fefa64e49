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
    """The text of a draft without memos, and without sections of which nothing is in English yet."""
    theirs = {heading.id: heading.text for heading in markup.headings(japanese.body)}
    kept = []
    for id, text in markup.sections(_MEMO.sub("", body)).items():
        found = markup.headings(text)
        words = text.partition("\n")[2] if found else text
        if words.strip() or not found or found[0].text not in ("", theirs.get(id)):
            kept.append(text)
    return "".join(kept)
