"""The contents of a long page: its sections, each with those in it."""

from collections.abc import Iterator
from typing import NamedTuple

from machidx.language.locale import Text
from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.views.context import Scene

_LEAST = {"chapter": 2, "page": 4}
"""The kinds of page with contents: the number of sections from which on they have them."""


class SectionLink(NamedTuple):
    """A link to a section of the page: its id and heading, and the sections in it."""

    id: str
    text: Text
    below: tuple["SectionLink", ...] = ()


def contents(scene: Scene) -> tuple[SectionLink, ...]:
    """The level-2 headings of the scene's page, each with those of level 3; () for a page that needs no contents."""
    least = _LEAST.get(scene.page.kind)
    found = tuple(_sections(scene)) if least else ()
    return found if least and len(found) >= least else ()


def _sections(scene: Scene) -> Iterator[SectionLink]:
    page = scene.page
    locale = page.locale(scene.locale)
    headings = [h for h in markup.headings(page.shown(scene.locale).body) if h.id and h.level in (2, 3)]
    links = [SectionLink(str(h.id), Text(without_terms(h.text), locale)) for h in headings]
    begins = [at for at, h in enumerate(headings) if h.level == 2]
    for at, end in zip(begins, [*begins[1:], len(headings)], strict=False):
        yield links[at]._replace(below=tuple(links[at + 1 : end]))
