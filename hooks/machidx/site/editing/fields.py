"""What a form asks for: its fields, from the JSON Schema of a front matter (``front_matter.form_schema``)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from machidx.model.naming import NAME_OF
from machidx.model.values import Missing, PageFacts
from machidx.model.writing import WRITTEN_AS
from machidx.site.editing.hints import plain_words
from machidx.views.linked_data import Json

Control: TypeAlias = Literal[
    "words", "sentences", "prose", "number", "figure", "fiscal_year", "month", "choice", "record", "rows", "cells"
]
"""How a value is asked for. "figure": a number or a range; "cells": rows of a table, a line each; "rows": a list."""
REASONS = get_args(Missing)
_DEEPEST = 3
"""How often a record may hold records of its own class in a form (the tree of policies)."""
_LAST = tuple(PageFacts.model_fields)
"""Fields that every page may have, and few have."""


@dataclass(frozen=True)
class FieldChoice:
    """A value that can be chosen, with what it means."""

    value: str
    words: str


@dataclass(frozen=True)
class FormField:
    """A field of a form."""

    name: str
    """Its name in the file; "" for an item of a list."""
    title: str
    hint: str
    control: Control
    is_required: bool = False
    is_nullable: bool = False
    choices: tuple[FieldChoice, ...] = ()
    """For "choice"."""
    reasons: tuple[FieldChoice, ...] = ()
    """Why a plan may give no value: what can be chosen in place of it."""
    names: str = ""
    """What the value names (term, measure): names to choose from are offered while typing."""
    fields: tuple["FormField", ...] = ()
    """For "record"."""
    item: "FormField | None" = None
    """For "rows": what an item is."""


def form_fields(schema: Json) -> tuple[FormField, ...]:
    """The fields of a front matter but ``kind``, in the model's order; those that every page may have come last."""
    found = [field for field in _fields(schema, schema.get("$defs", {}), ()) if field.name != "kind"]
    return tuple(sorted(found, key=lambda field: field.name in _LAST))


def _fields(record: Json, classes: Json, above: tuple[str, ...]) -> Iterator[FormField]:
    for name, schema in record["properties"].items():
        field = _field(name, schema, classes, above, is_required=name in record.get("required", ()))
        if field:
            yield field


def _field(
    name: str, schema: Json, classes: Json, above: tuple[str, ...], *, is_required: bool = False
) -> FormField | None:
    """A field; None where records of one class are nested too deeply."""
    ways = list(_ways(schema))
    kept = [way for way in ways if way.get("type") != "null" and not _is_reason(way, ways)]
    reasons = next((_choices(way) for way in ways if _is_reason(way, ways)), ())
    main = next((way for way in kept if "$ref" in way), kept[0])
    is_nullable = len(kept) + bool(reasons) < len(ways) or "null" in _types(main)
    said = {"name": name, "title": schema.get("title", ""), "hint": plain_words(schema.get("description", ""))}
    control = _control(main, kept)
    fields: tuple[FormField, ...] = ()
    item = None
    if control == "record":
        ref = main["$ref"].rpartition("/")[2]
        if above.count(ref) >= _DEEPEST:
            return None
        fields = tuple(_fields(classes[ref], classes, (*above, ref)))
        said["title"] = said["title"] or classes[ref].get("title", "")
    elif control == "rows":
        item = _field("", main["items"], classes, above, is_required=True)
        if item is None:
            return None
    return FormField(
        **said,
        control=control,
        is_required=is_required,
        is_nullable=is_nullable,
        choices=_choices(main) if control == "choice" else (),
        reasons=reasons,
        names=main.get(NAME_OF, ""),
        fields=fields,
        item=item,
    )


def _ways(schema: Json) -> Iterator[Json]:
    """The alternatives of a value, however they are nested."""
    if "anyOf" in schema:
        for way in schema["anyOf"]:
            yield from _ways(way)
    else:
        yield schema


def _is_reason(way: Json, ways: list[Json]) -> bool:
    return len(ways) > 1 and tuple(way.get("enum", ())) == REASONS


def _types(schema: Json) -> list[str]:
    found = schema.get("type", [])
    return found if isinstance(found, list) else [found]


def _control(main: Json, kept: list[Json]) -> Control:
    if "$ref" in main:
        return "record" if len(kept) == 1 else "figure"
    if "items" in main:
        return "cells" if main["items"].get("type") == "array" else "rows"
    if "enum" in main or "boolean" in _types(main):
        return "choice"
    if mark := main.get(WRITTEN_AS):
        found: Control = mark
        return found
    return "number" if {*_types(main)} <= {"integer", "number", "null"} else "words"


_YES_NO = (FieldChoice("true", "はい"), FieldChoice("false", "いいえ"))


def _choices(schema: Json) -> tuple[FieldChoice, ...]:
    if "enum" not in schema:
        return _YES_NO
    values = schema["enum"]
    meanings = schema.get("enumDescriptions") or values
    is_name = NAME_OF in schema
    return tuple(
        FieldChoice(value, _named(value, words) if is_name else words or value)
        for value, words in zip(values, meanings, strict=True)
    )


def _named(value: str, words: str) -> str:
    """A name with what it means; a name in Japanese says it itself."""
    return value if not value.isascii() else f"{words}（{value}）"
