"""A Markdown text as HTML: pure, but for the Markdown that is kept, as making it anew costs more than most texts."""

import html
import threading
from typing import Any, NamedTuple

from markdown import Markdown

from machidx.language.locale import JAPANESE
from machidx.markdown.context import Run, TextContext
from machidx.markdown.extension import MARK, MachidxExtension
from machidx.markdown.japanese import holds_japanese
from machidx.markdown.sanitizing import dropped, sanitize

_OPEN, _CLOSE = f"<p>{MARK}</p>".split("{id}")
_EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc", "pymdownx.details")


class TablePlace(NamedTuple):
    """The place of a table of the front matter in a rendered text."""

    id: str


class Rendered(NamedTuple):
    """A text as HTML in pieces, with a table of the front matter between two of them where it has its mark."""

    pieces: tuple[str | TablePlace, ...]
    terms: tuple[str, ...]
    """Slugs of the terms whose tooltips it needs, in its order, each once."""
    addresses: tuple[str, ...]
    """Where its links and pictures lead, as they are written."""
    refused: tuple[str, ...]
    """What it would have had, were it allowed: attributes, tags, addresses; each as it is written."""

    @property
    def html(self) -> str:
        """The HTML alone."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


class _Renderer(threading.local):
    """Renders texts one after the other, in each thread with a Markdown of its own."""

    def __init__(self) -> None:
        self._run = Run()
        fences = [{"name": "*", "class": "", "format": self._fence}]
        self._markdown = Markdown(
            extensions=[*_EXTENSIONS, "pymdownx.superfences", MachidxExtension(self._run)],
            extension_configs={"toc": {"permalink": False}, "pymdownx.superfences": {"custom_fences": fences}},
            output_format="html",
        )

    def render(self, text: str, context: TextContext) -> Rendered:
        """Return the text as HTML."""
        run = self._run
        run.context, run.terms, run.addresses, run.refused = context, [], [], []
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
        return Rendered(tuple(pieces), tuple(dict.fromkeys(run.terms)), tuple(run.addresses), tuple(run.refused))

    def _fence(self, source: str, *_: Any, **__: Any) -> str:
        """A block of code; what staff type is Japanese in an English guide too."""
        is_foreign = self._run.context.locale != JAPANESE and holds_japanese(source)
        lang = f' lang="{JAPANESE}"' if is_foreign else ""
        return f'<div class="highlight"><pre><code{lang}>{html.escape(source, quote=False)}\n</code></pre></div>'


_RENDERER = _Renderer()


def render(text: str, context: TextContext) -> Rendered:
    """Return a Markdown text as HTML, without anything that could run or load from elsewhere."""
    return _RENDERER.render(text, context)
