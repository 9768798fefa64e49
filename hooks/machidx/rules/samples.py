"""Finds the sample texts of new files that nobody has replaced."""

from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.remembering import remembered
from machidx.content.samples import sample_in
from machidx.content.source import Source


def notices(library: Library) -> Iterator[Problem]:
    """Yield the sample texts in the Japanese files."""
    for page in library.pages.values():
        yield from _of_file(page.source)


@remembered
def _of_file(source: Source) -> Iterator[Problem]:
    for number, line in enumerate(source.lines, start=1):
        if found := sample_in(line):
            at, words = found
            message = f"見本の文「{words}」が残っています。計画書を見て、ここのことばに書きなおします。"
            yield source.problem(Rules.SAMPLE_LEFT, message, number, at + 1)
