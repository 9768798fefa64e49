"""The searchable text of all pages as one folded string, and the words that are looked up in it.

Japanese has no spaces, and GML in CityGML is no word of its own. So each run of one to six characters that stands
anywhere in the text is a word; a longer run is found by the places of the words of six that it consists of.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from machidx.language.folding import fold, without_separators
from machidx.search.article import Article

LONGEST = 6
"""Characters in the longest words; only these have places."""
TIERS = 3
"""Where a word stands in a page: 0 in the title, 1 in the summary, 2 in the text."""
WHOLE = " "
"""Suffix that marks a whole word of Latin letters and digits: AI, but not the ai in email. No text contains it."""
ALONE = rf"[a-z0-9]{{1,{LONGEST - 1}}}"
"""Regular expression for a word that can be marked as ``WHOLE``; valid in Python and JavaScript."""
_STANDS_ALONE = re.compile(rf"(?<![a-z0-9]){ALONE}(?![a-z0-9])")
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
    """The lines of all pages, split at spaces, each run followed by a line break."""

    text: str
    starts: tuple[int, ...]
    """Offset of each tier of each page: title, summary and text of page 0, title of page 1, …"""

    def postings(self, part: int, parts: int) -> Postings:
        """Find the words whose first character falls into a part (see ``part_of``)."""
        out = Postings({}, {})
        first = sorted(character for character in set(self.text) - {_BREAK} if part_of(character, parts) == part)
        if first:
            for match in re.finditer(f"[{re.escape(''.join(first))}]", self.text):
                self._add(out, match.start())
            self._add_whole(out.short, first)
        return out

    def _add(self, out: Postings, start: int) -> None:
        """Add the words that begin at an offset."""
        page, tier, place = self._stands(start)
        posting = page * TIERS + tier
        run = self.text[start : start + LONGEST].partition(_BREAK)[0]
        if len(run) == LONGEST:
            out.long.setdefault(run, []).extend((page, place * TIERS + tier))
        for size in range(1, min(len(run), LONGEST - 1) + 1):
            _append(out.short, run[:size], posting)

    def _add_whole(self, short: dict[str, list[int]], first: Iterable[str]) -> None:
        for match in _STANDS_ALONE.finditer(self.text):
            if match[0][0] in first:
                page, tier, _ = self._stands(match.start())
                _append(short, match[0] + WHOLE, page * TIERS + tier)

    def _stands(self, at: int) -> tuple[int, int, int]:
        """The page, the tier and the place in the page of an offset."""
        region = bisect_right(self.starts, at) - 1
        page, tier = divmod(region, TIERS)
        return page, tier, at - self.starts[page * TIERS]


def _append(short: dict[str, list[int]], word: str, posting: int) -> None:
    """Add a page to a word, unless it is there; a page's first tier comes first."""
    there = short.get(word)
    if there is None:
        short[word] = [posting]
    elif there[-1] // TIERS != posting // TIERS:
        there.append(posting)


def part_of(character: str, parts: int) -> int:
    """The part of the index that holds the words beginning with a character."""
    return ord(character) % parts


def corpus_of(articles: Iterable[Article]) -> Corpus:
    """Join the texts of pages."""
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for article in articles:
        for tier in _tiers(article):
            starts.append(at)
            text = "".join(f"{run}{_BREAK}" for run in tier)
            pieces.append(text)
            at += len(text)
    return Corpus("".join(pieces), tuple(starts))


def _tiers(article: Article) -> Iterator[list[str]]:
    """Yield the runs of the title, of the summary, and of the lines that are neither."""
    title, summary = list(_runs([article.title])), list(_runs([article.summary]))
    said = {*title, *summary}
    yield title
    yield summary
    yield [run for run in _runs(article.lines) if run not in said]


def _runs(lines: Iterable[str]) -> Iterator[str]:
    """Split folded lines at spaces; runs with thousands separators appear again without them."""
    for line in lines:
        for run in fold(line).split():
            yield run
            if (plain := without_separators(run)) != run:
                yield plain
