"""Compares the pages of citations with the length of the plan's document, where a town has entered it."""

from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.frontmatter import KeyPath
from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.model.citation import Citation
from machidx.model.contact import Original
from machidx.model.term import Term
from machidx.model.town import Town


def problems(library: Library) -> Iterator[Problem]:
    """Yield pages of citations that the document of their town's plan does not have."""
    for page in library.plans:
        original = facts(page, Town).original
        if original and not original.has(1):
            message = f"原本（{original.pages}枚）に、{original.first_page}枚目はありません。"
            yield page.source.at(("original", "first_page"), Rules.OUTSIDE_ORIGINAL, message)
    for page in library.pages.values():
        town = page if page.kind == "town" else library.town(page.town)
        citation = getattr(page.facts, "source", None)
        if town and isinstance(citation, Citation):
            yield from _citation(page, facts(town, Town).original, citation, ("source",))
        for index, sense in enumerate(page.facts.senses if isinstance(page.facts, Term) else ()):
            if home := library.town(sense.of_plan):
                yield from _citation(page, facts(home, Town).original, sense.source, ("senses", index, "source"))


def _citation(page: Page, original: Original | None, citation: Citation, path: KeyPath) -> Iterator[Problem]:
    """Yield a citation's page that the document does not have; not where already its first page is missing."""
    if original and citation.page and original.has(1) and not original.has(citation.page):
        last = (original.pages or 0) - original.first_page + 1
        message = f"原本（{original.pages}枚）に、{citation.page}ページはありません。{last}ページまでです。"
        yield page.source.at((*path, "page"), Rules.OUTSIDE_ORIGINAL, message)
