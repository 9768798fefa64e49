"""Structured data of a page in schema.org vocabulary: breadcrumbs, the term it defines, the site's search."""

from collections.abc import Iterator
from typing import Any

from machidx.content.addresses import absolute
from machidx.content.library import facts
from machidx.content.page import Page
from machidx.model.term import Term
from machidx.views.context import Scene, without_links
from machidx.views.navigation import trail

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
    if scene.page.kind == "term":
        yield _term(scene, site)


def _address(scene: Scene, site: str, page: Page) -> str:
    return absolute(site, page.url(scene.locale))


def _website(scene: Scene, site: str) -> Json:
    """The site as WebSite, with a SearchAction if it has a search page."""
    out: Json = {
        "@type": "WebSite",
        "name": scene.say("まちDX計画ライブラリ"),
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


def _term(scene: Scene, site: str) -> Json:
    term = facts(scene.page, Term)
    name = scene.page.text("title", scene.locale).text
    others = dict.fromkeys(other for other in (term.label, term.english, term.expansion, *term.aliases) if other)
    out: Json = {
        "@type": "DefinedTerm",
        "@id": _address(scene, site, scene.page),
        "url": _address(scene, site, scene.page),
        "name": name,
        "alternateName": [other for other in others if other != name],
        "description": without_links(scene.page.text("short", scene.locale)).text,
        "inLanguage": scene.locale,
    }
    if glossary := scene.library.pages.get(_GLOSSARY):
        address = _address(scene, site, glossary)
        title = glossary.text("title", scene.locale).text
        out["inDefinedTermSet"] = {"@type": "DefinedTermSet", "@id": address, "url": address, "name": title}
    return out
