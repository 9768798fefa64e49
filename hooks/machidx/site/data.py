"""Open data: towns, chapters, measures and terms as JSON. The shapes are a public contract, held by tests."""

import json
from collections.abc import Callable, Iterator

from machidx.content import outputs
from machidx.content.library import Library, facts, measure, town_id
from machidx.content.page import Page
from machidx.language.locale import LOCALES
from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.model.chapter import Chapter
from machidx.model.citation import Citation
from machidx.model.kpi import Amount, Kpi
from machidx.model.measure import Work
from machidx.model.term import Term
from machidx.model.town import Department, Town
from machidx.model.values import Range, given
from machidx.views.linked_data import Json

NAMES = ("towns", "chapters", "measures", "terms")
"""The names of the data files, each also the name of the list in it."""


def data_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each data file."""
    makers: tuple[Callable[[Library], list[Json]], ...] = (_towns, _chapters, _measures, _terms)
    for name, make in zip(NAMES, makers, strict=True):
        text = json.dumps({name: make(library)}, ensure_ascii=False, indent=1)
        yield f"{outputs.DATA}/{name}.json", f"{text}\n".encode()


def _words(page: Page, field: str) -> Json:
    """A text field of a page in both languages; null where it is not translated."""
    out: Json = {}
    for locale in LOCALES:
        text = page.text(field, locale)
        out[locale] = without_terms(text.text) if text.locale == locale and text.text else None
    return out


def _label(library: Library, page: Page, japanese: str | None) -> Json | None:
    """A name in both languages, null where it is not translated; None for no name."""
    if japanese is None:
        return None
    english = library.label(page, japanese, "en")
    return {"ja": japanese, "en": english.text if english.locale == "en" else None}


def _url(page: Page) -> Json:
    return {locale: page.url(locale) for locale in LOCALES}


def _source(source: Citation) -> Json:
    return {"section": source.section, "page": source.page}


def _department(library: Library, town: Page, department: Department) -> Json:
    return {"name": _label(library, town, department.name), "scope": department.scope}


def _towns(library: Library) -> list[Json]:
    out = []
    for page in library.plans:
        town = facts(page, Town)
        out.append(
            {
                "id": town_id(page),
                "code": town.code,
                "name": _label(library, page, town.title),
                "prefecture": _label(library, page, town.prefecture),
                "plan": _label(library, page, town.plan),
                "state": town.state,
                "published": town.published,
                "period": {"from": town.period.start, "to": town.period.end},
                "supersedes": town.supersedes,
                "vision": _label(library, page, town.vision),
                "measure_noun": _label(library, page, town.measure_noun),
                "departments": [_department(library, page, d) for d in given(town.departments)],
                "url": _url(page),
            }
        )
    return out


def _chapters(library: Library) -> list[Json]:
    return [
        {
            "id": page.id,
            "town": page.town,
            "number": chapter.number,
            "title": _words(page, "title"),
            "url": _url(page),
            "source": _source(chapter.source),
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
    return [_measure(library, page) for page in library.of_kind("measure")]


def _measure(library: Library, page: Page) -> Json:
    fact, town = measure(page), library.town(page.town)
    assert town
    plan = facts(town, Town)
    policy = next(p for p in plan.all_policies() if p.number == fact.policy)
    known = {d.name: d for d in given(plan.departments)}
    lists = {name: getattr(fact, name) for name in ("kpis", "schedule", "departments")}
    return {
        "id": page.id,
        "town": page.town,
        "number": fact.number,
        "title": _words(page, "title"),
        "policy": _label(library, town, policy.name),
        "themes": list(fact.themes),
        "departments": [_department(library, town, known[name]) for name in given(fact.departments)],
        "stage": fact.stage,
        "url": _url(page),
        "summary": _words(page, "summary"),
        "source": _source(fact.source),
        "kpis": [_kpi(library, page, kpi) for kpi in given(fact.kpis)],
        "schedule": [_work(library, page, work) for work in given(fact.schedule)],
        "parts": [
            {
                "label": part.label,
                "title": _label(library, page, part.title),
                "themes": list(part.themes),
                "stage": part.stage,
                "schedule": [_work(library, page, work) for work in given(part.schedule)],
            }
            for part in fact.parts
        ],
        "missing": {name: value for name, value in lists.items() if isinstance(value, str)},
    }


def _kpi(library: Library, page: Page, kpi: Kpi) -> Json:
    return {
        "id": f"{page.id}-{kpi.id}",
        "type": kpi.type,
        "name": _label(library, page, kpi.name),
        "unit": _label(library, page, kpi.unit),
        "direction": kpi.direction,
        "aggregation": kpi.aggregation,
        "note": _label(library, page, kpi.note),
        "baseline": _amount(kpi.baseline) if kpi.baseline else None,
        "target": _amount(kpi.target),
        "actuals": [_amount(actual) for actual in kpi.actuals],
    }


def _amount(amount: Amount) -> Json:
    value = amount.value
    return {
        "fy": amount.fy,
        "as_of": amount.as_of,
        "value": {"min": value.min, "max": value.max} if isinstance(value, Range) else value,
        "comparison": amount.comparison,
        "text": amount.text,
    }


def _work(library: Library, page: Page, work: Work) -> Json:
    return {
        "work": _label(library, page, work.work),
        "extent": work.certainty,
        "phases": [
            {
                "label": _label(library, page, phase.label),
                "step": phase.step,
                "from": phase.start,
                "to": phase.last,
                "extent": phase.extent,
                "lane": phase.lane,
            }
            for phase in work.phases
        ],
    }


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
        "short": _words(page, "short"),
        "url": _url(page),
        "senses": [
            {
                "town": sense.town,
                "headwords": list(sense.headwords),
                "text": {locale: texts[locale].get(sense.town) for locale in LOCALES},
                "source": _source(sense.source),
            }
            for sense in term.senses
        ],
        "see": list(term.see),
    }


def _sense_texts(page: Page, locale: str) -> dict[str, str]:
    """The text of each sense without Markdown, by town; empty where the page is not translated."""
    sections = page.shown(locale).sections if page.locale(locale) == locale else {}
    return {town: markup.plain(text) for town, text in sections.items()}
