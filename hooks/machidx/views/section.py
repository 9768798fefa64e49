"""A page as a section of a booklet: its links stay inside where they can, its ids are its own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from machidx.content.page import Page
from machidx.markdown.context import TermLink, TextContext
from machidx.markdown.rendering import Rendered, render
from machidx.markdown.terms import TermReference
from machidx.views.context import Scene


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
        return replace(self, page=page)

    def to(self, page: Page, anchor: str = "") -> str:
        """Within the booklet where the page is in it (a term as a whole), else to the page itself."""
        id = self.ids.get(page.stem)
        if id is None:
            return super().to(page, anchor)
        return f"#{id}-{anchor}" if anchor and page.kind != "term" else f"#{id}"

    def term(self, reference: TermReference) -> TermLink | None:
        """A term leads to the booklet's own list, without a tooltip; one that is not in it is plain words."""
        link = super().term(reference)
        return link._replace(tip=None) if link and link.href.startswith("#") else None

    def text(self) -> Rendered:
        """The page's own text, rendered for the booklet."""
        return render(self.page.shown(self.locale).body, self.text_context())

    def text_context(self) -> TextContext:
        """What a text of the page needs to be rendered as a part of the booklet."""
        title = self.page.text("title", self.locale).text
        return replace(super().text_context(), has_senses=False, part=self.id, name=title)
