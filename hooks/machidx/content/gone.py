"""Pages that are no longer where they were: renamed by mistake, or replaced by others."""

from functools import lru_cache

from machidx.content.addresses import old_addresses, split_locale
from machidx.content.library import Library, measure
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.language.numbering import fits, name_for


def heir(library: Library, stem: str) -> Page | None:
    """The page that has the address of a page that is gone (a path below docs/ without .md) among its former ones."""
    return _heirs(library).get(f"/{stem.removesuffix('index').rstrip('/')}/")


@lru_cache(maxsize=2)
def _heirs(library: Library) -> dict[str, Page]:
    return {split_locale(address, library.locales)[1]: page for address, page in old_addresses(library)}


def name_by_number(library: Library, source: Source) -> str:
    """The file name (without .md) that the number of a measure gives, where its file has another; "" for others."""
    stems = (stem for stem, page in renamed(library).items() if page.source is source)
    return next((stem.rpartition("/")[2] for stem in stems), "")


@lru_cache(maxsize=2)
def renamed(library: Library) -> dict[str, Page]:
    """The measures whose files do not have the names of their numbers, by the stems that they should have.

    What else misses such a file is a consequence, and not told.
    """
    found = {}
    for page in library.of_kind("measure"):
        number = measure(page).number
        if not fits(page.name, number):
            others = {name: other for name, other in library.numbers(page.town).items() if name != page.name}
            if name := name_for(number, others):
                found[f"{page.stem.removesuffix(page.name)}{name}"] = page
    return found
