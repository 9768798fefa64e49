"""JSON files that commands and tests write and that nobody edits by hand: adopted plans, accessibility results."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from machidx.content.catalog import Rule
from machidx.content.diagnostics import Problem
from machidx.content.paths import place_of, unreadable
from machidx.model.values import Record

R = TypeVar("R", bound=Record)


def as_json(record: Record) -> bytes:
    """The content of a record's file. Equal records give equal bytes."""
    return f"{json.dumps(record.model_dump(), ensure_ascii=False, indent=1)}\n".encode()


def read(path: Path, docs: Path, model: type[R], rule: Rule, message: str) -> tuple[R | None, list[Problem]]:
    """Read a record. One that does not fit its model is a problem of this rule with this message."""
    try:
        return model.model_validate_json(path.read_bytes()), []
    except OSError as error:
        return None, [unreadable(path, docs, error)]
    except ValidationError:
        place = place_of(path, docs)
        return None, [Problem(place, rule, message, f"git checkout {place.path}")]
