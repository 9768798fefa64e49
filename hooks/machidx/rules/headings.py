"""Finds headings without a valid, unique id, of a skipped level, or of another form than ``##``."""

import re
from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.content.remembering import remembered
from machidx.content.source import Source
from machidx.markdown import markup
from machidx.rules import anchors

_ID = re.compile(r"[a-z][a-z0-9-]*")


def problems(library: Library) -> Iterator[Problem]:
    """Yield the mistakes in the headings of all pages, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            yield from _headings(source)
            yield from _twice(library, page, source)


@remembered
def _headings(source: Source) -> Iterator[Problem]:
    for offset, words in markup.underlined(source.body):
        message = f"「{words}」は下の行の === や --- で見出しになります。見出しは「## 」で始め、目印をつけます。"
        yield source.in_body(offset, Rules.HEADING_ID, message, f"## {words} {{ #name }}")
    above = 1
    for heading in markup.headings(source.body):
        if not heading.text:
            message = "見出しにことばがありません。ことばを書くか、この行を消します。"
            yield source.in_body(heading.offset, Rules.HEADING_ID, message)
            continue
        if heading.level > above + 1:
            message = (
                f"見出し「{heading.text}」の段がとんでいます。「{'#' * above} 」の下は「{'#' * (above + 1)} 」です。"
            )
            hint = f"{'#' * (above + 1)} {heading.text}"
            yield source.in_body(heading.offset, Rules.HEADING_ORDER, message, hint)
        above = heading.level
        if heading.level not in (2, 3):
            if heading.level == 1:
                message = "「# 」の見出しは題名（title）のものです。本文の見出しは「## 」から始めます。"
                yield source.in_body(heading.offset, Rules.HEADING_ID, message, f"## {heading.text}")
            continue
        if heading.id is None or not _ID.fullmatch(heading.id):
            message = f"見出し「{heading.text}」に半角英字の目印がありません。"
            yield source.in_body(
                heading.offset, Rules.HEADING_ID, message, f"{'#' * heading.level} {heading.text} {{ #name }}"
            )


def _twice(library: Library, page: Page, source: Source) -> Iterator[Problem]:
    """Yield ids that the text gives twice, or that the page has without it."""
    found = list(markup.given_ids(source.body))
    taken, seen = anchors.clashing(library, page, (id for _, id in found)), set[str]()
    for offset, id in found:
        if id in seen:
            message = f"目印「#{id}」が2回あります。"
            yield source.in_body(offset, Rules.DUPLICATE_ID, message)
        elif id in taken:
            message = f"目印「#{id}」は、このページの決まった場所の目印と同じです。"
            yield source.in_body(offset, Rules.DUPLICATE_ID, message, f"{id}-text", wrong=id)
        seen.add(id)
