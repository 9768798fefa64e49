"""The search page: its filters, its data for scripts, and indexes to offer when nothing is found."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlencode

from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.model.kinds import SearchPage
from machidx.search.entries import KINDS, asked_questions
from machidx.search.layout import MANIFEST
from machidx.views import browser
from machidx.views.areas import COLUMNS
from machidx.views.context import Ref, Scene
from machidx.views.measures import Filter, Option
from machidx.views.menu import COMPARING

_NAMES = {
    "label": "「{term}」のことばが出るページ",
    "reading": "「{term}」の読み",
    "alias": "「{term}」の別の書き方",
    "english": "「{term}」の英語",
}
"""Explanation of a hit by name, by kind of name (``machidx.search.entries``)."""
_EXAMPLES = 8
_INDEX = f"index/{MANIFEST}"
_INDEXES = ("measures/index", "themes/index", "glossary/index")


class FoundByName(NamedTuple):
    """The explanation of a hit by one kind of name."""

    kind: str
    words: str


@dataclass(frozen=True)
class SearchView:
    """The search page: data for scripts, explanations of hits by name, filters, and indexes to read instead."""

    indexed: tuple[str, ...]
    """Addresses of the indexes that are searched as one: this site's, then those of other sites on the same host."""
    folding: browser.Told
    names: tuple[FoundByName, ...]
    filters: tuple[Filter, ...]
    indexes: tuple[Ref, ...]
    towns: tuple[Ref, ...]
    """Where to ask what no plan says: the towns, or the list of them where they are many."""
    examples: tuple[Ref, ...]
    """Words to search for as examples: how residents say what the questions of the home page ask."""


def view(scene: Scene) -> SearchView:
    """The view of the search page."""
    library, locale = scene.library, scene.locale
    towns = tuple(Option(scene.town_key(town), town.text("title", locale)) for town in library.towns)
    kinds = tuple(Option(kind, Text(scene.say(words), locale)) for kind, words in KINDS.items())
    themes = tuple(Option(slug, page.text("title", locale)) for slug, page in library.themes.items())
    return SearchView(
        tuple(_indexed(scene)),
        browser.folding(),
        tuple(FoundByName(kind, scene.say(words)) for kind, words in _NAMES.items()),
        (
            *([] if library.only_town else [Filter("town", scene.say("町"), towns)]),
            Filter("kind", scene.say("種類"), kinds),
            Filter("theme", scene.say("テーマ"), themes),
        ),
        tuple(scene.ref(library.pages[stem]) for stem in _indexes(library) if stem in library.pages),
        tuple(scene.ref(page) for page in _asked(scene)),
        tuple(_examples(scene)),
    )


def _examples(scene: Scene) -> Iterator[Ref]:
    words = (asked.everyday for asked in asked_questions(scene.library, scene.locale) if asked.everyday)
    for said, *_ in islice(words, _EXAMPLES):
        yield Ref(Text(said, scene.locale), f"?{urlencode({'q': said})}")


def _asked(scene: Scene) -> list[Page]:
    towns, pages = list(scene.library.towns), scene.library.pages
    return [pages["towns/index"]] if len(towns) > COLUMNS and "towns/index" in pages else towns


def _indexes(library: Library) -> tuple[str, ...]:
    return _INDEXES if library.only_town else (*_INDEXES, COMPARING)


def _indexed(scene: Scene) -> Iterator[str]:
    yield _INDEX
    yield from (f"{site.rstrip('/')}{scene.url}{_INDEX}" for site in facts(scene.page, SearchPage).sites)
