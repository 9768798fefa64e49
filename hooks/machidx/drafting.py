"""A new English file: the headings in place, what is to be translated as comments."""

import re

from machidx import markup, names
from machidx.library import Library, Page
from machidx.model import KINDS
from machidx.model.values import EnglishWords

_DEEP = ("policies", "aims", "aliases")


def draft(library: Library, page: Page) -> str:
    """The text of a page's English file before it is translated; it is not published as it stands."""
    lines = ["---", "# 日本語の文をメモにしてあります。メモの下に英語を書き、メモを消してください。"]
    for name in KINDS[page.kind].words.model_fields:
        text = getattr(page.facts, name, None)
        if text and (name == "title" or name not in (*EnglishWords.model_fields, *_DEEP)):
            lines += [f"# {text}", f"# {name}:"]
    if found := names.untranslated(library, page):
        lines += ["# labels:", *(f"#   {name}:" for name in found)]
    return "\n".join([*lines, "---", "", _body(page.source.body.strip("\n")), ""])


def _body(body: str) -> str:
    """Headings and marks of tables stay, the rest becomes comments, a block each."""
    out = []
    for block in re.split(r"\n{2,}", body):
        first = block.split("\n", 1)[0]
        kept = first.startswith(("#", ":::")) or markup.blanked(block).strip() == ""
        out.append(block if kept else f"<!--\n{block.replace('-->', '→')}\n-->")
    return "\n\n".join(out)
