"""Rows of the tables of the plans: towns, departments, policies, chapters, printed figures, discrepancies."""

from collections.abc import Callable, Iterator, Mapping

from machidx.content.library import Library, facts, town_id
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.language.locale import LOCALES
from machidx.markdown import markup
from machidx.model.chapter import Chapter
from machidx.model.table import Cell
from machidx.model.town import Policy, Town
from machidx.site.data import nested
from machidx.site.data_values import name_in_both
from machidx.site.tables.cells import TableRow, both_cells, place_cells, town_cells, words_cells, year_cells


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
            yield {
                **town_cells(library, town["id"]),
                **both_cells("name", department["name"]),
                "scope": department["scope"],
            }


def _policies(library: Library) -> Iterator[TableRow]:
    for page in library.plans:
        for policy in facts(page, Town).policies:
            for each, parent in _with_parents(policy, None):
                names = both_cells("name", name_in_both(library, page, each.name))
                yield {**town_cells(library, town_id(page)), "number": each.number, "parent": parent, **names}


def _chapters(library: Library) -> Iterator[TableRow]:
    for chapter in nested(library, "chapters"):
        yield {
            **{name: chapter[name] for name in ("id", "number")},
            **town_cells(library, chapter["town"]),
            **both_cells("title", chapter["title"]),
            **place_cells(chapter),
            **both_cells("url", chapter["url"]),
        }


def _figures(library: Library) -> Iterator[TableRow]:
    for page in library.of_kind("chapter"):
        assert page.town
        of_town = town_cells(library, page.town)
        for printed in facts(page, Chapter).tables:
            for number, row in enumerate(printed.rows, start=1):
                for place, cell in enumerate(row[1:], start=2):
                    column = printed.columns[place - 1]
                    words = {"caption": printed.caption, "head": column.label, "name": row[0], "unit": column.unit}
                    yield {
                        **of_town,
                        "page": page.id,
                        "table": printed.id,
                        "row": number,
                        "column": place,
                        **_figure_cells(library, page, words, cell),
                    }


def _figure_cells(library: Library, page: Page, around: Mapping[str, Cell], cell: Cell) -> TableRow:
    """A printed figure or the text in its place, and the words around it, in both languages."""
    is_number = isinstance(cell, int | float)
    out: TableRow = {"value": cell if is_number else None}
    for name, text in {**around, "text": None if is_number else cell}.items():
        out |= both_cells(name, name_in_both(library, page, None if text is None else str(text)))
    return out


def _discrepancies(library: Library) -> Iterator[TableRow]:
    for page in library.pages.values():
        japanese, english = _told(page.source, ""), _told(page.english, " ") if page.english else []
        has_both = len(japanese) == len(english)
        for number, (title, text) in enumerate(japanese):
            words = {"title": (title, english[number][0] if has_both else None)}
            words["text"] = (text, english[number][1] if has_both else None)
            both = {name: dict(zip(LOCALES, pair, strict=True)) for name, pair in words.items()}
            yield {"page": page.url().strip("/"), **words_cells(both, "title", "text")}


def _told(source: Source, joint: str) -> list[tuple[str, str]]:
    """The title and the text of each discrepancy in a file; ``joint`` is what joins its lines."""
    return [(title, text.replace("\n", joint)) for title, text, _ in markup.discrepancies(source.body)]


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
