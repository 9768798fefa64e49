"""Mistakes in the YAML of a front matter, with the errors of PyYAML reworded for writers."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from machidx.content.catalog import Rule, Rules


class Position(NamedTuple):
    """A position in the parsed text; line and column are 0-based."""

    line: int
    column: int


@dataclass(slots=True)
class Mistake:
    """A mistake in the YAML, before its values are checked against a kind of page."""

    rule: Rule
    position: Position
    message: str
    proposal: str = ""
    wrong: str = ""
    """What the proposal replaces; "" where it replaces nothing as it is."""


def position_of(mark: Any) -> Position:
    """Convert a mark of PyYAML."""
    return Position(mark.line, mark.column)


WIDE_INDENT = "行の頭に、全角の空白があります。半角の空白にしてください。"
_OPENED = ("while parsing a flow", "while scanning a quoted scalar", "while scanning a simple key")
_LOOKS = (
    (re.compile("[ -]*\u3000"), WIDE_INDENT),
    (re.compile("[ -]*\t"), "タブ文字は使えません。半角の空白にしてください。"),
    (re.compile("[ -]*[^\\s:：\"'#]+："), "項目の後の「：」が全角です。半角の「:」と半角の空白にしてください。"),
    (re.compile(r"[ -]*\w+:[^\s:]"), "項目の後の「:」の後ろに、半角の空白が要ります。"),
)
"""Patterns of wrong lines, tried before the parser's own words, which often name a consequence."""
_SYNTAX = (
    ("mapping values are not allowed", '「:」の使い方が読めません。値に「:」を含むときは、値全体を「"」で囲みます。'),
    ("could not find expected ':'", "「項目: 値」の形になっていません。「:」の後に半角の空白が要ります。"),
    ("did not find expected key", '行の始まりの位置（字下げ）がそろっていないか、「"」が閉じていません。'),
    ("did not find expected ',' or", "かっこ［ ］｛ ｝が閉じていません。"),
    ("did not find expected '-'", "「- 」で始まる行の位置（字下げ）がそろっていません。"),
    ("found unexpected end of stream", '「"」が閉じていません。'),
    ("found character that cannot start", 'この文字では値を始められません。値全体を「"」で囲んでください。'),
    ("escape c", "「\\」の後の番号や文字が読めません。文字を、そのまま打ちます。"),
    ("complex key", "「項目: 値」の項目には、ことばだけが書けます。"),
)


def syntax_mistake(error: yaml.YAMLError, text: str) -> Mistake:
    """Reword an error of PyYAML, from a table of its messages and from the look of the line."""
    mark = getattr(error, "problem_mark", None)
    if str(getattr(error, "context", "")).startswith(_OPENED):
        mark = getattr(error, "context_mark", None) or mark  # the opening quote or bracket, not the end of the file
    position = position_of(mark) if mark else Position(0, 0)
    lines = text.split("\n")
    if position.line >= len(lines):
        position = Position(len(lines) - 1, 0)
    for number in (position.line, max(position.line - 1, 0)):  # the parser may be one line further on
        if looks := next((words for pattern, words in _LOOKS if pattern.match(lines[number])), ""):
            return Mistake(Rules.YAML, Position(number, 0), looks, _half_width(lines[number]))
    said = str(getattr(error, "problem", "") or error)
    words = next((ja for en, ja in _SYNTAX if en in said), f"YAMLとして読めません（{said}）。")
    return Mistake(Rules.YAML, position, words)


def _half_width(line: str) -> str:
    """Propose a line with half-width spaces as its indent, and a half-width colon and a space after its field."""
    indent, field, value = re.fullmatch(r"([ \t\u3000-]*)([^:：]*)[:：]?(.*)", line).groups()  # type: ignore[union-attr]
    indent = re.sub("[\t\u3000]", "  ", indent)
    return f"{indent}{field}: {value.strip()}" if field and value else f"{indent}{field}"
