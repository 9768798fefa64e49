"""Figures in prose, so that a Japanese sentence and its English can be compared.

令和6年度 and FY2024, 約1割 and 10%, 1億2,000万 and 120 million, 夜11時 and 11 p.m. are equal. Small numbers may be
words (five policies), so some figures of either side are optional: they may answer one of the other side, but need not.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import prod
from typing import NamedTuple

from machidx.language import years
from machidx.language.scripts import JAPANESE_RUN
from machidx.language.years import ERAS, show_fiscal_year


class Value(NamedTuple):
    """What a figure says: its kind (number, percent, fiscal year, month, time, fraction) and how much."""

    kind: str
    amount: float


@dataclass(frozen=True)
class Quantity:
    """A figure of a text: what it says, how it is written, where, and whether the other side must have it."""

    value: Value
    written: str
    offset: int
    optional: bool = False


_Reader = Callable[[re.Match[str]], list[Value]]
_NUMBER = r"\d(?:[\d,]*\d)?(?:\.\d+)?"
_OFFSETS = {era.kanji: era.offset for era in ERAS}
_ERA = "|".join(era.kanji for era in ERAS)
_UNITS = {"兆": 10**12, "億": 10**8, "万": 10**4, "千": 10**3, "百": 100}
_SCALED = rf"({_NUMBER})([千百]?[兆億万]|[千百])"
_KANJI = {character: value for value, character in enumerate("〇一二三四五六七八九十")}
_KANJI_NUMBER = re.compile(f"[{''.join(_KANJI)}]")
_WORDS = {
    word: value
    for value, words in {
        0: "zero",
        1: "one a an each every per single once first alone",
        2: "two both twice second pair double doubles doubled twofold",
        3: "three third triple triples tripled threefold",
        4: "four fourth",
        5: "five fifth",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth teens",
        11: "eleven",
        12: "twelve",
    }.items()
    for word in words.split()
}
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def _compiled(*patterns: tuple[str, _Reader]) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    return tuple((re.compile(pattern), reader) for pattern, reader in patterns)


def _float(text: str) -> float:
    return float(text.replace(",", ""))


def _number(text: str) -> list[Value]:
    return [Value("number", _float(text))]


def _era_year(era: str, year: str) -> int:
    return _OFFSETS[era] + (1 if year == "元" else int(year))


def _japanese_year(m: re.Match[str]) -> list[Value]:
    """令和6年度, 令和8年1月, 令和5（2023）年度."""
    year = _era_year(m["era"], m["year"])
    kind = "fiscal year" if m["fiscal"] else "number"
    values = [Value(kind, year)]
    return [*values, Value("month", int(m["month"]))] if m["month"] else values


def _scaled(m: re.Match[str]) -> list[Value]:
    """1億2,000万, 3千万, 2百."""
    parts = re.findall(_SCALED, m.group())
    return [Value("number", sum(_float(number) * _scale(units) for number, units in parts))]


def _scale(units: str) -> int:
    return prod(_UNITS[unit] for unit in units)


def _japanese_time(m: re.Match[str]) -> list[Value]:
    """In 24 hours: 夜12時 and 24時 are 0時."""
    hour = int(m["hour"])
    afternoon = (m["half"] in ("午後", "夜", "夕方") and hour < 12) or (m["half"] == "夜" and hour == 12)
    return [_time(hour + 12 * afternoon, m["minute"])]


def _time(hour: int, minute: str | None) -> Value:
    return Value("time", hour % 24 * 60 + int(minute or 0))


def _fraction(m: re.Match[str]) -> list[Value]:
    """3分の2, 2/3; without a whole to divide by, two numbers."""
    part, whole = int(m["m"]), int(m["n"])
    return [Value("fraction", round(part / whole, 4))] if whole else [Value("number", part), Value("number", whole)]


def _fiscal_years(m: re.Match[str]) -> list[Value]:
    """2024〜2026年度, FY2024–2026."""
    return [Value("fiscal year", int(m["year"])), Value("fiscal year", int(m["last"]))]


def _percents(m: re.Match[str], times: int = 1) -> list[Value]:
    """2〜3割, 20 to 30%."""
    return [Value("percent", _float(m["n"]) * times), Value("percent", _float(m["last"]) * times)]


_JAPANESE = _compiled(
    (
        rf"(?P<era>{_ERA})(?P<year>\d{{1,2}}|元)(?:\((?:\d{{4}})\))?年(?P<fiscal>度)?(?:\(\d{{4}}年(?:度)?\))?(?:(?P<month>\d{{1,2}})月)?",
        _japanese_year,
    ),
    (
        rf"(?P<era>{_ERA})(?P<year>\d{{1,2}}|元)[~～〜・、-](?P<last>\d{{1,2}})年度",
        lambda m: [Value("fiscal year", _era_year(m["era"], m[year])) for year in ("year", "last")],
    ),
    (r"(?P<year>\d{4})[~～〜・、-](?P<last>\d{4})年度", _fiscal_years),
    (r"(?P<year>\d{4})年度", lambda m: [Value("fiscal year", int(m["year"]))]),
    (r"(?<!\d)(?P<year>\d{1,2})年度", lambda m: [Value("fiscal year", _era_year("令和", m["year"]))]),
    (
        r"(?<!\d)(?P<month>1[0-2]|[1-9])[~～〜・、-](?P<last>1[0-2]|[1-9])月(?!間)",
        lambda m: [Value("month", int(m["month"])), Value("month", int(m["last"]))],
    ),
    (r"(?<!\d)(?P<month>1[0-2]|[1-9])月(?!間)", lambda m: [Value("month", int(m["month"]))]),
    (
        r"(?P<half>午前|午後|朝|夜|夕方)?(?P<hour>\d{1,2})時(?!間|点)(?:(?P<minute>\d{1,2})分)?(?:\(\d+時\))?",
        _japanese_time,
    ),
    (r"(?<!\d)(?P<n>\d{1,9})分の(?P<m>\d{1,9})(?!\d)", _fraction),
    (rf"(?P<n>{_NUMBER})[~～〜-](?P<last>{_NUMBER})割", lambda m: _percents(m, 10)),
    (rf"(?P<n>{_NUMBER})[~～〜-](?P<last>{_NUMBER})(?:%|パーセント)", _percents),
    (rf"(?P<n>{_NUMBER})割", lambda m: [Value("percent", _float(m["n"]) * 10)]),
    (rf"(?P<n>{_NUMBER})(?:%|パーセント)", lambda m: [Value("percent", _float(m["n"]))]),
    (rf"(?:{_SCALED})+", _scaled),
    (_NUMBER, lambda m: _number(m.group())),
)


def _english_scaled(m: re.Match[str]) -> list[Value]:
    return [Value("number", round(_float(m["n"]) * _SCALES[m["scale"].lower()], 4))]


def _english_time(m: re.Match[str]) -> list[Value]:
    """12 p.m. is noon, 12 a.m. midnight."""
    hour, half = int(m["hour"]), m["half"].lower()
    return [_time(hour % 12 + 12 * half.startswith("p") if half else hour, m["minute"])]


_MONTH = rf"\b(?P<month>{'|'.join(m for m in _MONTHS if m != 'May')}|May(?=\s+(?:\d|and\b|to\b))|(?<=[a-z]\s)May\b)\b"
_ENGLISH = _compiled(
    (r"\b(?:FY|[Ff]iscal [Yy]ears? )(?P<year>\d{4})(?:–|-| to | and )(?P<last>(?:19|20)\d\d)\b(?!,)", _fiscal_years),
    (r"\b(?:FY|[Ff]iscal [Yy]ears? )(?P<year>\d{4})", lambda m: [Value("fiscal year", int(m["year"]))]),
    (_MONTH, lambda m: [Value("month", _MONTHS.index(m["month"]) + 1)]),
    (r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>[APap]\.?[Mm]\b\.?)", _english_time),
    (r"\b(?P<hour>\d{1,2}):(?P<minute>\d{2})\b(?P<half>)", _english_time),
    (r"\b(?P<m>\d{1,9})/(?P<n>\d{1,9})\b", _fraction),
    (rf"(?P<n>{_NUMBER})(?:%|\s?percent)?(?:–|-| to )(?P<last>{_NUMBER})\s?(?:%|percent\b)", _percents),
    (rf"(?P<n>{_NUMBER})\s?(?:%|percent\b)", lambda m: [Value("percent", _float(m["n"]))]),
    (rf"(?P<n>{_NUMBER})\s(?P<scale>hundred|thousand|million|billion|trillion)\b", _english_scaled),
    (_NUMBER, lambda m: _number(m.group())),
)
_WORD = re.compile(rf"\b(?:half|{'|'.join(_WORDS)})\b", re.IGNORECASE)
_WHOLES = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "ninth": 9, "tenth": 10}
_FRACTION = re.compile(rf"\b(?P<m>{'|'.join(_WORDS)})[ -](?P<n>{'|'.join(_WHOLES)})s?\b", re.IGNORECASE)
_NAMES = re.compile(r"\bCOVID-19\b")
"""Names whose figures the Japanese name has not."""


def _read(text: str, patterns: tuple[tuple[re.Pattern[str], _Reader], ...]) -> Iterator[Quantity]:
    """Each figure once, the more telling pattern first."""
    for pattern, values in patterns:
        found = list(pattern.finditer(text))
        for match in found:
            if match.group().strip(","):
                yield from (Quantity(value, match.group(), match.start()) for value in values(match))
        if found:
            text = pattern.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


_FIRST = re.compile("1番(?=[のだで])")
"""Says most or best, not how many."""


@cache
def _wide_character(c: str) -> str:
    return n if len(n := unicodedata.normalize("NFKC", c)) == 1 else c


def _wide(text: str) -> str:
    """Full-width and circled digits as plain ones, every offset kept."""
    return text if text.isascii() else "".join(map(_wide_character, text))


def of_japanese(text: str) -> list[Quantity]:
    """The figures of a Japanese text; kanji numerals are optional."""
    wide = _FIRST.sub("  ", _wide(text))
    found = list(_read(wide, _JAPANESE))
    kanji = (Quantity(Value("number", _KANJI[m.group()]), m.group(), m.start(), optional=True)
             for m in _KANJI_NUMBER.finditer(wide))  # fmt: skip
    unit = (Quantity(Value("number", _UNITS[m.group()]), m.group(), m.start(), optional=True)
            for m in re.finditer(r"\A[兆億万千百](?=[^\d兆億万千百])", wide))  # fmt: skip
    halves = (Quantity(Value("percent", 50), "半", m.start(), optional=True) for m in re.finditer("半", wide))
    return sorted([*found, *kanji, *unit, *halves], key=lambda q: q.offset)


def of_english(text: str) -> list[Quantity]:
    """The figures of an English text; numbers in words are optional, notes of eras are none of their own."""
    plain = _NAMES.sub(_blank, years.ERA_NOTE.sub(_blank, _wide(text)))
    words = (
        Quantity(value, m.group(), m.start(), optional=True)
        for m in _WORD.finditer(plain)
        for value in _word(m.group().lower())
    )
    return sorted([*_read(plain, _ENGLISH), *words, *_fractions(plain)], key=lambda q: q.offset)


def _fractions(text: str) -> Iterator[Quantity]:
    """Two-thirds, three quarters."""
    for m in _FRACTION.finditer(text):
        part, whole = _WORDS[m["m"].lower()], _WHOLES[m["n"].lower()]
        yield Quantity(Value("fraction", round(part / whole, 4)), m.group(), m.start(), optional=True)


def _word(word: str) -> tuple[Value, ...]:
    """What a word may say; half is 2分の1, 半数, 50%."""
    if word == "half":
        return (Value("number", 2), Value("number", 1), Value("percent", 50), Value("fraction", 0.5))
    return (Value("number", _WORDS[word]),)


def in_english(figure: Quantity) -> str:
    """How English writes what a figure says."""
    amount = figure.value.amount
    match figure.value.kind:
        case "fiscal year":
            return show_fiscal_year(int(amount), "en")
        case "month":
            return _MONTHS[int(amount) - 1]
        case "time":
            return f"{int(amount) // 60}:{int(amount) % 60:02}"
        case "percent":
            return f"{amount:g}%"
        case "fraction" if "分の" in figure.written:
            return "/".join(reversed(figure.written.split("分の")))
        case "number" if figure.written.isascii() or re.match(_ERA, figure.written):
            return figure.written if figure.written.isascii() else f"{amount:.0f}"
    return f"{amount:,.0f}" if amount.is_integer() else f"{amount:,.10g}"


def differing(japanese: str, english: str) -> tuple[list[Quantity], list[Quantity]]:
    """The figures that only the Japanese has, and those that only the English has, of two texts as readers see them.

    A Japanese name in the English may have figures that stand nowhere in the Japanese.
    """
    names = [match.span() for match in JAPANESE_RUN.finditer(english)]
    ours = of_japanese(japanese)
    theirs = [
        replace(figure, optional=True) if any(start <= figure.offset < end for start, end in names) else figure
        for figure in of_english(english)
    ]
    return missing(ours, theirs), missing(theirs, ours)


def missing(wanted: list[Quantity], given: list[Quantity]) -> list[Quantity]:
    """The figures of one side that the other side lacks."""
    left = [quantity.value for quantity in sorted(given, key=lambda quantity: quantity.optional)]
    out = []
    for quantity in sorted(wanted, key=lambda quantity: quantity.optional):
        if quantity.value in left:
            left.remove(quantity.value)
        elif not quantity.optional:
            out.append(quantity)
    return out
