"""The names in a page's facts that are shown in English by looking them up: units, work, tables, departments."""

import re
from collections.abc import Iterator

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.model.chapter import Chapter
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
_NUMBERS: dict[type[Record], str] = {
    Chapter: "number",
    Measure: "number",
    Policy: "number",
    Part: "label",
    Table: "number",
}
NUMBERED = re.compile(r"(?P<word>[\u3041-\u9fff]+)-?(?P<digits>[0-9(][0-9()-]*|)")
"""A printed number that begins with a word, which is translated: 表2-1, 住民目線-1."""
_REASONS = {"not_stated", "lost", "not_applicable"}


def names(page: Page) -> list[str]:
    """The names in a page's facts that have words in them, each once, in the page's order."""
    return list(dict.fromkeys(name for name in _names(page.facts) if any(c.isalpha() for c in name)))


def untranslated(library: Library, page: Page) -> list[str]:
    """Those for which no file has English yet."""
    return [name for name in names(page) if library.label(page, name, "en").locale != "en"]


def looked_up(page: Page) -> set[str]:
    """All that is looked up for a page's facts: its names, and words that may do without English of their own."""
    return {name for record in _records(page.facts) for name in (*_names(record), *_free(record))}


def _free(record: Record) -> Iterator[str]:
    if isinstance(record, Amount):  # in English its value and its unit do as well
        yield record.text
    if isinstance(record, Town):
        yield f"計画の状態：{record.state}"
    if isinstance(record, Table):  # a number may name a bar
        yield from (str(cell) for row in record.rows for cell in row[:1])


def _records(value: object) -> Iterator[Record]:
    """A record and all inside it."""
    if isinstance(value, Record):
        yield value
        for field in type(value).model_fields:
            yield from _records(getattr(value, field))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _records(inner)


def _names(record: Record) -> Iterator[str]:
    for field in _FIELDS.get(type(record), ()):
        yield from _texts(getattr(record, field))
    number = NUMBERED.fullmatch(getattr(record, _NUMBERS.get(type(record), ""), None) or "")
    if number and number["word"] != getattr(record, "title", None):  # a chapter may be called by its title alone
        yield number["word"]
    if isinstance(record, Amount) and record.value is None:
        yield record.text
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
    """The texts in a value; a reason for having none is no name."""
    if isinstance(value, str) and value not in _REASONS:
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
