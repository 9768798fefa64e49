"""Where fields belong in front matter: what the classes of the model have at a path, and the paths of a name.

A path here has the names of fields only, no places in lists: ("kpis", "target", "value").
"""

from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Any, TypeAlias

from pydantic import BaseModel

from machidx.model.field_words import FIELD_WORDS

Model: TypeAlias = type[BaseModel]
FieldPath: TypeAlias = tuple[str, ...]


def field_path(path: tuple[str | int, ...]) -> FieldPath:
    """A path of front matter without the places in lists."""
    return tuple(step for step in path if isinstance(step, str))


@cache
def record_at(model: Model, path: FieldPath) -> Model | None:
    """The class of the record, or of the records in the list, at a path; None where no record stands."""
    current = model
    for name in path:
        found = _models(_fields(current).get(name))
        if not found:
            return None
        current = found[0]
    return current


def fields_at(model: Model, path: FieldPath) -> list[str]:
    """The names of the fields that a record at a path may have, as written in files; [] where no record stands."""
    record = record_at(model, path)
    return list(_fields(record)) if record else []


@cache
def homes(model: Model, name: str) -> tuple[FieldPath, ...]:
    """The paths at which a field of a name may stand, the shallowest first."""
    return tuple(sorted((path for path in _paths(model, (), ()) if path[-1] == name), key=len))


def field_called(model: Model, path: FieldPath, title: str) -> str:
    """The field at a path that has a Japanese title: departments for 担当課; "" for none."""
    classes = _classes(record_at(model, path))
    return next((name for name in fields_at(model, path) if title in _titles(classes, name)), "")


def title_of(model: Model, path: FieldPath) -> str:
    """The Japanese title of the field at a path; "" for none."""
    return next(iter(_titles(_classes(record_at(model, path[:-1])), path[-1])), "")


def may_be_null(model: Model, path: FieldPath) -> bool:
    """Whether the value of a field may be null."""
    record = record_at(model, path[:-1])
    return record is not None and NoneType in getattr(_fields(record).get(path[-1]), "__args__", ())


def _classes(record: Model | None) -> list[str]:
    """The names of a record's class and of those it is made of."""
    return [base.__name__ for base in record.__mro__] if record else []


def _titles(classes: list[str], name: str) -> Iterator[str]:
    """The titles of a field, and what stands before their brackets: 責任者 for 責任者（CIO）."""
    for record in (*classes, "*"):
        if words := FIELD_WORDS.get((record, name)):
            yield words[0]
            yield words[0].partition("（")[0]


def _paths(model: Model, above: FieldPath, inside: tuple[Model, ...]) -> Iterator[FieldPath]:
    for name, annotation in _fields(model).items():
        yield (*above, name)
        for inner in _models(annotation):
            if inner not in (*inside, model):
                yield from _paths(inner, (*above, name), (*inside, model))


def _fields(model: Model) -> dict[str, Any]:
    return {(field.alias or name): field.annotation for name, field in model.model_fields.items()}


def _models(annotation: Any) -> list[Model]:
    """The classes of records inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for inner in getattr(annotation, "__args__", ()) for found in _models(inner)]
