"""A page as a section of a booklet: its links stay inside where they can, its ids are its own."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import unquote

from machidx.content.page import Page
from machidx.glossary.glossary import Linker
from machidx.language.locale import Text
from machidx.markdown.extension import Place
from machidx.markdown.markup import SCHEME
from machidx.views.context import Line, Piece, Scene


@dataclass(frozen=True, kw_only=True)
class SectionScene(Scene):
    """A page that is shown as a section of a booklet."""

    booklet: Page
    ids: Mapping[str, str]
    """The ids of all sections of the booklet, by their pages' stems."""

    @property
    def shown_on(self) -> Page:
        """The booklet."""
        return self.booklet

    @property
    def id(self) -> str:
        """The section's own id."""
        return self.ids[self.page.stem]

    def of(self, page: Page) -> Self:
        """Another section of the same booklet."""
        return replace(self, page=page, linker=Linker(self.linker.glossary, page))

    def to(self, page: Page, anchor: str = "") -> str:
        """Within the booklet where the page is in it (a term as a whole), else to the page itself."""
        id = self.ids.get(page.stem)
        if id is None:
            return super().to(page, anchor)
        return f"#{id}-{anchor}" if anchor and page.kind != "term" else f"#{id}"

    def line(self, text: Text) -> Line:
        """Terms lead to the booklet's own list, without tooltips; those that are not in it are plain words."""
        line = super().line(text)
        return line._replace(pieces=tuple(_placed(piece) for piece in line.pieces))

    def written(self, text: str) -> str:
        """A Markdown text of the page, rendered for the booklet."""
        title = self.page.text("title", self.locale).text
        locale = self.page.locale(self.locale)
        return self.write(text, Place(self.id, title, self.lead, self.linker, locale, self.locale))

    def lead(self, href: str) -> str:
        """Where a link of the page's text leads, from the booklet."""
        if SCHEME.match(href):
            return href
        path, _, anchor = href.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.stem), unquote(path)))
        page = self.library.pages.get(target.removesuffix(".md")) if path else self.page
        if page is None:
            return self.link(f"/{target}")
        # An out-of-date translation may lack the heading; policies are printed in both languages.
        known = page in (self.page, self.town_page) or page.has_section(anchor, self.locale)
        return self.to(page, anchor if known else "")


def _placed(piece: Piece) -> Piece:
    inside = piece.url is not None and piece.url.startswith("#")
    return piece._replace(url=piece.url if inside else None, term=None)
