"""What a text in front matter names, declared in the type of its field, so that an editor can offer the names."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from machidx.model.values import Slug, Words

NAME_OF = "x-name-of"
"""The key under which ``NameOf`` stands in a JSON Schema."""


@dataclass(frozen=True, slots=True)
class NameOf:
    """Says what a text names: an editor offers those that ``docs/`` holds (``site.schema``)."""

    what: Literal["theme", "town", "department", "policy", "term", "measure"]

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), NAME_OF: self.what}


ThemeId: TypeAlias = Annotated[Words, NameOf("theme")]
"""Any words: what no theme is called is told with the list of themes."""
PlanId: TypeAlias = Annotated[Slug, NameOf("town")]
