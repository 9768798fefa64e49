"""Rows of the tables of the targets and of what has been reached."""

from collections.abc import Callable, Iterator

from machidx.content.library import Library
from machidx.site.data import nested
from machidx.site.tables.cells import TableRow, amount_cells, measure_cells, words_cells


def _kpis(library: Library) -> Iterator[TableRow]:
    for measure in nested(library, "measures"):
        for kpi in measure["kpis"]:
            yield {
                **{name: kpi[name] for name in ("id", "type", "direction", "aggregation")},
                **measure_cells(library, measure),
                "comparison": kpi["target"]["comparison"],
                **words_cells(kpi, "name", "unit", "note"),
                "judgement": kpi["judgement"]["status"],
                "judged_by": kpi["judgement"]["rule"],
                **amount_cells("baseline_", kpi["baseline"]),
                **amount_cells("target_", kpi["target"]),
            }


def _actuals(library: Library) -> Iterator[TableRow]:
    for measure in nested(library, "measures"):
        for kpi in measure["kpis"]:
            for actual in kpi["actuals"]:
                yield {
                    "kpi": kpi["id"],
                    **amount_cells("", actual),
                    **words_cells(kpi, "name", "unit"),
                    **measure_cells(library, measure),
                }


TARGET_ROWS: dict[str, Callable[[Library], Iterator[TableRow]]] = {
    "kpis": _kpis,
    "actuals": _actuals,
}
