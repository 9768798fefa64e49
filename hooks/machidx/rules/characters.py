"""Finds characters that look like others: radicals from PDFs, kana apart from their marks, dashes."""

from collections.abc import Iterator

from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.remembering import remembered
from machidx.content.source import Source
from machidx.content.strange import lookalikes


def problems(library: Library) -> Iterator[Problem]:
    """Yield the look-alikes in all files. Characters that nobody sees are told where files are read."""
    for page in library.pages.values():
        for source in page.sources:
            yield from _lookalikes(source)
    for source in library.unreadable:
        yield from _lookalikes(source)
    if library.shared_source:
        yield from _lookalikes(library.shared_source)


@remembered
def _lookalikes(source: Source) -> Iterator[Problem]:
    yield from source.told(lookalikes(source.text))
