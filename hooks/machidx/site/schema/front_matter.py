"""The JSON Schema of each kind's front matter: made from the model, with Japanese titles, for editors of files.

It accepts what ``machidx check`` accepts and never more loosely than needed: themes, towns, and within a town its
departments and policies, are those that ``docs/`` holds. What depends on other files, only the check can tell.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from machidx.content.library import Library, facts, town_id
from machidx.content.outputs import EDITORS
from machidx.content.page import Page
from machidx.model.field_words import FIELD_WORDS, RECORD_WORDS, VALUE_WORDS
from machidx.model.kinds import KINDS, Kind
from machidx.model.naming import NAME_OF
from machidx.model.theme import Theme
from machidx.model.town import Town
from machidx.model.values import EnglishWords, given
from machidx.model.writing import WRITTEN_AS
from machidx.site.schema.shapes import DIALECT, schema_text
from machidx.views.linked_data import Json

_DROPPED = {"title", "description", "default", "$defs"}
"""Keys that pydantic writes: names of Python, English docstrings, values of fields that are left out."""
_MARKS = {NAME_OF, WRITTEN_AS}
"""Keys that only our forms read."""
_PLAIN = {"type", "minLength", "maxLength", "pattern", "minimum", *_MARKS}
"""The keys of a plain type with its limits."""
_ONE_OF = {"oneOf": "anyOf"}
"""A reason such as ``lost`` is a name as well, so it fits two of the ways to write some fields."""

Offered = Mapping[str, Mapping[str, str]]
"""For each thing that a text can name (``NameOf``): the names that may be written, with their titles."""


FRONT_SCHEMAS = tuple(f"{EDITORS}/{kind}{file}.schema.json" for file in ("", ".en") for kind in KINDS)
"""The paths of the published schemas from the site's root."""


def front_schema_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each kind's schema."""
    for name, schema in front_schemas(library).items():
        yield f"{EDITORS}/{name}.schema.json", schema_text(schema).encode()


def offered(library: Library, town: Page | None = None) -> Offered:
    """The names of themes and towns, and those of a town's departments and policies."""
    out = {
        "theme": {page.id: facts(page, Theme).title for page in library.of_kind("theme")},
        "town": {town_id(page): facts(page, Town).title for page in library.plans},
    }
    if town is None:
        return out
    plan = facts(town, Town)
    return {
        **out,
        "department": {department.name: plan.title for department in given(plan.departments)},
        "policy": {policy.number: policy.name for policy in plan.all_policies()},
    }


def front_schemas(library: Library) -> dict[str, Json]:
    """The schemas of the Japanese and of the English files, by kind (``measure``, ``measure.en``)."""
    names = offered(library)
    japanese = {facts: _schema_of(facts, facts.__name__, names) for facts in {kind.facts for kind in KINDS.values()}}
    english = {words: _schema_of(words, EnglishWords.__name__, {}) for words in {kind.words for kind in KINDS.values()}}
    return {
        **{kind.name: _unmarked(_of_kind(kind, japanese[kind.facts])) for kind in KINDS.values()},
        **{f"{kind.name}.en": _unmarked(english[kind.words]) for kind in KINDS.values()},
    }


def front_schema(kind: Kind, names: Offered) -> Json:
    """The schema of the front matter of a kind's Japanese files."""
    found: Json = _unmarked(form_schema(kind, names))
    return found


def form_schema(kind: Kind, names: Offered) -> Json:
    """The same schema with the marks that forms read: NAME_OF for names that are not offered, and WRITTEN_AS."""
    return _of_kind(kind, _schema_of(kind.facts, kind.facts.__name__, names))


def _unmarked(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_unmarked(inner) for inner in schema]
    if isinstance(schema, dict):
        return {key: _unmarked(inner) for key, inner in schema.items() if key not in _MARKS}
    return schema


def _of_kind(kind: Kind, schema: Json) -> Json:
    return {**schema, "properties": {**schema["properties"], "kind": _kind(kind)}}


def _kind(kind: Kind) -> Json:
    title, about = FIELD_WORDS["*", "kind"]
    return {"type": "string", "enum": [kind.name], "title": title, "description": about}


def _schema_of(model: type[BaseModel], name: str, names: Offered) -> Json:
    found = model.model_json_schema()
    inner = {record: _record(record, schema, names) for record, schema in found.get("$defs", {}).items()}
    return {"$schema": DIALECT, **_record(name, found, names), **({"$defs": inner} if inner else {})}


def _record(name: str, schema: Json, names: Offered) -> Json:
    title = {"title": RECORD_WORDS[name]} if name in RECORD_WORDS else {}
    properties = {field: _field(name, field, inner, names) for field, inner in schema["properties"].items()}
    return {**title, **{key: schema[key] for key in schema if key not in _DROPPED}, "properties": properties}


def _field(record: str, name: str, schema: Json, names: Offered) -> Json:
    words = FIELD_WORDS.get((record, name)) or FIELD_WORDS.get(("*", name))
    said = {"title": words[0], "description": words[1]} if words else {}
    return {**said, **_value(name, schema, names)}


def _value(field: str, schema: Json, names: Offered) -> Json:
    """The schema of a value without Python's names, with what its choices mean."""
    kept = {_ONE_OF.get(key, key): value for key, value in schema.items() if key not in _DROPPED}
    found: Json = {key: _inner(field, key, value, names) for key, value in kept.items()}
    if "const" in found:
        found["enum"] = [found.pop("const")]
    if there := names.get(found.get(NAME_OF, "")):
        mark = {NAME_OF: found[NAME_OF]}
        return {"type": "string", "enum": [*there], "enumDescriptions": [*there.values()], **mark}
    if "enum" in found:
        return {**found, **_meanings(field, found["enum"])}
    ways = found.get("anyOf", [])
    return _merged(found) if ways and all(way.keys() <= _PLAIN for way in ways) else found


def _inner(field: str, key: str, value: Any, names: Offered) -> Any:
    if key == "anyOf":
        return [_value(field, each, names) for each in value]
    return (
        _value(field, value, names)
        if key in {"items", "additionalProperties"} and value not in (True, False)
        else value
    )


def _merged(schema: Json) -> Json:
    """Write alternatives of plain types as one: an editor shows it in one line."""
    types: list[str] = []
    out = {key: value for key, value in schema.items() if key != "anyOf"}
    for way in schema["anyOf"]:
        own = way["type"] if isinstance(way["type"], list) else [way["type"]]
        types += [each for each in own if each not in types]
        out |= {key: value for key, value in way.items() if key != "type"}
    if "number" in types:
        types = [each for each in types if each != "integer"]
    return {"type": types[0] if len(types) == 1 else types, **out}


def _meanings(field: str, values: list[str]) -> Json:
    words = {**VALUE_WORDS["missing"], **VALUE_WORDS.get(field, {})}
    return {"enumDescriptions": [words.get(value, "") for value in values]} if set(values) & words.keys() else {}
