"""Mistakes in the YAML of a front matter, with the errors of PyYAML reworded for writers."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from machidx.content.catalog import Rule, Rules
from machidx.content.yaml_repairs import repair_of


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
    certain: bool = False
    """Whether the proposal surely says what was meant."""


def position_of(mark: Any) -> Position:
    """Convert a mark of PyYAML."""
    return Position(mark.line, mark.column)


_OPENED = ("while parsing a flow", "while scanning a quoted scalar", "while scanning a simple key")
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
    """Tell an error of PyYAML by what was typed: by the repair after which the text can be read, or by its message."""
    mark = getattr(error, "problem_mark", None)
    opened = str(getattr(error, "context", "")).startswith(_OPENED)
    begun = getattr(error, "context_mark", None) if opened else None  # the opening quote, not the end of the file
    position = position_of(begun or mark) if begun or mark else Position(0, 0)
    lines = text.split("\n")
    if position.line >= len(lines):
        position = Position(len(lines) - 1, 0)
    if repair := repair_of(text, position.line):
        return Mistake(Rules.YAML, Position(repair.line, repair.column), repair.message, repair.instead)
    said = str(getattr(error, "problem", "") or error)
    words = next((ja for en, ja in _SYNTAX if en in said), f"YAMLとして読めません（{said}）。")
    return Mistake(Rules.YAML, position, words)
