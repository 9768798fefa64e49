"""Selects the pages to index in a language, and the details shown with results."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from machidx.content.heirs import is_ended
from machidx.content.library import Library, facts, measure, town_id
from machidx.content.page import Page
from machidx.glossary.glossary import english_names, glossary_of, key
from machidx.language.locale import JAPANESE
from machidx.model.chapter import Chapter
from machidx.model.kinds import Home
from machidx.model.measure import Measure, MeasureWords
from machidx.model.term import Term, TermWords
from machidx.model.town import Town
from machidx.search.asking import AskedQuestion
from machidx.search.index import IndexEntry
from machidx.search.layout import LAST

KINDS = {
    "measure": "町がすること",
    "term": "ことばの説明",
    "theme": "テーマ",
    "town": "町",
    "chapter": "計画の章",
    "other": "一覧・案内",
}
"""Kinds of results in ranking order, for otherwise equal hits."""


def searchable_pages(library: Library, locale: str) -> list[Page]:
    """The pages available in a language, without those that repeat others, in ranking order for equal hits."""
    order = [*KINDS, LAST]
    there = [page for page in library.pages.values() if page.locale(locale) == locale and not page.repeats]
    return sorted(there, key=lambda page: order.index(_weight(library, page)))


def kind(page: Page) -> str:
    """The page's key in ``KINDS``."""
    return page.kind if page.kind in KINDS else "other"


def _weight(library: Library, page: Page) -> str:
    """The kind of the page, or ``LAST``: the answers are found by their questions, each at its own place."""
    is_last = page.kind in _LAST or page.stem.startswith("guide/") or _is_ended(library, page)
    return LAST if is_last else kind(page)


def _is_ended(library: Library, page: Page) -> bool:
    """Whether the page belongs to a plan that a later one has superseded."""
    town = page if page.kind == "town" else library.town(page.town)
    return town is not None and is_ended(library, town)


def _town(library: Library, town: Page, locale: str) -> str:
    """The town's name in a result; of a superseded plan it says so."""
    name = town.text("title", locale).text
    if not is_ended(library, town):
        return name
    before = library.label(None, "前の計画", locale).text
    return f"{name}（{before}）" if locale == JAPANESE else f"{name} ({before})"


_HALF = 0.5
_LAST = {"home", "answers", "search", "problems"}


def index_entries(library: Library, locale: str, site: Path) -> Iterator[IndexEntry]:
    """Yield an index entry per page, in ranking order; ``site`` is the folder of the built site."""
    linked: dict[str, set[str]] = {}
    for term in library.terms:
        for page in glossary_of(library).uses.get(term.name, ()):
            linked.setdefault(page.stem, set()).add(_slug(library, term))
    for page in searchable_pages(library, locale):
        town = page if page.kind == "town" else library.town(page.town)
        url = page.url(locale)
        is_named = page.kind in _NAMES and not _is_ended(library, page)
        yield IndexEntry(
            file=site / url.strip("/") / "index.html",
            url=url,
            filters={
                "kind": (kind(page),),
                "town": (library.municipality(town_id(town)),) if town else (),
                "theme": _themes(page),
            },
            town=_town(library, town, locale) if town else "",
            names=_NAMES[page.kind](page) if is_named else {},
            slug=_slug(library, page) if is_named else "",
            spelled=_spelled(page, locale) if is_named or page.kind not in _NAMES else (),
            everyday=_everyday(page, locale),
            questions=tuple(asked_questions(library, locale)) if page.kind == "answers" else (),
            reading=_reading(page, locale),
            weight=_weight(library, page),
            uses=frozenset(linked.get(page.stem, set()) | ({_slug(library, town)} if town else set())),
        )


def _is_read(page: Page, locale: str) -> bool:
    return page.kind == "term" and locale == JAPANESE


def _reading(page: Page, locale: str) -> dict[str, str]:
    """The name of a term or a town by its reading, in Japanese."""
    if locale == JAPANESE and page.kind == "town":
        return {facts(page, Town).reading: facts(page, Town).title}
    return {facts(page, Term).reading: facts(page, Term).label} if _is_read(page, locale) else {}


def _spelled(page: Page, locale: str) -> tuple[str, ...]:
    title = page.text("title", locale).text
    return (title, *facts(page, Term).aliases) if _is_read(page, locale) else (title,) if page.kind in _NAMES else ()


def _everyday(page: Page, locale: str) -> tuple[str, ...]:
    """The everyday words of a term or a measure in a language."""
    said = page.facts if locale == JAPANESE else page.words
    return said.everyday if isinstance(said, Measure | MeasureWords | Term | TermWords) else ()


def asked_questions(library: Library, locale: str) -> Iterator[AskedQuestion]:
    """Yield the questions of the home page, each with the everyday words of at least half of what answers it.

    Where several questions share a word, it belongs to those that have it most.
    """
    home = library.pages["index"]
    shares: dict[str, dict[str, float]] = {}
    most: dict[str, float] = {}
    for question in facts(home, Home).questions:
        answers = dict.fromkeys(answer.to for answer in question.answers if not answer.is_section)
        pages = [library.measures[answer] for answer in answers]
        counted = Counter(word for page in pages for word in _everyday(page, locale))
        enough = {word: count / len(pages) for word, count in counted.items() if count >= min(len(pages), 2)}
        shares[question.id] = {word: share for word, share in enough.items() if share >= _HALF}
        most |= {word: max(share, most.get(word, 0)) for word, share in shares[question.id].items()}
    for question in facts(home, Home).questions:
        words = tuple(word for word, share in shares[question.id].items() if share == most[word])
        yield AskedQuestion(question.id, library.label(home, question.question, locale).text, words)


def _slug(library: Library, page: Page) -> str:
    """File name (without extension) of the list of pages that use a term or belong to a town."""
    return f"town-{library.municipality(town_id(page))}" if page.kind == "town" else page.name


def _themes(page: Page) -> tuple[str, ...]:
    if page.kind == "measure":
        return measure(page).all_themes()
    if page.kind == "chapter":
        found = (theme for section in facts(page, Chapter).sections for theme in section.themes)
        return tuple(dict.fromkeys(found))
    return (page.name,) if page.kind == "theme" else ()


def _term_names(page: Page) -> dict[str, str]:
    """Kind of name by folded name, for all names of a term."""
    term = facts(page, Term)
    return _keyed(
        alias=(*term.aliases, *(word for sense in term.senses for word in sense.headwords)),
        english=(*english_names(page), *filter(None, (term.expansion,))),
        reading=(term.reading,),
        label=(term.label,),
    )


def _town_names(page: Page) -> dict[str, str]:
    """Kind of name by folded name, for all names of a town: 小野町, おのまち, Ono; 小野 and おの."""
    town = facts(page, Town)
    return _keyed(
        alias=(re.sub("[市町村]$", "", town.title), re.sub("(?:し|まち|ちょう|むら|そん)$", "", town.reading)),
        english=(page.text("title", "en").text,),
        reading=(town.reading,),
        label=(town.title,),
    )


_NAMES = {"term": _term_names, "town": _town_names}


def _keyed(**names: tuple[str, ...]) -> dict[str, str]:
    """Map folded names to their kind; where two kinds share a name, the later argument wins."""
    return {key(name): kind for kind, of_kind in names.items() for name in of_kind}
