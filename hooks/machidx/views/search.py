"""The search page: its filters, its data for scripts, and indexes to offer when nothing is found."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import town_id
from machidx.language.locale import Text
from machidx.search.entries import KINDS
from machidx.views import browser
from machidx.views.context import Ref, Scene
from machidx.views.measures import Filter, Option

_NAMES = {
    "label": "「{term}」のことばが出るページ",
    "reading": "「{term}」の読み",
    "alias": "「{term}」の別の書き方",
    "english": "「{term}」の英語",
}
"""Explanation of a hit by name, by kind of name (``machidx.search.entries``)."""
_INDEXES = ("measures/index", "themes/index", "glossary/index", "towns/index")


class FoundByName(NamedTuple):
    """The explanation of a hit by one kind of name."""

    kind: str
    words: str


@dataclass(frozen=True)
class SearchView:
    """The search page: data for scripts, explanations of hits by name, filters, and indexes to read instead."""

    index: browser.Told
    folding: browser.Told
    names: tuple[FoundByName, ...]
    filters: tuple[Filter, ...]
    indexes: tuple[Ref, ...]


def view(scene: Scene) -> SearchView:
    """The view of the search page."""
    library, locale = scene.library, scene.locale
    towns = tuple(Option(town_id(town), town.text("title", locale)) for town in library.towns)
    kinds = tuple(Option(kind, Text(scene.say(words), locale)) for kind, words in KINDS.items())
    themes = tuple(Option(slug, page.text("title", locale)) for slug, page in library.themes.items())
    return SearchView(
        browser.index_layout(),
        browser.folding(),
        tuple(FoundByName(kind, scene.say(words)) for kind, words in _NAMES.items()),
        (
            Filter("town", scene.say("町"), towns),
            Filter("kind", scene.say("種類"), kinds),
            Filter("theme", scene.say("テーマ"), themes),
        ),
        tuple(scene.ref(library.pages[stem]) for stem in _INDEXES if stem in library.pages),
    )
