"""Writes what a survey says into the files of measures; what was not filled in stays as it is."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from machidx.content import source
from machidx.content.frontmatter import KeyPath
from machidx.content.library import Library, measure
from machidx.content.line_edits import Item, LineEdit, applied, with_item, with_value
from machidx.content.page import Page
from machidx.language import years
from machidx.model.values import given
from machidx.progress.survey.entries import ActualEntry, ProgressEntry, Survey


def write(library: Library, survey: Survey, month: str) -> Iterator[Path]:
    """Write a survey without mistakes, and yield each file that has changed; the same survey changes nothing twice."""
    for file, text in texts_with(library, survey, month):
        source.write(file, text)
        yield file


def texts_with(library: Library, survey: Survey, month: str) -> Iterator[tuple[Path, str]]:
    """The file and the new text of each measure that a survey changes."""
    for id in dict.fromkeys([*(a.measure for a in survey.actuals), *(p.measure for p in survey.progress)]):
        page = library.measures[id]
        edits = [
            *(edit for a in survey.actuals if a.measure == id for edit in _actual(page, a, survey.fy)),
            *(edit for p in survey.progress if p.measure == id for edit in _progress(page, p, survey.fy, month)),
        ]
        if edits:
            yield page.source.file, applied(page.source, edits)


def _actual(page: Page, entry: ActualEntry, fy: int) -> Iterator[LineEdit]:
    kpis = given(measure(page).kpis)
    number = next(number for number, kpi in enumerate(kpis) if kpi.id == entry.kpi)
    when = {"as_of": entry.as_of} if entry.as_of else {"fy": years.fiscal_year_era(fy)}
    value = {} if entry.value is None else {"value": entry.value}
    there = [(actual.year or 0, (actual.as_of, actual.value, actual.text)) for actual in kpis[number].actuals]
    said = (entry.as_of, entry.value, entry.text)
    yield from _put(page, ("kpis", number, "actuals"), there, (fy, said), {**when, **value, "text": entry.text})


def _progress(page: Page, entry: ProgressEntry, fy: int, month: str) -> Iterator[LineEdit]:
    fact = measure(page)
    if entry.status:
        there = [(year.fy, (year.status, year.note)) for year in fact.progress]
        note = {"note": entry.note} if entry.note else {}
        item = {"fy": years.fiscal_year_era(fy), "status": entry.status, **note}
        yield from _put(page, ("progress",), there, (fy, (entry.status, entry.note)), item)
    if entry.is_confirmed and fact.checked != month:
        yield with_value(page.source, "checked", month)


def _put(
    page: Page, path: KeyPath, there: Sequence[tuple[int, object]], said: tuple[int, object], item: Item
) -> Iterator[LineEdit]:
    """Put an item in place of the one of the same year, or behind those of earlier years; nothing if it is there."""
    if said in there:
        return
    fy, _ = said
    place = next((number for number, (year, _) in enumerate(there) if year == fy), None)
    if place is None:
        yield with_item(page.source, path, sum(year < fy for year, _ in there), item, is_new=True)
    else:
        yield with_item(page.source, path, place, item, is_new=False)
