"""Glossary terms: one page per concept, with one sense per town."""

from typing import Annotated, Literal

from machidx.model.citation import Citation
from machidx.model.naming import NameOf, PlanId
from machidx.model.roles import Called, Prose, Title, Unless
from machidx.model.values import EnglishWords, PageFacts, Record, TermReading, Words


class Sense(Record):
    """One town's explanation of the concept; its text is the section of the body whose id is the town's."""

    town: PlanId
    """The id of its first plan, whatever plan it follows now."""
    headwords: tuple[Words, ...]
    """As printed."""
    plan: PlanId | None = None
    """The id of the plan that it is from, where that is not the town's first one."""
    source: Citation

    @property
    def of_plan(self) -> str:
        """The id of the plan that it is from."""
        return self.plan or self.town


class Term(PageFacts):
    """Front matter of a term."""

    kind: Literal["term"]
    label: Annotated[Title, Unless("english")]
    reading: TermReading
    english: Words
    expansion: Words | None = None
    aliases: tuple[Words, ...] = ()
    everyday: tuple[Words, ...] = ()
    """How residents say it (ペイペイ); only the search knows these words, nothing links by them."""
    term_kind: Literal["concept", "service", "law_or_plan", "organisation", "everyday"]
    short: Annotated[Prose, Called("ふきだしの1文")]
    senses: tuple[Sense, ...]
    differs: Annotated[Prose, Called("町ごとのちがい")] | None = None
    see: tuple[Annotated[Words, NameOf("term")], ...] = ()

    @property
    def title(self) -> str:
        """The label, under the name that other pages use for their titles."""
        return self.label

    @property
    def english_title(self) -> str:
        """The agreed English name, a fact of the Japanese file and not a translation."""
        return self.english


class TermWords(EnglishWords):
    """English-only fields of a term; its English label is ``english`` in the Japanese file."""

    aliases: tuple[Words, ...] = ()
    """Other agreed English forms, such as a short form for use in sentences."""
    everyday: tuple[Words, ...] = ()
