"""Terms of the glossary: one concept, one page, a sense per town."""

from typing import Annotated, Literal

from machidx.model.roles import Called, Prose, Title, Unless
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
    label: Annotated[Title, Unless("english")]
    reading: Words
    english: Words
    expansion: Words | None = None
    aliases: tuple[Words, ...] = ()
    term_kind: Literal["concept", "service", "law_or_plan", "organisation", "everyday"]
    short: Annotated[Prose, Called("ふきだしの1文")]
    senses: tuple[Sense, ...]
    differs: Annotated[Prose, Called("町ごとのちがい")] | None = None
    see: tuple[Words, ...] = ()

    @property
    def title(self) -> str:
        """The page's title."""
        return self.label

    @property
    def english_title(self) -> str:
        """A term's English is agreed here, not translated."""
        return self.english


class TermWords(EnglishWords):
    """What only the English file of a term says; its label is ``english`` in the Japanese file."""

    aliases: tuple[Words, ...] = ()
    """Other agreed English forms: a short one where the full name is heavy in a sentence."""
