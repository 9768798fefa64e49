"""The terms as SKOS, in Turtle: a concept per term, a definition per town, and where each is from."""

from collections.abc import Iterator

from machidx.content.addresses import absolute
from machidx.content.library import Library, facts, town_id
from machidx.content.page import Page
from machidx.language.locale import JAPANESE
from machidx.model.town import Town
from machidx.site.data_values import name_in_both, words_of_field
from machidx.site.linked.concepts import Concept, TownDefinition, concepts
from machidx.site.linked.turtle import block, document, iri, literal, literals, node

_PREFIXES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_HIRAGANA = "ja-Hira"


def skos(library: Library, site: str) -> bytes:
    """The glossary as SKOS, for a site published at an address."""
    return document(_PREFIXES, _blocks(library, site))


def _blocks(library: Library, site: str) -> Iterator[str]:
    glossary = library.pages["glossary/index"]
    scheme, found = iri(absolute(site, glossary.url())), list(concepts(library, site))
    yield block(
        scheme,
        ("a", ["skos:ConceptScheme"]),
        ("dct:title", literals(words_of_field(glossary, "title"))),
        ("dct:license", [iri(library.settings.licence.url)]),
        ("skos:hasTopConcept", [iri(concept.address) for concept in found]),
    )
    yield from (_plan(library, site, plan) for plan in library.plans)
    for concept in found:
        yield _concept(site, scheme, concept)
        yield from (_definition(site, definition) for definition in concept.definitions)


def _plan(library: Library, site: str, page: Page) -> str:
    town = facts(page, Town)
    office = node(
        ("a", ["foaf:Organization"]),
        ("foaf:name", literals(name_in_both(library, page, town.title))),
        ("dct:identifier", [literal(town.code)]),
    )
    return block(
        iri(absolute(site, page.url())),
        ("a", ["dct:BibliographicResource"]),
        ("dct:identifier", [literal(town_id(page))]),
        ("dct:title", literals(name_in_both(library, page, town.plan))),
        ("dct:creator", [office]),
        ("schema:creativeWorkStatus", literals(name_in_both(library, page, town.state))),
        ("dct:issued", [literal(town.published, kind="xsd:gYearMonth")] if town.published else []),
    )


def _concept(site: str, scheme: str, concept: Concept) -> str:
    shown = {concept.label[JAPANESE], *concept.others[JAPANESE]}
    return block(
        iri(concept.address),
        ("a", ["skos:Concept"]),
        ("skos:inScheme", [scheme]),
        ("skos:topConceptOf", [scheme]),
        ("dct:identifier", [literal(concept.page.name)]),
        ("skos:prefLabel", literals(concept.label)),
        ("skos:altLabel", [literal(name, locale) for locale, names in concept.others.items() for name in names]),
        ("skos:hiddenLabel", [*_reading(concept, shown), *_everyday(concept)]),
        ("dct:description", literals(concept.short)),
        ("skos:definition", [iri(definition.address) for definition in concept.definitions]),
        ("skos:scopeNote", literals(concept.differs)),
        ("skos:related", [iri(absolute(site, page.url())) for page in concept.related]),
    )


def _reading(concept: Concept, shown: set[str]) -> list[str]:
    return [] if concept.reading in shown else [literal(concept.reading, _HIRAGANA)]


def _everyday(concept: Concept) -> Iterator[str]:
    """What residents say, unless it is a name of the term as well: SKOS keeps the kinds of labels apart."""
    for locale, names in concept.everyday.items():
        taken = {concept.label[locale], *concept.others[locale]}
        yield from (literal(name, locale) for name in names if name not in taken)


def _definition(site: str, definition: TownDefinition) -> str:
    place = node(
        ("a", ["bibo:DocumentPart"]),
        ("dct:isPartOf", [iri(absolute(site, definition.plan.url()))]),
        ("dct:title", [literal(word, JAPANESE) for word in definition.headwords]),
        ("bibo:section", literals(definition.section)),
        ("bibo:pageStart", [literal(str(definition.page))] if definition.page else []),
    )
    return block(
        iri(definition.address),
        ("rdf:value", literals(definition.text)),
        ("skos:editorialNote", [literal(text, locale) for locale, said in definition.remarks.items() for text in said]),
        ("dct:source", [place]),
    )
