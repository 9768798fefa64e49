"""The names in a page's facts that are shown in English by looking them up: units, work, tables, departments."""

import re

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.model.roles import Leaf, Role

NUMBERED = re.compile(r"(?P<word>[\u3041-\u9fff]+)-?(?P<digits>[0-9(][0-9()-]*|)")
"""A printed number that begins with a word, which is translated: 表2-1, 住民目線-1."""


def names(page: Page) -> list[str]:
    """The names in a page's facts that have words in them, each once, in the page's order."""
    found = (name for leaf in page.leaves if leaf.is_needed for name in of(page, leaf))
    return list(dict.fromkeys(name for name in found if any(c.isalpha() for c in name)))


def untranslated(library: Library, page: Page) -> list[str]:
    """Those for which no file has English yet."""
    return [name for name in names(page) if library.label(page, name, "en").locale != "en"]


def looked_up(page: Page) -> set[str]:
    """All that is looked up for a page's facts: its names, and words that may do without English of their own."""
    qualified = {leaf.spot.under.of(leaf.text) for leaf in page.leaves if leaf.spot.under}
    return qualified.union(*(of(page, leaf) for leaf in page.leaves))


def of(page: Page, leaf: Leaf) -> tuple[str, ...]:
    """What is looked up for a text of a page: a name whole, of a printed number its word, of all else nothing."""
    if leaf.role in {Role.NAME, Role.CELL}:
        return (leaf.text,)
    number = NUMBERED.fullmatch(leaf.text) if leaf.role is Role.PRINTED else None
    is_title = len(leaf.path) == 1 and number and number["word"] == page.text("title").text
    return (number["word"],) if number and not is_title else ()  # a chapter may be called by its title alone
