"""YAML front matter as plain data that knows where every key and value stands.

One pass over the parser's events. The parser is PyYAML's C one: a round-trip parser was measured at
4.2 ms a file, this at 0.2 ms, and the whole library is read at every build. Files are *written* with
ruamel.yaml, which keeps comments. Stricter than YAML: no key twice, no anchors, aliases or tags, and
plain words stay words (はい, no, 12:30); only numbers, true, false and null are read as such.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml

from machidx.content.diagnostics import Code

Path: TypeAlias = tuple[str | int, ...]
Position: TypeAlias = tuple[int, int]
"""Line and column, from 0, in the text that was read."""

MAX_DEPTH = 12
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")
_WORDS = {"": None, "null": None, "~": None, "true": True, "false": False}


class Decimal(float):
    """A number that says itself as it is written: the number 1.10 of a measure is not 1.1."""

    written: str

    def __new__(cls, written: str) -> "Decimal":
        """From the text of the file."""
        self = super().__new__(cls, written)
        self.written = written
        return self

    def __str__(self) -> str:
        return self.written


@dataclass(slots=True)
class Mistake:
    """A mistake of the YAML itself."""

    code: Code
    position: Position
    message: str
    proposal: str = ""


class Writing(NamedTuple):
    """How a value that is no list and no mapping is written."""

    end: Position
    """Where it ends: behind its last sign or closing quote, not behind the comment that may follow."""
    style: str
    """Its first sign, if that is one of \"'|>; "" for a plain one."""
    in_flow: bool
    """Whether it stands between [ ] or { }, where a plain value must not hold these signs."""


@dataclass(slots=True)
class FrontMatter:
    """The data of one front matter, and the positions of its keys and values by their path."""

    data: dict[str, Any] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)
    written: dict[Path, Writing] = field(default_factory=dict)
    """Of each single value (a number, a text) also how it is written."""
    mistakes: list[Mistake] = field(default_factory=list)

    def position(self, path: Path, *, of_key: bool = False) -> Position:
        """Where a value (or its key) stands; for what is not there, the nearest thing around it."""
        first, second = (self.keys, self.values) if of_key else (self.values, self.keys)
        for end in range(len(path), 0, -1):
            for places in (first, second):
                if path[:end] in places:
                    return places[path[:end]]
        return (0, 0)


def read(text: str) -> FrontMatter:
    """Parse the lines above the closing ``---``; mistakes are collected, never raised.

    Give the opening line as an empty one: then every position is one of the file.
    """
    front = FrontMatter()
    if hidden := _HIDDEN.search(text):
        front.mistakes = [_hidden_mistake(text[: hidden.start()])]
        return front
    try:
        _build(front, yaml.parse(text, Loader=_LOADER))
        front.mistakes += _comments(front, text.split("\n"))
    except yaml.YAMLError as error:
        front.mistakes = [_syntax_mistake(error, text)]  # what was read before it is the same mistake, or can wait
    return front


_HIDDEN = re.compile("[\r\x85\u2028\u2029]")
"""What ends a line for YAML and for nobody else: behind it, all places would be wrong."""


def _hidden_mistake(before: str) -> Mistake:
    place = (before.count("\n"), len(before) - before.rfind("\n") - 1)
    return Mistake(Code.YAML, place, "目に見えない改行の文字があります。その行を打ちなおしてください。")


def _position(mark: Any) -> Position:
    return (mark.line, mark.column)


def _scalar(event: yaml.ScalarEvent) -> Any:
    """A plain number, true, false or null as such; everything else is text."""
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
    """A mapping or list that is still being read."""

    def __init__(self, value: dict[str, Any] | list[Any], path: Path, *, is_flow: bool) -> None:
        self.value = value
        self.path = path
        self.is_flow = is_flow
        self.key: str | None = None


def _build(front: FrontMatter, events: Iterator[Any]) -> None:
    stack: list[_Open] = []
    for event in events:
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
            continue
        if not isinstance(event, (yaml.NodeEvent)):
            continue
        place = _position(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            front.mistakes.append(
                Mistake(
                    Code.ALIAS,
                    place,
                    "YAMLのアンカー（&）・参照（*）・タグ（!）は使えません。値をそのまま書いてください。",
                )
            )
            return
        if len(stack) >= MAX_DEPTH:
            front.mistakes.append(Mistake(Code.DEPTH, place, f"入れ子が深すぎます（{MAX_DEPTH}段まで）。"))
            return
        _place(front, stack, event, place)


def _place(front: FrontMatter, stack: list[_Open], event: Any, place: Position) -> None:
    """Put one node where it belongs: the document, a list, a key, or a key's value."""
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
            front.mistakes.append(Mistake(Code.YAML, place, "「項目: 値」の形で書いてください。"))
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
        front.written.setdefault(path, Writing(_position(event.end_mark), event.style or "", in_flow))


def _path(parent: _Open | None) -> Path:
    if parent is None:
        return ()
    step: str | int = len(parent.value) if isinstance(parent.value, list) else str(parent.key)
    return (*parent.path, step)


_WIDE_INDENT = "行の頭に、全角の空白があります。半角の空白にしてください。"


def _open_key(front: FrontMatter, parent: _Open, event: Any, place: Position) -> None:
    if not isinstance(event, yaml.ScalarEvent):
        raise yaml.MarkedYAMLError(problem="complex key", problem_mark=event.start_mark)
    key = event.value
    path = (*parent.path, key)
    if key.startswith("\u3000"):
        front.mistakes.append(Mistake(Code.YAML, place, _WIDE_INDENT, key.lstrip("\u3000")))
    if key in parent.value:
        first = front.keys[path][0] + 1
        front.mistakes.append(
            Mistake(
                Code.DUPLICATE_KEY, place, f"「{key}」が2回あります（最初は{first}行目）。どちらかを消してください。"
            )
        )
    front.keys.setdefault(path, place)
    parent.key = key


_COMMENT = re.compile(r" #|[ \t]+#[^ ]")
"""What begins a comment for YAML, though not in the form in which comments stand behind a value here."""


def _comments(front: FrontMatter, lines: list[str]) -> Iterator[Mistake]:
    """A sign # that is meant as a part of a value, and cuts it: 窓口 #1."""
    for path, how in front.written.items():
        start, (number, column) = front.values[path], how.end
        if how.style or start == how.end or not _COMMENT.match(lines[number], column):
            continue
        value = lines[number][start[1] if start[0] == number else 0 : column].strip()
        whole = f"{value}{lines[number][column:].rstrip()}"
        message = (
            f'「 #」から後ろはメモになり、値は「{value}」で終わります。値の一部なら、値の全体を「"」で囲みます。'
            "メモなら、「#」の前に空白を2つ、後に1つ入れます。"
        )
        yield Mistake(Code.COMMENT, (number, lines[number].index("#", column)), message, f'"{whole}"')


_OPENED = ("while parsing a flow", "while scanning a quoted scalar", "while scanning a simple key")
_LOOKS = (
    (re.compile("[ -]*\u3000"), _WIDE_INDENT),
    (re.compile("[ -]*\t"), "タブ文字は使えません。半角の空白にしてください。"),
    (re.compile("[ -]*[^\\s:：\"'#]+："), "項目の後の「：」が全角です。半角の「:」と半角の空白にしてください。"),
    (re.compile(r"[ -]*\w+:[^\s:]"), "項目の後の「:」の後ろに、半角の空白が要ります。"),
)
"""How a line looks that is the mistake, whatever the parser stumbled on."""
_SYNTAX = (
    ("mapping values are not allowed", '「:」の使い方が読めません。値に「:」を含むときは、値全体を「"」で囲みます。'),
    ("could not find expected ':'", "「項目: 値」の形になっていません。「:」の後に半角の空白が要ります。"),
    ("did not find expected key", '行の始まりの位置（字下げ）がそろっていないか、「"」が閉じていません。'),
    ("did not find expected ',' or", "かっこ［ ］｛ ｝が閉じていません。"),
    ("did not find expected '-'", "「- 」で始まる行の位置（字下げ）がそろっていません。"),
    ("found unexpected end of stream", '「"」が閉じていません。'),
    ("found character that cannot start", 'この文字では値を始められません。値全体を「"」で囲んでください。'),
    ("complex key", "「項目: 値」の項目には、ことばだけが書けます。"),
)


def _syntax_mistake(error: yaml.YAMLError, text: str) -> Mistake:
    """The parser's error in a writer's words."""
    mark = getattr(error, "problem_mark", None)
    if str(getattr(error, "context", "")).startswith(_OPENED):
        mark = getattr(error, "context_mark", None) or mark  # where it was opened, not where it was missed
    position = _position(mark) if mark else (0, 0)
    lines = text.split("\n")
    if position[0] >= len(lines):
        position = (len(lines) - 1, 0)
    for number in (position[0], max(position[0] - 1, 0)):  # the parser may have gone on by a line
        if looks := next((words for pattern, words in _LOOKS if pattern.match(lines[number])), ""):
            return Mistake(Code.YAML, (number, 0), looks, _half_width(lines[number]))
    said = str(getattr(error, "problem", "") or error)
    words = next((ja for en, ja in _SYNTAX if en in said), f"YAMLとして読めません（{said}）。")
    return Mistake(Code.YAML, position, words)


def _half_width(line: str) -> str:
    """A line with half-width spaces before its field, and a half-width colon and a space behind it."""
    indent, field, value = re.fullmatch(r"([ \t\u3000-]*)([^:：]*)[:：]?(.*)", line).groups()  # type: ignore[union-attr]
    indent = re.sub("[\t\u3000]", "  ", indent)
    return f"{indent}{field}: {value.strip()}" if field and value else f"{indent}{field}"
