"""View models: pure functions that turn the library into the plain objects that templates print.

Belongs here: a function ``(Scene) -> object`` per kind, listed in ``VIEWS``; a kind without one shows its fields.
Imports ``search`` and the rooms below it; writes no HTML.
"""

from collections.abc import Callable

from machidx.views import (
    accessibility,
    answers,
    booklet,
    changes,
    chapter,
    correction,
    data,
    departments,
    discrepancies,
    fields,
    glance,
    glossary,
    home,
    judgement,
    measure,
    measures,
    news,
    performance,
    problems,
    schedules,
    search,
    targets,
    themes,
    todo,
    towns,
    translation,
)
from machidx.views.context import Scene

VIEWS: dict[str, Callable[[Scene], object]] = {
    "accessibility": accessibility.view,
    "home": home.view,
    "answers": answers.view,
    "towns": towns.compared,
    "plans": towns.plans_listed,
    "offices": towns.plans_listed,
    "sources": towns.view,
    "town": glance.view,
    "booklet": booklet.view,
    "chapter": chapter.view,
    "measures": measures.view,
    "measure": measure.view,
    "schedule": schedules.view,
    "targets": targets.view,
    "changes": changes.view,
    "departments": departments.view,
    "themes": themes.themes_view,
    "theme": themes.view,
    "glossary": glossary.glossary_view,
    "term": glossary.view,
    "differences": glossary.differences_view,
    "correction": correction.view,
    "data": data.view,
    "news": news.piece,
    "news_index": news.view,
    "discrepancies": discrepancies.view,
    "performance": performance.view,
    "judgement": judgement.view,
    "problems": problems.view,
    "todo": todo.view,
    "search": search.view,
    "translation": translation.view,
}


def view(scene: Scene) -> object:
    """What the scene's page shows beyond its text."""
    return VIEWS.get(scene.page.kind, fields.view)(scene)
