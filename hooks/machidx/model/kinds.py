"""The kinds of page there are: which class reads them, which words English may add, where they live."""

import re
from dataclasses import dataclass
from typing import Literal

from machidx.model.chapter import Chapter, ChapterWords
from machidx.model.measure import Measure, MeasureWords
from machidx.model.term import Term, TermWords
from machidx.model.theme import Theme, ThemeWords
from machidx.model.town import Town, TownWords
from machidx.model.values import EnglishWords, PageFacts, Record, Slug, Words


class TitledPage(PageFacts):
    """A page with a title and an introduction."""

    title: Words
    summary: Words | None = None


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
    ]


class Measures(TitledPage):
    """An index of measures: of a town, of a prefecture, or of all towns."""

    kind: Literal["measures"]
    prefecture: Words | None = None


class PageWords(EnglishWords):
    """The English words of a page."""

    summary: Words | None = None


class Question(Record):
    """A resident's question on the home page, with what answers it."""

    question: Words
    theme: Slug
    measures: tuple[Slug, ...]
    sections: tuple[Words, ...] = ()
    """Sections of plans that tell what there is already: kunimi/03-purpose#in-kunimi."""


class Home(PageFacts):
    """The home page."""

    kind: Literal["home"]
    title: Words
    summary: Words
    questions: tuple[Question, ...]


class HomeWords(EnglishWords):
    """The English words of the home page; its questions are looked up in ``labels``."""

    summary: Words | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of page: its facts, its English words, and the addresses it may live at."""

    name: str
    facts: type[PageFacts]
    words: type[EnglishWords]
    where: str
    """A pattern of paths below docs/, without .md."""
    repeats: bool = False
    """Whether its pages only repeat what other pages say: our search does not list them."""

    def lives_at(self, stem: str) -> bool:
        """Whether a page of this kind may have this path."""
        return re.fullmatch(self.where, stem) is not None


_TOWN = r"towns/[a-z0-9-]+"
_ALL = (
    Kind("home", Home, HomeWords, r"index"),
    Kind("towns", Page, PageWords, r"towns/index"),
    Kind("town", Town, TownWords, rf"{_TOWN}/index"),
    Kind("chapter", Chapter, ChapterWords, rf"{_TOWN}/plan/[^/]+"),
    Kind("measures", Measures, PageWords, rf"(?:{_TOWN}/)?measures/index|measures/[a-z]+"),
    Kind("measure", Measure, MeasureWords, rf"{_TOWN}/measures/(?!index$)[^/]+"),
    Kind("schedule", Page, PageWords, rf"{_TOWN}/schedule|schedule/index"),
    Kind("departments", Page, PageWords, rf"{_TOWN}/departments"),
    Kind("booklet", Page, PageWords, rf"{_TOWN}/booklet", repeats=True),
    Kind("themes", Page, PageWords, r"themes/index"),
    Kind("theme", Theme, ThemeWords, r"themes/(?!index$)[^/]+"),
    Kind("glossary", Page, PageWords, r"glossary/index"),
    Kind("differences", Page, PageWords, r"glossary/differences"),
    Kind("term", Term, TermWords, r"glossary/(?!index$|differences$)[^/]+"),
    Kind("sources", Page, PageWords, r"about/sources"),
    Kind("discrepancies", Page, PageWords, r"about/discrepancies"),
    Kind("translation", Page, PageWords, r"about/translation"),
    Kind("data", Page, PageWords, r"about/data"),
    Kind("search", Page, PageWords, r"search/index"),
    Kind("accessibility", Page, PageWords, r"about/accessibility"),
    Kind("page", Page, PageWords, r"(?:news|guide|about)/.+"),
)
KINDS = {kind.name: kind for kind in _ALL}


def kind_at(stem: str) -> Kind | None:
    """The kind that belongs at a path, or None where no page belongs."""
    return next((kind for kind in _ALL if kind.lives_at(stem)), None)
