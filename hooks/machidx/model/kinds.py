"""The kinds of page there are: which class reads them, which words English may add, where they live."""

import re
from dataclasses import dataclass
from typing import Literal

from machidx.model.chapter import Chapter
from machidx.model.english import words_of
from machidx.model.measure import Measure
from machidx.model.roles import Name, Summary, Title
from machidx.model.term import Term, TermWords
from machidx.model.theme import Theme
from machidx.model.town import Town
from machidx.model.values import EnglishWords, PageFacts, Record, Slug, Words


class TitledPage(PageFacts):
    """A page with a title and an introduction."""

    title: Title
    summary: Summary | None = None


class Page(TitledPage):
    """A page with a text; some kinds add an index or a schedule to it."""

    kind: Literal[
        "page",
        "towns",
        "schedule",
        "departments",
        "booklet",
        "themes",
        "glossary",
        "data",
        "discrepancies",
        "differences",
        "sources",
        "search",
        "translation",
        "accessibility",
        "problems",
    ]


class Measures(TitledPage):
    """An index of measures: of a town, of a prefecture, or of all towns."""

    kind: Literal["measures"]
    prefecture: Words | None = None


class Question(Record):
    """A resident's question on the home page, with what answers it."""

    question: Name
    theme: Slug
    measures: tuple[Slug, ...]
    sections: tuple[Words, ...] = ()
    """Sections of plans that tell what there is already: kunimi/03-purpose#in-kunimi."""


class Home(PageFacts):
    """The home page."""

    kind: Literal["home"]
    title: Title
    summary: Summary
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of page: its facts, and the addresses it may live at."""

    name: str
    facts: type[PageFacts]
    where: str
    """A pattern of paths below docs/, without .md."""
    repeats: bool = False
    """Whether its pages only repeat what other pages say: our search does not list them."""
    own_words: type[EnglishWords] = EnglishWords
    """What its English file may say that translates nothing."""

    @property
    def words(self) -> type[EnglishWords]:
        """The class of its English words."""
        return words_of(self.facts, self.own_words)

    def lives_at(self, stem: str) -> bool:
        """Whether a page of this kind may have this path."""
        return re.fullmatch(self.where, stem) is not None


_TOWN = r"towns/[a-z0-9-]+"
_ALL = (
    Kind("home", Home, r"index"),
    Kind("towns", Page, r"towns/index"),
    Kind("town", Town, rf"{_TOWN}/index"),
    Kind("chapter", Chapter, rf"{_TOWN}/plan/[^/]+"),
    Kind("measures", Measures, rf"(?:{_TOWN}/)?measures/index|measures/[a-z]+"),
    Kind("measure", Measure, rf"{_TOWN}/measures/(?!index$)[^/]+"),
    Kind("schedule", Page, rf"{_TOWN}/schedule|schedule/index"),
    Kind("departments", Page, rf"{_TOWN}/departments"),
    Kind("booklet", Page, rf"{_TOWN}/booklet", repeats=True),
    Kind("themes", Page, r"themes/index"),
    Kind("theme", Theme, r"themes/(?!index$)[^/]+"),
    Kind("glossary", Page, r"glossary/index"),
    Kind("differences", Page, r"glossary/differences"),
    Kind("term", Term, r"glossary/(?!index$|differences$)[^/]+", own_words=TermWords),
    Kind("sources", Page, r"about/sources"),
    Kind("discrepancies", Page, r"about/discrepancies"),
    Kind("translation", Page, r"about/translation"),
    Kind("data", Page, r"about/data"),
    Kind("search", Page, r"search/index"),
    Kind("accessibility", Page, r"about/accessibility"),
    Kind("problems", Page, r"guide/problems"),
    Kind("page", Page, r"(?:news|guide|about)/.+"),
)
KINDS = {kind.name: kind for kind in _ALL}


def kind_at(stem: str) -> Kind | None:
    """The kind that belongs at a path, or None where no page belongs."""
    return next((kind for kind in KINDS.values() if kind.lives_at(stem)), None)
