"""How a value is written in a form, declared in its type where the JSON Schema alone does not tell it."""

from dataclasses import dataclass
from typing import Literal

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

WRITTEN_AS = "x-written-as"
"""The key under which ``WrittenAs`` stands in a JSON Schema."""


@dataclass(frozen=True, slots=True)
class WrittenAs:
    """Says what a form asks for: a fiscal year to choose, a month, sentences on several lines."""

    what: Literal["fiscal_year", "month", "sentences", "prose"]
    """"prose": sentences that may hold [[terms]]."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), WRITTEN_AS: self.what}
