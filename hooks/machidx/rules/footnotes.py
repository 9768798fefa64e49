"""Finds footnotes that no mark refers to, that are defined twice or without words, and marks without a footnote."""

from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.remembering import remembered
from machidx.content.source import Source
from machidx.markdown.token import TokenKind
from machidx.markdown.tokens import tokens


def problems(library: Library) -> Iterator[Problem]:
    """Yield the mistakes in the footnotes of all pages, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            yield from footnotes(source)


@remembered
def footnotes(source: Source) -> Iterator[Problem]:
    """Yield the mistakes in the footnotes of one file."""
    body, found = source.body, tokens(source.body)
    notes = [token for token in found if token.kind is TokenKind.FOOTNOTE]
    starts, names = {note.start for note in notes}, {body[slice(*note.words)] for note in notes}
    marks = [
        token
        for token in found
        if token.kind is TokenKind.REFERENCE and token.value.startswith("^") and token.start not in starts
    ]
    for mark in marks:
        if mark.value[1:] not in names:
            message = f"「[{mark.value[:30]}]」の注が、どこにも書かれていません。"
            yield source.in_body(mark.start, Rules.LEFTOVER, message, f"[{mark.value}]: …")
    used, seen = {mark.value[1:] for mark in marks}, set[str]()
    for note in notes:
        name = body[slice(*note.words)]
        line = body[note.end : (body + "\n").index("\n", note.end)]
        if name in seen:
            message = f"注「[^{name}]」が2回書かれています。前に書かれたものは、ページから消えます。"
            yield source.in_body(note.start, Rules.LOST, message)
        elif name not in used:
            message = f"注「[^{name}]」は、どこからも使われていません。本文に「[^{name}]」を書くか、注を消します。"
            yield source.in_body(note.start, Rules.LOST, message)
        elif not line.strip():
            message = f"注「[^{name}]」に文がありません。印と同じ行に書きます。"
            yield source.in_body(note.start, Rules.LOST, message, f"[^{name}]: …")
        seen.add(name)
