"""Remarks on wording that is hard to read. None is a mistake: they are for writers, and stop no publication."""

from collections.abc import Iterator
from typing import NamedTuple

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.content.source import Fragment, Source
from machidx.glossary.glossary import glossary_of
from machidx.glossary.unlinked import own_words, readable_lines
from machidx.language.locale import LOCALES
from machidx.language.readability import LONGEST, long_sentences, rare_words, stiff_phrases
from machidx.markdown import markup


class Hint(NamedTuple):
    """A remark, in Japanese, on a place in a file; line and column are 1-based."""

    path: str
    line: int
    column: int
    words: str


def remarks(library: Library, stop_words: frozenset[str]) -> Iterator[Hint]:
    """Yield the remarks on all pages, in the library's order; a rare word is named once on a page."""
    for page in library.pages.values():
        yield from _long(page)
        yield from _rare(library, page, stop_words)
        yield from _stiff(page)


def _long(page: Page) -> Iterator[Hint]:
    for line in _shown_lines(page.source):
        if line.text.startswith(">"):  # a quotation
            continue
        for offset, length in long_sentences(line.text):
            words = f"この文は{length}字です。{LONGEST}字までの文に分けると、読みやすくなります。"
            yield Hint(page.source.path, line.line, _column(page.source, line, offset), words)


def _rare(library: Library, page: Page, stop_words: frozenset[str]) -> Iterator[Hint]:
    known = {*stop_words, *page.facts.stop_words}
    for line in readable_lines(page):
        for offset, word in rare_words(own_words(line.text)):
            if word not in known and not glossary_of(library).find(word):
                known.add(word)
                words = f"「{word}」は、あまり見ないことばです。やさしく言いかえるか、説明を付けます。"
                yield Hint(page.source.path, line.line, line.column + offset, words)


def _stiff(page: Page) -> Iterator[Hint]:
    english = page.shown(LOCALES[1])
    if english is page.source:
        return
    for line in _shown_lines(english):
        for offset, phrase, advice in stiff_phrases(line.text):
            yield Hint(english.path, line.line, _column(english, line, offset), f"「{phrase}」は、{advice}。")


def _shown_lines(source: Source) -> Iterator[Fragment]:
    """The lines of a body that have more than code, as readers see them."""
    lines = zip(markup.shown(source.body).split("\n"), markup.readable(source.body).split("\n"), strict=True)
    for number, (shown, readable) in enumerate(lines, source.body_line):
        if readable.strip():
            yield Fragment(number, 1, shown)


def _column(source: Source, line: Fragment, offset: int) -> int:
    """The column in the file of a place in a shown line, whose beginning the file may have in the same letters."""
    begin = line.text[offset : offset + 6]
    return source.lines[line.line - 1].find(begin) + 1 or 1
