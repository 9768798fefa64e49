"""Which form is at which path."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import ENGLISH, JAPANESE
from machidx.site.editing.confirm_form import ConfirmForm
from machidx.site.editing.form import Form
from machidx.site.editing.new_form import new_page_form
from machidx.site.editing.page_form import page_form
from machidx.site.editing.translation_form import TranslationForm
from machidx.site.editing.year_form import YearForm


def form_of(page: Page, locale: str) -> str:
    """The path of the form of a page in a language, below the forms' address; of further languages, of the Japanese."""
    return f"translation/{page.stem}.md" if locale == ENGLISH else f"file/{page.stem}.md"


def form_at(library: Library, docs: Path, path: str, query: Mapping[str, str]) -> Form | None:
    """The form at a path below the forms' address; None where there is none. Raises RefusedError."""
    what, _, rest = path.partition("/")
    town = library.town(rest)
    page = library.pages.get(rest.removesuffix(".md"))
    match what:
        case "file":
            return page_form(library, rest)
        case "translation" if page:
            return TranslationForm(library, page, query.get("lang", JAPANESE))
        case "year" if town:
            return YearForm(library, town, _year(query.get("year", "")), query.get("measure", ""))
        case "confirm" if town:
            return ConfirmForm(library, town)
        case "new" if begun := new_kind(library, rest):
            return new_page_form(library, docs, *begun, query)
    return None


def new_kind(library: Library, rest: str) -> tuple[str, str] | None:
    """The kind and the town that a path of a new page names (measure/ono, term); None for others."""
    kind, _, town = rest.partition("/")
    is_measure = kind == "measure" and library.town(town) is not None
    return (kind, town) if is_measure or rest == "term" else None


def _year(typed: str) -> int:
    """The fiscal year that is asked for, or the last one that is over. Raises RefusedError."""
    if not typed:
        return years.fiscal_year_of(years.current_month()) - 1
    try:
        return years.parse_fiscal_year(typed)
    except ValueError as error:
        raise RefusedError(str(error)) from error


def start_page(library: Library) -> Mapping[str, Any]:
    """What the page of all forms shows."""
    pages = sorted(library.pages.values(), key=lambda page: page.stem)
    return {
        "plans": [(page.stem.split("/")[1], page.text("title").text) for page in library.plans],
        "pages": [(form_of(page, JAPANESE), page.text("title").text, page.source.path) for page in pages],
    }
