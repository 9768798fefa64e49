"""What each kind of page shows: pure functions from the library to plain objects; templates print them.

Enters: a function ``(Scene) -> object`` per kind, listed in ``VIEWS``; a kind without one shows its fields.
Imports ``search`` and the rooms below it; writes no HTML.
"""

from collections.abc import Callable

from machidx.views import (
    accessibility,
    booklet,
    chapter,
    data,
    departments,
    discrepancies,
    fields,
    glossary,
    home,
    measure,
    measures,
    schedule,
    search,
    themes,
    town,
    towns,
    translation,
)
from machidx.views.context import Scene

VIEWS: dict[str, Callable[[Scene], object]] = {
    "accessibility": accessibility.view,
    "home": home.view,
    "towns": towns.view,
    "sources": towns.view,
    "town": town.view,
    "booklet": booklet.view,
    "chapter": chapter.view,
    "measures": measures.view,
    "measure": measure.view,
    "schedule": schedule.view,
    "departments": departments.view,
    "themes": themes.index_view,
    "theme": themes.view,
    "glossary": glossary.index_view,
    "term": glossary.view,
    "differences": glossary.differences_view,
    "data": data.view,
    "discrepancies": discrepancies.view,
    "search": search.view,
    "translation": translation.view,
}


def view(scene: Scene) -> object:
    """What the page of a scene shows beyond its text."""
    return VIEWS.get(scene.page.kind, fields.view)(scene)
