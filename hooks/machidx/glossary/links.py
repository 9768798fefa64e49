"""Computes the links of a page in one language: to pages, sections, files, and from ``[[term]]`` to the glossary."""

import posixpath
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote
from weakref import WeakKeyDictionary

from machidx.content.library import Library, town_id
from machidx.content.outputs import published
from machidx.content.page import Page
from machidx.content.picture_files import picture_facts
from machidx.content.source import Source
from machidx.glossary.glossary import TermMatch, glossary_of
from machidx.language.locale import JAPANESE
from machidx.markdown.context import TermLink, TextContext, as_written, no_size, unknown_term
from machidx.markdown.markup import SCHEME
from machidx.markdown.rendering import Rendered, render
from machidx.markdown.terms import TermReference


@lru_cache(maxsize=65536)  # a preview asks for all links again after each change
def relative(here: str, there: str) -> str:
    """The relative link from a page to an address, both given from the site's root; ``there`` may end in #…."""
    path, mark, anchor = there.partition("#")
    link = posixpath.relpath(path, here)
    return (f"{link}/" if path.endswith("/") else link) + mark + anchor


@dataclass(frozen=True)
class PageLinks:
    """The links of one page in one language."""

    library: Library
    page: Page
    locale: str

    @property
    def shown_on(self) -> Page:
        """The page that the reader has opened: this page, unless another page (the booklet) shows it as a part."""
        return self.page

    @property
    def url(self) -> str:
        """The address of the opened page, from the site's root."""
        return self.shown_on.url(self.locale)

    def link(self, url: str) -> str:
        """The relative link to an address from the site's root."""
        return relative(self.url, url)

    def to(self, page: Page, anchor: str = "") -> str:
        """The relative link to a page in this language."""
        return self.link(page.url(self.locale) + (f"#{anchor}" if anchor else ""))

    def to_section(self, page: Page, id: str) -> str:
        """The relative link to a section of a page; to the page alone where this language lacks the section."""
        return self.to(page, id if page.has_section(id, self.locale) else "")

    def term(self, reference: TermReference) -> TermLink | None:
        """The link of a term; None for an unknown term (``rules`` report it) and on the term's own page."""
        found = glossary_of(self.library).resolve(reference, self.page.town)
        if not isinstance(found, TermMatch) or found.page is self.page:
            return None
        return TermLink(self.to(found.page, found.anchor(self.locale)), found.shown, found.page.name)

    def lead(self, href: str) -> str:
        """The address of a link in the page's text, relative to the opened page; external links stay as they are."""
        if SCHEME.match(href) or href.startswith("//"):
            return href
        path, _, anchor = href.partition("#")
        if not path and self.shown_on is self.page:
            return href
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.stem), unquote(path)))
        page = self.library.pages.get(target.removesuffix(".md")) if path else self.page
        if page is None:
            return self.link(f"/{quote(self._file(target)[0])}")
        # An outdated translation may lack a heading of the Japanese page.
        is_lost = page.has_section(anchor, JAPANESE) and not page.has_section(anchor, self.locale)
        return self.to(page, "" if is_lost else anchor)

    def size(self, src: str) -> tuple[int, int] | None:
        """Width and height of a picture that the page's text shows, so that nothing moves when it comes."""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.stem), unquote(src)))
        path = self._file(target)[1]
        return picture_facts(path).size if path else None

    def _file(self, target: str) -> tuple[str, Path | None]:
        """The published path and the file of a path in docs/: of map.en.png in English, if it is beside map.png."""
        stem, _, suffix = target.rpartition(".")
        there = self.library.tree.paths
        if own := there.get(uri := f"{stem}.{self.locale}.{suffix}"):
            return published(uri, self.library.locales), own
        return target, there.get(target)

    def text_context(self) -> TextContext:
        """The context for rendering the text of the page."""
        return TextContext(
            locale=self.page.locale(self.locale),
            term=self.term,
            lead=self.lead,
            size=self.size,
            has_senses=self.page.kind == "term",
            sense_order=tuple(map(town_id, self.library.plans)) if self.page.kind == "term" else (),
            has_returns=self.page.kind == "chapter",
        )


@dataclass(frozen=True)
class _Answers:
    """What a text has asked about its links while it was rendered, with the answers."""

    terms: dict[TermReference, TermLink | None] = field(default_factory=dict)
    leads: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, tuple[int, int] | None] = field(default_factory=dict)

    def noting(self, links: PageLinks, context: TextContext) -> TextContext:
        """Return a context that answers by ``links`` and notes the answers."""

        def term(reference: TermReference) -> TermLink | None:
            self.terms[reference] = found = links.term(reference)
            return found

        def lead(href: str) -> str:
            self.leads[href] = found = links.lead(href)
            return found

        def size(src: str) -> tuple[int, int] | None:
            self.sizes[src] = found = links.size(src)
            return found

        return replace(context, term=term, lead=lead, size=size)

    def hold_for(self, links: PageLinks) -> bool:
        """Whether another library gives the same answers."""
        return (
            all(links.term(asked) == answer for asked, answer in self.terms.items())
            and all(links.lead(asked) == answer for asked, answer in self.leads.items())
            and all(links.size(asked) == answer for asked, answer in self.sizes.items())
        )


_RENDERED: WeakKeyDictionary[Source, dict[TextContext, tuple[_Answers, Rendered]]] = WeakKeyDictionary()
"""Each file's text as it was last rendered, with the answers that the rendering depends on."""


def page_text(library: Library, page: Page, locale: str) -> Rendered:
    """Render the text of a page in a language, as shown on the page itself.

    Renders again only if the text or an answer about its links has changed since the last time.
    """
    links, source = PageLinks(library, page, locale), page.shown(locale)
    context = replace(links.text_context(), term=unknown_term, lead=as_written, size=no_size)
    remembered = _RENDERED.setdefault(source, {})
    if (found := remembered.get(context)) and found[0].hold_for(links):
        return found[1]
    answers = _Answers()
    made = render(source.body, answers.noting(links, context))
    remembered[context] = answers, made
    return made
