"""Validates a front matter as the class of its kind; errors of pydantic become problems in a writer's words."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem, and_more
from machidx.content.frontmatter import KeyPath
from machidx.content.source import Source
from machidx.language import proposals
from machidx.model.values import EnglishWords

R = TypeVar("R", bound=BaseModel)


def validate(source: Source, model: type[R]) -> tuple[R | None, list[Problem]]:
    """Validate a front matter: a record without problems, or None and the problems at their values."""
    try:
        return model.model_validate(source.front.data), []
    except ValidationError as error:
        details = error.errors()
        problems = [_problem(source, model, detail) for detail in details[:_MOST]]
        problems += _others(source, model, details[_MOST:])
        return None, [problem for problem in problems if problem]


def _others(source: Source, model: type[R], details: list[ErrorDetails]) -> Iterator[Problem]:
    """Yield one problem for each type of the errors, with their number."""
    number = Counter(detail["type"] for detail in details)
    for detail in {detail["type"]: detail for detail in reversed(details)}.values():
        if problem := _problem(source, model, detail):
            yield and_more(problem.place, problem.rule, number[detail["type"]])


_MOST = 150
"""The errors of a file that are told one by one: each is compared with all names around it."""
_TAGS = {"given", "reason", "number", "range", "[key]"}
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


def _fields(model: type[BaseModel], loc: KeyPath) -> list[str]:
    """The field names that a mapping at a path may have, as written in files."""
    current: Any = model
    for step in loc:
        if isinstance(step, int):
            continue
        fields = {(f.alias or n): f.annotation for n, f in current.model_fields.items()}
        found = _models(fields.get(str(step)))
        if not found:
            return []
        current = found[0]
    return [f.alias or n for n, f in current.model_fields.items()]


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The model classes inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for inner in getattr(annotation, "__args__", ()) for m in _models(inner)]


def _problem(source: Source, model: type[BaseModel], detail: ErrorDetails) -> Problem | None:
    path = _path(source, detail["loc"])
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    value = detail["input"]
    match detail["type"]:
        case "missing":
            known = [key for key in _given(source, path[:-1]) if key not in _fields(model, path[:-1])]
            if proposals.nearest(name, known, least=70):
                return None  # a misspelt key is reported once, as an unknown field
            hint = f"{name}:" if name != "id" or path[0] != "kpis" else f"id: {_free_id(source)}"
            return source.at(path[:-1], Rules.MISSING_FIELD, f"項目「{name}」がありません。", hint)
        case "extra_forbidden":
            return _unknown_field(source, model, path, name)
        case "literal_error":
            allowed = [w.strip("'") for w in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
            rule = f"「{name}」に{_shown(value)}は書けません。書けるのは {'・'.join(allowed)} です。"
            near = "" if value is None else proposals.nearest(value, allowed, least=40)
            return source.at(path, Rules.WRONG_VALUE, rule, near)
        case "wide_digits":
            proposal = str(detail["ctx"]["proposal"])
            rule = f"「{name}」の値「{value}」: 数は半角の数字だけで、桁区切りなしで書きます。"
            return source.at(path, Rules.WIDE_DIGITS, rule, proposal)
        case kind:
            message = _TYPES.get(kind) or detail["msg"]
            broken = Rules.WRONG_VALUE if kind in _VALUES else Rules.WRONG_TYPE
            proposal = str(detail.get("ctx", {}).get("proposal", ""))
            return source.at(path, broken, f"「{name}」の値{_shown(value)}: {message}", proposal)


_VALUES = {
    "fiscal_year",
    "month",
    "day",
    "reading",
    "slug",
    "address",
    "web_address",
    "file_address",
    "mail_address",
    "telephone",
    "no_way_to_ask",
    "count",
    "too_short",
    "too_long",
    "string_too_short",
    "string_too_long",
}
_TYPES = {
    "tuple_type": "「- 」で始まる行か［ ］で、いくつかを並べて書きます。",
    "dict_type": "「項目: 値」の形で書きます。",
    "model_type": "「項目: 値」の形で書きます。",
    "model_attributes_type": "「項目: 値」の形で書きます。",
    "bool_type": "true か false を書きます。",
    "bool_parsing": "true か false を書きます。",
    "too_short": "少なくとも1つ書きます。",
    "too_long": "3つまでです。",
    "string_too_short": "空にはできません。",
    "string_too_long": "長すぎます。題や名前は300文字までです。",
}


_LONGEST = 100
"""Characters of a value that a message shows."""


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "（一覧か項目の集まり）" if value else "（空）"
    text = str(value)
    return "（空）" if value is None else f"「{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}」"


def _given(source: Source, path: KeyPath) -> list[str]:
    return [str(key[-1]) for key in source.front.keys if key[:-1] == path]


def _free_id(source: Source) -> str:
    """An id that no target of the file has: kpi-3, behind all that were numbered so far."""
    kpis = source.front.data["kpis"]
    used = {str(kpi.get("id")) for kpi in kpis if isinstance(kpi, dict)}
    return next(id for number in range(len(kpis), 2 * len(kpis) + 2) if (id := f"kpi-{number}") not in used)


def _unknown_field(source: Source, model: type[BaseModel], path: KeyPath, name: str) -> Problem:
    if issubclass(model, EnglishWords):
        message = (
            f"英語のファイルに「{name}」は書けません。数字・年度・担当などの事実は日本語のファイルだけに書きます。"
        )
        return source.at(path, Rules.FACT_IN_ENGLISH, message, of_key=True)
    there = _given(source, path[:-1])
    free = (field for field in _fields(model, path[:-1]) if field not in there)
    message = f"「{name}」という項目はありません。"
    return source.at(path, Rules.UNKNOWN_FIELD, message, proposals.nearest(name, free), of_key=True)
