"""Exports pages: every text with its English, its state, and notes for the translator."""

from collections.abc import Iterable, Iterator

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.glossary.glossary import glossary_of
from machidx.translation.begun import opened
from machidx.translation.xliff import placeholders
from machidx.translation.xliff.entry import XliffEntry
from machidx.translation.xliff.notes import notes, section_titles
from machidx.translation.xliff.segments import text_digest, units


def english_path(page: Page) -> str:
    """Return the path of a page's English file, whether or not it exists."""
    return f"{page.source.path.removesuffix('.md')}.en.md"


def version(target: placeholders.Marked | None) -> str:
    """Return a fingerprint of an English text, which shows later whether it was changed; "" for None."""
    return "" if target is None else text_digest(placeholders.comparable(target))


def xliff_entries(library: Library, pages: Iterable[Page]) -> Iterator[XliffEntry]:
    """Yield an entry for each text of the pages."""
    glossary = glossary_of(library)
    names = placeholders.names_in(glossary)
    for page in map(opened, pages):
        titles = section_titles(page)
        for unit in units(library, page):
            is_current = unit.state == "translated"
            coded = placeholders.coded(unit.source, unit.target, names, is_row=unit.is_row, is_current=is_current)
            yield XliffEntry(
                english_path(page),
                unit.id,
                coded.source,
                coded.target,
                unit.state,
                version(coded.target),
                coded.codes,
                f"{page.source.path}:{unit.line}",
                tuple(notes(glossary, page, unit, titles)),
            )
