"""Old addresses of pages that moved: published addresses never die."""

from collections.abc import Iterator

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import LOCALES


def old_addresses(library: Library) -> Iterator[tuple[str, Page]]:
    """Each address (Japanese, from the site's root) that a page had before."""
    for page in library.pages.values():
        for address in page.facts.redirect_from:
            yield address, page


def redirects(library: Library) -> Iterator[tuple[str, str]]:
    """Old and new address of every redirect, in each language."""
    for address, page in old_addresses(library):
        for locale in LOCALES:
            yield (address if locale == "ja" else f"/{locale}{address}"), page.url(locale)
