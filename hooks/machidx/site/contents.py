"""The contents of the site: each file by its path, made when it is asked for. A build has the same bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from machidx.content import outputs
from machidx.content.page import Page
from machidx.content.paths import uri_of
from machidx.language.locale import JAPANESE, LOCALES
from machidx.site import cards, open_data, qr, readings
from machidx.site.pages import Pages
from machidx.site.qr import QrFile
from machidx.site.subscriptions import Subscriptions
from machidx.site.theme import THEME
from machidx.views.card import Card

_PARTS = ("assets/", "styles/")
"""Folders of the theme: the files of the design (``site.assets``), and the parts of their style sheet."""
_KEPT_BACK = (".html", ".xml", ".txt", ".py", ".pyc", ".md", "mkdocs_theme.yml")
"""Ends of the names of files that are not published: templates, and what describes the theme."""
RENDERED = ("robots.txt", "sitemap.xml")
"""The files without a language that templates make."""


def is_copied(path: str) -> bool:
    """Whether a file of the theme is published as it is, given its path below the theme's folder."""
    return not path.endswith(_KEPT_BACK) and not path.startswith(_PARTS)


@dataclass(frozen=True)
class Contents:
    """The files of the site that a library makes, without its search index."""

    pages: Pages

    def file(self, path: str) -> bytes | None:
        """Make the file at a path from the site's root (``towns/ono/index.html``); None where there is none."""
        if found := self._pages.get(path):
            return self.pages.render(*found).encode()
        if path in self._ready:
            return self._ready[path]
        if render := self._shared.get(path):
            return render().encode()
        if path in open_data.OPEN_DATA:
            return self._data[path]
        if path in self._subscriptions.files:
            return self._subscriptions.make(path)
        if code := self._codes.get(path):
            return qr.picture(code.address, code.title)
        if shown := self._cards.get(path):
            return cards.draw(shown)
        if picture := self._pictures.get(path):
            return self.pages.picture(*picture).encode()
        if page := self._readings.get(path):
            return readings.readings_of(self.pages.render(page, JAPANESE), self._names)
        file = self._copied.get(path) or self._own(path)
        return file.read_bytes() if file else None

    def page_at(self, path: str) -> tuple[Page, str] | None:
        """The page that a file of the site shows, and its language; None for other files."""
        return self._pages.get(path)

    @cached_property
    def _pages(self) -> dict[str, tuple[Page, str]]:
        """The page and language of each file that shows a page."""
        there = self.pages.library.pages.values()
        return {outputs.file_at(page.url(locale)): (page, locale) for page in there for locale in LOCALES}

    @cached_property
    def _ready(self) -> dict[str, bytes]:
        """The redirects, and the files of the design."""
        old = {path.lstrip("/"): text.encode() for path, text in self.pages.redirects()}
        return old | {asset.path: asset.content for asset in self.pages.assets}

    @cached_property
    def _shared(self) -> Mapping[str, Callable[[], str]]:
        """What renders each file that belongs to all pages."""
        missing = {outputs.missing_file(locale): partial(self.pages.missing, locale) for locale in LOCALES}
        return missing | {name: partial(self.pages.render_file, name) for name in RENDERED}

    @cached_property
    def _data(self) -> dict[str, bytes]:
        return {
            path.lstrip("/"): content
            for path, content in open_data.open_data_files(self.pages.library, self.pages.site.url)
        }

    @cached_property
    def _subscriptions(self) -> Subscriptions:
        return Subscriptions(self.pages.library, self.pages.site)

    @cached_property
    def _readings(self) -> dict[str, Page]:
        """The page of each file of readings."""
        return {outputs.readings_file(page.url(JAPANESE)): page for page in self.pages.library.pages.values()}

    @cached_property
    def _names(self) -> tuple[tuple[str, str], ...]:
        return readings.known_readings(self.pages.library)

    @cached_property
    def _codes(self) -> dict[str, QrFile]:
        return {file.path: file for file in qr.qr_files(self.pages.library, self.pages.site.url)}

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return dict(cards.card_files(self.pages.library))

    @cached_property
    def _pictures(self) -> dict[str, tuple[Page, Page | None, str]]:
        found = outputs.picture_files(self.pages.library)
        return {path: (page, town, locale) for path, page, town, locale in found}

    @cached_property
    def _copied(self) -> dict[str, Path]:
        """The files of docs/ that are published as they are."""
        there = self.pages.library.tree
        places = ((outputs.published(uri_of(file, there.docs)), file) for file in there.files)
        return {place: file for place, file in places if place and not place.endswith("index.html")}

    def _own(self, path: str) -> Path | None:
        """A file of overrides/, or else of the theme, that is published as it is."""
        files = ((folder, folder / path) for folder in (self.pages.templates, THEME) if is_copied(path))
        inside = (file for folder, file in files if file.resolve().is_relative_to(folder.resolve()))
        return next((file for file in inside if file.is_file()), None)
