"""YAML front matter as plain data, with the position of every key and value.

Reads the events of PyYAML's C parser in one pass: 0.2 ms a file, where a round-trip parser takes 4.2 ms, and every
build reads every file. Files are written with ruamel.yaml, which keeps comments. Stricter than YAML: duplicate keys,
anchors, aliases and tags are mistakes, and plain words stay words (はい, no, 12:30); only numbers, true, false and null
are converted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml

from machidx.content import strange
from machidx.content.catalog import Rules
from machidx.content.yaml_mistakes import Mistake, Position, position_of, syntax_mistake
from machidx.content.yaml_repairs import WIDE_INDENT

KeyPath: TypeAlias = tuple[str | int, ...]
"""The keys and list indexes (from 0) that lead to a value: ("kpis", 0, "target", "value")."""

MAX_DEPTH = 12
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,99})")
"""An integer; digits without end stay words, which the model then refuses where it wants a number."""
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")
_WORDS = {"": None, "null": None, "~": None, "true": True, "false": False}


class Decimal(float):
    """A number whose str() is the text of the file: the measure number 1.10 is not 1.1."""

    written: str

    def __new__(cls, written: str) -> "Decimal":
        """Convert the text of the file."""
        self = super().__new__(cls, written)
        self.written = written
        return self

    def __str__(self) -> str:
        return self.written


class Writing(NamedTuple):
    """How a scalar (a number or a text) is written in the file."""

    end: Position
    """The position after its last character or closing quote, before any comment."""
    style: str
    """Its first character if that is one of \"'|>, "" for a plain scalar."""
    in_flow: bool
    """Whether it is inside [ ] or { }, where a plain scalar must not contain these characters."""


@dataclass(slots=True)
class FrontMatter:
    """The data of one front matter, and the positions of its keys and values."""

    data: dict[str, Any] = field(default_factory=dict)
    keys: dict[KeyPath, Position] = field(default_factory=dict)
    values: dict[KeyPath, Position] = field(default_factory=dict)
    written: dict[KeyPath, Writing] = field(default_factory=dict)
    """The scalars only."""
    flows: dict[KeyPath, Position] = field(default_factory=dict)
    """The lists and mappings in [ ] or { }: the position after the closing bracket."""
    mistakes: list[Mistake] = field(default_factory=list)

    def position(self, path: KeyPath, *, of_key: bool = False) -> Position:
        """The position of a value (or of its key); where the path does not exist, of the nearest one above it."""
        first, second = (self.keys, self.values) if of_key else (self.values, self.keys)
        for end in range(len(path), 0, -1):
            for places in (first, second):
                if path[:end] in places:
                    return places[path[:end]]
        return Position(0, 0)

    def last_line(self, path: KeyPath) -> int:
        """The last line of a value, 0-based."""
        ends = [
            writing.end.line - (writing.end.column == 0 and writing.style in ("|", ">"))
            for other, writing in self.written.items()
            if other[: len(path)] == path
        ]
        closed = [end.line for other, end in self.flows.items() if other[: len(path)] == path]
        return max([self.values[path].line, *ends, *closed])


def read(text: str) -> FrontMatter:
    """Parse a front matter without its ``---`` lines. Mistakes are collected, never raised.

    An empty line in place of the opening ``---`` makes the positions those of the file.
    """
    front = FrontMatter()
    if refused := strange.refused(text):
        front.mistakes = refused
        return front
    try:
        _build(front, text, yaml.parse(text, Loader=_LOADER))
        front.mistakes += _comments(front, text.split("\n"))
    except yaml.YAMLError as error:
        front.mistakes = [syntax_mistake(error, text)]  # the other mistakes may be consequences of this one
    return front


def _scalar(event: yaml.ScalarEvent) -> Any:
    """The value of a scalar: a plain number, true, false or null is converted, all else is text."""
    text: str = event.value
    if not event.implicit[0]:  # quoted
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return Decimal(text)
    return text


class _Open:
    """A mapping or list whose end has not been read yet."""

    def __init__(self, value: dict[str, Any] | list[Any], path: KeyPath, *, is_flow: bool) -> None:
        self.value = value
        self.path = path
        self.is_flow = is_flow
        self.key: str | None = None


def _build(front: FrontMatter, text: str, events: Iterator[Any]) -> None:
    stack: list[_Open] = []
    for event in events:
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            ended = stack.pop()
            if ended.is_flow:
                front.flows.setdefault(ended.path, position_of(event.end_mark))
            continue
        if not isinstance(event, (yaml.NodeEvent)):
            continue
        place = position_of(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            front.mistakes.append(
                Mistake(
                    Rules.ALIAS,
                    place,
                    "YAMLのアンカー（&）・参照（*）・タグ（!）は使えません。値をそのまま書いてください。",
                )
            )
            return
        if isinstance(event, yaml.ScalarEvent) and event.implicit[0]:
            in_flow = bool(stack and stack[-1].is_flow)
            front.mistakes += strange.stray_quotes(event.value, place, is_in_flow=in_flow)
        if isinstance(event, yaml.ScalarEvent) and event.style == '"' and len(front.mistakes) < strange.MOST:
            front.mistakes += strange.refused_as_escape(_quoted(text, event), place)
        if len(stack) >= MAX_DEPTH:
            front.mistakes.append(Mistake(Rules.DEPTH, place, f"入れ子が深すぎます（{MAX_DEPTH}段まで）。"))
            return
        _place(front, stack, event, place)


def _quoted(text: str, event: Any) -> str:
    """The text of a scalar with its quotes."""
    return text[event.start_mark.index : event.end_mark.index]


def _place(front: FrontMatter, stack: list[_Open], event: Any, place: Position) -> None:
    """Add a node to the innermost open mapping or list, as a key or as a value; the first one is the document."""
    parent = stack[-1] if stack else None
    if parent and isinstance(parent.value, dict) and parent.key is None:
        _open_key(front, parent, event, place)
        return
    path = _path(parent)
    value: Any = (
        {} if isinstance(event, yaml.MappingStartEvent)
        else [] if isinstance(event, yaml.SequenceStartEvent)
        else _scalar(event)
    )  # fmt: skip
    if parent is None:
        if isinstance(value, dict):
            front.data = value
        elif value is not None:
            front.mistakes.append(Mistake(Rules.YAML, place, "「項目: 値」の形で書いてください。"))
    elif isinstance(parent.value, list):
        parent.value.append(value)
    else:
        assert parent.key is not None
        parent.value.setdefault(parent.key, value)
        parent.key = None
    front.values.setdefault(path, place)
    if isinstance(value, (dict, list)):
        stack.append(_Open(value, path, is_flow=bool(event.flow_style)))
    else:
        in_flow = bool(parent and parent.is_flow)
        front.written.setdefault(path, Writing(position_of(event.end_mark), event.style or "", in_flow))


def _path(parent: _Open | None) -> KeyPath:
    if parent is None:
        return ()
    step: str | int = len(parent.value) if isinstance(parent.value, list) else str(parent.key)
    return (*parent.path, step)


def _open_key(front: FrontMatter, parent: _Open, event: Any, place: Position) -> None:
    if not isinstance(event, yaml.ScalarEvent):
        raise yaml.MarkedYAMLError(problem="complex key", problem_mark=event.start_mark)
    key = event.value
    path = (*parent.path, key)
    if key.startswith("\u3000"):
        front.mistakes.append(Mistake(Rules.YAML, place, WIDE_INDENT, key.lstrip("\u3000")))
    if key in parent.value:
        first = front.keys[path].line + 1
        front.mistakes.append(
            Mistake(
                Rules.DUPLICATE_KEY, place, f"「{key}」が2回あります（最初は{first}行目）。どちらかを消してください。"
            )
        )
    front.keys.setdefault(path, place)
    parent.key = key


_COMMENT = re.compile(r" #|[ \t]+#[^ ]")
"""A comment for YAML, but without the two spaces before and the one after # that a comment has in our files."""


def _comments(front: FrontMatter, lines: list[str]) -> Iterator[Mistake]:
    """Values that end at a # that was probably meant as a part of them: 窓口 #1."""
    for path, how in front.written.items():
        start, end = front.values[path], how.end
        line = lines[end.line] if end.line < len(lines) else ""  # behind the last line: a key or mark without a value
        if how.style or start == end or not _COMMENT.match(line, end.column):
            continue
        value = line[start.column if start.line == end.line else 0 : end.column].strip()
        whole = f"{value}{line[end.column :].rstrip()}"
        message = (
            f'「 #」から後ろはメモになり、値は「{value}」で終わります。値の一部なら、値の全体を「"」で囲みます。'
            "メモなら、「#」の前に空白を2つ、後に1つ入れます。"
        )
        yield Mistake(Rules.COMMENT, Position(end.line, line.index("#", end.column)), message, f'"{whole}"')
