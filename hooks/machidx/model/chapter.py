"""Chapters: the sections of a plan, as far as they are not measures."""

from typing import Literal

from machidx.model.roles import Printed, Summary, Title
from machidx.model.table import Table
from machidx.model.values import Citation, PageFacts, Record, Slug


class SectionFact(Record):
    """What a section of the chapter says of themes, outside the measures."""

    id: Slug
    themes: tuple[Slug, ...]
    state: Literal["done", "doing", "intends"]


class Chapter(PageFacts):
    """The facts of one chapter."""

    kind: Literal["chapter"]
    number: Printed
    title: Title
    summary: Summary
    sections: tuple[SectionFact, ...] = ()
    tables: tuple[Table, ...] = ()
    source: Citation
