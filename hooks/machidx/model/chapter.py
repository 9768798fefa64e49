"""Chapters: the sections of a plan, as far as they are not measures."""

from typing import Literal

from machidx.model.table import Table
from machidx.model.values import Citation, EnglishWords, PageFacts, Record, Slug, Words


class SectionFact(Record):
    """What a section of the chapter says of themes, outside the measures."""

    id: Slug
    themes: tuple[Slug, ...]
    state: Literal["done", "doing", "intends"]


class Chapter(PageFacts):
    """The facts of one chapter."""

    kind: Literal["chapter"]
    number: Words
    title: Words
    summary: Words
    sections: tuple[SectionFact, ...] = ()
    tables: tuple[Table, ...] = ()
    source: Citation


class ChapterWords(EnglishWords):
    """The English words of a chapter."""

    summary: Words | None = None
