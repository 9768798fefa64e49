"""The names in a page's facts that are shown in English by looking them up: units, work, tables, departments."""

import re
from collections.abc import Iterator

from machidx.library import Library, Page
from machidx.model.kinds import Question
from machidx.model.measure import Amount, Change, Kpi, Link, Measure, Part, Phase, Progress, Work
from machidx.model.table import Column, Table
from machidx.model.town import Department, Policy, Town
from machidx.model.values import Record

_FIELDS: dict[type[Record], tuple[str, ...]] = {
    Town: ("title", "prefecture", "plan", "state", "vision", "superior_plans", "national_plan", "headquarters", "cio",
           "cycle", "measure_noun", "contact"),
    Department: ("name", "contact", "formerly"),
    Policy: ("name",),
    Measure: ("contact",),
    Kpi: ("name", "unit", "aggregation", "note"),
    Work: ("work",),
    Phase: ("label",),
    Part: ("title", "audience"),
    Progress: ("note",),
    Change: ("what", "before", "after"),
    Link: ("label",),
    Table: ("caption",),
    Column: ("label", "unit"),
    Question: ("question",),
}  # fmt: skip
_NUMBERS: dict[type[Record], str] = {Measure: "number", Policy: "number", Part: "label", Table: "number"}
_NUMBERED = re.compile(r"(?P<word>[\u3041-\u9fff]+)-?[0-9(]?[0-9()-]*")
_REASONS = {"not_stated", "lost", "not_applicable"}


def untranslated(library: Library, page: Page) -> list[str]:
    """The names of a page for which no file has English yet, each once, in the page's order."""
    found = dict.fromkeys(_names(page.facts))
    return [name for name in found if library.label(page, name, "en").locale != "en"]


def _names(record: Record) -> Iterator[str]:
    for field in _FIELDS.get(type(record), ()):
        yield from _texts(getattr(record, field))
    if number := _NUMBERED.fullmatch(getattr(record, _NUMBERS.get(type(record), ""), None) or ""):
        yield number["word"]  # of 表2-1 and 住民目線-1 the word is translated
    if isinstance(record, Amount) and record.value is None:
        yield from _texts(record.text)
    for field in type(record).model_fields:
        yield from _inside(getattr(record, field))
    if isinstance(record, Table):
        yield from _texts((record.rows, record.note))


def _inside(value: object) -> Iterator[str]:
    if isinstance(value, Record):
        yield from _names(value)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _inside(inner)


def _texts(value: object) -> Iterator[str]:
    """The texts in a value; figures are none, and a reason for having none is no name."""
    if isinstance(value, str) and value not in _REASONS and any(c.isalpha() for c in value):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
