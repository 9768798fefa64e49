"""The pages of a site that say nothing of its own towns, as another site begins with them.

Pages of towns, of prefectures and news are left out. Themes and terms lose what the towns say of them; a term that
only these towns know is left out.
"""

from collections.abc import Callable, Set
from functools import partial
from typing import Any

from machidx.content.editing import edited
from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.content.scaffold import PREFECTURES
from machidx.content.source import Source
from machidx.markdown import markup
from machidx.model.kinds import Listing
from machidx.model.term import Term

_OF_TOWNS = "../towns/"
_LEFT_OUT = ("term", "news", "home")
"""Kinds of pages that begin otherwise."""


def shared_pages(library: Library) -> dict[str, str]:
    """The texts of the files of all pages but home, terms and news, by path below docs/, in both languages."""
    made = {}
    for page in library.pages.values():
        if page.kind not in _LEFT_OUT and page.town is None and not _is_of_a_prefecture(page):
            for source in page.sources:
                made[source.uri] = _without_towns(source, _keep_question) if page.kind == "theme" else source.text
    return made


def general_terms(library: Library) -> dict[str, str]:
    """The texts of the files of general terms by path below docs/, without the towns' senses, in both languages."""
    terms = {facts(page, Term).label: page for page in library.terms if _is_general(library, page)}
    made = {}
    for page in terms.values():
        own = {sense.town for sense in facts(page, Term).senses}
        changes: tuple[Callable[[Any], None], ...] = (partial(_keep_meaning, terms), _keep_words)
        for source, change in zip(page.sources, changes, strict=False):
            made[source.uri] = _without_towns(source, change, own)
    return made


def _is_of_a_prefecture(page: Page) -> bool:
    return isinstance(page.facts, Listing) and page.facts.prefecture is not None


def _is_general(library: Library, page: Page) -> bool:
    """Whether a term may be of use elsewhere: not an organisation of one town, and not of a place."""
    term = facts(page, Term)
    is_of_one = term.term_kind == "organisation" and len(term.senses) < 2
    places = (*PREFECTURES, *(plan.text("title").text for plan in library.plans))
    return not is_of_one and not any(place in term.short for place in places)


def _without_towns(source: Source, change: Callable[[Any], None], own: Set[str] = frozenset()) -> str:
    """The text of a file, its front matter changed, without the sections that are a town's or link to its pages."""
    fence, front, _ = source.parted
    kept = (text for id, text in source.sections.items() if id not in own and not _links_to_towns(text))
    body = "".join(kept).strip()
    return f"{fence}{edited(front, change)}---\n" + (f"\n{body}\n" if body else "")


def _links_to_towns(text: str) -> bool:
    return any(link.target.startswith(_OF_TOWNS) for link in markup.links(text))


def _keep_question(data: Any) -> None:
    """Keep all but the English names of what the towns say of a theme."""
    data.pop("labels", None)


def _keep_meaning(terms: dict[str, Page], data: Any) -> None:
    """Keep what a term means, and the terms to see that are kept too."""
    data["senses"] = []
    data.pop("differs", None)
    if see := [name for name in data.pop("see", ()) if name in terms]:
        data["see"] = see


def _keep_words(data: Any) -> None:
    """Keep the English of what a term means."""
    for name in ("differs", "labels"):
        data.pop(name, None)
