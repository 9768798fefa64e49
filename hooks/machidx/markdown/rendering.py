"""Renders Markdown to HTML. Each thread keeps one Markdown instance, as creating one costs more than most texts."""

import html
import threading
from typing import Any, NamedTuple

from markdown import Markdown

from machidx.language.locale import JAPANESE, shares_characters
from machidx.markdown.context import Run, TextContext
from machidx.markdown.extension import MARK, MachidxExtension
from machidx.markdown.japanese import holds_japanese
from machidx.markdown.notes import Notes
from machidx.markdown.reading import ShownWords
from machidx.markdown.sanitizing import dropped, sanitize

_OPEN, _CLOSE = f"<p>{MARK}</p>".split("{id}")
_EXTENSIONS = ("admonition", "attr_list", "tables", "toc", "pymdownx.details", "pymdownx.superfences")


class TablePlace(NamedTuple):
    """The place of a table from the front matter in a rendered text."""

    id: str


class Rendered(NamedTuple):
    """A text as HTML, split at the places of tables from the front matter."""

    pieces: tuple[str | TablePlace, ...]
    terms: tuple[str, ...]
    """Slugs of the terms whose tooltips the text shows, in order of appearance, without duplicates."""
    addresses: tuple[str, ...]
    """Targets of links and pictures, as written."""
    refused: tuple[str, ...]
    """Dropped attributes, tags and addresses, as written."""
    reading: ShownWords
    """The words that the text shows."""

    @property
    def html(self) -> str:
        """The HTML without the tables' places."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


class _Renderer(threading.local):
    """Renders one text at a time; each thread has its own Markdown instance."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Create the Markdown instance, or another one after a text that it could not render."""
        self._run = Run()
        fences = [{"name": "*", "class": "", "format": self._fence}]
        self._notes = Notes()
        self._markdown = Markdown(
            extensions=[*_EXTENSIONS, self._notes, MachidxExtension(self._run)],
            extension_configs={
                "toc": {"permalink": False, "marker": ""},
                "pymdownx.superfences": {"custom_fences": fences},
            },
            output_format="html",
        )

    def render(self, text: str, context: TextContext) -> Rendered:
        run = self._run
        run.begin(context)
        self._notes.say_in(context.locale)
        made = self._markdown.reset().convert(text)
        pieces: list[str | TablePlace] = []
        for number, piece in enumerate(made.split(_OPEN)):
            id, mark, rest = piece.partition(_CLOSE) if number else ("", "", piece)
            if mark:
                pieces.append(TablePlace(id))
            clean = sanitize(rest)
            run.refused.extend(dropped(rest, clean))
            if clean.strip():
                pieces.append(clean)
        terms = tuple(dict.fromkeys(run.terms))
        return Rendered(tuple(pieces), terms, tuple(run.addresses), tuple(run.refused), run.reading)

    def _fence(self, source: str, *_: Any, **__: Any) -> str:
        """Format a code block; in an English text, code that contains Japanese is marked as Japanese."""
        is_foreign = not shares_characters(self._run.context.locale) and holds_japanese(source)
        lang = f' lang="{JAPANESE}"' if is_foreign else ""
        return f'<div class="highlight"><pre><code{lang}>{html.escape(source, quote=False)}\n</code></pre></div>'


_RENDERER = _Renderer()


def render(text: str, context: TextContext) -> Rendered:
    """Render a Markdown text to HTML that runs no script and loads nothing from other hosts.

    Raises RecursionError for nesting that is too deep for Markdown, which ``bounds`` should have refused.
    """
    try:
        return _RENDERER.render(text, context)
    except BaseException:
        _RENDERER.renew()  # Markdown would take the next text for a part of this one
        raise
