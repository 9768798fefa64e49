"""Validates a front matter as the class of its kind; errors of pydantic become problems in a writer's words."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from machidx.content.diagnostics import Problem, and_more
from machidx.content.frontmatter import KeyPath
from machidx.content.source import Source
from machidx.content.wrong_fields import facts_in_english, missing_field, unknown_field
from machidx.content.wrong_values import wrong_value
from machidx.model.values import EnglishWords

R = TypeVar("R", bound=BaseModel)


def validate(source: Source, model: type[R]) -> tuple[R | None, list[Problem]]:
    """Validate a front matter: a record without problems, or None and the problems at their values."""
    try:
        return model.model_validate(source.front.data), []
    except ValidationError as error:
        details = error.errors()
    if issubclass(model, EnglishWords) and (names := [_top(each) for each in details if _is_unknown(each)]):
        return None, [facts_in_english(source, names)]  # what else is wrong may be a consequence
    elsewhere = {str(each["loc"][-1]) for each in details if _is_unknown(each)}
    problems = [_problem(source, model, detail, elsewhere) for detail in details[:_MOST]]
    problems += _others(source, model, details[_MOST:], elsewhere)
    return None, [problem for problem in problems if problem]


def _is_unknown(detail: ErrorDetails) -> bool:
    return detail["type"] == "extra_forbidden"


def _top(detail: ErrorDetails) -> str:
    return str(detail["loc"][0])


def _others(
    source: Source, model: type[BaseModel], details: list[ErrorDetails], elsewhere: set[str]
) -> Iterator[Problem]:
    """Yield one problem for each type of the errors, with their number."""
    number = Counter(detail["type"] for detail in details)
    for detail in {detail["type"]: detail for detail in reversed(details)}.values():
        if problem := _problem(source, model, detail, elsewhere):
            yield and_more(problem.place, problem.rule, number[detail["type"]])


_MOST = 150
"""The errors of a file that are told one by one: each is compared with all names around it."""
_TAGS = {"given", "reason", "number", "range", "[key]", "palette", "pair"}
"""Steps that pydantic adds to paths."""


def _path(source: Source, loc: tuple[int | str, ...]) -> KeyPath:
    """The path of an error without the steps that pydantic adds (tags of unions, ``[key]``)."""
    path: KeyPath = ()
    for step in loc[:-1]:
        if (*path, step) in source.front.values:
            path = (*path, step)
    last = loc[-1]
    if (*path, last) in source.front.keys or isinstance(last, int):
        return (*path, last)
    return path if last in _TAGS else (*path, last)


def _problem(source: Source, model: type[BaseModel], detail: ErrorDetails, elsewhere: set[str]) -> Problem | None:
    path = _path(source, detail["loc"])
    match detail["type"]:
        case "missing":
            return missing_field(source, model, path, elsewhere)
        case "extra_forbidden":
            return unknown_field(source, model, path)
    return wrong_value(source, model, path, detail)
