"""What a writer did where YAML cannot be read: the first small repair of a line after which it can be.

Each repair knows what it mends, so that the message names what was typed and not what the parser met.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import yaml

from machidx.content.field_places import fields_at, homes
from machidx.content.yaml_lines import block_at, indent_of
from machidx.language.scripts import JAPANESE_RUN
from machidx.model import KINDS
from machidx.model.kinds import Kind
from machidx.model.values import EnglishWords

WIDE_INDENT = "行の頭に、全角の空白があります。半角の空白にします。"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST = 60_000
"""Characters of a front matter that are read again for each repair."""
_TABS = 20
"""Lines with a tab that are each tried with several indents."""
_TRIED = 6
"""Indents that are tried, the nearest ones."""
_KIND = re.compile(r"^kind: *(\w+)", re.MULTILINE)
_LINE = re.compile(r"(?P<indent> *)(?P<dash>(?:- +)*)(?P<key>[^\s:#\"'\[{-][^:]*): *(?P<value>.*)")
_NO_COLON = re.compile(
    r" *(?:- +)*(?P<key>[a-z_]+)(?:(?:[ \u3000]*[;；=＝、,.]|[ \u3000])[ \u3000]*(?P<value>\S.*))? *"
)
"""A field whose value follows without a colon, or that stands alone."""
_WORDS = re.compile(r" *[^\s\-#\"'\[{](?:[^:]|:(?=//))*")
"""A line that is no field."""
_SENTENCE = re.compile(r"[。、，]|\w \w+ ")
"""What has more than a word or a figure."""
_LOOKS = (
    (re.compile("[ -]*\u3000"), WIDE_INDENT),
    (re.compile("[ -]*[^\\s:：\"'#]+："), "項目の後の「：」が全角です。半角の「:」と半角の空白にします。"),
    (re.compile(r"[ -]*\w+:(?!//)[^\s:]"), "項目の後の「:」の後ろに、半角の空白が要ります。"),
)
"""Lines that are wrong by their look."""


class Repair(NamedTuple):
    """A repair of one line of a front matter."""

    line: int
    """0-based."""
    column: int
    message: str
    instead: str
    """The line, or the lines, to put in its place."""
    length: int = 1
    """How many lines it replaces."""


def repair_of(text: str, near: int) -> Repair | None:
    """The repair of the line ``near`` (0-based), or of one shortly above, after which more can be read; None for none.

    ``near`` is the line at which the parser stopped: the mistake may be above it.
    """
    if len(text) > _MOST:
        return None
    lines = text.split("\n")
    numbers = [n for n in (near, near - 1, near - 2) if 0 <= n < len(lines) and lines[n].strip()]
    for repairs in _REPAIRS:
        for number, repair in product(numbers, repairs):
            for made in repair(lines, number):
                rest = [*lines[:number], *made.instead.split("\n"), *lines[number + made.length :]]
                if _stops(rest) > near + made.instead.count("\n"):
                    return made
    return None


def without_tabs(lines: list[str]) -> Iterator[Repair]:
    """Yield the repair of each line with a tab: with spaces that fit the lines around."""
    read = [line.replace("\t", "  ") for line in lines]
    tabbed = [number for number, line in enumerate(lines) if "\t" in line]
    for place, number in enumerate(tabbed):
        words = lines[number].lstrip(" \t").replace("\t", " ")
        near = [_next_indent(read[number - 1])] if number else []
        near += [indent_of(read[other]) for other in (number - 1, number + 1) if 0 <= other < len(read)]
        tries = [" " * width + words for width in (*near, indent_of(read[number]))]
        fitting = (made for made in tries if _stops([*read[:number], made, *read[number + 1 :]]) == len(read))
        read[number] = next(fitting, tries[-1]) if place < _TABS else tries[-1]
        column, width = lines[number].index("\t"), indent_of(read[number])
        is_indent = not lines[number][:column].strip()
        instead = f"行の頭を、半角の空白{width}つにします。" if is_indent and width else "半角の空白にします。"
        yield Repair(number, column, f"タブ文字は使えません。{instead}", read[number])


def _next_indent(line: str) -> int:
    """The indent of a field below a line: beside the field there, or inside it where it has no value yet."""
    dashes = re.match(" *(?:- +)*", line)
    return (dashes.end() if dashes else 0) + (2 if line.rstrip().endswith(":") else 0)


def _stops(lines: list[str]) -> int:
    """The 0-based line at which the parser stops; the number of lines where it reads them all."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=_LOADER):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark.line if mark else 0
    return len(lines)


def _look(lines: list[str], number: int) -> Iterator[Repair]:
    for pattern, message in _LOOKS:
        if pattern.match(lines[number]):
            yield Repair(number, 0, message, _half_width(lines[number]))


def _half_width(line: str) -> str:
    """Propose a line with half-width spaces as its indent, and a half-width colon and a space after its field."""
    indent, field, value = re.fullmatch(r"([ \t\u3000-]*)([^:：]*)[:：]?(.*)", line).groups()  # type: ignore[union-attr]
    indent = re.sub("[\t\u3000]", "  ", indent)
    return f"{indent}{field}: {value.strip()}" if field and value else f"{indent}{field}"


def _tab(lines: list[str], number: int) -> Iterator[Repair]:
    if "\t" in lines[number]:
        yield from (repair for repair in without_tabs(lines) if repair.line == number)


def _colon(lines: list[str], number: int) -> Iterator[Repair]:
    """Put back the colon between a field and its value: stage expanding."""
    match = _NO_COLON.fullmatch(lines[number])
    if match and _is_field(lines, match["key"]):
        column, key = match.start("key"), match["key"]
        instead = f"{lines[number][:column]}{key}: {match['value'] or ''}".rstrip()
        yield Repair(number, column, f"「{key}」の後に、半角の「:」がありません。", instead)


def _is_field(lines: list[str], name: str) -> bool:
    kind = _kind(lines)
    return bool(homes(kind.facts, name)) if kind else name in EnglishWords.model_fields


def _kind(lines: list[str]) -> Kind | None:
    return KINDS.get((_KIND.search("\n".join(lines)) or [""] * 2)[1])


def _stray(lines: list[str], number: int) -> Iterator[Repair]:
    """Join a line of words to the sentence above that it continues, or make it a note."""
    words = lines[number].strip()
    if not _WORDS.fullmatch(lines[number]):
        return
    above = _LINE.fullmatch(lines[number - 1]) if number else None
    if above and _SENTENCE.search(above["value"]):
        message = f"「{above['key']}」の文が、次の行に続いています。1つの行に書き、次の行を消します。"
        yield Repair(number - 1, above.start("key"), message, _joined(lines[number - 1], above["value"], words), 2)
        return
    message = "この行は「項目: 値」の形ではありません。メモなら、行の頭に「# 」を付けます。要らなければ、消します。"
    yield Repair(number, 0, message, f"# {words}")


def _joined(line: str, value: str, words: str) -> str:
    """A line of a field with more words at the end of its value, within its quotes and before its note."""
    quote = value[0] if value[0] in "\"'" else ""
    end = line.rindex(quote) if quote else len(re.split(r"\s+#|\s+$", line)[0])
    gap = "" if JAPANESE_RUN.search(value) else " "
    return f"{line[:end]}{gap}{words}{line[end:]}".rstrip()


def _dash(lines: list[str], number: int) -> Iterator[Repair]:
    if match := re.fullmatch(r"( *)-([^\s-].*)", lines[number]):
        yield Repair(number, len(match[1]), "「-」の後に、半角の空白を1つ入れます。", f"{match[1]}- {match[2]}")


def _opening(lines: list[str], number: int) -> Iterator[Repair]:
    """Close what a value opens and does not close."""
    if not (match := _LINE.fullmatch(lines[number])):
        return
    value, column = match["value"], match.start("value")
    if value.startswith('"') and value.count('"') == 1:
        yield Repair(number, column, '「"」が閉じていません。終わりにも「"」を付けます。', f'{lines[number].rstrip()}"')
    for start, end, name in (("[", "]", "［ ］"), ("{", "}", "｛ ｝")):
        if value.startswith(start) and value.count(start) > value.count(end):
            message = f"かっこ{name}が閉じていません。終わりに「{end}」を付けます。"
            yield Repair(number, column, message, f"{lines[number].rstrip()}{end}")


def _parent(lines: list[str], number: int) -> Iterator[Repair]:
    """Put back the line of the record to which a field belongs: source: above section."""
    match, kind = _LINE.fullmatch(lines[number]), _kind(lines)
    if not match or not kind or not match["indent"]:
        return
    top = fields_at(kind.facts, ())
    places = homes(kind.facts, match["key"])
    if match["key"] in top or not places or len(places[0]) != 2:
        return
    parent = places[0][0]
    if not any(line.startswith(f"{parent}:") for line in lines):
        message = f"「{match['key']}」の上に、「{parent}:」の行がありません。"
        yield Repair(number, len(match["indent"]), message, f"{parent}:\n{lines[number]}")


def _indent(lines: list[str], number: int) -> Iterator[Repair]:
    """Move a line, with those that are deeper below it, to the indents of the lines above."""
    block = block_at(lines, number)
    now = indent_of(lines[number])
    above = [line for line in lines[:number] if line.strip()]
    widths = {indent_of(line) + deeper for line in above for deeper in (0, 2)} - {now}
    for width in sorted(widths, key=lambda width: (abs(width - now), width > now))[:_TRIED]:
        by = width - now
        moved = "\n".join(
            " " * (indent_of(line) + by) + line.lstrip(" ") for line in block if indent_of(line) + by >= 0
        )
        what = f"{abs(by)}つ{'増やします' if by > 0 else '減らします'}"
        yield Repair(
            number, now, f"行の頭の空白（字下げ）が、まわりの行と合いません。半角の空白を{what}。", moved, len(block)
        )


_NO_BEGINNING = "@`%&*!|>,?]}"
"""Signs with which YAML begins no plain value."""


def _quotes(lines: list[str], number: int) -> Iterator[Repair]:
    """Put a whole value into quotes."""
    if not (match := _LINE.fullmatch(lines[number])) or not (value := match["value"].rstrip()):
        return
    if value.startswith("[["):
        why = "値が「[[」で始まると、かっことして読まれます"
    elif ": " in value:
        why = "値の中に「: 」（半角のコロンと空白）があります"
    elif re.match(r'"[^"]*"\s*[^\s#]', value):
        why = '「"」で囲んだ後に、ことばが続いています'
    elif value[0] in _NO_BEGINNING:
        why = f"値を「{value[0]}」で始められません"
    else:
        return
    start = lines[number][: match.start("value")]
    quoted = f"'{value}'" if '"' in value and "'" not in value else f'"{value.replace(chr(34), "")}"'
    sign = quoted[0]
    yield Repair(number, match.start("value"), f"{why}。値の全体を、半角の「{sign}」で囲みます。", f"{start}{quoted}")


_REPAIRS = ((_tab, _look, _dash, _colon), (_opening,), (_parent,), (_quotes,), (_stray,), (_indent,))
"""The repairs, the surest first: each group is tried for the line and for those above it before the next one."""
