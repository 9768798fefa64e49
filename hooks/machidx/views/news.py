"""News: the pieces of news, and what the plans of each town tell by themselves, the newest first."""

from dataclasses import dataclass, replace

from machidx.content.library import facts
from machidx.content.page import Page
from machidx.language import years
from machidx.model.kinds import NewsPage
from machidx.views.context import Line, Ref, Scene
from machidx.views.happenings import Happening, happenings

SHOWN = 8
"""Of each town, the news that are shown at once."""
LIMIT = 300
"""Of all towns together, the news that a page holds."""


@dataclass(frozen=True)
class Notice:
    """A piece of news: its day, the day in words, its page and introduction, what it is about."""

    on: str
    when: str
    page: Ref
    summary: Line | None
    about: tuple[Ref, ...]


@dataclass(frozen=True)
class TownNews:
    """What the plans of a town tell."""

    town: Ref
    id: str
    shown: tuple[Happening, ...]
    others: tuple[Happening, ...]

    @property
    def is_waiting(self) -> bool:
        """Whether all of it waits for later fiscal years."""
        return all(each.fy for each in self.shown)


@dataclass(frozen=True)
class NewsView:
    """The pieces of news, and what plans tell by town."""

    notices: tuple[Notice, ...]
    towns: tuple[TownNews, ...]
    most: int | None
    """The number of the newest of them that the page holds; None if it holds all."""


def view(scene: Scene) -> NewsView:
    """The news of the page's town, or of all towns."""
    own = scene.town_key(scene.town_page) if scene.town_page else None
    found = {scene.town_key(town): happenings(scene, scene.town_key(town)) for town in scene.towns}
    months = sorted((each.month for told in found.values() for each in told), reverse=True)
    first = months[LIMIT - 1] if len(months) > LIMIT else ""
    towns = (_town(scene, town, found[scene.town_key(town)], first) for town in scene.towns)
    return NewsView(
        notices(scene, own), tuple(each for each in towns if each.shown or not first), LIMIT if first else None
    )


def _town(scene: Scene, town: Page, found: tuple[Happening, ...], first: str) -> TownNews:
    """The news of a town that are not older than a month."""
    told = [each for each in found if each.month >= first]
    # What waits for its year is hidden until then, and takes no place.
    behind = [at for at, each in enumerate(told) if each.fy is None]
    end = behind[SHOWN - 1] + 1 if len(behind) > SHOWN else len(told)
    return TownNews(scene.ref(town), scene.town_key(town), tuple(told[:end]), tuple(told[end:]))


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
