"""Open data: towns, chapters, measures and terms as JSON. The shapes are a public contract, held by tests."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache

from machidx.content import outputs
from machidx.content.library import Library, facts, town_id
from machidx.content.page import Page
from machidx.language.locale import LOCALES
from machidx.markdown import markup
from machidx.model.chapter import Chapter
from machidx.model.term import Term
from machidx.model.town import Town
from machidx.model.values import given
from machidx.site.data_values import addresses_of, department_in_both, name_in_both, place_in_plan, words_of_field
from machidx.site.measure_data import measure_data
from machidx.views.linked_data import Json

NAMES = ("towns", "chapters", "measures", "terms")
"""The names of the data files, each also the name of the list in it."""


def data_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each data file."""
    for name in NAMES:
        text = json.dumps({name: nested(library, name)}, ensure_ascii=False, indent=1)
        yield f"{outputs.DATA}/{name}.json", f"{text}\n".encode()


@lru_cache(maxsize=4)  # tables are made of the same
def nested(library: Library, name: str) -> list[Json]:
    """The list in one of the data files."""
    return _MAKERS[name](library)


def _towns(library: Library) -> list[Json]:
    out = []
    for page in library.plans:
        town = facts(page, Town)
        out.append(
            {
                "id": town_id(page),
                "code": town.code,
                "name": name_in_both(library, page, town.title),
                "prefecture": name_in_both(library, page, town.prefecture),
                "plan": name_in_both(library, page, town.plan),
                "state": town.state,
                "published": town.published,
                "adopted": town.adopted,
                "period": {"from": town.period.start, "to": town.period.end},
                "supersedes": town.supersedes,
                "vision": name_in_both(library, page, town.vision),
                "measure_noun": name_in_both(library, page, town.measure_noun),
                "departments": [department_in_both(library, page, d) for d in given(town.departments)],
                "website": town.website,
                "contact": town.contact.model_dump(exclude_none=True) if town.contact else None,
                "original": town.original.model_dump(exclude_none=True) if town.original else None,
                "url": addresses_of(page),
            }
        )
    return out


def _chapters(library: Library) -> list[Json]:
    return [
        {
            "id": page.id,
            "town": page.town,
            "number": chapter.number,
            "title": words_of_field(page, "title"),
            "url": addresses_of(page),
            "source": place_in_plan(chapter.source),
            "themes": [
                {"theme": theme, "section": section.id, "state": section.state}
                for section in chapter.sections
                for theme in section.themes
            ],
        }
        for page in library.of_kind("chapter")
        for chapter in (facts(page, Chapter),)
    ]


def _measures(library: Library) -> list[Json]:
    return [measure_data(library, page) for page in library.of_kind("measure")]


def _terms(library: Library) -> list[Json]:
    return [_term(page) for page in library.terms]


def _term(page: Page) -> Json:
    term = facts(page, Term)
    texts = {locale: _sense_texts(page, locale) for locale in LOCALES}
    return {
        "id": page.id,
        "label": {"ja": term.label, "en": term.english},
        "reading": term.reading,
        "expansion": term.expansion,
        "aliases": list(term.aliases),
        "term_kind": term.term_kind,
        "short": words_of_field(page, "short"),
        "url": addresses_of(page),
        "senses": [
            {
                "town": sense.town,
                "headwords": list(sense.headwords),
                "text": {locale: texts[locale].get(sense.town) for locale in LOCALES},
                "source": place_in_plan(sense.source),
            }
            for sense in term.senses
        ],
        "see": list(term.see),
    }


def _sense_texts(page: Page, locale: str) -> dict[str, str]:
    """The text of each sense without Markdown and without our notes, by town; empty where it is not translated."""
    sections = page.shown(locale).sections if page.locale(locale) == locale else {}
    return {town: markup.plain(markup.without_discrepancies(text)) for town, text in sections.items()}


_MAKERS: dict[str, Callable[[Library], list[Json]]] = {
    "towns": _towns,
    "chapters": _chapters,
    "measures": _measures,
    "terms": _terms,
}
