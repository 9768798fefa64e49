"""Snippets of fields for VS Code: the name of a field, and its values to choose from. They need no extension."""

import re
from collections.abc import Iterator, Mapping

from machidx.views.linked_data import Json

_KINDS = ("measure", "chapter", "term", "theme", "town")
"""The kinds whose fields people fill in by hand, in the order in which they explain a field that several have."""


def snippets(schemas: Mapping[str, Json]) -> Json:
    """The fields with values to choose from, each once; what only a town's files may say bears the town's id."""
    out: Json = {}
    seen: set[str] = set()
    of_towns = sorted(name for name in schemas if name.startswith("measure-"))
    for schema_name in (*_KINDS, *of_towns):
        town = schema_name.removeprefix("measure-") if schema_name in of_towns else ""
        for name, field in _fields(schemas[schema_name]):
            body = _body(name, field)
            if body and body not in seen and name != "kind":
                seen.add(body)
                out[_title(field["title"], name, town, out)] = {
                    "prefix": [name, field["title"]],
                    "body": body,
                    "description": field["description"],
                    "scope": "markdown",
                }
    return out


def _title(title: str, name: str, town: str, there: Json) -> str:
    full = f"{title}（{name}、{town}）" if town else f"{title}（{name}）"
    same = sum(key.startswith(full) for key in there)
    return f"{full}{same + 1}" if same else full


def _fields(schema: Json) -> Iterator[tuple[str, Json]]:
    for record in (schema, *schema.get("$defs", {}).values()):
        yield from record["properties"].items()


def _body(name: str, field: Json) -> str:
    """The line of a field with its values to choose from; "" for a field with free values."""
    for way in (field, *field.get("anyOf", ())):
        if values := way.get("items", {}).get("enum"):
            return f"{name}: [{_choice(values)}]"
    # A reason in place of a list (not_stated) is no choice that a field begins with.
    if values := next((way["enum"] for way in (field, *field.get("anyOf", ())) if "enum" in way), None):
        return "" if any("items" in way for way in field.get("anyOf", ())) else f"{name}: {_choice(values)}"
    return ""


def _choice(values: list[str]) -> str:
    return "${1|" + ",".join(re.sub(r"[\\,|]", r"\\\g<0>", value) for value in values) + "|}"
