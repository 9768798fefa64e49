"""What a browser sends of a form, as new data of a file: what says the same as the file keeps the file's value."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from machidx.content.frontmatter import Decimal
from machidx.content.rows import DataRow
from machidx.language import years
from machidx.site.editing.fields import FormField
from machidx.site.editing.filling import UNDECIDED, control_text

Entries: TypeAlias = Iterable[tuple[str, str]]
"""The names and values of a form's controls in their order. A name ending in "+" begins an item of a list, "*" tells
that a list is there, "?" is why a plan gives no value."""
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_BETWEEN = re.compile(r"\s*[~～〜]\s*")
_CELLS = re.compile(r"\t|\s*\|\s*")


@dataclass
class Given:
    """What was sent of a record or of an item of a list."""

    origin: int | None = None
    """Which item of the file it is (0-based)."""
    texts: dict[str, str] = field(default_factory=dict)
    records: dict[str, "Given"] = field(default_factory=dict)
    lists: dict[str, list["Given"]] = field(default_factory=dict)


def gathered(entries: Entries) -> Given:
    """Sort entries into records and lists."""
    top = Given()
    for name, value in entries:
        *above, last = name.split("/")
        record = top
        for step in above:
            record = record.lists[step][-1] if record.lists.get(step) else record.records.setdefault(step, Given())
        if last.endswith("*"):
            record.lists.setdefault(last[:-1], [])
        elif last.endswith("+"):
            record.lists.setdefault(last[:-1], []).append(Given(int(value) if value.isdecimal() else None))
        else:
            record.texts[last] = value.replace("\r\n", "\n")
    return top


class _Absent:
    """A field that is not written."""


_ABSENT = _Absent()


def data_from(fields: Sequence[FormField], given: Given, old: dict[str, Any]) -> dict[str, Any]:
    """New data of a record: fields in their order; what was not sent, and what no field asks for, stays."""
    out: dict[str, Any] = {}
    for each in fields:
        value = _value(each, given, old.get(each.name, _ABSENT))
        if value is not _ABSENT:
            out[each.name] = value
    kind = {"kind": old["kind"]} if "kind" in old else {}
    known = {each.name for each in fields}
    return {**kind, **out, **{name: value for name, value in old.items() if name not in known and name != "kind"}}


def _value(asked: FormField, given: Given, old: Any) -> Any:
    standing = given.texts.get(f"{asked.name}?", "")
    if standing:
        return None if standing == UNDECIDED.value else standing
    if asked.control == "rows" and asked.item:
        return _list(asked, given.lists.get(asked.name), old)
    if asked.control == "record":
        return _record(asked, given.records.get(asked.name), old)
    if asked.name not in given.texts:
        return old
    return _scalar(asked, given.texts[asked.name], old)


def _record(asked: FormField, given: Given | None, old: Any) -> Any:
    if given is None:
        return old
    made = data_from(asked.fields, given, old if isinstance(old, dict) else {})
    if not _says(made) and _is_hidden(asked, old):
        return old
    if asked.is_required or _says(made):
        return made
    return old if old is None else _ABSENT


def _list(asked: FormField, given: list[Given] | None, old: Any) -> Any:
    if given is None:
        return old
    assert asked.item
    there = old if isinstance(old, list) else []
    rows = [_row(asked.item, each, there) for each in given]
    kept = [row for row in rows if _says(row.value)]
    if not kept and _is_hidden(asked, old):
        return old
    if not kept and not asked.is_required and (isinstance(old, _Absent) or old):
        return _ABSENT
    return kept


def _row(item: FormField, given: Given, there: list[Any]) -> DataRow:
    is_there = given.origin is not None and given.origin < len(there)
    origin = given.origin if is_there else None
    old = there[origin] if origin is not None else _ABSENT
    if item.control == "record":
        made = data_from(item.fields, given, old if isinstance(old, dict) else {})
        return DataRow(origin, old if not _says(made) and _is_hidden(item, old) else made)
    return DataRow(origin, _scalar(item, given.texts.get("", ""), old))


def _is_hidden(asked: FormField, old: Any) -> bool:
    """Whether the file has a value that the controls of a record or of a list do not show: one of another form."""
    form = dict if asked.control == "record" else list
    return not isinstance(old, (_Absent, form, type(None))) and old not in [each.value for each in asked.reasons]


def _says(value: Any) -> bool:
    """Whether anything is filled in."""
    if isinstance(value, dict):
        return any(_says(inner) for inner in value.values())
    return bool(value) if isinstance(value, list) else value not in (None, "")


def _scalar(asked: FormField, text: str, old: Any) -> Any:
    """A value from its text; the file's own one where the text is what was shown of it."""
    was = None if isinstance(old, _Absent) else old
    shown = control_text(asked, was)
    if text in (shown, as_sent(shown)) and not isinstance(old, _Absent):
        return old
    if not text.strip():
        return _blank(asked)
    words = text.strip() if asked.control == "cells" else _words(text, was)
    match asked.control:
        case "number":
            return _number(words)
        case "figure":
            return _figure(words)
        case "fiscal_year":
            return _fiscal_year_in(words)
        case "cells":
            return _cells(asked, words, was)
        case "choice" if words in ("true", "false") and {each.value for each in asked.choices} == {"true", "false"}:
            return words == "true"
    return _number(words) if isinstance(was, (int, float)) and not isinstance(was, bool) else words


def as_sent(shown: str) -> str:
    """What a browser sends of a control of one line: the text without its line breaks."""
    return shown.replace("\n", "")


def _words(text: str, was: Any) -> str:
    """A text in one line, or in the lines of the file where it has several, with its line break at the end."""
    if isinstance(was, str) and "\n" in was:
        return text.strip() + was[len(was.rstrip("\n")) :]
    return " ".join(text.split("\n")).strip()


def _blank(asked: FormField) -> Any:
    if not asked.is_required:
        return _ABSENT
    return None if asked.is_nullable or asked.control in ("number", "figure", "fiscal_year", "choice") else ""


def _number(words: str) -> Any:
    """A number, however it is typed; the words if they are none, for the check to tell."""
    plain = unicodedata.normalize("NFKC", words).replace(",", "").strip()
    if not _NUMBER.fullmatch(plain):
        return words
    return Decimal(plain) if "." in plain else int(plain)


def _fiscal_year_in(words: str) -> str:
    """A fiscal year in its era; the words if they are none, for the check to tell."""
    try:
        return years.fiscal_year_era(years.parse_fiscal_year(words))
    except ValueError:
        return words


def _figure(words: str) -> Any:
    ends = [_number(each) for each in _BETWEEN.split(words)]
    if len(ends) == 2 and not any(isinstance(end, str) for end in ends):
        return {"min": ends[0], "max": ends[1]}
    return _number(words)


def _cells(asked: FormField, words: str, was: Any) -> list[list[Any]]:
    """The rows of a table; a line that says what it said before is the row of the file."""
    known = {control_text(asked, [row]): row for row in (was if isinstance(was, list) else ())}
    lines = (line for line in words.split("\n") if line.strip())
    return [known.get(line) or [_cell(cell) for cell in _CELLS.split(line)] for line in lines]


def _cell(text: str) -> Any:
    words = text.strip()
    found = _number(words) if _NUMBER.fullmatch(words) else words
    return None if not words else found
