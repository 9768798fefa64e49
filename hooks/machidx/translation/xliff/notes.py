"""Notes for translators on a text: its place, the agreed English of its terms, its fiscal years."""

import re
from collections.abc import Iterator

from machidx.content.library import facts
from machidx.content.page import Page
from machidx.glossary.glossary import Glossary, TermMatch
from machidx.language import years
from machidx.markdown import markup
from machidx.markdown.terms import terms_in, without_terms
from machidx.model.term import Term
from machidx.translation.xliff.segments import TOP, Unit

_FISCAL_YEAR = re.compile(r"(?:令和|平成|昭和)(?:元|\d{1,2})年度")


def section_titles(page: Page) -> dict[str, str]:
    """Return the headings of a page by id."""
    found = markup.headings(page.source.body)
    return {TOP: "最初の見出しの前", **{h.id: without_terms(h.text) for h in found if h.id}}


def notes(glossary: Glossary, page: Page, unit: Unit, titles: dict[str, str]) -> Iterator[str]:
    """Yield the notes on one text, in Japanese and English; ``titles``: the page's headings by id."""
    yield f"ページ / Page: {page.text('title').text} ({page.source.path})"
    yield _place(unit, titles)
    if agreed := dict.fromkeys(_agreed(glossary, page, unit.source)):
        yield f"ことば / Terms: {'; '.join(agreed)}"
    if fiscal_years := dict.fromkeys(_fiscal_years(unit.source)):
        yield f"年度 / Fiscal years: {'; '.join(fiscal_years)}"


def _place(unit: Unit, titles: dict[str, str]) -> str:
    if unit.path:
        field, *rest = (str(step) for step in unit.path)
        which = f" {rest[0]}" if rest and field != "labels" else ""
        return f"項目 / Field: {field}{which}（{unit.called}）"
    return f"節 / Section: #{unit.section}（{titles.get(unit.section or '', '')}）"


def _agreed(glossary: Glossary, page: Page, text: str) -> Iterator[str]:
    for reference in terms_in(text):
        link = glossary.resolve(reference, page.town)
        if isinstance(link, TermMatch):
            term = facts(link.page, Term)
            yield f"{term.label} = {term.english}"


def _fiscal_years(text: str) -> Iterator[str]:
    for written in _FISCAL_YEAR.findall(text):
        try:
            yield f"{written} = {years.show_fiscal_year(years.parse_fiscal_year(written), 'en')}"
        except ValueError:
            continue  # a year beyond its era: the plan's own mistake, printed as it is
