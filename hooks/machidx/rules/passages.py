"""Passages: compares each line of an English page with the Japanese line it translates.

Compares figures, eras, terms and links, and finds Japanese words and British spellings. Skips sections whose Japanese
has changed since the translation: these are published with a notice. ``counterparts`` compares structure.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from machidx.content.catalog import Rule, Rules
from machidx.content.diagnostics import Problem
from machidx.content.frontmatter import KeyPath
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.content.remembering import Aside, remembered
from machidx.content.source import Source
from machidx.glossary.glossary import Glossary, english_names, glossary_of
from machidx.language import proposals, spelling
from machidx.language.scripts import JAPANESE_RUN
from machidx.markdown import markup
from machidx.markdown.tokens import blanked
from machidx.rules import dialects
from machidx.rules.figures import PassageFault, faults
from machidx.translation import fingerprints

_SIGNS = str.maketrans({"、": ", ", "。": ". ", "～": "–", "【": "[", "】": "]", **dict.fromkeys("「」『』", '"')})
_LINE, _PARAGRAPH = re.compile(r"[^\n]+"), re.compile(r"(?:[^\n]+\n?)+")
_FULL_WIDTH = re.compile("[\u3000-\u3003\u3008-\u3011\uff01-\uff60～]+")


@dataclass(frozen=True)
class Passage:
    """A part of a page in both languages; ``at`` makes a problem at a 0-based offset in the English."""

    japanese: str
    english: str
    at: Callable[[int, Rule, str, str], Problem]


def problems(library: Library) -> Iterator[Problem]:
    """Compare the up-to-date sections of each translation with the Japanese."""
    glossary, british, terms = Aside(glossary_of(library)), _british(library), tuple(library.terms)
    for page in library.pages.values():
        yield from _page_problems(page, terms, british, glossary)
    if library.shared_source:
        yield from _labels(library.shared_source, (), library.own_labels, british)


@remembered
def _page_problems(
    page: Page, terms: tuple[Page, ...], british: spelling.British, glossary: Aside[Glossary]
) -> Iterator[Problem]:
    """Compare one page. The result depends on the page, the terms and the British words alone."""
    if not page.english or not page.words:
        return
    old, relinked = set(fingerprints.changed(page)), set(fingerprints.relinked(page))
    for section, passages in _sections(page, page.english):
        if section not in relinked:
            yield from _links(section, page)
        if section not in old:
            yield from _shape(section, page)
        for passage in passages if section not in old else ():
            yield from _wording(passage, british)
            yield from _terms(glossary.value, page, passage, compared=section not in relinked)
    yield from _labels(page.english, ("labels",), page.words.labels, british)


def _british(library: Library) -> spelling.British:
    """Return the British words in all English files, each with its American spelling."""
    sources = [page.english for page in library.pages.values() if page.english]
    texts = [source.text for source in (*sources, library.shared_source) if source]
    return frozenset(dialects.american_spellings(spelling.asked(texts)).items())


def _sections(page: Page, english: Source) -> Iterator[tuple[str, list[Passage]]]:
    """Yield each section's id and its passages; the texts of the front matter belong to "top"."""
    ours, theirs = page.source.sections, english.sections
    for id, text in theirs.items():
        if id in ours:
            start = english.body.index(text)
            passages = [
                Passage(old, new, _in_body(english, start + offset)) for old, new, offset in _aligned(ours[id], text)
            ]
            yield id, [*(_front(page, english) if id == "top" else ()), *passages]


def _in_body(source: Source, start: int) -> Callable[[int, Rule, str, str], Problem]:
    return lambda offset, rule, message, hint: source.in_body(start + offset, rule, message, hint)


def _front(page: Page, english: Source) -> Iterator[Passage]:
    for leaf in page.sentences:
        if new := page.translated(*leaf.english):
            yield Passage(leaf.text, new, _in_front(english, leaf.english))


def _in_front(source: Source, path: KeyPath) -> Callable[[int, Rule, str, str], Problem]:
    return lambda _, rule, message, hint: source.at(path, rule, message, hint)


def _aligned(ours: str, theirs: str) -> Iterator[tuple[str, str, int]]:
    """Pair lines, else paragraphs and their lines; yield the Japanese, the English, and its 0-based offset."""
    return _pairs(blanked(ours), blanked(theirs), 0)


def _pairs(ours: str, theirs: str, start: int) -> Iterator[tuple[str, str, int]]:
    (old, new), paragraphs = _cut(_LINE, ours, theirs), _cut(_PARAGRAPH, ours, theirs)
    if len(old) == len(new):
        yield from ((one.group(), other.group(), start + other.start()) for one, other in zip(old, new, strict=True))
    elif len(paragraphs[0]) == len(paragraphs[1]) > 1:
        for one, other in zip(*paragraphs, strict=True):
            yield from _pairs(one.group(), other.group(), start + other.start())
    elif old and new:
        yield ours, theirs, start


def _cut(pattern: re.Pattern[str], *texts: str) -> list[list[re.Match[str]]]:
    return [[match for match in pattern.finditer(text) if match.group().strip()] for text in texts]


def _wording(passage: Passage, british: spelling.British) -> Iterator[Problem]:
    """Yield the problems that follow from the words of a passage alone."""
    for fault in (*faults(passage.japanese, passage.english), *_leftovers(passage.english, british)):
        yield passage.at(*fault)


def _terms(glossary: Glossary, page: Page, passage: Passage, *, compared: bool) -> Iterator[Problem]:
    """Yield terms linked with other words than the agreed ones and, if ``compared``, in one language only."""
    ours, theirs = (
        [(r, found[0]) for r in markup.linked_terms(text) if len(found := glossary.find(r.target)) == 1]
        for text in (passage.japanese, passage.english)
    )
    left = [term for _, term in ours]
    for reference, term in theirs:
        if term in left:
            left.remove(term)
        elif compared:
            message = f"［［{reference.target}］］は、日本語のここではつながれていません。"
            yield passage.at(reference.offset, Rules.TRANSLATED_TERMS, message, "")
        names = english_names(term)
        if term is not page and not spelling.is_form(reference.shown, names):
            near = proposals.nearest(reference.shown, names, least=1)
            message = f"「{reference.shown}」は、用語集で決めた英語ではありません。"
            yield passage.at(reference.offset, Rules.TRANSLATED_TERMS, message, near)
    for term in left if compared else ():
        message = f"日本語でつながれている［［{term.text('title').text}］］が、英語にありません。"
        yield passage.at(0, Rules.TRANSLATED_TERMS, message, f"[[{term.text('title').text}|{english_names(term)[0]}]]")


def _links(section: str, page: Page) -> Iterator[Problem]:
    """Yield links and pictures that only one language of a section has, in any order."""
    assert page.english
    texts = [source.sections[section] for source in (page.source, page.english)]
    ours, theirs = ([(link.target, link) for link in markup.links(text)] for text in texts)
    start = page.english.body.index(texts[1])
    left = [target for target, _ in ours]
    added = []
    for target, link in theirs:
        if target in left:
            left.remove(target)
        else:
            added.append(link)
    for link in added:
        message = f"リンク「{link.target}」は、日本語のこの節にありません。"
        near = proposals.nearest(link.target, left, least=1)
        yield page.english.in_body(start + link.offset, Rules.TRANSLATED_LINKS, message, near)
    for target in left[len(added) :]:
        message = f"日本語のこの節にあるリンク「{target}」が、英語にありません。"
        yield page.english.in_body(start, Rules.TRANSLATED_LINKS, message, target)


def _shape(section: str, page: Page) -> Iterator[Problem]:
    """Yield differing counts of notes, tables, list items and rows in a section."""
    assert page.english
    text = page.english.sections[section]
    ours, theirs = markup.pieces(page.source.sections[section]), markup.pieces(text)
    for name, count in ours.items():
        if theirs[name] != count:
            message = f"日本語のこの節には{name}が{count}個ありますが、英語には{theirs[name]}個です。"
            yield page.english.in_body(page.english.body.index(text), Rules.SHAPE, message)


@remembered
def _leftovers(english: str, british: spelling.British) -> Iterator[PassageFault]:
    """Yield Japanese outside brackets, full-width signs and British spellings."""
    text = markup.without_targets(english)
    for match in JAPANESE_RUN.finditer(text):
        if not (text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"):
            message = f"日本語「{match.group()}」が残っています。名前は、英語のすぐ後ろの（ ）に書きます。"
            yield PassageFault(match.start(), Rules.JAPANESE_LEFT, message, f"… ({match.group()})")
    for match in _FULL_WIDTH.finditer(JAPANESE_RUN.sub(lambda m: " " * len(m.group()), text)):
        message = f"全角の記号「{match.group()}」は、英語では半角で書きます。"
        yield PassageFault(match.start(), Rules.JAPANESE_LEFT, message, _half_width(match.group()))
    for offset, word, american in spelling.british(text, british):
        message = f"「{word}」は、イギリスのつづりです。このサイトはアメリカのつづりで書きます。"
        yield PassageFault(offset, Rules.SPELLING, message, american)


def _half_width(signs: str) -> str:
    return unicodedata.normalize("NFKC", signs).translate(_SIGNS).strip()


def _labels(source: Source, above: KeyPath, labels: dict[str, str], british: spelling.British) -> Iterator[Problem]:
    """Compare figures in labels with those in the names they translate; find Japanese words and British spellings."""
    for japanese, english in labels.items():
        words = blanked(japanese), blanked(english)
        passage = Passage(*words, _in_front(source, (*above, japanese)))
        yield from _wording(passage, british)
