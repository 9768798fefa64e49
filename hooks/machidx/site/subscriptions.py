"""The files that readers subscribe to: feeds of the news and calendars, of all towns and of each, in each language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from machidx.content.library import Library, town_id
from machidx.content.outputs import DUTIES, FEED, SubscriptionFile, subscription_files
from machidx.content.page import Page
from machidx.site.calendars import calendar_text
from machidx.site.feeds import feed_text
from machidx.site.settings import Site
from machidx.views.agenda import CalendarEntry, agenda
from machidx.views.context import Scene, scene_of
from machidx.views.duties import duties
from machidx.views.feed import feed_entries
from machidx.views.subscribing import subscription_name


@dataclass(frozen=True)
class Subscriptions:
    """Writes the files of a library; each when it is asked for."""

    library: Library
    site: Site

    @cached_property
    def files(self) -> dict[str, SubscriptionFile]:
        """The files by their paths."""
        return {file.path: file for file in subscription_files(map(town_id, self.library.plans), self.library.locales)}

    def all(self) -> Iterator[tuple[str, bytes]]:
        """The path from the site's root and the content of each file."""
        yield from ((path, self.make(path)) for path in self.files)

    def make(self, path: str) -> bytes:
        """The content of a file. The files of an earlier plan are those of its town, so that they stay current."""
        file = self.files[path]
        library = self.library.into(file.locale)
        municipality = library.municipality(file.town) if file.town else None
        town = library.in_force(municipality) if municipality else None
        return self._feed(file, municipality, town) if file.kind == FEED else self._calendar(file, town)

    def _feed(self, file: SubscriptionFile, municipality: str | None, town: Page | None) -> bytes:
        page = town or self.library.pages.get("news/index") or self.library.pages["index"]
        scene = scene_of(self.library, page, file.locale)
        base = self.site.address(scene.url)
        entries = feed_entries(scene, base, municipality)
        return feed_text(scene, subscription_name(scene, file.kind, town), self._address(file), base, entries)

    def _calendar(self, file: SubscriptionFile, town: Page | None) -> bytes:
        stem = "guide/todo" if file.kind == DUTIES else "schedule/index"
        page = town or self.library.pages.get(stem) or self.library.pages["index"]
        scene = scene_of(self.library, page, file.locale)
        name = subscription_name(scene, file.kind, town)
        entries = duties(scene) if file.kind == DUTIES else self._entries(scene, town)
        return calendar_text(name, self._address(file), entries, file.locale, self.site.address("/"))

    def _entries(self, scene: Scene, town: Page | None) -> Iterator[CalendarEntry]:
        for each in [town] if town else scene.library.towns:
            yield from agenda(scene, each)

    def _address(self, file: SubscriptionFile) -> str:
        """The absolute address of a file, of an earlier plan that of its town."""
        known = self.library.municipality(file.town) if file.town else None
        same = next(f for f in self.files.values() if (f.kind, f.town, f.locale) == (file.kind, known, file.locale))
        return self.site.address(f"/{same.path}")


def subscription_contents(library: Library, site: Site) -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each file to subscribe to."""
    yield from Subscriptions(library, site).all()
