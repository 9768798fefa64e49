"""The paths of the files that a build writes, relative to the site's root.

Reserves the site's own names. Code that writes such a file takes its name from here; a test compares this module with
a real build.
"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from machidx.content.languages import stem_and_language
from machidx.content.library import Library, town_id
from machidx.content.page import Page
from machidx.content.paths import SUFFIX
from machidx.content.tree import PUBLISHED
from machidx.language.locale import CODE, ENGLISH, JAPANESE

ASSETS = "assets"
"""The folder of the files of the design."""
FINGERPRINT = 16
"""Hexadecimal digits of a fingerprint in a name."""
DATA = "data"
"""The folder of the open data."""
WORKBOOK, ARCHIVE = "machi-dx.xlsx", "machi-dx.zip"
"""All tables, and all files, of the open data in one."""
SEARCH_INDEX = "search/index"
"""The folder of the search index of a language, in the folder of the language."""
READINGS = "readings"
"""The folder of the readings of each page in Japanese."""
EDITORS = "guide/schema"
"""The folder of the JSON Schemas of front matter, for editors of files."""
QR = "qr.svg"
"""The QR code of a page's address, beside the page."""
WITH_QR = ("measure", "answers")
"""The kinds of pages that have a QR code."""
CARD = "card.png"
"""The picture for previews of links to a page, beside the page."""
WITH_CARD = ("measure", "theme")
"""The kinds of pages that have a card; others share that of the site."""
FEED, CALENDAR = "feed.xml", "calendar.ics"
"""The feed and the calendar of all towns, and of each in the folder of its plan."""
DUTIES = "guide/todo.ics"
"""The calendar of what editors are to do."""
MISSING = "404.html"
"""The page for addresses without one, in the folder of its language."""
_OF_THE_THEME = (MISSING, "favicon.ico", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
HOST = "CNAME"
"""The file with which some hosts set the site's domain; published unchanged from docs/."""
UNPUBLISHED = "templates"
"""The folder of docs/ that the generator does not publish."""
_FOLDERS_LEFT_OUT = ("index", "README")
"""Folder names that the generator drops from the address of a picture in one language (a.en.png)."""


def made(library: Library) -> Iterator[str]:
    """The generated files outside the reserved folders, except redirects: the theme's, QR codes, cards and pictures."""
    yield from _OF_THE_THEME
    for page in (page for kind in WITH_QR for page in library.of_kind(kind)):
        yield from (qr_file(page, locale) for locale in library.locales)
    for page in (page for kind in WITH_CARD for page in library.of_kind(kind)):
        yield from (card_file(page, locale) for locale in library.locales)
    yield from (path for path, *_ in picture_files(library))
    yield from (file.path for file in subscription_files(map(town_id, library.plans), library.locales))


class SubscriptionFile(NamedTuple):
    """A file to subscribe to: its path, FEED, CALENDAR or DUTIES, the id of the plan (None for all), its language."""

    path: str
    kind: str
    town: str | None
    locale: str


def subscription_files(plans: Iterable[str], locales: Iterable[str]) -> Iterator[SubscriptionFile]:
    """The files to subscribe to in each language, given the ids of all plans."""
    towns = list(plans)
    for locale in locales:
        root = language_folder(locale)
        for kind in (FEED, CALENDAR):
            yield SubscriptionFile(f"{root}{kind}", kind, None, locale)
            yield from (SubscriptionFile(f"{root}towns/{town}/{kind}", kind, town, locale) for town in towns)
        yield SubscriptionFile(f"{root}{DUTIES}", DUTIES, None, locale)


def picture_files(library: Library) -> Iterator[tuple[str, Page, Page | None, str]]:
    """Yield (path, page of answers, town or None for all, language) for each picture of the answers."""
    for page in library.of_kind("answers"):
        for locale in library.locales:
            for town in (None, *library.towns):
                yield f"{page.url(locale)}{picture_name(library, town)}".lstrip("/"), page, town, locale


def picture_name(library: Library, town: Page | None) -> str:
    """The name of the picture of a town's answers, or of all answers, in the folder of the page of answers."""
    return f"answers-{library.municipality(town_id(town))}.svg" if town else "answers.svg"


def qr_file(page: Page, locale: str) -> str:
    """The path of a page's QR code in a language."""
    return f"{page.url(locale)}{QR}".lstrip("/")


def card_file(page: Page, locale: str) -> str:
    """The path of a page's card in a language."""
    return f"{page.url(locale)}{CARD}".lstrip("/")


def language_folder(locale: str) -> str:
    """The folder of the pages of a language, with its slash: en/; "" for Japanese."""
    return "" if locale == JAPANESE else f"{locale}/"


def indexes(locales: Iterable[str]) -> tuple[str, ...]:
    """The folders of the search index in each language: en/search/index."""
    return tuple(f"{language_folder(locale)}{SEARCH_INDEX}" for locale in locales)


def locales_in(paths: Iterable[str]) -> tuple[str, ...]:
    """The languages of a built site, Japanese first, by the paths of its files: each has its page for missing ones."""
    known = file_at(f"/{ENGLISH}/")
    there = {path.rpartition("/")[0] for path in paths if path.endswith(f"/{MISSING}") or path == known}
    return (JAPANESE, *sorted(there))


def reserved(locales: Iterable[str]) -> tuple[str, ...]:
    """The reserved folders: from docs/, only pages in another language are published into them."""
    codes = tuple(locales)
    others = (code for code in codes if code != JAPANESE)
    return (ASSETS, DATA, EDITORS, READINGS, *indexes(codes), *others)


def own_folder(path: str, locales: Iterable[str]) -> str:
    """The reserved folder that contains a path; "" for none."""
    return next((folder for folder in reserved(locales) if path == folder or path.startswith(f"{folder}/")), "")


def file_at(address: str) -> str:
    """The file of a page's address: news/a/index.html for /news/a/."""
    return f"{address.lstrip('/')}index.html"


def missing_file(locale: str) -> str:
    """The path of the page for addresses without one in a language: en/404.html."""
    return f"{language_folder(locale)}{MISSING}"


def readings_file(address: str) -> str:
    """The path of the readings of the Japanese page at an address: readings/news/a/index.json for /news/a/."""
    return f"{READINGS}{address}index.json"


def published(uri: str, locales: Collection[str]) -> str:
    """The path at which a file of docs/ is published, "" for none; a translation gets that of its Japanese page."""
    path = PurePosixPath(uri)
    if uri == HOST:
        return uri
    if not path.name.lower().endswith(PUBLISHED) or path.parts[0] == UNPUBLISHED:
        return ""
    if path.name.endswith(SUFFIX):
        name, language = stem_and_language(uri, locales)
        if language not in (JAPANESE, *locales):
            return ""
        stem = PurePosixPath(name)
        return f"{stem.parent if stem.name == 'index' else stem}/index.html".removeprefix("./")
    language = path.with_suffix("").suffix[1:]
    if not CODE.fullmatch(language):
        return uri
    if language not in locales:
        return ""
    above = path.parent.with_suffix("") if path.parent.name else path.parent
    above = above.parent if above.name in _FOLDERS_LEFT_OUT else above
    plain = (above / path.with_suffix("").stem).as_posix() + path.suffix
    return f"{language_folder(language)}{plain}"
