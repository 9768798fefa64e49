"""The page that a host shows where there is none (404.html): the ways on, in both languages."""

from dataclasses import dataclass

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import LOCALES
from machidx.views.areas import COLUMNS
from machidx.views.context import Ref, Scene
from machidx.views.navigation import MENU


@dataclass(frozen=True)
class WaysOn:
    """The pages of the site's menu, and the towns; addresses are paths from the site's root, without its slash."""

    menu: tuple[Ref, ...]
    towns: tuple[Ref, ...]
    """Empty where there are too many: their index is in the menu."""


def ways_on(library: Library) -> dict[str, WaysOn]:
    """The ways on by language."""
    return {locale: _ways_on(library, locale) for locale in LOCALES}


def _ways_on(library: Library, locale: str) -> WaysOn:
    def way(page: Page, words: str = "") -> Ref:
        scene = Scene(library, page, locale)
        text = page.text("title", locale)
        return Ref(text._replace(text=scene.say(words)) if words else text, page.url(locale).lstrip("/"))

    menu = [way(library.pages[item.stem], item.words) for item in MENU if item.stem in library.pages]
    towns = library.towns if len(library.towns) <= COLUMNS else []
    return WaysOn(tuple(menu), tuple(way(town) for town in towns))
