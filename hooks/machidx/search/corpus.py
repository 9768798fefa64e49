"""The searchable text of all pages as folded strings, and the words that are looked up in it.

Japanese has no spaces, and GML in CityGML is no word of its own. So each run of one to five characters that stands
anywhere in the text is a word; a longer run is found by the places of the words of five that it consists of.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from machidx.language.folding import fold, without_separators
from machidx.search.article import Article

LONGEST = 5
"""Characters in the longest words; only these have places. With four, the words of 200 towns that are asked most
(デジタル) would have so many places that a browser loads too much; with six, building takes half as long again."""
TIERS = 3
"""Where a word stands in a page: 0 in the title, 1 in the summary, 2 in the text."""
WHOLE = " "
"""Suffix that marks a whole word of Latin letters and digits, or of katakana: AI, but not the ai in email; ライン, but
not the end of オンライン. No text contains it."""
ALONE = "[a-z0-9]{1,12}"
"""Regular expression for a word that can be marked as ``WHOLE``; valid in Python and JavaScript."""
KATAKANA = "[ァ-ヺー]{2,12}"
"""The same for katakana, before folding."""
_STANDS_ALONE = rf"(?<![a-z0-9]){ALONE}(?![a-z0-9])"
_KATAKANA_ALONE = re.compile(rf"(?<![ァ-ヺー]){KATAKANA}(?![ァ-ヺー])")
_BREAK = "\n"


class Postings(NamedTuple):
    """The pages that contain each word, in order.

    A word of fewer than ``LONGEST`` characters has ``page * TIERS + tier`` per page, with the first tier. A word of
    ``LONGEST`` characters has two numbers per place: the page, and ``place * TIERS + tier``; consecutive characters
    of a line have consecutive places.
    """

    short: dict[str, list[int]]
    long: dict[str, list[int]]


@dataclass(frozen=True)
class Corpus:
    """The text of each tier of each page: title, summary and text of page 0, then those of page 1.

    A text has its lines split at spaces, each run followed by a line break.
    """

    texts: tuple[str, ...]
    katakana: tuple[frozenset[str], ...]
    """Of each text, the words that are whole in katakana, folded."""

    def postings(self, part: int, parts: int) -> Postings:
        """Find the words whose first character falls into a part (see ``part_of``)."""
        there = set().union(*self.texts) - {_BREAK}
        first = {character for character in there if part_of(character, parts) == part}
        return self._postings(first) if first else Postings({}, {})

    def _postings(self, first: set[str]) -> Postings:
        """Find the words that begin with one of some characters."""
        begin = f"[{re.escape(''.join(sorted(first)))}]"
        patterns, whole = (
            [_runs_of(size, begin) for size in range(1, LONGEST)],
            re.compile(f"(?={begin}){_STANDS_ALONE}"),
        )
        out = Postings(defaultdict(list), defaultdict(list))
        said: set[str] = set()
        place = 0
        for number, text in enumerate(self.texts):
            page, tier = divmod(number, TIERS)
            if not tier:
                place, said = 0, set()
            words = {word for pattern in patterns for word in pattern.findall(text)}
            alone = (*whole.findall(text), *(word for word in self.katakana[number] if word[0] in first))
            words.update(word + WHOLE for word in alone)
            for word in words - said:
                out.short[word].append(number)
            said |= words
            for start, word in _longest(text):
                if word[0] in first:
                    out.long[word] += (page, (place + start) * TIERS + tier)
            place += len(text)
        return out


def _longest(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the words of each run of ``LONGEST`` characters without a break."""
    begin = 0
    for run in text.split(_BREAK):
        for start in range(len(run) - LONGEST + 1):
            yield begin + start, run[start : start + LONGEST]
        begin += len(run) + 1


def _runs_of(size: int, first: str) -> re.Pattern[str]:
    """A pattern that finds every run of ``size`` characters, also overlapping ones, as its group."""
    return re.compile(f"(?=({first}[^{_BREAK}]{{{size - 1}}}))")


def part_of(character: str, parts: int) -> int:
    """The part of the index that holds the words beginning with a character."""
    return ord(character) % parts


def corpus_of(articles: Iterable[Article]) -> Corpus:
    """Fold and split the texts of pages."""
    tiers = [tier for article in articles for tier in _tiers(article)]
    texts = tuple("".join(f"{run}{_BREAK}" for run in runs) for runs, _ in tiers)
    return Corpus(texts, tuple(katakana for _, katakana in tiers))


def _tiers(article: Article) -> Iterator[tuple[list[str], frozenset[str]]]:
    """Yield the runs of the title, of the summary, and of the lines that are neither; each with its katakana."""
    title, summary = list(_runs([article.title])), list(_runs([article.summary]))
    said = {*title, *summary}
    yield title, _katakana([article.title])
    yield summary, _katakana([article.summary])
    yield [run for run in _runs(article.lines) if run not in said], _katakana(article.lines)


def _katakana(lines: Iterable[str]) -> frozenset[str]:
    """Find the words that are whole in katakana, folded."""
    said = "\n".join(unicodedata.normalize("NFKC", line) for line in lines)
    return frozenset(fold(word) for word in set(_KATAKANA_ALONE.findall(said)))


def _runs(lines: Iterable[str]) -> Iterator[str]:
    """Split folded lines at spaces; runs with thousands separators appear again without them."""
    for line in lines:
        for run in fold(line).split():
            yield run
            if (plain := without_separators(run)) != run:
                yield plain
