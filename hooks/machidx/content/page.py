"""A page of the library, with its facts and its texts in both languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from machidx.content.paths import SUFFIX
from machidx.content.source import Source
from machidx.language.locale import JAPANESE, LOCALES, Text
from machidx.model import KINDS
from machidx.model.roles import Leaf, leaves, place_in_english
from machidx.model.values import EnglishWords, PageFacts, Record

ENGLISH = ".en"
"""What precedes ``.md`` in the name of an English file."""


@dataclass(frozen=True, eq=False)
class Page:
    """A Japanese file and, where the page is translated, an English one."""

    stem: str
    """The path below docs/ without .md: towns/ono/measures/1-1-2."""
    kind: str
    facts: PageFacts
    """The Japanese front matter."""
    source: Source
    """The Japanese file."""
    words: EnglishWords | None = None
    """The English front matter; None where the page is not translated."""
    english: Source | None = None
    """The English file; None where the page is not translated."""
    draft: Source | None = None
    """An English file that says ``draft: true``, has no ``translated:`` yet, or cannot be read; not published."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The published files of the page: the Japanese one, then the English one if any."""
        return (self.source, self.english) if self.english else (self.source,)

    @property
    def town(self) -> str | None:
        """The id of the town whose folder holds the page; None for other pages."""
        parts = self.stem.split("/")
        return parts[1] if parts[0] == "towns" and len(parts) > 2 else None

    @property
    def name(self) -> str:
        """The name of the file without .md: 1-1-2, bpr."""
        return self.stem.rpartition("/")[2]

    @property
    def id(self) -> str:
        """The published id: ono-1-1-2 for a page of a town, bpr for a term."""
        return f"{self.town}-{self.name}" if self.town else self.name

    @property
    def english_file(self) -> Path:
        """The path of the English file, whether it exists or not."""
        there = self.english or self.draft
        return there.file if there else self.source.file.with_suffix(f"{ENGLISH}{SUFFIX}")

    @property
    def repeats(self) -> bool:
        """Whether the page only repeats other pages, and is left out of the search."""
        return KINDS[self.kind].repeats

    def url(self, locale: str = JAPANESE) -> str:
        """The address from the site's root: /towns/ono/measures/1-1-2/, or /en/… in English."""
        return self._address if locale == JAPANESE else f"/{locale}{self._address}"

    @cached_property
    def _address(self) -> str:
        path = re.sub(r"(^|/)index$", r"\1", self.stem)
        return f"/{path}/" if path and not path.endswith("/") else f"/{path}"

    def locale(self, asked: str) -> str:
        """The language in which the page is shown: the requested one, or Japanese where it is not translated."""
        return asked if asked == JAPANESE or self.english else JAPANESE

    def shown(self, locale: str = JAPANESE) -> Source:
        """The file whose text is shown in a language: the Japanese one where the page is not translated."""
        return self.english if locale != JAPANESE and self.english else self.source

    def locale_of(self, source: Source) -> str:
        """The language of one of the files of the page."""
        return JAPANESE if source is self.source else LOCALES[1]

    def has_section(self, id: str, locale: str) -> bool:
        """Whether a heading has this id in a language; an outdated translation may lack it."""
        return id in self.shown(locale).sections

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The texts of the Japanese front matter whose types have a role."""
        return tuple(leaves(self.facts))

    @property
    def sentences(self) -> Iterator[Leaf]:
        """The leaves that need a translation."""
        return (leaf for leaf in self.leaves if leaf.role.is_translated)

    def translated(self, *path: str | int) -> Any:
        """The value at a path of the English front matter; None where it is missing."""
        found: Any = getattr(self.words, str(path[0]), None)
        for step in path[1:]:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def text(self, field: str, locale: str = JAPANESE, *, of: Record | None = None) -> Text:
        """A text field (title, summary, short …) in a language, or in Japanese where it is not translated.

        ``of`` is a record within the facts; without it, the field is one of the facts themselves.
        """
        record = of or self.facts
        if locale != JAPANESE:
            translated = self.translated(*place_in_english(record, field))
            if translated is None and of is None and field == "title":
                translated = self.facts.english_title
            if translated:
                return Text(translated, locale)
        return Text(getattr(record, field) or "", JAPANESE)

    def texts(self, field: str, locale: str, *, of: Record) -> tuple[Text, ...]:
        """A field with several texts, in a language or in Japanese, as in ``text``."""
        translated = self.translated(*place_in_english(of, field)) if locale != JAPANESE else None
        if translated:
            return tuple(Text(words, locale) for words in translated)
        return tuple(Text(words, JAPANESE) for words in getattr(of, field))
