"""Marks and numbers that people type before the items of a list: ``・``, ``→``, ``（1）``, ``ア``, ``第1``.

Markdown knows only ``-`` and ``1.``; lines that begin with other marks run together into one paragraph.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_ORDERS = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウノオクヤマケフコエテアサキユメミシヱヒモセス",
    "いろはにほへとちりぬるをわかよたれそつねならむうのおくやまけふこえてあさきゆめみしゑひもせす",
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
    "abcdefghijklmnopqrstuvwxyz",
    "甲乙丙丁戊己庚辛壬癸",
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_KANJI = "一二三四五六七八九十"
_DIGITS = rf"(?:\d{{1,3}}|[{_KANJI}]{{1,2}})"
_VALUE = rf"(?:{_DIGITS}|[{''.join(_ORDERS)}A-Zａ-ｚＡ-Ｚｱ-ﾝ]|[ivxIVX]{{1,4}}|[⁰-⓿❶-➓㈠-㉇㊀-㋾Ⅰ-ⅿ])"
_OPEN, _CLOSE = r"[(（〔［\[【<＜〈《]", r"[)）〕］\]】>＞〉》]"
_LETTER = r"[^\W\d_A-Za-z]"
_NUMBER = re.compile(
    rf"""(?:
      {_OPEN}(?P<inner>{_LETTER}{{0,2}}?{_VALUE}){_CLOSE}(?!\()
    | (?P<before>No[.．]|№|(?:\d{{1,2}}[-－.．])+|{_LETTER}{{1,3}}?(?={_DIGITS}))?(?P<value>{_VALUE})(?P<after>
        (?P<sign>[)）]|[.．:：](?![0-9０-９A-Za-z/]))
      | (?P<keycap>\ufe0f?\u20e3)
      | [-－/・;；｡。〉>＝=→，、,](?![0-9０-９])
      | (?:(?<=[\d{_KANJI}]){_LETTER})?(?=[ \t\u3000]))
    )[ \t\u3000]*(?P<words>\S.*)""",
    re.VERBOSE,
)
_SYMBOL = re.compile(r"\S[-=>－＝＞*\ufe0e\ufe0f\u200d]*[ \t\u3000]*(?P<words>\S.*)")
_SIGNED = re.compile(r"[-+−－＋±▲△▼][ ]?[0-9０-９]")
_NO_MARKS = "「『（([｛{“‘\"'`#＃|:!！?？<>&\\_/.,、。，．…@%％~$¥￥"
"""Signs with which a sentence, or another notation of Markdown, may begin."""
_HEADS = "【〔"
"""Brackets that stand around a heading; they stay."""
_MARKS = f"〇{_HEADS}"
_CATEGORIES = ("So", "Sm", "Po", "Pd", "No", "Nl")


class ListMark(NamedTuple):
    """The mark at the beginning of a line."""

    family: str
    """Equal for marks of one list."""
    values: frozenset[int]
    """The numbers it may stand for: ``イ`` is the second and the first."""
    words: str
    """The text after the mark."""
    is_sure: bool
    """Whether two marks of the family make a list even if their numbers do not follow each other."""
    is_number: bool
    """Whether it is a number in digits."""

    def precedes(self, other: "ListMark") -> bool:
        """Whether another mark has the number after this one's."""
        return any(value + 1 in other.values for value in self.values)


def list_mark(text: str) -> ListMark | None:
    """Return the mark of a line, passed without its indentation; None for one that Markdown knows, or for none."""
    if found := _NUMBER.fullmatch(text):
        value = found["inner"] or found["value"]
        if values := frozenset(_values(value)):
            end = ")" if found["sign"] else found["after"]
            family = "()" if found["inner"] else f"{found['before'] or ''}0{end}"
            is_sure = bool(found["inner"] or found["sign"] or found["keycap"])
            is_number = value.isdecimal() and not found["before"]
            return ListMark(family, values, found["words"], is_sure=is_sure, is_number=is_number)
    if (found := _SYMBOL.fullmatch(text)) and _is_symbol(text):
        words = text if text[0] in _HEADS or (text[0].isnumeric() and text[0] != "〇") else found["words"]
        return ListMark("symbol", frozenset(), words, is_sure=True, is_number=False)
    return None


def _is_symbol(text: str) -> bool:
    sign = text[0]
    is_mark = sign in _MARKS or (unicodedata.category(sign) in _CATEGORIES and sign not in _NO_MARKS)
    return is_mark and not text.startswith("**") and not _SIGNED.match(text)


def _values(written: str) -> Iterator[int]:
    """Yield the numbers that a written one may stand for."""
    text = unicodedata.normalize("NFKC", written).strip("()").lower()
    digits = re.sub(r"\D", "", text)
    if digits:
        yield int(digits)
    elif kanji := "".join(sign for sign in text if sign in _KANJI):
        yield (_KANJI.index(kanji[-1]) + 1) % 10 + 10 * (len(kanji) > 1 or kanji == "十")
    if text in _ROMAN:
        yield _ROMAN.index(text) + 1
    yield from (order.index(text) + 1 for order in _ORDERS if len(text) == 1 and text in order)
