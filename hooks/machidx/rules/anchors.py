"""The ids on a page besides those typed in its text: what its template and the frame around it print.

A text may not take them, as links would then lead to the wrong place. Links may lead to those that are sure to exist.
"""

from collections.abc import Iterable, Iterator

from machidx.content import catalog
from machidx.content.library import Library, facts, measure, town_id, town_of
from machidx.content.page import Page
from machidx.markdown import markup
from machidx.markdown.layout import BOX
from machidx.model.chapter import Chapter
from machidx.model.kinds import Home, Listing
from machidx.model.measure import Measure
from machidx.model.town import Town
from machidx.model.values import given

_FRAME = frozenset({"main", "menu", "my-town", "outline-menu", "site-q"})
_FRAME_BEGINS = ("tip-", "fn:", "fnref:", "reach-", BOX)
"""The beginnings of the ids of tooltips, footnotes, lists by how far something is, and boxes about contradictions."""
OF_KIND = {
    "accessibility": ("results",),
    "data": ("tables", "files", "rules"),
    "news_index": ("notices", "towns", "subscribe"),
    "changes": ("none-yet",),
    "booklet": ("contents", "outline", "policies", "terms"),
    "chapter": ("contents",),
    "page": ("contents",),
    "glossary": ("find-term", "find-town", "terms"),
    "answers": ("choose-town",),
    "home": ("choose-town", "home-q", "questions", "this-year", "towns"),
    "measure": ("place", "figures", "schedule", "parts", "progress", "changes", "more"),
    "measures": ("measures",),
    "performance": ("figures", "results"),
    "schedule": ("years", "tables", "happenings", "subscribe"),
    "judgement": ("examples",),
    "search": (
        *("search-q", "search-count", "search-results", "search-more", "search-nothing", "search-elsewhere"),
        *("search-understood", "search-instead", "search-only", "search-chosen", "search-help"),
    ),
    "targets": ("targets", "none"),
    "term": ("differs", "sources", "uses"),
    "theme": ("plans",),
    "town": ("reach", "this-year", "targets", "ask", "departments", "chapters", "policies", "outline", "subscribe"),
    "towns": ("differing", "reach", "outline", "plans", "departments"),
    "translation": ("open",),
}
"""What the template of each kind may print."""
_ALWAYS = {
    "home": ("questions", "towns"),
    "measure": ("place",),
    "measures": ("measures",),
    "news_index": ("towns", "subscribe"),
    "schedule": ("subscribe",),
    "theme": ("plans",),
    "town": ("this-year", "ask", "departments", "chapters", "policies", "outline", "subscribe"),
    "towns": ("plans", "departments"),
}
"""What it prints on every page."""


def clashing(library: Library, page: Page, ids: Iterable[str]) -> list[str]:
    """Return those of the ids that the frame or the template prints, or may print once the page has more facts."""
    taken = {*_FRAME, *OF_KIND.get(page.kind, ()), *_printed(library, page)}
    return [id for id in ids if id in taken or id.startswith(_FRAME_BEGINS)]


def anchors(library: Library, page: Page) -> list[str]:
    """Return the ids that links to a page may have."""
    return [
        *(id for _, id in markup.given_ids(page.source.body)),
        *_ALWAYS.get(page.kind, ()),
        *_printed(library, page),
    ]


def _printed(library: Library, page: Page) -> Iterator[str]:
    """Yield the ids that follow from facts."""
    if page.kind == "problems":
        yield from catalog.ANCHORS
    elif isinstance(page.facts, Town):
        yield from (policy.anchor for policy in page.facts.all_policies())
    elif page.kind == "answers":
        yield from (question.id for home in library.of_kind("home") for question in facts(home, Home).questions)
    elif page.kind == "departments" and (town := town_of(library, page)):
        yield from (name for each in given(town.departments) for name in (each.name, *each.formerly))
    elif isinstance(page.facts, Measure):
        yield from _of_measure(page.facts)
    elif isinstance(page.facts, Chapter):
        yield from (f"table-{table.id}" for table in page.facts.tables)
    elif page.kind == "schedule" and not page.town:
        yield from (f"fy{year}" for year in _years(library, facts(page, Listing).prefecture))
    elif page.kind == "schedule" and (town := town_of(library, page)):
        yield from (policy.anchor for policy in town.all_policies() if _has_schedule(library, page.town, policy.number))


def _has_schedule(library: Library, town: str | None, policy: str) -> bool:
    found = (measure(page) for page in library.measures_of(town or ""))
    return any(fact.policy == policy and fact.all_works() for fact in found)


def _of_measure(fact: Measure) -> Iterator[str]:
    kpis = given(fact.kpis)
    yield from (kpi.id for kpi in kpis)
    printed = {
        "figures": kpis,
        "schedule": given(fact.schedule),
        "parts": fact.parts,
        "progress": fact.progress,
        "changes": fact.changes,
        "more": fact.links or fact.checked,
    }
    yield from (id for id, content in printed.items() if content)


def _years(library: Library, prefecture: str | None) -> Iterator[int]:
    """Yield the fiscal years of all plans that have a schedule."""
    for page in library.towns:
        town = facts(page, Town)
        if prefecture in (None, town.prefecture) and any(
            measure(each).all_works() for each in library.measures_of(town_id(page))
        ):
            yield from town.period.years()
