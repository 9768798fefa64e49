"""Rows of the tables of the plans: towns, departments, policies, chapters, printed figures, discrepancies."""

from collections.abc import Callable, Iterator

from machidx.content.library import Library, facts, town_id
from machidx.markdown import markup
from machidx.model.chapter import Chapter
from machidx.model.town import Policy, Town
from machidx.site.data import nested
from machidx.site.data_values import name_in_both
from machidx.site.tables.cells import TableRow, both_cells, place_cells, year_cells


def _towns(library: Library) -> Iterator[TableRow]:
    for town in nested(library, "towns"):
        yield {
            **{name: town[name] for name in ("id", "code", "state", "published", "supersedes")},
            **both_cells("name", town["name"]),
            **both_cells("prefecture", town["prefecture"]),
            **both_cells("plan", town["plan"]),
            **year_cells("from_", town["period"]["from"]),
            **year_cells("to_", town["period"]["to"]),
            **both_cells("url", town["url"]),
        }


def _departments(library: Library) -> Iterator[TableRow]:
    for town in nested(library, "towns"):
        for department in town["departments"]:
            yield {"town": town["id"], **both_cells("name", department["name"]), "scope": department["scope"]}


def _policies(library: Library) -> Iterator[TableRow]:
    for page in library.plans:
        for policy in facts(page, Town).policies:
            for each, parent in _with_parents(policy, None):
                names = both_cells("name", name_in_both(library, page, each.name))
                yield {"town": town_id(page), "number": each.number, "parent": parent, **names}


def _chapters(library: Library) -> Iterator[TableRow]:
    for chapter in nested(library, "chapters"):
        own = {name: chapter[name] for name in ("id", "town", "number")}
        yield {
            **own,
            **both_cells("title", chapter["title"]),
            **place_cells(chapter),
            **both_cells("url", chapter["url"]),
        }


def _figures(library: Library) -> Iterator[TableRow]:
    for page in library.of_kind("chapter"):
        for printed in facts(page, Chapter).tables:
            for number, row in enumerate(printed.rows, start=1):
                for place, cell in enumerate(row[1:], start=2):
                    column = printed.columns[place - 1]
                    is_number = isinstance(cell, int | float)
                    yield {
                        "page": page.id,
                        "table": printed.id,
                        "row": number,
                        "column": place,
                        "caption": printed.caption,
                        "head": column.label,
                        "name": None if row[0] is None else str(row[0]),
                        "unit": column.unit,
                        "value": cell if is_number else None,
                        "text": None if is_number else cell,
                    }


def _discrepancies(library: Library) -> Iterator[TableRow]:
    for page in library.pages.values():
        for title, text, _ in markup.discrepancies(page.source.body):
            yield {"page": page.url("ja").strip("/"), "title_ja": title, "text_ja": text.replace("\n", "")}


def _with_parents(policy: Policy, parent: str | None) -> Iterator[tuple[Policy, str | None]]:
    yield policy, parent
    for below in policy.policies:
        yield from _with_parents(below, policy.number)


PLAN_ROWS: dict[str, Callable[[Library], Iterator[TableRow]]] = {
    "towns": _towns,
    "departments": _departments,
    "policies": _policies,
    "chapters": _chapters,
    "figures": _figures,
    "discrepancies": _discrepancies,
}
