"""Chapters: the parts of a plan other than its measures."""

from typing import Literal

from machidx.model.citation import Citation
from machidx.model.naming import ThemeId
from machidx.model.roles import Printed, Summary, Title
from machidx.model.table import Table
from machidx.model.values import PageFacts, Record, Slug


class SectionFact(Record):
    """The themes that a section of the chapter covers, and how far the town is with them."""

    id: Slug
    themes: tuple[ThemeId, ...]
    state: Literal["done", "doing", "intends"]


class Chapter(PageFacts):
    """Front matter of a chapter."""

    kind: Literal["chapter"]
    number: Printed
    title: Title
    summary: Summary
    sections: tuple[SectionFact, ...] = ()
    tables: tuple[Table, ...] = ()
    source: Citation
