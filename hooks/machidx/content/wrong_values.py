"""What is told of a value that its field does not take: in words of the field, with what to paste instead."""

import re
from collections.abc import Callable
from typing import Any

from pydantic_core import ErrorDetails

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.field_places import Model, field_path, fields_at, may_be_null, record_at
from machidx.content.frontmatter import KeyPath
from machidx.content.source import Source
from machidx.content.yaml_writing import inline
from machidx.language import meant_times, meant_values, proposals
from machidx.model.field_words import VALUE_WORDS

_MAY_BE_ONE = re.compile("[/／・･:#]|と")
"""What stands within a name or an address as well as between two."""
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
    "color",
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
    "wide_digits": "数は半角の数字だけで、桁区切りなしで書きます。",
}
_LONGEST = 100
"""Characters of a value that a message shows."""


def wrong_value(source: Source, model: Model, path: KeyPath, detail: ErrorDetails) -> Problem:
    """Tell a value that its field does not take."""
    special = _SPECIAL.get(detail["type"])
    return (special and special(source, model, path, detail)) or _plain(source, path, detail)


def _plain(source: Source, path: KeyPath, detail: ErrorDetails) -> Problem:
    kind, context = detail["type"], detail.get("ctx", {})
    message = _TYPES.get(kind) or detail["msg"]
    rule = Rules.WRONG_VALUE if kind in _VALUES else Rules.WRONG_TYPE
    rule = Rules.WIDE_DIGITS if kind == "wide_digits" else rule
    told = f"「{_name(path)}」の値{_shown(detail['input'])}: {message}"
    return source.at(path, rule, told, str(context.get("proposal", "")), certain=bool(context.get("certain")))


def _name(path: KeyPath) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "（一覧か項目の集まり）" if value else "（空）"
    text = str(value)
    return "（空）" if value is None else f"「{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}」"


def _not_allowed(source: Source, model: Model, path: KeyPath, detail: ErrorDetails) -> Problem:
    """A value that is none of some words."""
    name, value = _name(path), detail["input"]
    allowed = [w.strip("'") for w in detail["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    if detail["loc"][-1] == "reason":
        return _no_list(source, model, path, str(value), allowed)
    told = VALUE_WORDS.get(name, {})
    choices = "・".join(f"{word}（{told[word].partition('（')[0]}）" if word in told else word for word in allowed)
    message = f"「{name}」に{_shown(value)}は書けません。書けるのは {choices} です。"
    meant = [word for word in allowed if word in told and str(value) in (told[word], _brief(told[word]))]
    if len(meant) > 1:
        return source.at(path, Rules.WRONG_VALUE, message, "\nまたは\n".join(meant), in_place=False)
    near = "" if value is None else proposals.nearest(value, allowed, least=40)
    return source.at(path, Rules.WRONG_VALUE, message, meant[0] if meant else near, certain=bool(meant))


def _brief(words: str) -> str:
    """The meaning of a value without what is added to it."""
    return words.partition("（")[0].partition("。")[0]


def _no_list(source: Source, model: Model, path: KeyPath, value: str, reasons: list[str]) -> Problem:
    """A text in place of a list, or of the reason why the plan gives none."""
    name = _name(path)
    reason = proposals.nearest(value, reasons, least=75)
    none = "計画書に書かれていなければ、not_stated と書きます。"
    if reason:
        return source.at(path, Rules.WRONG_VALUE, f"「{name}」に「{value}」は書けません。{none}", reason)
    if meant_values.says_nothing(value):
        return source.at(path, Rules.WRONG_VALUE, f"「{name}」に「{value}」とは書けません。{none}", "not_stated")
    if record_at(model, field_path(path)):
        message = f"「{name}」は、下の行に「- 」で並べて書きます。{none}"
        return source.at(path, Rules.WRONG_TYPE, message)
    return _listed(source, path, value)


def _listed(source: Source, path: KeyPath, value: str) -> Problem:
    """A text in place of a list of names."""
    names = meant_values.names_listed(value)
    message = f"「{_name(path)}」は一覧です。［ ］で囲み、半角の「,」で区切ります。1つのときも囲みます。"
    return source.at(path, Rules.WRONG_TYPE, message, inline(names), certain=not _MAY_BE_ONE.search(value))


def _no_tuple(source: Source, model: Model, path: KeyPath, detail: ErrorDetails) -> Problem | None:
    value = detail["input"]
    if detail["loc"][-1] == "given" and value is None:
        message = f"「{_name(path)}」の値が空です。計画書に書かれていなければ、not_stated と書きます。"
        return source.at(path, Rules.WRONG_TYPE, message, f"{_name(path)}: not_stated")
    if isinstance(value, str) and not record_at(model, field_path(path)):
        return _listed(source, path, value)
    return None


def _no_record(source: Source, model: Model, path: KeyPath, detail: ErrorDetails) -> Problem | None:
    """A text in place of a record: its parts, each on a line of its own."""
    fields, name = fields_at(model, field_path(path)), _name(path)
    if not isinstance(detail["input"], str) or not fields or isinstance(path[-1], int):
        return None
    column = source.front.keys[path].column
    parts = meant_values.parts_of(detail["input"], fields)
    lines = "\n".join([f"{' ' * column}{name}:", *(f"{' ' * column}  {key}: {part}" for key, part in parts.items())])
    names = "、".join(parts) if parts else "、".join(fields[:6])
    message = f"「{name}」は1行では書けません。下の行に、字下げをして {names} を書きます。"
    return source.at(path, Rules.WRONG_TYPE, message, lines if parts else "", in_place=False)


def _no_number(source: Source, model: Model, path: KeyPath, detail: ErrorDetails) -> Problem | None:
    """A text with more than a number."""
    value, name = str(detail["input"]), _name(path)
    if not isinstance(detail["input"], str):
        return None
    unit = _unit(source, path)
    number = meant_values.meant_number(value, unit)
    if not number.value or (detail["type"] == "count" and not number.value.isdecimal()):
        return None
    rule = Rules.WRONG_VALUE if detail["type"] == "count" else Rules.WRONG_TYPE
    message = f"「{name}」の値「{value[:_LONGEST]}」: 半角の数だけを書きます。"
    if number.is_range and "min" not in fields_at(model, field_path(path)):
        return source.at(path, rule, f"{message}範囲は書けません。始まりの数だけを書きます。")
    if "comparison" in fields_at(model, field_path(path[:-1])) and name == "value":
        message += "単位は unit に、印刷のとおりの文字は text に書きます。"
        given = (*path[:-1], "comparison") in source.front.keys
        if number.comparison:
            message += "「約」や「以上」は comparison に書きます。"
        if number.comparison and not given:
            column = source.front.keys[path].column
            lines = f"{' ' * column}value: {number.value}\n{' ' * column}comparison: {number.comparison}"
            return source.at(path, rule, message, lines, in_place=False)
    is_known = number.rest in ("", unit or "", "%", "ページ", "頁", "p", "P")
    return source.at(path, rule, message, number.value, certain=is_known)


def _unit(source: Source, path: KeyPath) -> str | None:
    """The unit of the figure to which a value belongs."""
    found: Any = source.front.data
    unit = None
    for step in path[:-1]:
        if isinstance(found, dict) and isinstance(found.get("unit"), str):
            unit = found["unit"]
        found = found[step]
    return unit


def _no_time(source: Source, model: Model, path: KeyPath, detail: ErrorDetails) -> Problem | None:
    """A text in place of a year or month that is another time, or none yet."""
    name, value, above = _name(path), str(detail["input"]), field_path(path[:-1])
    if detail["type"] == "month" and (fy := meant_times.end_of_fiscal_year(value)) and "fy" in fields_at(model, above):
        message = f"「{name}」は年月（令和7年3月）です。年度は「fy」に書きます。"
        return source.at(path, Rules.WRONG_VALUE, message, f"fy: {fy}", in_place=False)
    if name == "from" and (ends := meant_times.meant_fiscal_years(value)):
        column = source.front.keys[path].column
        message = "「from」には始まりの年度だけを書きます。終わりの年度は、次の行の「to」に書きます。"
        lines = f"{' ' * column}from: {ends[0]}\n{' ' * column}to: {ends[1]}"
        return source.at(path, Rules.WRONG_VALUE, message, lines, in_place=False)
    if meant_values.says_nothing(value) and may_be_null(model, field_path(path)):
        message = f"「{name}」に「{value}」とは書けません。まだ決まっていないときは、null と書きます。"
        return source.at(path, Rules.WRONG_VALUE, message, "null")
    return None


_SPECIAL: dict[str, Callable[[Source, Model, KeyPath, ErrorDetails], Problem | None]] = {
    "literal_error": _not_allowed,
    "tuple_type": _no_tuple,
    "model_type": _no_record,
    "model_attributes_type": _no_record,
    "number": _no_number,
    "count": _no_number,
    "fiscal_year": _no_time,
    "month": _no_time,
}
