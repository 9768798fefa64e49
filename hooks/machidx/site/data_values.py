"""Values of the open data: words in both languages, addresses, places in a plan, departments."""

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import LOCALES
from machidx.markdown.terms import without_terms
from machidx.model.citation import Citation
from machidx.model.town import Department
from machidx.views.linked_data import Json


def words_of_field(page: Page, field: str) -> Json:
    """A text field of a page in both languages; null where it is not translated."""
    out: Json = {}
    for locale in LOCALES:
        text = page.text(field, locale)
        out[locale] = without_terms(text.text) if text.locale == locale and text.text else None
    return out


def name_in_both(library: Library, page: Page, japanese: str | None) -> Json | None:
    """A name in both languages, null where it is not translated; None for no name."""
    if japanese is None:
        return None
    english = library.label(page, japanese, "en")
    return {"ja": japanese, "en": english.text if english.locale == "en" else None}


def addresses_of(page: Page) -> Json:
    return {locale: page.url(locale) for locale in LOCALES}


def place_in_plan(source: Citation) -> Json:
    return {"section": source.section, "page": source.page}


def department_in_both(library: Library, town: Page, department: Department) -> Json:
    return {"name": name_in_both(library, town, department.name), "scope": department.scope}
