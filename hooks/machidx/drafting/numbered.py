"""Titles with a number in front: 第1章, Ⅱ, 1., 1.2, (1), ①, 施策1-②."""

import re
import unicodedata
from dataclasses import dataclass

from machidx.drafting.text_lines import tidied
from machidx.language import kanji_numerals

_N = r"[0-9０-９]{1,2}"
_ITEM = rf"[(（]{_N}[)）]|[①-⑳⑴-⒇]|{_N}"
_SEPARATOR = r"[ \u3000]*[.．、:：）)]?[ \u3000]*"
_WORDS = (
    "(?:基本|取組|推進|重点|個別|具体|主要)?(?:方針|目標|方向|戦略)|(?:個別|重点|具体|基本)?(?:施策分野|施策|取組事項|取組|取り組み|事業|政策"
    "|プロジェクト|アクション)|柱"
)
_NO_UNIT = r"(?![つ個件年月日人回%％本点種カか割分時,，0-9０-９]|[社町村者](?![民内会]))"
_FORMS = {
    "chapter": re.compile(rf"第[ \u3000]*(?P<n>{_N}|[一二三四五六七八九十]+)[ \u3000]*[章部編](?P<rest>.*)"),
    "word": re.compile(
        rf"[【<＜\[［]?(?P<word>{_WORDS})[ \u3000]*(?P<n>{_ITEM})"
        rf"(?P<more>(?:[ \u3000]*[-－‐–―ー・.][ \u3000]*(?:{_ITEM}))*)"
        rf"{_NO_UNIT}(?P<rest>.*)"
    ),
    "decimal": re.compile(
        rf"(?P<n>{_N}(?:[.．\-－]{_N}){{1,3}})[.．]?(?=[ \u3000]*[^\s0-9０-９.．%％\-－年月]){_NO_UNIT}(?P<rest>.*)"
    ),
    "roman": re.compile(r"(?P<n>[Ⅰ-Ⅻ]|[IVX]{1,4}(?=[ \u3000.．、]))(?P<rest>.*)"),
    "plain": re.compile(rf"(?P<n>{_N})(?=[.．、 \u3000【「『]){_SEPARATOR}(?![0-9０-９]){_NO_UNIT}(?P<rest>.*)"),
    "paren": re.compile(rf"(?P<n>[(（]{_N}[)）]|[⑴-⒇])(?P<rest>.*)"),
    "circled": re.compile(r"(?P<n>[①-⑳])(?P<rest>.*)"),
}
_ROMANS = {"I": 1, "V": 5, "X": 10}
LONGEST = 60
"""Characters of a title, at most."""
_ENDS = "。．！？!?、"


@dataclass(frozen=True)
class NumberedTitle:
    """A title with its number."""

    style: str
    """How the number is written; titles of one level have the same style."""
    value: int
    """The last number."""
    number: str
    """The number as printed, without the word before it: 1-②."""
    title: str
    """"" where only the number stands on the line."""

    @property
    def is_named(self) -> bool:
        """Whether a word stands before the number: 施策1."""
        return self.style.startswith("word:")

    @property
    def above(self) -> str:
        """The number without its last item: 1 for 1-②; "" for a single item."""
        return self.number.rpartition("-")[0]


def numbered_title(text: str) -> NumberedTitle | None:
    """Read a line as a title with a number; None for sentences and for lines without one."""
    for style, form in _FORMS.items():
        if match := form.match(text):
            return _title(style, match)
    return None


def is_titling(text: str) -> bool:
    """Whether a text may be a title: short, and no sentence."""
    return 0 < len(text) <= LONGEST and text[-1] not in _ENDS and "。" not in text


def _title(style: str, match: re.Match[str]) -> NumberedTitle | None:
    title = _unwrapped(match["rest"].lstrip(" \u3000:：.．、-－】]］>＞"))
    if title and not is_titling(title):
        return None
    more = match["more"] if style == "word" else ""
    items = re.findall(_ITEM if style in ("word", "paren", "circled") else r".+", match["n"] + more)
    name = f"{style}:{match['word']}:{len(items)}" if style == "word" else style
    if style == "decimal":
        name = f"{style}:{len(re.findall(_N, match['n']))}"
    value = _value(items[-1])
    return NumberedTitle(name, value, "-".join(map(_printed, items)), title) if value else None


def _unwrapped(title: str) -> str:
    """The title without brackets around all of it."""
    inner = re.fullmatch(r"[【<＜\[［](?P<inner>[^【】<>＜＞\[\]［］]+)[】>＞\]］]?", title)
    return tidied((inner["inner"] if inner else title).replace("※", "").rstrip("】]］>＞*＊ "))


def _value(item: str) -> int:
    plain = unicodedata.normalize("NFKC", item)
    if digits := re.findall("[0-9]+", plain):
        return int(digits[-1])
    if re.fullmatch("[IVX]+", plain):
        return _of_roman(plain)
    return kanji_numerals.value(plain)


def _of_roman(numeral: str) -> int:
    values = [_ROMANS[sign] for sign in numeral]
    return sum(-now if now < then else now for now, then in zip(values, [*values[1:], 0], strict=True))


def _printed(item: str) -> str:
    """A number in half-width signs, but circled as printed."""
    return item if re.fullmatch("[①-⑳]", item) else unicodedata.normalize("NFKC", item)
