"""The search page: what results can be narrowed down to, and where to look when nothing is found."""

from dataclasses import dataclass

from machidx.content.library import town_id
from machidx.language.locale import Text
from machidx.search.entries import KINDS, pages
from machidx.search.index import parts
from machidx.views.context import Ref, Scene
from machidx.views.measures import Filter, Option

_INDEXES = ("measures/index", "themes/index", "glossary/index", "towns/index")


@dataclass(frozen=True)
class SearchView:
    """The parts of the index, the filters, and the indexes."""

    parts: int
    filters: tuple[Filter, ...]
    indexes: tuple[Ref, ...]


def view(scene: Scene) -> SearchView:
    """The view of the search page."""
    library, locale = scene.library, scene.locale
    towns = tuple(Option(town_id(town), town.text("title", locale)) for town in library.towns)
    kinds = tuple(Option(kind, Text(scene.say(words), locale)) for kind, words in KINDS.items())
    themes = tuple(Option(slug, page.text("title", locale)) for slug, page in library.themes.items())
    return SearchView(
        parts(len(pages(library, locale))),
        (
            Filter("town", scene.say("町"), towns),
            Filter("kind", scene.say("種類"), kinds),
            Filter("theme", scene.say("テーマ"), themes),
        ),
        tuple(scene.ref(library.pages[stem]) for stem in _INDEXES if stem in library.pages),
    )
