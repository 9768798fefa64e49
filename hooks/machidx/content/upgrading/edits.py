"""Edits of one front matter: all bytes outside the edited field stay, comments and the order of fields too."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import reduce
from typing import Any, NamedTuple, TypeAlias

from machidx.content.catalog import Rules
from machidx.content.failures import RefusedError
from machidx.content.frontmatter import KeyPath
from machidx.content.rewriting import with_data
from machidx.content.source import Source, parse

_COMMENT = re.compile(r"(?:^|\s)#.*$", re.MULTILINE)


class RenamedField(NamedTuple):
    """Give a field another name where it stands."""

    path: KeyPath
    name: str


class NewValue(NamedTuple):
    """Write a value; () is the whole front matter, whose new fields then follow the order of the value."""

    path: KeyPath
    value: Any


class DroppedField(NamedTuple):
    """Take out a field with the comment behind it."""

    path: KeyPath


FieldEdit: TypeAlias = RenamedField | NewValue | DroppedField


class FieldChange(NamedTuple):
    """Edits that are made together or not at all."""

    path: KeyPath
    """The field that it is about."""
    said: str
    """What it does, in Japanese, without a full stop: 「national_item」を消します."""
    edits: tuple[FieldEdit, ...]


class ByHand(NamedTuple):
    """What a person has to do at a field, as the file alone does not tell it."""

    path: KeyPath
    said: str


def is_readable(source: Source) -> bool:
    """Whether the data of a file are sure. A comment too near to its value (Y06) was no mistake at first."""
    return all(problem.rule == Rules.COMMENT for problem in source.problems)


def changed_source(source: Source, change: FieldChange) -> Source:
    """The file after a change. Raises RefusedError where that would touch more than the field."""
    return reduce(_edited, change.edits, source)


def _edited(source: Source, edit: FieldEdit) -> Source:
    match edit:
        case RenamedField():
            text = _renamed(source, edit)
        case NewValue():
            text = with_data(source, _with(source.front.data, edit.path, edit.value))
        case DroppedField():
            text = with_data(source, _without(source.front.data, edit.path))
    lost = _comments(source.text) - _comments(text)
    if lost - (_comments(_lines_of(source, edit.path)) if isinstance(edit, DroppedField) else Counter()):
        raise RefusedError("コメントが消えるため、変えられません。")
    return parse(source.uri, text)


def _renamed(source: Source, edit: RenamedField) -> str:
    place, old = source.front.keys[edit.path], str(edit.path[-1])
    line = source.lines[place.line]
    at = place.column + (line[place.column] in "\"'")
    if not line.startswith(old, at):
        raise RefusedError("項目の名前の書き方が変わっているため、変えられません。")
    lines = [*source.lines]
    lines[place.line] = f"{line[:at]}{edit.name}{line[at + len(old) :]}"
    return "\n".join(lines)


def _with(data: Any, path: KeyPath, value: Any) -> Any:
    """Data with another value at a path; a field that is new comes last."""
    if not path:
        return value
    step, *rest = path
    if isinstance(data, Mapping):
        return {**data, step: _with(data.get(step), (*rest,), value)}
    assert isinstance(step, int)
    return [*data[:step], _with(data[step], (*rest,), value), *data[step + 1 :]]


def _without(data: Any, path: KeyPath) -> Any:
    above = data
    for step in path[:-1]:
        above = above[step]
    return _with(data, path[:-1], {name: value for name, value in above.items() if name != path[-1]})


def _comments(text: str) -> Counter[str]:
    return Counter(match.group().strip() for match in _COMMENT.finditer(text))


def _lines_of(source: Source, path: KeyPath) -> str:
    """The lines of a field."""
    return "\n".join(source.lines[source.front.keys[path].line : source.front.last_line(path) + 1])
