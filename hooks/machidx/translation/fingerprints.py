"""Whether an English page still says what the Japanese one says: by content, not by date.

``translated:`` of an English file holds a fingerprint per heading id of the Japanese words it was made
from; "top" stands for the title, the summary and what is above the first heading. Facts, links and
white space are no words. Behind a dot stands a second fingerprint, of where links and terms lead: a link
that staff change makes no page out of date, but the English links are no longer compared with it.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from machidx.content import schema
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.markdown import markup
from machidx.model import KINDS


class Fingerprint(NamedTuple):
    """What tells whether a text is still the same; written as both with a dot between them."""

    words: str
    """Eight hex digits for its words."""
    links: str
    """Four hex digits for where its links and terms lead."""

    def __str__(self) -> str:
        return f"{self.words}.{self.links}"


def parsed(written: object) -> Fingerprint:
    """A fingerprint as it stands in a file; one of nothing where none does."""
    words, _, links = str(written or "").partition(".")
    return Fingerprint(words, links)


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text."""
    return Fingerprint(_of_words(text), _of_links(text))


def _of_words(text: str) -> str:
    words = re.sub(r"\s", "", unicodedata.normalize("NFKC", markup.shown(text)))
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def _of_links(text: str) -> str:
    links = sorted(link.target for link in markup.links(text))
    terms = sorted(term.target for term in markup.linked_terms(text))
    return hashlib.sha256("\n".join([*links, "", *terms]).encode()).hexdigest()[:4]


def earlier(page: Page, then: Source) -> Page:
    """A page as an earlier version of its Japanese file had it; with the present facts where those are unreadable."""
    facts, _ = schema.validate(then, KINDS[page.kind].facts)
    return replace(page, source=then, facts=facts or page.facts)


def sections_like(page: Page, then: Page) -> set[str]:
    """The sections of an earlier version of a page whose words are those that were translated."""
    before = made_from(page)
    return {name for name, now in fingerprints(then).items() if name in before and before[name].words == now.words}


def texts(page: Page) -> dict[str, str]:
    """The Japanese words of each section of a page; those of the front matter belong to "top"."""
    sections = page.source.sections
    return {**sections, "top": "\n".join([*_front_words(page), sections["top"]])}


@lru_cache(maxsize=8192)  # a page never changes
def fingerprints(page: Page) -> Mapping[str, Fingerprint]:
    """The fingerprint of each section of a page's Japanese words."""
    return {name: fingerprint(text) for name, text in texts(page).items()}


def made_from(page: Page) -> dict[str, Fingerprint]:
    """The fingerprint of each section of the Japanese words that were translated; nothing without a translation."""
    return {name: parsed(value) for name, value in page.words.translated.items()} if page.words else {}


def _front_words(page: Page) -> list[str]:
    """The words of the Japanese front matter that a translator translates."""
    return [leaf.text for leaf in page.sentences]


def changed(page: Page) -> list[str]:
    """The sections whose Japanese words have changed since the translation, in the page's order."""
    if page.words is None:
        return []
    before, now = made_from(page), fingerprints(page)
    gone = [name for name in before if name not in now]
    return [name for name, value in now.items() if name not in before or before[name].words != value.words] + gone


def relinked(page: Page) -> list[str]:
    """The sections whose Japanese links or terms have changed since, in the page's order."""
    before = made_from(page)
    return [name for name, value in fingerprints(page).items() if before.get(name) != value]


def same_words(before: Mapping[str, Fingerprint], now: Mapping[str, Fingerprint]) -> bool:
    """Whether fingerprints are of the same words, wherever their links lead."""
    return {name: value.words for name, value in before.items()} == {name: value.words for name, value in now.items()}
