"""The terms as concepts: what SKOS and TBX say of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from machidx.content.addresses import absolute
from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.glossary.glossary import english_names, glossary_of
from machidx.language.locale import JAPANESE, LOCALES
from machidx.language.scripts import JAPANESE_RUN
from machidx.markdown import markup
from machidx.model.term import Sense, Term, TermWords
from machidx.site.data import nested
from machidx.site.data_values import words_of_field
from machidx.views.context import Scene
from machidx.views.linked_data import Json

_ENGLISH = LOCALES[1]


@dataclass(frozen=True)
class TownDefinition:
    """A town's explanation of a term, and where it is from."""

    address: str
    """The absolute address of its section."""
    text: Json
    """In both languages, without Markdown; None where it is not translated."""
    remarks: dict[str, tuple[str, ...]]
    """What this site says of a contradiction in the plan, by language."""
    headwords: tuple[str, ...]
    """As printed."""
    plan: Page
    section: Json
    """The place in the plan, in both languages."""
    page: int | None


@dataclass(frozen=True)
class Concept:
    """A term with its names, explanations and relations."""

    page: Page
    address: str
    """The absolute address of its Japanese page."""
    label: Json
    reading: str
    others: dict[str, tuple[str, ...]]
    """Other names, by language."""
    everyday: dict[str, tuple[str, ...]]
    """What only searches know it by, by language."""
    short: Json
    differs: Json
    definitions: tuple[TownDefinition, ...]
    related: tuple[Page, ...]


def concepts(library: Library, site: str) -> Iterator[Concept]:
    """The concepts of all terms, by reading."""
    for page, data in zip(library.terms, nested(library, "terms"), strict=True):
        yield _concept(library, site, page, data)


def _concept(library: Library, site: str, page: Page, data: Json) -> Concept:
    term, address = facts(page, Term), absolute(site, page.url())
    found = (glossary_of(library).find(name) for name in term.see)
    return Concept(
        page,
        address,
        data["label"],
        term.reading,
        {locale: tuple(name for name in names if name != data["label"][locale]) for locale, names in _names(page)},
        {JAPANESE: term.everyday, _ENGLISH: page.words.everyday if isinstance(page.words, TermWords) else ()},
        data["short"],
        words_of_field(page, "differs"),
        tuple(
            _definition(library, page, sense, f"{address}#{sense.town}", each["text"])
            for sense, each in zip(term.senses, data["senses"], strict=True)
        ),
        tuple(dict.fromkeys(pages[0] for pages in found if len(pages) == 1 and pages[0] is not page)),
    )


def _names(page: Page) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Other names of a term, after their language; an expansion is in the language of its script."""
    term = facts(page, Term)
    full = [term.expansion] if term.expansion else []
    is_japanese = bool(full and JAPANESE_RUN.search(full[0]))
    yield JAPANESE, tuple(dict.fromkeys([*term.aliases, *(full if is_japanese else [])]))
    yield _ENGLISH, tuple(dict.fromkeys([*english_names(page), *([] if is_japanese else full)]))


def _definition(library: Library, page: Page, sense: Sense, address: str, text: Json) -> TownDefinition:
    plan = library.town(sense.of_plan)
    assert plan
    place = Scene(library, page, _ENGLISH).place(sense.source.section, page)
    section = {JAPANESE: sense.source.section, _ENGLISH: place.text if place.locale == _ENGLISH else None}
    remarks = {locale: tuple(_remarks(page, sense.town, locale)) for locale in LOCALES}
    return TownDefinition(address, text, remarks, sense.headwords, plan, section, sense.source.page)


def _remarks(page: Page, town: str, locale: str) -> Iterator[str]:
    if page.locale(locale) == locale:
        for title, text, section in markup.discrepancies(page.shown(locale).body):
            if section == town:
                yield f"{title}\n{text}"
