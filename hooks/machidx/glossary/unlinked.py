"""Finds terms that a page names without linking them, and words that look like terms but are not in the glossary.

Only the first occurrence on a page counts, in reading order: front matter, then body. The longest name wins. Names in
katakana or Latin letters match only whole runs: ログ does not match in カタログ.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from machidx.content import frontmatter, schema, strange
from machidx.content.diagnostics import Problem
from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.content.paths import is_file
from machidx.content.source import Fragment, Source, read_data
from machidx.glossary.glossary import glossary_of, key
from machidx.markdown import markup
from machidx.markdown.terms import TERM, terms_in
from machidx.model.roles import Role
from machidx.model.term import Term
from machidx.model.values import Record, Words

STOP_WORDS = "stop-words.yml"
_KATAKANA = r"[ァ-ヺー]"
_LATIN = r"[A-Za-z0-9]"
_QUOTED = re.compile(r"「[^」\n]*」|『[^』\n]*』")
_CANDIDATE = re.compile(rf"{_KATAKANA}{{3,}}(?:・{_KATAKANA}+)*|(?<!{_LATIN})[A-Z][A-Za-z0-9-]*[A-Z0-9][A-Za-z0-9-]*")


class _Insertion(NamedTuple):
    """Characters to insert at a line and column, 1-based; a lower ``order`` goes first in one place."""

    line: int
    column: int
    order: int
    text: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in a file."""

    path: str
    """The path from the project's root."""
    line: int
    """1-based, as is ``column``."""
    column: int
    name: str
    term: str | None
    """The name of the term's file; None for a word that is not in the glossary."""

    @property
    def place(self) -> str:
        """The place as ``path:line:column``."""
        return f"{self.path}:{self.line}:{self.column}"


class StopWords(Record):
    """The content of the file of stop words: words that are not terms on any page."""

    words: tuple[Words, ...] = ()


def read_stop_words(docs: Path) -> tuple[frozenset[str], list[Problem]]:
    """Read docs/stop-words.yml; empty without the file."""
    path = docs / STOP_WORDS
    if not is_file(path):
        return frozenset(), []
    source = read_data(path, docs)
    made, problems = (None, source.problems) if source.problems else schema.validate(source, StopWords)
    return frozenset(made.words if made else ()), [*problems, *source.told(strange.lookalikes(source.text))]


class Finder:
    """Finds unlinked terms and unknown words in a library."""

    def __init__(self, library: Library, stop_words: frozenset[str]) -> None:
        self._library = library
        self._glossary = glossary_of(library)
        self._stop_words = stop_words

    @property
    def pages(self) -> Iterable[Page]:
        """The pages to search, in the library's order."""
        return self._library.pages.values()

    @cached_property
    def _names(self) -> dict[str, Page]:
        """The terms by their unambiguous labels and aliases, without everyday words and names of one character."""
        out = {}
        for page in self._library.terms:
            term = facts(page, Term)
            if term.term_kind != "everyday":
                for name in (term.label, *term.aliases):
                    if len(name) > 1 and self._glossary.find(name) == [page]:
                        out[name] = page
        return out

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._names, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(_as_whole_run, longest_first)) or r"(?!)")

    def unlinked(self, page: Page) -> list[Occurrence]:
        """The first occurrence of each term on a page, where it is not linked."""
        linked: set[str] = set()
        found = []
        stop = self._stop_words | set(page.facts.stop_words)
        for line in readable_lines(page):
            events = [(m.start(), m.group(), False) for m in self._pattern.finditer(own_words(line.text))]
            events += [(r.offset, r.target, True) for r in terms_in(line.text)]
            for offset, name, is_link in sorted(events):
                terms = self._glossary.find(name)
                if len(terms) != 1 or terms[0] is page or terms[0].name in linked or (not is_link and name in stop):
                    continue
                linked.add(terms[0].name)
                if not is_link:
                    found.append(Occurrence(page.source.path, line.line, line.column + offset, name, terms[0].name))
        return found

    def unknown_words(self) -> list[list[Occurrence]]:
        """The unknown words of all pages, most frequent first: for each word, its first occurrence on every page."""
        words: dict[str, list[Occurrence]] = {}
        for page in self.pages:
            for found in self.unknown(page):
                words.setdefault(found.name, []).append(found)
        return [found for _, found in sorted(words.items(), key=lambda item: (-len(item[1]), item[0]))]

    def unknown(self, page: Page) -> Iterator[Occurrence]:
        """The katakana words and abbreviations of a page that are not in the glossary, each once."""
        seen = {key(word) for word in (*self._stop_words, *page.facts.stop_words)}
        for line in readable_lines(page):
            for match in _CANDIDATE.finditer(own_words(line.text)):
                word = match.group().strip("ー・-")
                if key(word) not in seen and not self._glossary.find(word):
                    seen.add(key(word))
                    yield Occurrence(page.source.path, line.line, line.column + match.start(), word, None)


def _as_whole_run(name: str) -> str:
    """A pattern of a name that matches no part of a longer run of katakana or Latin letters."""
    pattern = re.escape(name)
    for kind in (_KATAKANA, _LATIN):
        if re.match(kind, name):
            pattern = f"(?<!{kind[:-1]}]){pattern}"
        if re.search(f"{kind}$", name):
            pattern = f"{pattern}(?!{kind})"
    return pattern


def own_words(text: str) -> str:
    """Blank out references to terms and quoted text: a name in 「」 is not a term."""
    for pattern in (TERM, _QUOTED):
        text = pattern.sub(lambda m: " " * len(m.group()), text)
    return text


def readable_lines(page: Page) -> Iterator[Fragment]:
    """The words of a page in reading order, with code, headings, links and HTML blanked out."""
    source = page.source
    linked = {leaf.path for leaf in page.leaves if leaf.role is Role.PROSE}
    for path in source.front.written:
        if path in linked:
            yield from source.written(path)
    text = markup.readable(source.body)
    for number, words in enumerate(text.split("\n"), source.body_line):
        yield Fragment(number, 1, words)


def with_links(source: Source, occurrences: list[Occurrence]) -> str:
    """The text of a file with [[ ]] around each occurrence."""
    insertions = [quote for path in source.front.written for quote in _quotes(source, path, occurrences)]
    for found in occurrences:
        insertions.append(_Insertion(found.line, found.column, 2, "[["))
        insertions.append(_Insertion(found.line, found.column + len(found.name), 1, "]]"))
    lines = source.text.split("\n")
    for insertion in sorted(insertions, reverse=True):  # from the end, so that earlier columns stay true
        line, at = lines[insertion.line - 1], insertion.column - 1
        lines[insertion.line - 1] = f"{line[:at]}{insertion.text}{line[at:]}"
    return "\n".join(lines)


def _quotes(source: Source, path: frontmatter.KeyPath, occurrences: list[Occurrence]) -> Iterator[_Insertion]:
    """The quotes that a plain value needs once it holds [[ ]]: where it begins with them, or is inside [ ] or { }."""
    how, begin = source.front.written[path], source.front.values[path]
    start, end = (begin.line + 1, begin.column + 1), (how.end.line + 1, how.end.column + 1)
    inside = [(o.line, o.column) for o in occurrences if start <= (o.line, o.column) < end]
    if how.style or not inside or not (how.in_flow or start in inside):
        return
    fragments = list(source.written(path))
    quote = "'" if any(sign in fragment.text for fragment in fragments for sign in '"\\') else '"'
    yield _Insertion(*start, 0, quote)
    yield _Insertion(*end, 3, quote)
    for fragment in fragments if quote == "'" else ():
        for match in re.finditer("'", fragment.text):  # a single quote is doubled
            yield _Insertion(fragment.line, fragment.column + match.start(), 3, quote)
