"""Resolves what a writer typed between [[ ]] to a term: by label, alias, printed headword, or reading.

Compares names by their keys, which ignore width, case, prime signs, spaces, hyphens, long vowels and the kind of kana.
Labels take precedence over aliases, aliases over headwords, headwords over readings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.language import proposals
from machidx.language.folding import fold
from machidx.markdown import markup
from machidx.markdown.terms import TermReference, terms_in
from machidx.model.term import Term, TermWords

SPELLED = ("だっしゅ", "ぷらいむ")
"""Readings of the prime sign (′)."""
DROPPED = " -ー・_"
"""Folded characters that keys ignore."""
_NAMED = re.compile(r"^(?:label|english|aliases):(.*)", re.MULTILINE)
_DROPPED = str.maketrans(dict.fromkeys(DROPPED, None))


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The key of a name, by which names are compared."""
    folded = fold(name)
    for word in SPELLED:
        folded = folded.replace(word, "'")
    return folded.translate(_DROPPED)


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A resolved reference to a term."""

    page: Page
    shown: str
    """The words to print."""
    town: str | None
    """The id of the town (of its first plan) whose sense is meant; None where the term has no sense of that town."""

    def anchor(self, locale: str) -> str:
        """The id of the sense's heading on the term's page in a language; "" where it has none."""
        return self.town if self.town and self.page.has_section(self.town, locale) else ""


@dataclass(frozen=True, slots=True)
class TermMiss:
    """A reference that names no term, or several."""

    reference: TermReference
    candidates: tuple[str, ...]
    """Labels to propose."""
    ambiguous: bool
    """Whether it names several terms."""
    unreadable: bool = False
    """Whether it names a term whose file is invalid; that file has a problem already."""


def english_names(page: Page) -> tuple[str, ...]:
    """The agreed English names of a term: its name, the parts before and in its brackets, the English aliases."""
    name = facts(page, Term).english
    short, _, rest = name.partition(" (")
    aliases = page.words.aliases if isinstance(page.words, TermWords) else ()
    return tuple(dict.fromkeys(form for form in (name, short, rest.rstrip(")"), *aliases) if form))


def names_of(page: Page) -> Iterator[tuple[int, str]]:
    """The names of a term, each after its rank: 0 label, 1 alias or English name, 2 headword, 3 reading."""
    term = facts(page, Term)
    yield 0, term.label
    yield from ((1, alias) for alias in term.aliases)
    yield from ((1, name) for name in english_names(page))
    yield from ((2, word) for sense in term.senses for word in sense.headwords)
    yield 3, term.reading


def _claimed(source: Source) -> Iterator[str]:
    """The names in an invalid file of the glossary: its file name, label and aliases, as far as they can be read."""
    if source.uri.startswith("glossary/"):
        yield source.uri[9:-3]
        for line in _NAMED.finditer(source.text):
            yield from (name.strip(" \"'[]") for name in line[1].split(","))


class Glossary:
    """All terms, looked up by their names."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ranks: tuple[dict[str, list[Page]], ...] = ({}, {}, {}, {})
        self._names: dict[str, str] = {}
        self._unreadable = {key(name) for source in library.unreadable for name in _claimed(source)}
        for page in library.terms:
            for rank, name in names_of(page):
                found = self._ranks[rank].setdefault(key(name), [])
                if page not in found:
                    found.append(page)
                self._names.setdefault(name, facts(page, Term).label)

    def find(self, name: str) -> list[Page]:
        """The terms of a name, of the highest rank that knows it: one where the name is unambiguous."""
        wanted = key(name)
        return next((rank[wanted] for rank in self._ranks if wanted in rank), [])

    def is_unreadable(self, name: str) -> bool:
        """Whether a name is of a term whose file is invalid; that file has a problem already."""
        return not self.find(name) and key(name) in self._unreadable

    def resolve(self, reference: TermReference, town: str | None) -> TermMatch | TermMiss:
        """Resolve a reference on a page of a town; ``town`` is None for a page of no town."""
        found = self.find(reference.target)
        if len(found) != 1:
            unreadable = self.is_unreadable(reference.target)
            return TermMiss(reference, tuple(self._candidates(reference, found)), bool(found), unreadable)
        wanted = reference.town or (self._library.municipality(town) if town else None)
        senses = {sense.town for sense in facts(found[0], Term).senses}
        return TermMatch(found[0], reference.shown, wanted if wanted in senses else None)

    @cached_property
    def uses(self) -> dict[str, list[Page]]:
        """The pages that link to each term, by the name of the term's file, in the library's order."""
        out: dict[str, list[Page]] = {}
        for page in self._library.pages.values():
            references = (*markup.linked_terms(page.source.body), *_front_terms(page))
            found = (self.resolve(reference, page.town) for reference in references)
            for term in dict.fromkeys(
                link.page for link in found if isinstance(link, TermMatch) and link.page is not page
            ):
                out.setdefault(term.name, []).append(page)
        return out

    def by_use(self) -> list[tuple[int, Page]]:
        """All terms, each after the number of pages that link to it, most linked first."""
        counted = [(len(self.uses.get(term.name, ())), term) for term in self._library.terms]
        return sorted(counted, key=lambda pair: -pair[0])

    def names_like(self, miss: TermMiss) -> Iterator[str]:
        """The names of the terms that are proposed for a reference."""
        return (name for name, label in self._names.items() if label in miss.candidates)

    def _candidates(self, reference: TermReference, found: list[Page]) -> Iterator[str]:
        if found:
            yield from (facts(page, Term).label for page in found)
            return
        near = proposals.nearest(reference.target, self._names, least=40)
        if near:
            yield self._names[near]


def _front_terms(page: Page) -> Iterator[TermReference]:
    """The references to terms in the front matter of a page."""
    for leaf in page.leaves:
        if leaf.role.may_hold_terms:
            yield from terms_in(leaf.text)


@lru_cache(maxsize=2)
def glossary_of(library: Library) -> Glossary:
    """The glossary of a library, cached."""
    return Glossary(library)
