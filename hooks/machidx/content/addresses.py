"""Addresses of pages: absolute ones, for a site published at a given address, and old ones, which redirect."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import JAPANESE, Text

DEFAULT = "x-default"
"""The language code of the address for readers of all other languages."""


class Alternate(NamedTuple):
    """A language code and the absolute address of the page in that language."""

    code: str
    url: str


class Listed(NamedTuple):
    """An entry of the sitemap: an address, and the addresses of the page in all its languages."""

    url: str
    alternates: tuple[Alternate, ...]


def absolute(site: str, path: str) -> str:
    """The absolute address of a path from the site's root, percent-encoded."""
    return site.rstrip("/") + quote(path)


def alternates(library: Library, page: Page, site: str) -> tuple[Alternate, ...]:
    """The absolute addresses of a page in its languages, Japanese first, ``x-default`` last."""
    there = [Alternate(code, absolute(site, page.url(code))) for code in library.locales_of(page)]
    return (*there, Alternate(DEFAULT, there[0].url))


def sitemap(library: Library, site: str) -> Iterator[Listed]:
    """The entries of the sitemap: each page in each of its languages."""
    for page in library.pages.values():
        found = alternates(library, page, site)
        yield from (Listed(there.url, found) for there in found if there.code != DEFAULT)


def old_addresses(library: Library) -> Iterator[tuple[str, Page]]:
    """The former addresses (from the site's root), each with the page that has replaced it."""
    for page in library.pages.values():
        for address in page.facts.redirect_from:
            yield address, page


class Redirect(NamedTuple):
    """A former address, the page's present one, and the canonical one of what is shown there; from the site's root."""

    old: str
    new: str
    canonical: str
    locale: str
    title: Text


def split_locale(address: str, locales: Iterable[str]) -> tuple[str, str]:
    """The language of an address, one of ``locales``, and the address of the same page in Japanese."""
    for locale in locales:
        if locale != JAPANESE and address.startswith(f"/{locale}/"):
            return locale, address.removeprefix(f"/{locale}")
    return JAPANESE, address


def redirects(library: Library) -> Iterator[Redirect]:
    """The redirects: from a Japanese address in each language, from an English one in English."""
    for page in library.pages.values():
        split = [split_locale(address, library.locales) for address in page.facts.redirect_from]
        for locale in library.locales:
            shown = library.into(locale).pages[page.stem]
            for path in dict.fromkeys(path for spoken, path in split if spoken in (JAPANESE, locale)):
                old = path if locale == JAPANESE else f"/{locale}{path}"
                title = shown.text("title", locale)
                yield Redirect(old, page.url(locale), page.url(shown.locale(locale)), locale, title)
