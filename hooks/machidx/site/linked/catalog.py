"""The catalog of the open data (DCAT-AP), in Turtle: one dataset, a distribution per file, no dates but the plans'."""

from collections.abc import Iterator

from machidx.content.addresses import absolute
from machidx.content.library import Library, facts
from machidx.content.outputs import DATA
from machidx.language.locale import JAPANESE, LOCALES
from machidx.model.town import Town
from machidx.site.data_values import name_in_both, words_of_field
from machidx.site.linked.turtle import block, document, iri, literal, literals, node
from machidx.views.dataset import ABOUT, CATALOG, NAME, DataFile, PlanSpan, data_files_named, plan_spans
from machidx.views.linked_data import Json

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_LANGUAGES = {iri(f"{_AUTHORITY}/language/{code}"): name for code, name in (("JPN", "Japanese"), ("ENG", "English"))}
_THEMES = iri(f"{_AUTHORITY}/data-theme")
_THEME = iri(f"{_AUTHORITY}/data-theme/GOVE")
_FORMATS = {"csv": "CSV", "json": "JSON", "tbx": "XML", "ttl": "RDF_TURTLE", "xlsx": "XLSX", "zip": "ZIP"}
"""Codes of the authority's list, by suffix."""
_MEDIA = "https://www.iana.org/assignments/media-types"
_PAGE = "about/data"


def catalog(library: Library, site: str) -> bytes:
    """The catalog, for a site published at an address."""
    return document(_PREFIXES, _blocks(library, site))


def _blocks(library: Library, site: str) -> Iterator[str]:
    own, licence = absolute(site, f"/{CATALOG}"), iri(library.settings.licence.url)
    files = data_files_named()
    page = library.pages.get(_PAGE)
    landing = [iri(absolute(site, page.url()))] if page else []
    publisher = iri(f"{own}#publisher")
    common = (("dct:publisher", [publisher]), ("dct:language", _LANGUAGES))
    yield block(
        iri(f"{own}#catalog"),
        ("a", ["dcat:Catalog"]),
        ("dct:title", literals(_said(library, library.settings.site_name))),
        ("dct:description", literals(_said(library, ABOUT))),
        ("foaf:homepage", [iri(absolute(site, "/"))]),
        ("dct:license", [licence]),
        *common,
        ("dcat:themeTaxonomy", [_THEMES]),
        ("dcat:dataset", [iri(f"{own}#dataset")]),
    )
    yield block(
        iri(f"{own}#dataset"),
        ("a", ["dcat:Dataset"]),
        ("dct:title", literals(_named(library))),
        ("dct:description", literals(_said(library, ABOUT))),
        *common,
        ("dcat:theme", [_THEME]),
        ("dcat:keyword", _keywords(library)),
        ("dcat:landingPage", landing),
        ("dct:spatial", [_place(library, id) for id in library.municipalities]),
        ("dct:temporal", [_period(span) for span in plan_spans(library)]),
        ("dcat:distribution", [_name(own, file) for file in files]),
    )
    yield block(publisher, ("a", ["foaf:Agent"]), ("foaf:name", literals(_said(library, library.settings.site_name))))
    yield from (_distribution(library, site, own, file) for file in files)
    yield from _named_elsewhere(files, licence, [iri(absolute(site, "/")), *landing])


def _named_elsewhere(files: tuple[DataFile, ...], licence: str, pages: list[str]) -> Iterator[str]:
    """What the things are that are named by addresses, so that the file can be understood without loading them."""
    yield block(licence, ("a", ["dct:LicenseDocument"]))
    yield from (block(page, ("a", ["foaf:Document"])) for page in dict.fromkeys(pages))
    yield block(_THEMES, ("a", ["skos:ConceptScheme"]), ("dct:title", [literal("Data theme", "en")]))
    name = [literal("Government and public sector", "en")]
    yield block(_THEME, ("a", ["skos:Concept"]), ("skos:prefLabel", name), ("skos:inScheme", [_THEMES]))
    for language, name_en in _LANGUAGES.items():
        names = [literal(name_en, "en")]
        scheme = [iri(f"{_AUTHORITY}/language")]
        yield block(language, ("a", ["dct:LinguisticSystem"]), ("skos:prefLabel", names), ("skos:inScheme", scheme))
    for format in dict.fromkeys(_format(file) for file in files):
        yield block(format, ("a", ["dct:MediaTypeOrExtent"]), ("skos:inScheme", [iri(f"{_AUTHORITY}/file-type")]))
    for media in dict.fromkeys(_media(file) for file in files):
        yield block(media, ("a", ["dct:MediaType"]))


def _said(library: Library, words: str) -> Json:
    return {JAPANESE: words, LOCALES[1]: library.shared.get(words)}


def _named(library: Library) -> Json:
    """The name of the dataset, which has that of the site."""
    names, words = _said(library, library.settings.site_name), _said(library, NAME)
    return {locale: name and words[locale] and words[locale].replace("{site}", name) for locale, name in names.items()}


def _name(own: str, file: DataFile) -> str:
    return iri(f"{own}#{file.path.removeprefix(f'{DATA}/')}")


def _keywords(library: Library) -> Iterator[str]:
    """The titles of the themes."""
    for page in library.themes.values():
        yield from literals(words_of_field(page, "title"))


def _place(library: Library, id: str) -> str:
    page = library.pages[f"towns/{id}/index"]
    town = facts(page, Town)
    names = name_in_both(library, page, town.title)
    return node(("a", ["dct:Location"]), ("skos:prefLabel", literals(names)), ("dct:identifier", [literal(town.code)]))


def _period(span: PlanSpan) -> str:
    ends = (("dcat:startDate", span.start), ("dcat:endDate", span.end))
    days = ((name, [literal(day, kind="xsd:date")] if day else []) for name, day in ends)
    return node(("a", ["dct:PeriodOfTime"]), *days)


def _distribution(library: Library, site: str, own: str, file: DataFile) -> str:
    address = iri(absolute(site, f"/{file.path}"))
    return block(
        _name(own, file),
        ("a", ["dcat:Distribution"]),
        ("dct:title", literals(_said(library, file.words))),
        ("dcat:accessURL", [address]),
        ("dcat:downloadURL", [address]),
        ("dct:format", [_format(file)]),
        ("dcat:mediaType", [_media(file)]),
        ("dct:license", [iri(library.settings.licence.url)]),
        ("dct:language", _LANGUAGES),
    )


def _format(file: DataFile) -> str:
    return iri(f"{_AUTHORITY}/file-type/{_FORMATS[file.suffix]}")


def _media(file: DataFile) -> str:
    return iri(f"{_MEDIA}/{file.media}")
