"""A page as a section of a booklet: links stay inside the booklet where possible, ids are unique."""

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
    """A page shown as a section of a booklet."""

    booklet: Page
    ids: Mapping[str, str]
    """Ids of the booklet's sections by their pages' stems."""

    @property
    def shown_on(self) -> Page:
        """The booklet's page: links are relative to it."""
        return self.booklet

    @property
    def id(self) -> str:
        """The section's id in the booklet."""
        return self.ids[self.page.stem]

    def of(self, page: Page) -> Self:
        """The scene of another section of the same booklet."""
        return replace(self, page=page)

    def to(self, page: Page, anchor: str = "") -> str:
        """Link to a page's section of the booklet (for a term without the anchor), else to the page itself."""
        id = self.ids.get(page.stem)
        if id is None:
            return super().to(page, anchor)
        return f"#{id}-{anchor}" if anchor and page.kind != "term" else f"#{id}"

    def term(self, reference: TermReference) -> TermLink | None:
        """Link a term to the booklet's list, without a tooltip; None if the list lacks it."""
        link = super().term(reference)
        return link._replace(tip=None) if link and link.href.startswith("#") else None

    def text(self) -> Rendered:
        """The page's own text, rendered for the booklet."""
        return render(self.page.shown(self.locale).body, self.text_context())

    def text_context(self) -> TextContext:
        """Context for rendering a text of the page as part of the booklet."""
        title = self.page.text("title", self.locale).text
        return replace(super().text_context(), has_senses=False, has_returns=False, part=self.id, name=title)
