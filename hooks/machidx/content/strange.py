"""Mistakes in the characters of a file: those that nobody sees, and those that look like others."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from machidx.content.catalog import Rules
from machidx.content.yaml_mistakes import Mistake, Position
from machidx.content.yaml_writing import in_flow, inline
from machidx.language.characters import (
    StrangeSign,
    is_lost,
    is_separator,
    refused_escapes,
    refused_signs,
    sign_name,
    told_signs,
    without_refused,
)

MOST = 20
"""Places told per file."""
_NARROW = re.compile(
    "(?:[かきくけこさしすせそたちつてとはひふへほうカキクケコサシスセソタチツテトハヒフヘホウ](?=[ﾞﾟ]))?[ｦ-ﾟ]+"
)
"""Also with the letter before a mark of voiced kana."""
_ALONE = {0x3099: "゛", 0x309A: "゜"}
"""Marks of voiced kana that no letter before them can have."""
_OPENING, _CLOSING = "“”„〝＂", "”“〟〞＂"
_AROUND = 8
"""Characters shown around a place."""


def refused(text: str) -> list[Mistake]:
    """Return the mistakes of refused characters: what nobody sees, or what has been lost."""
    found = refused_signs(text)
    return _with_rest([_refused(text, sign) for sign in islice(found, MOST)], sum(1 for _ in found))


def refused_as_escape(yaml: str, start: Position) -> Iterator[Mistake]:
    """Yield the mistakes of escapes in a double-quoted YAML text, which begins at a position."""
    for sign in islice(refused_escapes(yaml), MOST):
        mistake = _refused(yaml, sign)
        line, column = mistake.position
        yield replace(mistake, position=Position(start.line + line, column if line else start.column + column))


def stray_quotes(value: str, start: Position, *, is_in_flow: bool = False) -> Iterator[Mistake]:
    """Yield the quotes around a value, or at its end only, that are none for YAML and become part of the value."""
    first, last = value[:1], value[-1:]
    if first in _OPENING and last in _CLOSING and len(value) > 2:
        right = value[1:-1]
        if any(sign in right for sign in _OPENING + _CLOSING):  # quotes of words, not of the value
            return
        message = f"「{first}」と「{last}」は、Wordなどの引用符です。値の一部として、読む人に見えます。消します。"
    elif last == '"' and value.count('"') % 2 and not re.search(r'\d"$', value):  # 24" are inches
        right = value[:-1].rstrip()
        message = '値の終わりだけに「"」があります。値の一部として、読む人に見えます。消します。'
    else:
        return
    written = in_flow(right) if is_in_flow else inline(right)
    yield Mistake(Rules.STRAY_QUOTE, start, message, written, value, certain=written == right)


def lookalikes(text: str) -> list[Mistake]:
    """Return the mistakes of characters that look like others."""
    found = told_signs(text)
    made = [_lookalike(text, sign) for sign in islice(found, MOST)]
    narrow = (found for found in _NARROW.finditer(text) if not _is_reading(text, found.start()))
    made += [_narrow(text, match) for match in islice(narrow, MOST)]
    return _with_rest(made, sum(1 for _ in found) + sum(1 for _ in narrow))


def _is_reading(text: str, at: int) -> bool:
    """Whether an offset is in a reading, which has its own rule for the kind of kana."""
    return text.startswith("reading:", text.rfind("\n", 0, at) + 1)


def _narrow(text: str, match: re.Match[str]) -> Mistake:
    right = unicodedata.normalize("NFKC", match[0]).translate(_ALONE)
    message = f"「{match[0]}」は、半角のカナです。全角の「{right}」と書きます。"
    is_sure = not any(mark in right for mark in _ALONE.values())
    return Mistake(Rules.LOOKALIKE, _position(text, match.start()), message, right, match[0], certain=is_sure)


def _with_rest(mistakes: list[Mistake], rest: int) -> list[Mistake]:
    """Say in the last mistake how many more there are."""
    if rest:
        mistakes[-1].message += f"このファイルには、ほかに{rest}個あります。"
    return mistakes


def _refused(text: str, sign: StrangeSign) -> Mistake:
    name = f"「{sign_name(sign.written)}」"
    if is_lost(sign.written):
        message = f"{name}は、読む人に見えません。もとの文字を打ちなおします。"
        return Mistake(Rules.UNSEEN_SIGN, _position(text, sign.at), message)
    mend = "消すか、Enterキーの改行にします。" if is_separator(sign.written) else "消します。"
    message = f"目に見えない文字{name}があります。{mend}"
    return Mistake(Rules.UNSEEN_SIGN, _position(text, sign.at), message, _passage(text, sign))


def _passage(text: str, sign: StrangeSign) -> str:
    """Return the word around a refused character without it; "" if it stands alone, or is written as an escape."""
    if not text.startswith(sign.written, sign.at):
        return ""
    before = re.split("[ \u3000\n]", text[max(sign.at - _AROUND, 0) : sign.at])[-1]
    after = re.split("[ \u3000\n]", text[sign.at + 1 : sign.at + 1 + _AROUND])[0]
    return without_refused(before + after)


def _lookalike(text: str, sign: StrangeSign) -> Mistake:
    if len(sign.written) > 1:
        message = f"「{sign.right}」が、{len(sign.written)}つの文字に分かれています。1つの文字で打ちなおします。"
    else:
        name = sign_name(sign.written)
        message = f"「{sign.written}」（{name}）は、形の似た別の文字です。「{sign.right}」と書きます。"
    return Mistake(Rules.LOOKALIKE, _position(text, sign.at), message, sign.right, sign.written, certain=True)


def _position(text: str, at: int) -> Position:
    return Position(text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1)
