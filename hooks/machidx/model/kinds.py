"""The kinds of page: the class that reads each, its English words, and the paths where it may live."""

import re
from dataclasses import dataclass
from typing import Literal

from machidx.model.chapter import Chapter
from machidx.model.dates import Day
from machidx.model.english import words_of
from machidx.model.kpi import Kpi
from machidx.model.measure import Measure, MeasureWords, Stage
from machidx.model.naming import ThemeId
from machidx.model.roles import Name, Summary, Title
from machidx.model.term import Term, TermWords
from machidx.model.theme import Theme
from machidx.model.town import Town
from machidx.model.values import Address, EnglishWords, PageFacts, Record, Slug, Words


class TitledPage(PageFacts):
    """A page with a title and an introduction."""

    title: Title
    summary: Summary | None = None


class PlainPage(TitledPage):
    """A page whose facts are its title and introduction; some kinds add an index or a schedule to its text."""

    kind: Literal[
        "page",
        "towns",
        "changes",
        "departments",
        "booklet",
        "answers",
        "themes",
        "glossary",
        "data",
        "discrepancies",
        "differences",
        "sources",
        "translation",
        "accessibility",
        "performance",
        "problems",
        "todo",
        "plans",
        "offices",
        "correction",
        "news_index",
    ]


class NewsPage(TitledPage):
    """A piece of news."""

    kind: Literal["news"]
    date: Day
    towns: tuple[Slug, ...] = ()
    """The towns that it is about; () for all."""
    themes: tuple[ThemeId, ...] = ()
    """The themes that it is about."""


class Listing(TitledPage):
    """The measures, or their schedules or targets, of a town, a prefecture or all towns."""

    kind: Literal["measures", "schedule", "targets"]
    prefecture: Words | None = None


class SearchPage(TitledPage):
    """The page of the search."""

    kind: Literal["search"]
    sites: tuple[Address, ...] = ()
    """Paths of other sites on the same host (/yamagata/); the pages of their towns are found as well."""


class JudgementPage(TitledPage):
    """The page of the rule by which figures are judged."""

    kind: Literal["judgement"]
    examples: tuple[Kpi, ...]
    """Invented figures, judged like those of the plans."""


class Answer(Record):
    """What answers a question in one town: a measure or a part of one, or a section of its plan."""

    to: Words
    """A measure (ono-1-1-2), or a section as town/chapter#id (kunimi/03-purpose#in-kunimi)."""
    part: Words | None = None
    """The label of the part of the measure that answers, where the measure is about more."""
    work: Words | None = None
    """The name of the row of its schedule that answers."""
    stage: Stage | Literal["partly", "stalled"] | None = None
    """How far it is, where no row and no part says it of this question alone; needed for a section.

    "partly": some of what is asked for can be used, and is extended."""
    about: Name | None = None
    """What of the measure answers; needed where ``stage`` is another than that of the measure."""

    @property
    def is_section(self) -> bool:
        """Whether the answer is a section of a plan."""
        return "#" in self.to


class Question(Record):
    """A resident's question, with what answers it in each town."""

    id: Slug
    """The end of its published address: answers/#konbini."""
    question: Name
    theme: ThemeId
    answers: tuple[Answer, ...]


class Home(PageFacts):
    """Front matter of the home page."""

    kind: Literal["home"]
    title: Title
    summary: Summary
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of page: the class of its facts, and the paths where it may live."""

    name: str
    facts: type[PageFacts]
    where: str
    """Regular expression for the whole path below docs/, without .md."""
    repeats: bool = False
    """Whether its pages only repeat other pages and stay out of the search index."""
    own_words: type[EnglishWords] = EnglishWords
    """Base class with fields that exist only in the English file."""

    @property
    def words(self) -> type[EnglishWords]:
        """The class that reads the English front matter."""
        return words_of(self.facts, self.own_words)

    def lives_at(self, stem: str) -> bool:
        """Whether a page of this kind may live at ``stem``, a path below docs/ without .md."""
        return re.fullmatch(self.where, stem) is not None


_TOWN = r"towns/[a-z0-9-]+"
_ALL = (
    Kind("home", Home, r"index"),
    Kind("towns", PlainPage, r"towns/index"),
    Kind("plans", PlainPage, r"plans/index", repeats=True),
    Kind("offices", PlainPage, r"departments/index", repeats=True),
    Kind("town", Town, rf"{_TOWN}/index"),
    Kind("chapter", Chapter, rf"{_TOWN}/plan/[^/]+"),
    Kind("measures", Listing, rf"(?:{_TOWN}/)?measures/index|measures/[a-z]+"),
    Kind("measure", Measure, rf"{_TOWN}/measures/(?!index$)[^/]+", own_words=MeasureWords),
    Kind("schedule", Listing, rf"{_TOWN}/schedule|schedule/index|schedule/[a-z]+"),
    Kind("targets", Listing, rf"{_TOWN}/targets|targets/index|targets/[a-z]+"),
    Kind("changes", PlainPage, rf"{_TOWN}/changes|changes/index"),
    Kind("departments", PlainPage, rf"{_TOWN}/departments"),
    Kind("booklet", PlainPage, rf"{_TOWN}/booklet", repeats=True),
    Kind("answers", PlainPage, r"answers/index"),
    Kind("themes", PlainPage, r"themes/index"),
    Kind("theme", Theme, r"themes/(?!index$)[^/]+"),
    Kind("glossary", PlainPage, r"glossary/index"),
    Kind("differences", PlainPage, r"glossary/differences"),
    Kind("term", Term, r"glossary/(?!index$|differences$)[^/]+", own_words=TermWords),
    Kind("sources", PlainPage, r"about/sources"),
    Kind("discrepancies", PlainPage, r"about/discrepancies"),
    Kind("translation", PlainPage, r"about/translation"),
    Kind("data", PlainPage, r"about/data"),
    Kind("search", SearchPage, r"search/index"),
    Kind("accessibility", PlainPage, r"about/accessibility"),
    Kind("performance", PlainPage, r"about/performance"),
    Kind("judgement", JudgementPage, r"about/judgement"),
    Kind("problems", PlainPage, r"guide/problems"),
    Kind("todo", PlainPage, r"guide/todo"),
    Kind("correction", PlainPage, r"about/correction"),
    Kind("news_index", PlainPage, rf"{_TOWN}/news|news/index"),
    Kind("news", NewsPage, r"news/(?!index$).+"),
    Kind("page", PlainPage, r"(?:guide|about)/.+"),
)
KINDS = {kind.name: kind for kind in _ALL}


def kind_at(stem: str) -> Kind | None:
    """The kind of page that may live at a path below docs/ (without .md), or None."""
    return next((kind for kind in KINDS.values() if kind.lives_at(stem)), None)
