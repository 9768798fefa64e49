"""Writes what a survey says into the files of measures; what was not filled in stays as it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from machidx.content import source
from machidx.content.library import Library, measure
from machidx.content.page import Page
from machidx.content.rewriting import with_data
from machidx.language import years
from machidx.model.kpi import Kpi
from machidx.model.measure import Measure
from machidx.model.values import Record, given
from machidx.progress.survey.entries import ActualEntry, ProgressEntry, Survey

_READ: Mapping[str, Callable[[object], int | str]] = {"fy": years.parse_fiscal_year, "as_of": years.parse_month}
_ASKED = ("fy", "as_of", "value", "text", "status", "note")
"""The fields of an item that a survey fills in."""


def write(library: Library, survey: Survey, month: str) -> list[Path]:
    """Write a survey without mistakes, and return the files that have changed; the same survey changes nothing twice.

    All are written, or none. Raises RefusedError, OSError.
    """
    texts = dict(texts_with(library, survey, month))
    source.write_all(texts)
    return list(texts)


def texts_with(library: Library, survey: Survey, month: str) -> Iterator[tuple[Path, str]]:
    """The file and the new text of each measure that a survey changes.

    ``month``: the present one, as "YYYY-MM". Raises RefusedError for a front matter that cannot be changed in place.
    """
    for id in dict.fromkeys([*(a.measure for a in survey.actuals), *(p.measure for p in survey.progress)]):
        page = library.measures[id]
        data: Mapping[str, Any] = page.source.front.data
        for actual in survey.actuals:
            data = _with_actual(page, data, actual, survey.fy) if actual.measure == id else data
        for progress in survey.progress:
            data = _with_progress(page, data, progress, survey.fy, month) if progress.measure == id else data
        text = with_data(page.source, data)
        if text != page.source.text:
            yield page.source.file, text


def _with_actual(page: Page, data: Mapping[str, Any], entry: ActualEntry, fy: int) -> Mapping[str, Any]:
    number, kpi = next((n, kpi) for n, kpi in enumerate(given(measure(page).kpis)) if kpi.id == entry.kpi)
    there = [(actual.year, (actual.as_of, actual.value, actual.text)) for actual in kpi.actuals]
    if (fy, (entry.as_of, entry.value, entry.text)) in there:
        return data
    when = {"as_of": entry.as_of} if entry.as_of else {"fy": years.fiscal_year_era(fy)}
    value = {} if entry.value is None else {"value": entry.value}
    item = {**when, **value, "text": entry.text} if entry.text else {}
    kpis = list(data["kpis"])
    actuals = _items_with(kpis[number].get("actuals"), [year for year, _ in there], fy, item)
    kpis[number] = _with_field(kpis[number], "actuals", actuals, Kpi)
    return {**data, "kpis": kpis}


def _with_progress(page: Page, data: Mapping[str, Any], entry: ProgressEntry, fy: int, month: str) -> Mapping[str, Any]:
    fact = measure(page)
    if entry.is_confirmed and fact.checked != month:
        data = _with_field(data, "checked", years.show_month(month), Measure)
    there = [(year.fy, (year.status, year.note)) for year in fact.progress]
    if entry.status is None or (fy, (entry.status, entry.note)) in there:
        return data
    note = {"note": entry.note} if entry.note else {}
    item = {"fy": years.fiscal_year_era(fy), "status": entry.status, **note} if entry.status else {}
    progress = _items_with(data.get("progress"), [year for year, _ in there], fy, item)
    return _with_field(data, "progress", progress, Measure)


def _items_with(
    old: Sequence[Mapping[str, Any]] | None, there: Sequence[int | None], fy: int, item: Mapping[str, Any]
) -> Sequence[Mapping[str, Any]]:
    """A list with an item of a year: in place of that of the year, or behind those of earlier years.

    ``there``: the years of the items; an empty item takes the one of the year away.
    """
    items = list(old or ())
    if fy in there:
        place = there.index(fy)
        items[place : place + 1] = [_changed(items[place], item)] if item else []
    elif item:
        items.insert(sum((year or 0) < fy for year in there), item)
    return items


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> Mapping[str, Any]:
    """An item with other values; what a survey does not ask for, and what says the same, stays as it is written."""
    kept = {name: value for name, value in old.items() if name not in _ASKED or _says(name, old, new)}
    return {**new, **kept}


def _says(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    if name not in new:
        return False
    read = _READ.get(name)
    return read(old[name]) == read(new[name]) if read else bool(old[name] == new[name])


def _with_field(data: Mapping[str, Any], name: str, value: Any, record: type[Record]) -> Mapping[str, Any]:
    """Data with another value of a field, none with an empty one; a new field is written where its model has it."""
    rest = {key: inner for key, inner in data.items() if key != name}
    order = [*record.model_fields]
    made = {**rest, name: value} if value else rest
    return dict(sorted(made.items(), key=lambda field: order.index(field[0]) if field[0] in order else len(order)))
