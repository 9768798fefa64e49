"""A form filled with the values of a file: the text that each control shows, as a tree that a template prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from machidx.content.frontmatter import KeyPath
from machidx.language import years
from machidx.site.editing.fields import FieldChoice, FormField

CELL_BAR = " | "
"""What stands between the cells of a table's row."""
NEW = "NEW"
"""In ids of a row that a browser is to copy: it puts a number of its own here."""
UNDECIDED = FieldChoice("null", "まだ決まっていません")


@dataclass(frozen=True)
class Filled:
    """A control with what it shows."""

    field: FormField
    id: str
    """The id of its element; its place in the page."""
    name: str
    """What a browser sends it as."""
    text: str = ""
    standing: str = ""
    """The reason that stands in place of a value."""
    choices: tuple[FieldChoice, ...] = ()
    fields: tuple["Filled", ...] = ()
    """Of a record."""
    rows: tuple["Filled", ...] = ()
    """Of a list: its items."""
    blank: "Filled | None" = None
    """Of a list: an item to copy for a new one."""

    @property
    def is_open(self) -> bool:
        """Whether it is required, or says anything."""
        return self.field.is_required or self.is_filled

    @property
    def is_filled(self) -> bool:
        """Whether it says anything."""
        return bool(self.text or self.rows) or any(inner.is_filled for inner in self.fields)

    @property
    def standings(self) -> tuple[FieldChoice, ...]:
        """What can be chosen in place of a value."""
        undecided = self.field.control == "rows" and self.field.is_nullable and self.field.is_required
        return (*self.field.reasons, *([UNDECIDED] if undecided else []))


def filled(
    fields: Sequence[FormField], data: Mapping[str, Any], hints: Mapping[str, str], fiscal_years: range
) -> tuple[Filled, ...]:
    """The controls of a form. ``hints``: what a file's comments say of its fields; ``fiscal_years``: those to offer."""
    said = [replace(field, hint=max(field.hint, hints.get(field.name, ""), key=len)) for field in fields]
    return tuple(_filled(field, data.get(field.name), (), "", fiscal_years) for field in said)


def _filled(field: FormField, value: Any, above: KeyPath, prefix: str, offered: range) -> Filled:
    path = (*above, field.name) if field.name else above
    name = f"{prefix}{field.name}"
    standing = _standing(field, value)
    made = Filled(field, element_id(path), name, standing=standing)
    value = None if standing else value
    if field.control == "record":
        inner = value if isinstance(value, dict) else {}
        fields = (_filled(each, inner.get(each.name), path, f"{name}/", offered) for each in field.fields)
        return replace(made, fields=tuple(fields))
    if field.control == "rows" and field.item:
        item = field.item
        rows = enumerate(value if isinstance(value, list) else ())
        return replace(
            made,
            rows=tuple(_filled(item, each, (*path, number), _inside(item, name), offered) for number, each in rows),
            blank=_filled(item, None, (*path, NEW), _inside(item, name), offered),
        )
    return replace(made, text=control_text(field, value), choices=_offered(field, control_text(field, value), offered))


def _inside(item: FormField, name: str) -> str:
    """What precedes the names of an item's fields; the item itself is sent as the list's name with a slash."""
    return name if item.control == "record" else f"{name}/"


def element_id(path: KeyPath) -> str:
    """The id of the control of a value."""
    return "-".join(["f", *map(str, path)])


def control_id(name: str) -> str:
    """The id of the control that a browser sends by a name, in the forms that are no tree of fields."""
    return element_id(tuple(name.split("/")))


def _standing(field: FormField, value: Any) -> str:
    if field.reasons and isinstance(value, str) and value in {reason.value for reason in field.reasons}:
        return value
    undecided = field.control == "rows" and field.is_nullable and field.is_required and value is None
    return UNDECIDED.value if undecided else ""


def control_text(field: FormField, value: Any) -> str:
    """The text in the control of a value that is no record and no list."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict) and value.keys() == {"min", "max"}:
        return f"{value['min']}～{value['max']}"
    if field.control == "cells" and isinstance(value, list):
        rows = (row if isinstance(row, list) else [row] for row in value)
        return "\n".join(CELL_BAR.join(map(_cell, row)) for row in rows)
    if field.control == "fiscal_year":
        return _fiscal_year(value)
    return str(value)


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _fiscal_year(value: Any) -> str:
    """A fiscal year as the Western year in which it begins, or as it is written if it is none."""
    try:
        return str(years.parse_fiscal_year(value))
    except ValueError:
        return str(value)


def _offered(field: FormField, text: str, offered: range) -> tuple[FieldChoice, ...]:
    """The values to choose from; what the file says is always among them."""
    if field.control == "fiscal_year":
        choices = tuple(FieldChoice(str(fy), years.show_fiscal_year(fy)) for fy in offered)
    elif field.control == "choice":
        choices = field.choices
    else:
        return ()
    if not text or text in {choice.value for choice in choices}:
        return choices
    words = _year_words(text) if field.control == "fiscal_year" else text
    return tuple(sorted((*choices, FieldChoice(text, words)), key=_year_first))


def _year_words(text: str) -> str:
    """What a fiscal year is called, or the text itself if it is none."""
    try:
        return years.show_fiscal_year(years.parse_fiscal_year(text))
    except ValueError:
        return text


def _year_first(choice: FieldChoice) -> int:
    return int(choice.value) if choice.value.isdecimal() else 0
