"""Selects the pages to index in a language, and the details shown with results."""

import re
from collections.abc import Iterator
from pathlib import Path

from machidx.content.library import Library, facts, measure, town_id
from machidx.content.page import Page
from machidx.glossary.glossary import english_names, glossary_of, key
from machidx.model.chapter import Chapter
from machidx.model.term import Term
from machidx.model.town import Town
from machidx.search.index import IndexEntry

KINDS = {
    "measure": "町がすること",
    "chapter": "計画の章",
    "town": "町",
    "theme": "テーマ",
    "term": "ことばの説明",
    "other": "一覧・案内",
}
"""Kinds of results in ranking order, for otherwise equal hits."""


def searchable_pages(library: Library, locale: str) -> list[Page]:
    """The pages available in a language, without those that repeat others, in ranking order for equal hits."""
    order = list(KINDS)
    there = [page for page in library.pages.values() if page.locale(locale) == locale and not page.repeats]
    return sorted(there, key=lambda page: order.index(kind(page)))


def kind(page: Page) -> str:
    """The page's key in ``KINDS``."""
    return page.kind if page.kind in KINDS else "other"


def index_entries(library: Library, locale: str, site: Path) -> Iterator[IndexEntry]:
    """Yield an index entry per page, in ranking order; ``site`` is the folder of the built site."""
    linked: dict[str, set[str]] = {}
    for term in library.terms:
        for page in glossary_of(library).uses.get(term.name, ()):
            linked.setdefault(page.stem, set()).add(_slug(term))
    for page in searchable_pages(library, locale):
        town = page if page.kind == "town" else library.town(page.town)
        url = page.url(locale)
        yield IndexEntry(
            file=site / url.strip("/") / "index.html",
            url=url,
            filters={
                "kind": (kind(page),),
                "town": (town_id(town),) if town else (),
                "theme": _themes(page),
            },
            town=town.text("title", locale).text if town else "",
            names=_NAMES[page.kind](page) if page.kind in _NAMES else {},
            slug=_slug(page) if page.kind in _NAMES else "",
            uses=frozenset(linked.get(page.stem, set()) | ({_slug(town)} if town else set())),
        )


def _slug(page: Page) -> str:
    """File name (without extension) of the list of pages that use a term or belong to a town."""
    return f"town-{town_id(page)}" if page.kind == "town" else page.name


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
