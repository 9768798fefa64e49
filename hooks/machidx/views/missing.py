"""The page that a host shows where there is none (404.html, en/404.html): the ways on, in both languages."""

from collections.abc import Callable
from dataclasses import dataclass

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import LOCALES
from machidx.views.areas import COLUMNS
from machidx.views.context import Ref, Scene
from machidx.views.menu import in_numbers, menu_items

_HOME, _SEARCH = "index", "search/index"


@dataclass(frozen=True)
class WaysOn:
    """The ways on in a language; addresses are paths from the site's root, without its slash."""

    locale: str
    site_name: str
    say: Callable[..., str]
    """Translates the site's own words into the language."""
    home: str
    search: str
    menu: tuple[Ref, ...]
    """The pages of the site's menu."""
    towns: tuple[Ref, ...]
    """Empty where there are too many, as their index is in the menu, and on a site of one, whose plan is its home."""


@dataclass(frozen=True)
class MissingPage:
    """The page in the language of the address, and after it in the other one."""

    first: WaysOn
    other: WaysOn
    accent: str
    """The color of pages that are of no town."""


def missing_page(library: Library, locale: str) -> MissingPage:
    """The page for addresses in a language."""
    (other,) = (code for code in LOCALES if code != locale)
    return MissingPage(_ways_on(library, locale), _ways_on(library, other), library.settings.accent)


def _ways_on(library: Library, locale: str) -> WaysOn:
    scene = Scene(library, library.pages[_HOME], locale)

    def address(page: Page) -> str:
        return page.url(locale).lstrip("/")

    def way(page: Page, words: str = "") -> Ref:
        text = page.text("title", locale)
        return Ref(text._replace(text=in_numbers(scene, words)) if words else text, address(page))

    menu = [way(library.pages[item.stem], item.words) for item in menu_items(library) if item.stem in library.pages]
    return WaysOn(
        locale,
        scene.site_name,
        scene.say,
        address(scene.page),
        address(library.pages[_SEARCH]),
        tuple(menu),
        tuple(way(town) for town in (library.towns if 1 < len(library.towns) <= COLUMNS else [])),
    )
