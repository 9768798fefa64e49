"""Finds HTML and disallowed attributes: nothing that editors type may run in a reader's browser."""

import re
from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.remembering import remembered
from machidx.content.source import Source
from machidx.markdown import markup
from machidx.markdown.attributes import refused_attributes

_HANDLER = re.compile(r"\b(on[a-z]+|style|src|href|srcdoc)\s*=", re.IGNORECASE)
_ORIGINAL = "<!-- *原文"
"""How a comment with the words of a plan begins, as drafts have them."""
_DANGEROUS = re.compile(r"</?(script|iframe|object|embed|form|meta|link|base)\b", re.IGNORECASE)


def problems(library: Library) -> Iterator[Problem]:
    """Yield unsafe parts of all pages' sources, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            yield from markup_problems(source)


@remembered
def markup_problems(source: Source) -> Iterator[Problem]:
    """Yield the HTML and the disallowed attributes of one file."""
    for offset, tag in markup.html_tags(source.body):
        code = Rules.UNSAFE if _DANGEROUS.match(tag) or _HANDLER.search(tag) else Rules.HTML
        first = tag.partition("\n")[0]
        yield source.in_body(offset, code, f"HTML「{first[:40]}」は書けません。Markdownで書きます。")
    for match in re.finditer(_ORIGINAL, source.body):
        message = "計画書の原文のメモが残っています。自分たちのことばで書きなおし、メモを消します。"
        yield source.in_body(match.start(), Rules.HTML, message)
    for offset, attributes in markup.attribute_lists(source.body):
        for name in refused_attributes(attributes):
            yield source.in_body(offset, Rules.UNSAFE, _not_in_braces(name))


def _not_in_braces(name: str) -> str:
    return f"{{ }} の中に「{name[:40]}」は書けません。文なら（ ）で囲みます。"
