"""Structured data of a page in schema.org vocabulary: breadcrumbs, the site's search, and what the page is about.

That is a term, the glossary, the open data, or a service. A term is named by the address of its Japanese page in both
languages, as in the other files of the open data.
"""

from collections.abc import Callable, Iterator
from typing import Any

from machidx.content.addresses import absolute
from machidx.content.library import facts, measure
from machidx.content.page import Page
from machidx.language.locale import LOCALES
from machidx.model.term import Term
from machidx.model.town import Town
from machidx.views.areas import COLUMNS
from machidx.views.context import Scene, without_links
from machidx.views.dataset import ABOUT, CATALOG, NAME, PlanSpan, data_files_named, plan_spans
from machidx.views.navigation import trail
from machidx.views.reach import reach_of

Json = dict[str, Any]
_SEARCH = "search/index"
_GLOSSARY = "glossary/index"


def linked_data(scene: Scene, site: str) -> Json:
    """The JSON-LD graph of the page."""
    return {"@context": "https://schema.org", "@graph": list(_graph(scene, site))}


def _graph(scene: Scene, site: str) -> Iterator[Json]:
    if scene.page.kind == "home":
        yield _website(scene, site)
    if pages := trail(scene):
        yield _breadcrumbs(scene, site, pages)
    if make := _ABOUT.get(scene.page.kind):
        yield from make(scene, site)


def _address(scene: Scene, site: str, page: Page) -> str:
    return absolute(site, page.url(scene.locale))


def _website(scene: Scene, site: str) -> Json:
    """The site as WebSite, with a SearchAction if it has a search page."""
    out: Json = {
        "@type": "WebSite",
        "name": scene.site_name,
        "url": _address(scene, site, scene.page),
        "inLanguage": scene.locale,
    }
    if search := scene.library.pages.get(_SEARCH):
        out["potentialAction"] = {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{_address(scene, site, search)}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        }
    return out


def _breadcrumbs(scene: Scene, site: str, pages: tuple[Page, ...]) -> Json:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": page.text("title", scene.locale).text,
                "item": _address(scene, site, page),
            }
            for position, page in enumerate(pages, 1)
        ],
    }


def _term(scene: Scene, site: str) -> Iterator[Json]:
    term = facts(scene.page, Term)
    name = scene.page.text("title", scene.locale).text
    others = dict.fromkeys(other for other in (term.label, term.english, term.expansion, *term.aliases) if other)
    out: Json = {
        "@type": "DefinedTerm",
        "@id": absolute(site, scene.page.url()),
        "url": _address(scene, site, scene.page),
        "termCode": scene.page.name,
        "name": name,
        "alternateName": [other for other in others if other != name],
        "description": without_links(scene.page.text("short", scene.locale)).text,
        "inLanguage": scene.locale,
    }
    if glossary := scene.library.pages.get(_GLOSSARY):
        out["inDefinedTermSet"] = _term_set(scene, site, glossary)
    yield out


def _term_set(scene: Scene, site: str, glossary: Page) -> Json:
    return {
        "@type": "DefinedTermSet",
        "@id": absolute(site, glossary.url()),
        "url": _address(scene, site, glossary),
        "name": glossary.text("title", scene.locale).text,
    }


def _glossary(scene: Scene, site: str) -> Iterator[Json]:
    yield _term_set(scene, site, scene.page) | {
        "license": scene.library.settings.licence.url,
        "inLanguage": scene.locale,
    }


def _dataset(scene: Scene, site: str) -> Iterator[Json]:
    """The open data as one Dataset, with a DataDownload per file."""
    home, licence = scene.library.pages.get("index"), scene.library.settings.licence.url
    creator = {"@type": "Organization", "name": scene.site_name}
    yield {
        "@type": "Dataset",
        "@id": f"{absolute(site, f'/{CATALOG}')}#dataset",
        "url": _address(scene, site, scene.page),
        "name": scene.say(NAME, site=scene.site_name),
        "description": scene.say(ABOUT),
        "license": licence,
        "isAccessibleForFree": True,
        "inLanguage": [*LOCALES],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "@id": f"{absolute(site, f'/{CATALOG}')}#catalog",
            "url": absolute(site, f"/{CATALOG}"),
        },
        "creator": creator | ({"url": _address(scene, site, home)} if home else {}),
        "temporalCoverage": [_interval(span) for span in plan_spans(scene.library)],
        "spatialCoverage": _covered(scene),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": scene.say(file.words),
                "contentUrl": absolute(site, f"/{file.path}"),
                "encodingFormat": file.media,
                "license": licence,
            }
            for file in data_files_named()
        ],
    }


def _interval(span: PlanSpan) -> str:
    """A period as ISO 8601; ".." for an end that the plan does not state."""
    return f"{span.start or '..'}/{span.end or '..'}"


def _covered(scene: Scene) -> list[Json]:
    """The towns; their prefectures where the towns are too many for a page."""
    towns = [scene.library.pages[f"towns/{id}/index"] for id in scene.library.municipalities]
    if len(towns) <= COLUMNS:
        return [_place(scene, town) for town in towns]
    found = {facts(town, Town).prefecture: town for town in towns}
    return [_area(scene.label(prefecture, town).text) for prefecture, town in found.items()]


def _area(name: str) -> Json:
    return {"@type": "AdministrativeArea", "name": name}


def _place(scene: Scene, town: Page) -> Json:
    fact = facts(town, Town)
    within = _area(scene.label(fact.prefecture, town).text)
    return _area(scene.label(fact.title, town).text) | {"identifier": fact.code, "containedInPlace": within}


def _service(scene: Scene, site: str) -> Iterator[Json]:
    """A measure as GovernmentService, only where its page says that residents can use it already.

    Others are plans to begin or to widen a service, or work inside the town office.
    """
    reach, town = reach_of(scene, measure(scene.page)), scene.town_page
    if reach.stage == "operating" and reach.is_usable and town:
        place = _place(scene, town)
        yield {
            "@type": "GovernmentService",
            "@id": f"{absolute(site, scene.page.url())}#service",
            "url": _address(scene, site, scene.page),
            "name": scene.page.text("title", scene.locale).text,
            "description": without_links(scene.page.text("summary", scene.locale)).text,
            "provider": {
                "@type": "GovernmentOrganization",
                "name": place["name"],
                "url": _address(scene, site, town),
            },
            "areaServed": place,
        }


_ABOUT: dict[str, Callable[[Scene, str], Iterator[Json]]] = {
    "term": _term,
    "glossary": _glossary,
    "data": _dataset,
    "measure": _service,
}
"""What the pages of a kind are about."""
