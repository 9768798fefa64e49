"""Rows of the tables of the measures: their themes, departments, schedules, progress and changes."""

from collections.abc import Callable, Iterator

from machidx.content.library import Library
from machidx.site.data import nested
from machidx.site.data_values import words_of_field
from machidx.site.tables.cells import (
    TableRow,
    both_cells,
    measure_cells,
    place_cells,
    town_cells,
    words_cells,
    year_cells,
)


def _measures(library: Library) -> Iterator[TableRow]:
    for measure in nested(library, "measures"):
        yield {
            **{name: measure[name] for name in ("id", "number", "stage", "audience", "checked")},
            **town_cells(library, measure["town"]),
            **words_cells(measure, "title", "policy", "summary", "url"),
            **place_cells(measure),
        }


def _measure_themes(library: Library) -> Iterator[TableRow]:
    for measure in nested(library, "measures"):
        for theme in measure["themes"]:
            title = words_of_field(library.pages[f"themes/{theme}"], "title")
            yield {**measure_cells(library, measure), "theme": theme, **both_cells("title", title)}


def _measure_departments(library: Library) -> Iterator[TableRow]:
    for measure in nested(library, "measures"):
        for department in measure["departments"]:
            yield {**measure_cells(library, measure), **both_cells("name", department["name"])}


def _schedules(library: Library) -> Iterator[TableRow]:
    for measure in nested(library, "measures"):
        parts = [(None, measure["schedule"]), *((part["label"], part["schedule"]) for part in measure["parts"])]
        for label, schedule in parts:
            for work in schedule:
                for phase in work["phases"]:
                    yield {
                        **measure_cells(library, measure),
                        "part": label,
                        **both_cells("work", work["work"]),
                        **both_cells("label", phase["label"]),
                        "step": phase["step"],
                        **year_cells("from_", phase["from"]),
                        **year_cells("to_", phase["to"]),
                        "extent": phase["extent"],
                    }


def _progress(library: Library) -> Iterator[TableRow]:
    for measure in nested(library, "measures"):
        for year in measure["progress"]:
            yield {
                **measure_cells(library, measure),
                **year_cells("", year["fy"]),
                "status": year["status"],
                **both_cells("note", year["note"]),
            }


def _changes(library: Library) -> Iterator[TableRow]:
    for measure in nested(library, "measures"):
        for change in measure["changes"]:
            words = {
                key: cell
                for name in ("what", "before", "after")
                for key, cell in both_cells(name, change[name]).items()
            }
            yield {**measure_cells(library, measure), "on": change["on"], **words}


MEASURE_ROWS: dict[str, Callable[[Library], Iterator[TableRow]]] = {
    "measures": _measures,
    "measure_themes": _measure_themes,
    "measure_departments": _measure_departments,
    "schedules": _schedules,
    "progress": _progress,
    "changes": _changes,
}
