"""What every page says of the site: its name, its logo, who made it from what."""

from typing import NamedTuple

from machidx.content.outputs import published
from machidx.content.picture_files import picture_facts
from machidx.views.context import Scene


class Logo(NamedTuple):
    """The site's logo: its path from the site's root, and its width and height in pixels."""

    path: str
    width: int
    height: int


class Masthead(NamedTuple):
    """The site's name, in full and in short, its logo (None without one), and its imprint."""

    name: str
    short_name: str
    logo: Logo | None
    imprint: str


def masthead(scene: Scene) -> Masthead:
    """What the pages in the scene's language say of the site."""
    return Masthead(scene.site_name, scene.say(scene.library.settings.short_name), _logo(scene), imprint(scene))


def imprint(scene: Scene) -> str:
    """Who made the pages from what, and under which licence they may be used."""
    words = "町の計画をもとに、{site}がつくっています。文章は{licence}で使えます。"
    return scene.say(words, site=scene.site_name, licence=scene.library.settings.licence.name)


def site_in_short(scene: Scene) -> str:
    """The site's name, and what it is where the settings say so."""
    about = scene.say(scene.library.settings.site_description)
    return scene.say("{site}：{about}", site=scene.site_name, about=about) if about else scene.site_name


def _logo(scene: Scene) -> Logo | None:
    path = scene.library.settings.extra.logo
    file = scene.library.tree.paths.get(path)
    size = picture_facts(file).size if file else None
    return Logo(published(path), *size) if size else None
