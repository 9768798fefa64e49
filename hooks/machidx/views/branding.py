"""What of a site's own its design has: its names, its card, its color, room for its logo."""

from typing import NamedTuple

from machidx.content.library import Library
from machidx.language.locale import JAPANESE, LOCALES
from machidx.model.settings import AccentPair
from machidx.views.card import Card, site_card
from machidx.views.context import Scene


class BrandingSaid(NamedTuple):
    """What is said of the site in a language."""

    locale: str
    folder: str
    """Of the pages in the language, from the site's root: "" or en/."""
    name: str
    app_name: str
    """The name below the icon on a home screen."""
    about: str
    card: Card
    """The picture for previews of links, where the site brings none."""


class Branding(NamedTuple):
    """What of a site's own its design has."""

    said: tuple[BrandingSaid, ...]
    accent: AccentPair | None
    """A color that is none of the palette."""
    has_logo: bool


def branding(library: Library) -> Branding:
    """What of the site's own its design has."""
    settings = library.settings
    scenes = (Scene(library, library.pages["index"], locale) for locale in LOCALES)
    return Branding(tuple(map(_said, scenes)), settings.own_accent, bool(settings.extra.logo))


def _said(scene: Scene) -> BrandingSaid:
    settings, locale = scene.library.settings, scene.locale
    return BrandingSaid(
        locale,
        "" if locale == JAPANESE else f"{locale}/",
        scene.site_name,
        scene.say(settings.app_name),
        scene.say(settings.site_description),
        site_card(scene),
    )
