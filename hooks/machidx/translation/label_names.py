"""The names in a page's facts whose English is looked up: units, tasks, tables, departments."""

import re

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import JAPANESE
from machidx.language.places import place_names
from machidx.model.roles import Leaf, Role

NUMBERED = re.compile(r"(?P<word>[\u3041-\u9fff]+)-?(?P<digits>[0-9(][0-9()-]*|)")
"""A printed number that begins with a word, which has to be translated: 表2-1, 住民目線-1."""


def names(page: Page) -> list[str]:
    """Return the names in a page's facts that contain letters, without duplicates, in the page's order."""
    found = (name for leaf in page.leaves if leaf.is_needed for name in leaf_names(page, leaf))
    return list(dict.fromkeys(name for name in found if any(c.isalpha() for c in name)))


def untranslated(library: Library, page: Page) -> list[str]:
    """Return the names that have no English in any file, or none in the language of the library."""
    return [name for name in names(page) if library.label(page, name, library.language).locale == JAPANESE]


def shared_without(library: Library, english: Library) -> list[str]:
    """Return the shared labels that have English, but nothing in the language of ``library``."""
    return [japanese for japanese in english.shared if japanese not in library.shared]


def looked_up(page: Page) -> set[str]:
    """Return all names looked up for a page's facts, including those that need no English of their own."""
    qualified = {leaf.spot.under.of(leaf.text) for leaf in page.leaves if leaf.spot.under}
    return qualified.union(*(leaf_names(page, leaf) for leaf in page.leaves))


def leaf_names(page: Page, leaf: Leaf) -> tuple[str, ...]:
    """Return what is looked up for a text: a whole name, the names in a place, the word of a number, or nothing."""
    if leaf.role is Role.PLACE:
        return place_names(leaf.text)
    if leaf.role in {Role.NAME, Role.CELL}:
        return (leaf.text,)
    number = NUMBERED.fullmatch(leaf.text) if leaf.role is Role.PRINTED else None
    is_title = len(leaf.path) == 1 and number and number["word"] == page.text("title").text
    return (number["word"],) if number and not is_title else ()  # a chapter's number may be just its title
