"""Asks about what may be a person's own: nobody's name or number is published unasked."""

from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.remembering import remembered
from machidx.content.source import Source
from machidx.language.persons import personal


def notices(library: Library) -> Iterator[Problem]:
    """Yield names, mail addresses and mobile numbers of persons, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            yield from _of_file(source)


@remembered
def _of_file(source: Source) -> Iterator[Problem]:
    for number, line in enumerate(source.lines, start=1):
        for found in personal(line):
            message = (
                f"「{found.words}」は{found.what}のようです。個人のものなら、課の名前や代表の連絡先にします。"
                "そうでなければ、そのままでかまいません。"
            )
            yield source.problem(Rules.PERSONAL, message, number, found.offset + 1, wrong=found.words)
