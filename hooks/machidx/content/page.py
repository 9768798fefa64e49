"""One page of the library: a Japanese file and, where it is translated, an English one."""

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
"""What stands before ``.md`` in the name of an English file."""


@dataclass(frozen=True, eq=False)
class Page:
    """One page: a Japanese file and, where it is translated, an English one."""

    stem: str
    """Path below docs/ without .md: towns/ono/measures/1-1-2."""
    kind: str
    facts: PageFacts
    source: Source
    words: EnglishWords | None = None
    english: Source | None = None
    draft: Source | None = None
    """An English file that does not say yet what it was made from (``translated:``): it is not published."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files whose texts are published: the Japanese one, and the English one where there is one."""
        return (self.source, self.english) if self.english else (self.source,)

    @property
    def town(self) -> str | None:
        """The id of the town the page belongs to, if to one."""
        parts = self.stem.split("/")
        return parts[1] if parts[0] == "towns" and len(parts) > 2 else None

    @property
    def name(self) -> str:
        """The file's name without .md: 1-1-2, bpr."""
        return self.stem.rpartition("/")[2]

    @property
    def id(self) -> str:
        """The published id: ono-1-1-2 for what belongs to a town, bpr for a term."""
        return f"{self.town}-{self.name}" if self.town else self.name

    @property
    def english_file(self) -> Path:
        """Where the English file is, or is to be."""
        there = self.english or self.draft
        return there.file if there else self.source.file.with_suffix(f"{ENGLISH}{SUFFIX}")

    @property
    def repeats(self) -> bool:
        """Whether it only repeats what other pages say: our search does not list it."""
        return KINDS[self.kind].repeats

    def url(self, locale: str = JAPANESE) -> str:
        """The path from the site's root: /towns/ono/measures/1-1-2/, or /en/… in English."""
        path = re.sub(r"(^|/)index$", r"\1", self.stem)
        path = f"/{path}/" if path and not path.endswith("/") else f"/{path}"
        return path if locale == JAPANESE else f"/{locale}{path}"

    def locale(self, asked: str) -> str:
        """The language in which the page is there: the asked one, or Japanese."""
        return asked if asked == JAPANESE or self.english else JAPANESE

    def shown(self, locale: str = JAPANESE) -> Source:
        """The file whose text is shown in a language."""
        return self.english if locale != JAPANESE and self.english else self.source

    def locale_of(self, source: Source) -> str:
        """The language of one of the page's files."""
        return JAPANESE if source is self.source else LOCALES[1]

    def has_section(self, id: str, locale: str) -> bool:
        """Whether the page has a heading with this id in a language; an out-of-date translation may lack it."""
        return id in self.shown(locale).sections

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The texts of the Japanese front matter that have a role."""
        return tuple(leaves(self.facts))

    @property
    def sentences(self) -> Iterator[Leaf]:
        """Those that a translator translates."""
        return (leaf for leaf in self.leaves if leaf.role.is_translated)

    def translated(self, *path: str | int) -> Any:
        """What the English file says at a path of its front matter; None where it says nothing there."""
        found: Any = getattr(self.words, str(path[0]), None)
        for step in path[1:]:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def text(self, field: str, locale: str = JAPANESE, *, of: Record | None = None) -> Text:
        """A field of words (title, summary, short …) in a language, or in Japanese where it is not translated.

        ``of`` a record in the page's facts; without one, of the page itself.
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
        """A list of words in a record of the page's facts, as ``text`` gives one text."""
        translated = self.translated(*place_in_english(of, field)) if locale != JAPANESE else None
        if translated:
            return tuple(Text(words, locale) for words in translated)
        return tuple(Text(words, JAPANESE) for words in getattr(of, field))
