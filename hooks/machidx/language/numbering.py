"""Numbers that serve as identifiers: municipality codes, printed numbers of measures and the file names for them.

A printed number is spelled as words and digits: Ⅱ-①-ア as ``ii-maru-1-kana-a``. Two numbers with one spelling are one
number, typed in two ways. A file name may leave out the marks and separators: ``ii-1-a``.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from machidx.language.filenames import is_device

_LONGEST = 60
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_SEPARATORS = {"-": "", ".": "ten", "・": "naka", " ": "aki", "の": "no"}
_JOINED = "x"
"""Stands between two items with nothing between them: A1."""
_SMALL = "komoji"
_MARKS = {"CIRCLED": "maru", "NEGATIVE CIRCLED": "kuro", "DOUBLE CIRCLED": "niju"}
_BRACKET, _NUMERAL, _LATIN, _PLAIN = "kakko", "kan", "eiji", "sonomama"
_SCRIPTS = {"KATAKANA": "kana", "HIRAGANA": "hira"}
_LEFT_OUT = {*_SEPARATORS.values(), _JOINED, _SMALL, *_MARKS.values(), _BRACKET, _NUMERAL, *_SCRIPTS.values()}
_RESERVED = {*_LEFT_OUT, _LATIN, _PLAIN, "index", "readme"}
_DIGITS = "一二三四五六七八九"
_COUNTERS = "第号章節項条番"
"""Printed with any number; not a word that tells two series of numbers apart."""
_BETWEEN = re.compile(r"(?<=[^-.・ の])([-.・ の])(?=[^-.・ の])")
_IN_BRACKETS = re.compile(r"\((\d+|[A-Z]+|[a-z]+|[^\W_])\)")
_ITEM = re.compile(rf"{_IN_BRACKETS.pattern}|\d+|[A-Z]+|[a-z]+|[{_DIGITS[1:]}]?十[{_DIGITS}]?|.", re.DOTALL)
_CODE = re.compile("u([0-9a-f]{4,6})")
_CIRCLED = re.compile(r"(?:DINGBAT )?((?:NEGATIVE |DOUBLE )?CIRCLED) (?!.* ON )")
_IDEOGRAPH = re.compile("[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def check_digit(code: str) -> int:
    """The check digit of a 団体コード, from its first five digits (総務省「全国地方公共団体コード」仕様)."""
    rest = sum(int(digit) * weight for digit, weight in zip(code[:5], (6, 5, 4, 3, 2), strict=True)) % 11
    return (11 - rest) % 10


def spelled(number: str) -> str:
    """Spell a printed number in full; only different ways to type one number have one spelling."""
    return "-".join(_words(number))


def shortened(number: str) -> str:
    """The spelling without marks, separators and ideographs: 1-1-2 for 1-(1)-②. "" where nothing remains."""
    return "-".join(word for word in _words(number) if word not in _LEFT_OUT and _sign(word).isalnum())


def word_of(number: str) -> str:
    """The ideographs of a number that are neither numerals nor counters: 住民目線 for 住民目線-1; "" for none."""
    signs = (chr(int(match[1], 16)) for word in _words(number) if (match := _CODE.fullmatch(word)))
    return "".join(sign for sign in signs if _IDEOGRAPH.fullmatch(sign) and sign not in _COUNTERS)


def fits(name: str, number: str) -> bool:
    """Whether a file may have this name for a number: the full spelling, or the short one with anything in front."""
    short = shortened(number)
    return name == spelled(number) or (f"-{name}".endswith(f"-{short}") if short else bool(word_of(number)))


def name_for(number: str, others: Mapping[str, str]) -> str:
    """The file name for a number, beside those of the town's other measures (numbers by name); "" for none.

    The short spelling, or the full one where another measure has that, marked where it is the short one too. A number
    with a word has a number for the word in front, the same for all measures with that word.
    """
    word, short, full = word_of(number), shortened(number), spelled(number)
    in_series = ["-".join(filter(None, (step, short))) for step in _series(word, others)]
    wanted = (*in_series, full, f"{_PLAIN}-{full}" if full else "")
    return next((name for name in wanted if 0 < len(name) <= _LONGEST and name not in others), "")


def _series(word: str, others: Mapping[str, str]) -> Iterator[str]:
    """The numbers that may stand for a word in file names: those in use, then the first one not in use; "" for none."""
    if not word:
        yield ""
        return
    used = {name.partition("-")[0]: word_of(number) for name, number in others.items()}
    yield from (step for step, other in used.items() if other == word)
    yield next(str(step) for step in range(1, len(used) + 2) if str(step) not in used)


def _sign(word: str) -> str:
    """The word, or in place of a code a letter; "" for the code of an ideograph or of a sign that is no letter."""
    match = _CODE.fullmatch(word)
    if not match:
        return word
    sign = chr(int(match[1], 16))
    return sign if sign.isalnum() and not _IDEOGRAPH.fullmatch(sign) else ""


def _words(number: str) -> list[str]:
    """The words and digits of a number: those of its items, with words between them for separators but hyphens."""
    signs = (sign if _circled(sign) else unicodedata.normalize("NFKC", sign) for sign in number.strip())
    parts = _BETWEEN.split(unicodedata.normalize("NFC", "".join(signs)).translate(_HYPHENS))
    out: list[str] = []
    for at, part in enumerate(parts):
        if at % 2:
            out += filter(None, (_SEPARATORS[part],))
            continue
        for place, item in enumerate(_ITEM.finditer(part)):
            out += [_JOINED] if place else []
            out += _item(item[0])
    return out


def _item(item: str) -> Iterator[str]:
    """The words for one item: digits, Latin letters, a numeral, one other sign, or one of these in brackets."""
    if match := _IN_BRACKETS.fullmatch(item):
        yield from (_BRACKET, *_item(match[1]))
    elif item.isdecimal():
        yield item
    elif item.isascii() and item.isalpha():
        yield from _latin(item)
    elif value := _numeral(item):
        yield from (_NUMERAL, str(value))
    elif match := _circled(item):
        yield from (_MARKS[match[1]], *_item(_inside(item)))
    else:
        yield from _kana(item) or (f"u{ord(item):04x}",)


def _latin(item: str) -> Iterator[str]:
    word = item.lower()
    yield from (_SMALL,) if item == word else ()
    yield from (_LATIN,) if word in _RESERVED or is_device(word) else ()
    yield word


def _numeral(item: str) -> int:
    """The value of a numeral in ideographs, up to 99; 0 for any other item."""
    tens, ten, ones = item.rpartition("十")
    return (_DIGITS.find(tens) + 1 if tens else len(ten)) * 10 + (_DIGITS.find(ones) + 1 if ones else 0)


def _circled(sign: str) -> re.Match[str] | None:
    """Match the name of a sign in a circle; None for others."""
    match = _CIRCLED.match(unicodedata.name(sign, "")) if len(sign) == 1 and not sign.isascii() else None
    return match if match and _inside(sign) != sign else None


def _inside(sign: str) -> str:
    """What stands in the circle around a sign."""
    value, plain = unicodedata.numeric(sign, None), unicodedata.normalize("NFKC", sign)
    return f"{value:.0f}" if value is not None and plain == sign else plain


def _kana(sign: str) -> tuple[str, ...]:
    """The words for a letter of kana, from its name; () for any other sign."""
    script, _, letter = unicodedata.name(sign, "").lower().partition(" letter ")
    if script.upper() not in _SCRIPTS:
        return ()
    return (_SCRIPTS[script.upper()], *((_SMALL,) if letter.startswith("small ") else ()), letter.split(" ")[-1])
