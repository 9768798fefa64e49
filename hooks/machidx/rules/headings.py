"""Finds headings without a valid, unique id, of a skipped level, or of another form than ``##``."""

import re
from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.remembering import remembered
from machidx.content.source import Source
from machidx.markdown import markup

_ID = re.compile(r"[a-z][a-z0-9-]*")


def problems(library: Library) -> Iterator[Problem]:
    """Yield the mistakes in the headings of all pages, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            yield from _headings(source)


@remembered
def _headings(source: Source) -> Iterator[Problem]:
    for offset, words in markup.underlined(source.body):
        message = f"「{words}」は下の行の === や --- で見出しになります。見出しは「## 」で始め、目印をつけます。"
        yield source.in_body(offset, Rules.HEADING_ID, message, f"## {words} {{ #name }}")
    seen: set[str] = set()
    above = 1
    for heading in markup.headings(source.body):
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
        elif heading.id in seen:
            message = f"見出しの目印「#{heading.id}」が2回あります。"
            yield source.in_body(heading.offset, Rules.DUPLICATE_ID, message)
        seen.add(heading.id or "")
