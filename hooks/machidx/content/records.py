"""JSON files that commands and tests write and that nobody edits by hand: adopted plans, accessibility results."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from machidx.content.catalog import Rule
from machidx.content.diagnostics import Problem
from machidx.content.encodings import wrong_encoding
from machidx.content.paths import place_of, unreadable
from machidx.model.values import Record

R = TypeVar("R", bound=Record)


def as_json(record: Record) -> bytes:
    """The content of a record's file. Equal records give equal bytes."""
    return f"{json.dumps(record.model_dump(), ensure_ascii=False, indent=1)}\n".encode()


def read(path: Path, docs: Path, model: type[R], rule: Rule, message: str) -> tuple[R | None, list[Problem]]:
    """Read a record. One that does not fit its model is a problem of this rule with this message."""
    place = place_of(path, docs)
    try:
        data = path.read_bytes()
        return model.model_validate_json(data.decode("utf-8-sig")), []
    except OSError as error:
        return None, [unreadable(path, docs, error)]
    except UnicodeDecodeError:
        return None, [wrong_encoding(data, place)]
    except ValidationError:
        return None, [Problem(place, rule, message, f"git checkout {place.path}")]
