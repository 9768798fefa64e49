"""Metadata in a page's head, for search engines, link previews and readers of structured data.

An untranslated page repeats the Japanese page under another address: it names that page as canonical and asks not to
be indexed.
"""

from dataclasses import dataclass, replace

from machidx.content.addresses import Alternate, absolute, alternates
from machidx.content.outputs import CARD
from machidx.views.card import HEIGHT, WIDTH, card, site_card_file
from machidx.views.context import Scene
from machidx.views.description import describe
from machidx.views.linked_data import Json, linked_data
from machidx.views.masthead import site_in_short

_OPEN_GRAPH = {"ja": "ja_JP", "en": "en_US"}
"""Locale codes for Open Graph, which requires a country."""


@dataclass(frozen=True)
class Picture:
    """The picture of a link preview."""

    url: str
    """The absolute address of the page's own picture; "" if it has none."""
    name: str
    """Instead of it, the file among those of the design."""
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Metadata:
    """Content of a page's head, except style and scripts."""

    title: str
    description: str
    canonical: str
    """The absolute canonical address."""
    indexed: bool
    """Whether search engines may list the page; false if it only repeats another language."""
    alternates: tuple[Alternate, ...]
    """The page in each available language, then x-default."""
    card_title: str
    """The title without the site's name, which link previews show separately."""
    card_type: str
    site_name: str
    card_locale: str
    other_card_locales: tuple[str, ...]
    picture: Picture
    linked_data: Json


def metadata(scene: Scene, site: str) -> Metadata:
    """The metadata of the scene's page; ``site`` is the site's published address."""
    page = scene.page
    shown = replace(scene, locale=page.locale(scene.locale))
    found = alternates(page, site)
    return Metadata(
        title=" – ".join(dict.fromkeys((*_title(scene), scene.site_name))),
        description=describe(shown),
        canonical=absolute(site, shown.url),
        indexed=shown.locale == scene.locale,
        alternates=found,
        card_title=" – ".join(_title(shown)),
        card_type="website" if page.kind == "home" else "article",
        site_name=shown.site_name,
        card_locale=_OPEN_GRAPH[shown.locale],
        other_card_locales=tuple(_OPEN_GRAPH[there.code] for there in found[:-1] if there.code != shown.locale),
        picture=_picture(shown, site),
        linked_data=linked_data(shown, site),
    )


def _picture(scene: Scene, site: str) -> Picture:
    if own := card(scene):
        return Picture(absolute(site, f"{scene.url}{CARD}"), "", WIDTH, HEIGHT, own.words)
    return Picture("", site_card_file(scene.locale), WIDTH, HEIGHT, site_in_short(scene))


def _title(scene: Scene) -> tuple[str, ...]:
    """The page's title, followed by its town or glossary unless the title contains that."""
    title = scene.page.text("title", scene.locale).text
    if town := scene.town_page:
        above = town.text("title", scene.locale).text
    else:
        above = scene.say("ことばの説明") if scene.page.kind == "term" else ""
    return (title,) if above in title else (title, above)
