"""News: the pieces of news, and what the towns' plans tell by themselves, the newest first."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from machidx.content.library import facts
from machidx.content.page import Page
from machidx.language import years
from machidx.model.kinds import NewsPage
from machidx.views.context import Line, Ref, Scene
from machidx.views.happenings import Happening, happenings

SHOWN = 12
"""The news that are shown at once."""
LIMIT = 300
"""The news that a page holds."""


@dataclass(frozen=True)
class Notice:
    """A piece of news: its day, the day in words, its page and introduction, what it is about."""

    on: str
    when: str
    page: Ref
    summary: Line | None
    about: tuple[Ref, ...]


class NewsTown(NamedTuple):
    """A town whose news are told: the id of its place on the page, and a link to the town's page."""

    id: str
    ref: Ref
    since: str
    """The fiscal year of its first news, in words, as long as all of them wait; "" otherwise."""


class TownHappening(NamedTuple):
    """What the facts of a town's plan tell."""

    town: Ref
    told: Happening


@dataclass(frozen=True)
class NewsView:
    """The pieces of news, and what plans tell, the newest first."""

    notices: tuple[Notice, ...]
    shown: tuple[TownHappening, ...]
    others: tuple[TownHappening, ...]
    """What is older, to unfold."""
    towns: tuple[NewsTown, ...]
    """The towns of which it tells, or would tell; () for one town."""
    most: int | None
    """The number of the newest that the page holds; None if it holds all."""

    @property
    def is_waiting(self) -> bool:
        """Whether all of it waits for later fiscal years."""
        return all(each.told.fy for each in self.shown)


def view(scene: Scene) -> NewsView:
    """The news of the page's town, or of all towns."""
    own = scene.town_key(scene.town_page) if scene.town_page else None
    by_town = {town: happenings(scene, scene.town_key(town)) for town in scene.towns}
    told = (TownHappening(scene.ref(town), each) for town, found in by_town.items() for each in found)
    newest = sorted(told, key=lambda each: each.told.month, reverse=True)
    found = newest[:LIMIT]
    # What waits for its year is hidden until then, and takes no place.
    behind = [at for at, each in enumerate(found) if each.told.fy is None]
    end = behind[SHOWN - 1] + 1 if len(behind) > SHOWN else len(found)
    most = LIMIT if len(newest) > LIMIT else None
    towns = () if own else tuple(_town(scene, town, news) for town, news in by_town.items())
    return NewsView(notices(scene, own), tuple(found[:end]), tuple(found[end:]), towns, most)


def _town(scene: Scene, town: Page, news: tuple[Happening, ...]) -> NewsTown:
    first = min(news, key=lambda each: each.month, default=None)
    since = first.when if first and first.fy else ""
    return NewsTown(scene.town_key(town), scene.ref(town), since)


def notices(scene: Scene, municipality: str | None = None) -> tuple[Notice, ...]:
    """The pieces of news, the newest first: all, or those that are about a town."""
    found = [notice(scene, page) for page in scene.library.of_kind("news") if is_about(scene, page, municipality)]
    return tuple(sorted(found, key=lambda each: each.on, reverse=True))


def is_about(scene: Scene, page: Page, municipality: str | None) -> bool:
    """Whether a piece of news is about a town: it names it, or no town at all. All are about None."""
    towns = facts(page, NewsPage).towns
    return municipality is None or not towns or municipality in map(scene.library.municipality, towns)


def notice(scene: Scene, page: Page) -> Notice:
    """A piece of news."""
    news = facts(page, NewsPage)
    towns = (scene.library.town(id) for id in news.towns)
    themes = (scene.library.themes.get(slug) for slug in news.themes)
    summary = scene.line(page.text("summary", scene.locale)) if news.summary else None
    about = tuple(scene.ref(there) for there in (*towns, *themes) if there)
    return Notice(news.date, years.show_day(news.date, scene.locale), scene.ref(page), summary, about)


def piece(scene: Scene) -> Notice:
    """The view of a piece of news; its introduction stands below its title anyway."""
    return replace(notice(scene, scene.page), summary=None)
