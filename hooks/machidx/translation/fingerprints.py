"""Detects whether a page's English is out of date, by content, not by date.

``translated:`` in an English file holds one fingerprint per Japanese section, by heading id, of the words that were
translated; "top" covers the title, the summary and the text above the first heading. Facts, links and white space do
not count as words. After a dot follows a second fingerprint, of the targets of links and terms: if staff change a link,
the page is not out of date, but its English links are no longer compared with the Japanese ones.
"""

import hashlib
import json
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
from machidx.model.values import Review


class Fingerprint(NamedTuple):
    """The fingerprint of a text, written as ``words.links``."""

    words: str
    """Eight hex digits of the words."""
    links: str
    """Four hex digits of the targets of links and terms; "" if not recorded."""

    def __str__(self) -> str:
        return f"{self.words}.{self.links}"


def parsed(written: object) -> Fingerprint:
    """Parse a fingerprint from a file; both parts are empty if there is none."""
    words, _, links = str(written or "").partition(".")
    return Fingerprint(words, links)


def fingerprint(text: str) -> Fingerprint:
    return Fingerprint(_of_words(text), _of_links(text))


def _of_words(text: str) -> str:
    words = re.sub(r"\s", "", unicodedata.normalize("NFKC", markup.shown(text)))
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def _of_links(text: str) -> str:
    links = sorted(link.target for link in markup.links(text))
    terms = sorted(term.target for term in markup.linked_terms(text))
    return hashlib.sha256("\n".join([*links, "", *terms]).encode()).hexdigest()[:4]


def earlier(page: Page, then: Source) -> Page:
    """Return a page with an earlier version of its Japanese file.

    If the facts of this version are invalid, the page keeps its present ones.
    """
    facts, _ = schema.validate(then, KINDS[page.kind].facts)
    return replace(page, source=then, facts=facts or page.facts)


def sections_like(page: Page, then: Page) -> set[str]:
    """Return the sections of an earlier version of a page whose words are those that were translated."""
    before = made_from(page)
    return {name for name, now in fingerprints(then).items() if name in before and before[name].words == now.words}


def texts(page: Page) -> dict[str, str]:
    """Return the Japanese text of each section by id; "top" includes the texts of the front matter."""
    sections = page.source.sections
    return {**sections, "top": "\n".join([*_front_words(page), sections["top"]])}


@lru_cache(maxsize=8192)  # pages are immutable
def fingerprints(page: Page) -> Mapping[str, Fingerprint]:
    """Return the fingerprints of a page's Japanese sections by id."""
    return {name: fingerprint(text) for name, text in texts(page).items()}


def made_from(page: Page) -> dict[str, Fingerprint]:
    """Return the fingerprints of the sections that were translated, by id; empty without a translation."""
    return {name: parsed(value) for name, value in page.words.translated.items()} if page.words else {}


_NO_WORDS = ("draft", "translated", "same", "translators", "reviewed")
"""Fields of English front matter that hold no words of the page."""


def english_fingerprint(english: Source) -> str:
    """Eight hex digits of all words of an English file."""
    front = {name: value for name, value in english.front.data.items() if name not in _NO_WORDS}
    return _of_words(f"{json.dumps(front, ensure_ascii=False, sort_keys=True, default=str)}\n{english.body}")


def present_review(page: Page) -> Review | None:
    """The review of the English that a page has now; None where none, or another English, was compared."""
    found = page.words.reviewed if page.words else None
    is_other = found and found.of and page.english and found.of != english_fingerprint(page.english)
    return None if is_other else found


def _front_words(page: Page) -> list[str]:
    """Return the texts of the Japanese front matter that are translated."""
    return [leaf.text for leaf in page.sentences]


def changed(page: Page) -> list[str]:
    """Return the sections whose Japanese words have changed since the translation, in the page's order.

    Sections removed from the Japanese come last.
    """
    if page.words is None:
        return []
    before, now = made_from(page), fingerprints(page)
    gone = [name for name in before if name not in now]
    return [name for name, value in now.items() if name not in before or before[name].words != value.words] + gone


def relinked(page: Page) -> list[str]:
    """Return the sections whose words, links or terms have changed since the translation, in the page's order."""
    before = made_from(page)
    return [name for name, value in fingerprints(page).items() if before.get(name) != value]


def same_words(before: Mapping[str, Fingerprint], now: Mapping[str, Fingerprint]) -> bool:
    """Whether two sets of fingerprints have the same words, regardless of links."""
    return {name: value.words for name, value in before.items()} == {name: value.words for name, value in now.items()}
