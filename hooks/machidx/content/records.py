"""JSON files that commands and tests write and that nobody edits by hand: adopted plans, accessibility results."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from machidx.content.catalog import Rule
from machidx.content.diagnostics import Problem
from machidx.content.encodings import wrong_encoding
from machidx.content.paths import place_of, unreadable
from machidx.language.characters import refused_signs, sign_name
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
        record = model.model_validate_json(data.decode("utf-8-sig"))
    except OSError as error:
        return None, [unreadable(path, docs, error)]
    except UnicodeDecodeError:
        return None, [wrong_encoding(data, place)]
    except ValidationError:
        return None, [_broken(path, docs, rule, message)]
    if sign := next(chain.from_iterable(map(refused_signs, _texts(record.model_dump()))), None):
        told = f"{message}目に見えない文字「{sign_name(sign.written)}」があります。"
        return None, [_broken(path, docs, rule, told)]
    return record, []


def _texts(value: object) -> Iterator[str]:
    """Yield all texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_texts, chain(value, value.values())))
    elif isinstance(value, (list, tuple)):
        yield from chain.from_iterable(map(_texts, value))


def _broken(path: Path, docs: Path, rule: Rule, message: str) -> Problem:
    place = place_of(path, docs)
    return Problem(place, rule, message, f"git checkout {place.path}")
