"""Addresses of pages: absolute ones, which depend on where the site is published, and old ones, which lead on."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import JAPANESE, LOCALES

DEFAULT = "x-default"
"""The language code of the address for readers of any other language."""


class Alternate(NamedTuple):
    """A page in one language: the language's code, and the absolute address."""

    code: str
    url: str


class Listed(NamedTuple):
    """An address that search engines may list, with the page's addresses in all its languages."""

    url: str
    alternates: tuple[Alternate, ...]


def absolute(site: str, path: str) -> str:
    """The address of a path from the site's root, as it stands outside the site."""
    return site.rstrip("/") + quote(path)


def alternates(page: Page, site: str) -> tuple[Alternate, ...]:
    """Each language the page is there in with its address; the last is the one for all other languages."""
    there = [Alternate(code, absolute(site, page.url(code))) for code in LOCALES if page.locale(code) == code]
    return (*there, Alternate(DEFAULT, there[0].url))


def sitemap(library: Library, site: str) -> Iterator[Listed]:
    """Each address that search engines may list, with the page's addresses in all its languages."""
    for page in library.pages.values():
        found = alternates(page, site)
        yield from (Listed(there.url, found) for there in found if there.code != DEFAULT)


def old_addresses(library: Library) -> Iterator[tuple[str, Page]]:
    """Each address (Japanese, from the site's root) that a page had before."""
    for page in library.pages.values():
        for address in page.facts.redirect_from:
            yield address, page


def redirects(library: Library) -> Iterator[tuple[str, str]]:
    """Old and new address of every redirect, in each language."""
    for address, page in old_addresses(library):
        for locale in LOCALES:
            yield (address if locale == JAPANESE else f"/{locale}{address}"), page.url(locale)
