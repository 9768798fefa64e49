"""Finds what only the rendered text shows: links and attributes that the rules for the source have missed.

Texts are sanitized by allow-lists whenever they are rendered, so nothing unsafe is published; this reports what is
dropped.
"""

from collections.abc import Iterator, Set

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.glossary.links import page_text
from machidx.markdown import markup
from machidx.markdown.lines import read_line
from machidx.markdown.reading import UnshownLine, unshown_lines
from machidx.markdown.token import decoded
from machidx.rules import links

_FOOTNOTES = ("#fn:", "#fnref")
"""Prefixes of the links that Markdown makes between a footnote and its mark."""

_TOO_DEEP = "本文の入れ子が深すぎて、ページにできません。"


def problems(library: Library, told: Set[str]) -> Iterator[Problem]:
    """Yield content that sanitizing would drop, except in files (by path) that already have a problem."""
    for page in library.pages.values():
        for source in page.sources:
            if source.path not in told:
                yield from _page(library, page, source)


def _page(library: Library, page: Page, source: Source) -> Iterator[Problem]:
    try:
        text = page_text(library, page, page.locale_of(source))
    except RecursionError:
        yield source.in_body(0, Rules.TOO_MUCH, _TOO_DEEP)
        return
    for what in text.refused:
        message = f"ページにすると「{what[:60]}」ができます。これは公開できません。"
        value = what.partition('="')[2].rstrip('"') or what
        yield source.in_body(max(source.body.find(value), 0), Rules.UNSAFE, message)
    for line in unshown_lines(source.body, text.reading):
        yield _lost(source, line)
    seen = {link.target for link in markup.links(source.body)}
    for address in text.addresses:
        target = decoded(address)
        if target not in seen and not target.startswith(_FOOTNOTES):
            offset = max(source.body.find(address), 0)
            yield from links.link_problems(
                library, page, source, markup.Link("…", target, is_image=False, offset=offset)
            )


def _lost(source: Source, line: UnshownLine) -> Problem:
    """Return the problem of a line that the page does not show as typed."""
    text = source.body[line.offset :].partition("\n")[0]
    if not line.instead:
        message = "この行のことばが、打ったとおりにはページに出ません。"
        return source.in_body(line.offset, Rules.LOST, message)
    read = read_line(text)
    mark = line.instead if line.instead[0].isdecimal() else "-"
    message = f"この行の「{read.opening.strip()}」は、上の箇条書きのつづきになり、「{line.instead}」と出ます。"
    proposal = f"{read.indent}{mark} {text[len(read.indent) + len(read.opening) :]}"
    return source.in_body(line.offset, Rules.LOST, message, proposal, wrong=text)
