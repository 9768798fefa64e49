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

from machidx.content import schema
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.markdown import markup
from machidx.model import KINDS
from machidx.model.roles import leaves

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}|^::: table .*$", re.MULTILINE)


def fingerprint(text: str) -> str:
    """Eight hex digits for the words of a text."""
    words = markup.without_terms(text)
    words = _ATTRIBUTES.sub("", _LINK.sub(r"\1", words))
    words = re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def fingerprint_of_links(text: str) -> str:
    """Four hex digits for where the links and terms of a text lead."""
    links = sorted(link.target for link in markup.links(markup.blanked(text)))
    terms = sorted(term.target for term in markup.linked_terms(text))
    return hashlib.sha256("\n".join([*links, "", *terms]).encode()).hexdigest()[:4]


def earlier(page: Page, then: Source) -> Page:
    """A page as an earlier version of its Japanese file had it; with the present facts where those are unreadable."""
    facts, _ = schema.validate(then, KINDS[page.kind].facts)
    return replace(page, source=then, facts=facts or page.facts)


def sections_like(page: Page, then: Page) -> set[str]:
    """The sections of an earlier version of a page whose words are those that were translated."""
    made_from = page.words.translated if page.words else {}
    return {name for name, value in fingerprints(then).items() if _words(made_from.get(name, "")) == _words(value)}


def texts(page: Page) -> dict[str, str]:
    """The Japanese words of each section of a page; those of the front matter belong to "top"."""
    sections = page.source.sections
    return {**sections, "top": "\n".join([*_front_words(page), sections["top"]])}


def fingerprints(page: Page) -> dict[str, str]:
    """The fingerprint of each section of a page's Japanese words, and of its links."""
    return {name: f"{fingerprint(text)}.{fingerprint_of_links(text)}" for name, text in texts(page).items()}


def _front_words(page: Page) -> list[str]:
    """The words of the Japanese front matter that a translator translates."""
    return [leaf.text for leaf in leaves(page.facts) if leaf.role.is_translated]


def changed(page: Page) -> list[str]:
    """The sections whose Japanese words have changed since the translation, in the page's order."""
    if page.words is None:
        return []
    made_from = page.words.translated
    now = fingerprints(page)
    gone = [name for name in made_from if name not in now]
    return [name for name, value in now.items() if _words(made_from.get(name, "")) != _words(value)] + gone


def relinked(page: Page) -> list[str]:
    """The sections whose Japanese links or terms have changed since, in the page's order."""
    made_from = page.words.translated if page.words else {}
    return [name for name, value in fingerprints(page).items() if made_from.get(name) != value]


def same_words(before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether fingerprints are of the same words, wherever their links lead."""
    return {id: _words(value) for id, value in before.items()} == {id: _words(value) for id, value in now.items()}


def _words(value: str) -> str:
    return value.partition(".")[0]
