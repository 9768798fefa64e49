"""Terms of the glossary: one concept, one page, a sense per town."""

from typing import Literal

from machidx.model.values import Citation, EnglishWords, PageFacts, Record, Slug, Words


class Sense(Record):
    """How one town explains the concept; its text is the body's section with the town's id."""

    town: Slug
    headwords: tuple[Words, ...]
    """As printed."""
    source: Citation


class Term(PageFacts):
    """The facts of one term."""

    kind: Literal["term"]
    label: Words
    reading: Words
    english: Words
    expansion: Words | None = None
    aliases: tuple[Words, ...] = ()
    term_kind: Literal["concept", "service", "law_or_plan", "organisation", "everyday"]
    short: Words
    senses: tuple[Sense, ...]
    differs: Words | None = None
    see: tuple[Words, ...] = ()

    @property
    def title(self) -> str:
        """The page's title."""
        return self.label


class TermWords(EnglishWords):
    """The English words of a term; its label is ``english`` in the Japanese file."""

    short: Words | None = None
    differs: Words | None = None
    aliases: tuple[Words, ...] = ()
    """Other agreed English forms: a short one where the full name is heavy in a sentence."""
