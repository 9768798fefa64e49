"""Answers queries from the published files of an index, by the steps of ``theme/assets/search-engine.js``.

Only which pages contain all words of a query; names, everyday words and ranks are left to the browser.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from machidx.language.folding import asked_words
from machidx.search.corpus import LONGEST, TIERS, part_of
from machidx.search.layout import MANIFEST, PAGES, WORDS


class PublishedIndex:
    """A search index, read as a browser reads it. Of a spoilt one, methods raise what Python raises."""

    def __init__(self, folder: Path) -> None:
        """Read what the index tells of itself."""
        told = json.loads((folder / MANIFEST).read_bytes())
        self._folder = folder / told["version"]
        self._parts: int = told["parts"]
        self.pages: int = told["pages"]
        self._read = lru_cache(maxsize=64)(self._read_file)

    def record(self, page: int) -> dict[str, Any]:
        """The record of a page: its url, title, summary and lines among others."""
        found: dict[str, Any] = self._read(f"{PAGES}/{page}.json")
        return found

    def pages_with(self, query: str) -> set[int]:
        """The pages that contain all words of a query, by number; all pages for a query without words."""
        found = set(range(self.pages))
        for word in asked_words(query):
            found &= self._pages_of(word)
        return found

    def _pages_of(self, run: str) -> set[int]:
        """The pages that contain a run of characters."""
        if len(run) < LONGEST:
            return {number // TIERS for number in accumulate(self._numbers(run))}
        starts = [*range(0, len(run) - LONGEST, LONGEST), len(run) - LONGEST]
        places = [self._starts(run[at : at + LONGEST], at) for at in starts]
        return {page for page, _ in set.intersection(*places)}

    def _starts(self, word: str, at: int) -> set[tuple[int, int]]:
        """Page and place at which a run may start, of which a longest word stands at an offset."""
        numbers = self._numbers(word)
        pages, places = accumulate(numbers[::2]), numbers[1::2]
        return {(page, place - at * TIERS) for page, place in zip(pages, places, strict=True)}

    def _numbers(self, word: str) -> Sequence[int]:
        """What the index has for a word: differences; nothing for a word that stands nowhere."""
        part = part_of(word[0], self._parts)
        order = word.encode("utf-16-be")  # as JavaScript compares
        blocks = [first.encode("utf-16-be") <= order for first in self._read(f"{WORDS}/{part}.json")].count(True)
        there = self._read(f"{WORDS}/{part}/{blocks - 1}.json") if blocks else {}
        numbers: Sequence[int] = there.get(word, ())
        return numbers

    def _read_file(self, path: str) -> Any:
        return json.loads((self._folder / path).read_bytes())
