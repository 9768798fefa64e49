"""Writes the JSON Schema of each nested file of the open data.

The schemas are open: fields may be added, so a reader's copy of a schema must not refuse them. Tests close them.
"""

import json
from collections.abc import Iterator

from machidx.content.outputs import DATA
from machidx.site.schema.measure_shapes import MEASURE_SHAPES
from machidx.site.schema.plan_shapes import PLAN_SHAPES
from machidx.site.schema.shapes import DIALECT, SHARED, schema_text
from machidx.views.linked_data import Json

DATA_VERSION = "1.0"
"""The version of the nested data: the second number rises when a field or a value is added, the first never
(CONTRIBUTING, "Versions of the data")."""
_SHAPES = {**PLAN_SHAPES, **MEASURE_SHAPES}
DATA_SCHEMAS = tuple(f"{DATA}/schema/{name}.schema.json" for name in _SHAPES)
"""Their paths from the site's root."""


def data_schema_files() -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each schema."""
    for name, path in zip(_SHAPES, DATA_SCHEMAS, strict=True):
        yield path, schema_text(data_schema(name)).encode()


def data_schema(name: str) -> Json:
    """The JSON Schema of a nested file."""
    main, records = _SHAPES[name]
    there = json.dumps(records)
    shared = {each: shape for each, shape in SHARED.items() if f'"#/$defs/{each}"' in there}
    return {
        "$schema": DIALECT,
        "$id": f"urn:machi-dx:data:{name}:{DATA_VERSION}",
        "title": f"{name}.json（{records[main]['title']}）",
        "x-title-en": f"{name}.json: {records[main]['x-title-en']}",
        "x-version": DATA_VERSION,
        "type": "object",
        "properties": {
            name: {
                "description": records[main]["title"],
                "x-description-en": records[main]["x-title-en"],
                "type": "array",
                "items": {"$ref": f"#/$defs/{main}"},
            }
        },
        "required": [name],
        "$defs": {**records, **shared},
    }
