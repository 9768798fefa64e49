"""What readers may subscribe to from a page: the feed of the news and the calendar, of its town or of all towns."""

from typing import NamedTuple

from machidx.content.outputs import CALENDAR, DUTIES, FEED, subscription_files
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.views.agenda import is_dated
from machidx.views.context import Scene

_NAMES = {
    FEED: "{name}のお知らせ",
    CALENDAR: "{name}の予定",
    DUTIES: "{name}：編集する人のすること",
}


class Subscription(NamedTuple):
    """The paths from the site's root, without its slash; and whose news and events they are ("" for all towns)."""

    feed: str
    calendar: str
    duties: str
    """The calendar of what editors are to do, for all towns."""
    town: Text | None
    has_entries: bool
    """Whether the calendar has any entry."""


def subscription(scene: Scene) -> Subscription:
    """What to subscribe to: of the page's town (by its first plan, so that the address stays), or of all towns."""
    town = scene.town_page
    key = scene.town_key(town) if town else None
    there = {
        (each.kind, each.town): each.path
        for each in subscription_files((key,) if key else ())
        if each.locale == scene.locale
    }
    return Subscription(
        there[FEED, key],
        there[CALENDAR, key],
        there[DUTIES, None],
        town.text("title", scene.locale) if town else None,
        has_entries=town is None or is_dated(scene, scene.library.in_force(key or "")),
    )


def subscription_name(scene: Scene, kind: str, town: Page | None) -> str:
    """The name under which a feed or a calendar stands in a reader's list; None for that of all towns."""
    name = town.text("title", scene.locale).text if town else scene.site_name
    return scene.say(_NAMES[kind], name=name)
