"""Quantities in Japanese text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import prod

from machidx.language import clock
from machidx.language.japanese_years import ERA_NOTE, YEARS
from machidx.language.kanji_numerals import LONE, SCALES, in_digits, value
from machidx.language.quantities import (
    DASH,
    DIGITS,
    ENCLOSED,
    HALF,
    NUMBER,
    ONE_CHARACTER,
    FigurePart,
    Magnitude,
    Patterns,
    Quantity,
    Reading,
    either,
    enclosed,
    figure_patterns,
    from_digits,
    in_one_character,
    magnitude,
    narrowed,
    of_wholes,
    ratio,
    read,
    sure,
    without_units,
)

_UNITS = {**SCALES, "千": 10**3, "百": 100}
_SCALE = "(?:[千百]?[兆億万]|[千百])"
_AMOUNT = rf"(?:(?:{NUMBER}{_SCALE})++(?:{NUMBER})?+|{NUMBER})"
_PIECE = re.compile(rf"({NUMBER})({_SCALE})?")
_SIGN = r"(?P<sign>(?:[▲△]|マイナス)\s?|(?<![0-9A-Za-z.%)\]~〜])[−‐–-](?=\d))?+"
_PERCENTS = "%|パーセント"
_PERCENT = f"(?:{_PERCENTS})"
_PER_MILLE = "‰|パーミル"
_COUNTER = "人|名|社|世帯|件|回|台|戸|か所|箇所|団体|市町村|町村|項目|施設|校|自治体|つ|個|問"


def scale_of(units: str) -> int:
    """The number that a unit begins with: 千 is 1,000, 百万 is 1,000,000, none is 1."""
    return prod(_UNITS[unit] for unit in units)


def amount(written: str) -> Magnitude:
    """Read 1億2,000万, 3千万, 1万2千, 2百 or 12,000."""
    pieces = [from_digits(digits, scale_of(units)) for digits, units in _PIECE.findall(written)]
    return pieces[0] if len(pieces) == 1 else magnitude("number", sum(piece.amount for piece in pieces))


def _signed(m: re.Match[str], plain: Magnitude) -> FigurePart:
    """A part with its sign; a hyphen after a word (前年比-20%, 様式-3) need not be one."""
    if not m["sign"]:
        return sure(plain)
    negative = plain._replace(amount=-plain.amount)
    may_join = m["sign"] not in "▲△マイナス" and m.string[m.start() - 1 : m.start()].isalpha()
    return either((negative,), (plain,)) if may_join else sure(negative)


def _tenths(m: re.Match[str]) -> list[FigurePart]:
    """5割, 2割5分, 3割5分8厘."""
    tenths = from_digits(m["n"], Fraction(1, 10), "share")
    rest = Fraction(int(m["bu"] or 0), 100) + Fraction(int(m["rin"] or 0), 1000)
    return [_signed(m, tenths._replace(amount=tenths.amount + rest))]


def _shares(m: re.Match[str]) -> list[FigurePart]:
    """2～3割, 20～30%, 20から30%."""
    scale = Fraction(1, 10 if m["unit"] == "割" else 100)
    return [sure(from_digits(m[group], scale, "share"), group) for group in ("n", "last")]


def _scaled_range(m: re.Match[str]) -> list[FigurePart]:
    """1～2万: both have the scale, but for 5,000～1万."""
    first, last = from_digits(m["n"]), amount(m["last"])
    scale = scale_of(m["scale"])
    if first.amount * scale <= last.amount:
        first = first._replace(amount=first.amount * scale)
    return [sure(first, "n"), sure(last, "last")]


def _and_a_half(m: re.Match[str]) -> list[FigurePart]:
    """1時間半, 2年半."""
    whole, unit = from_digits(m["n"]), m["unit"]
    smaller: list[Reading] = [
        (magnitude("number", (whole.amount + HALF) * many),) for many in {"時間": (60,), "年": (12,)}.get(unit, ())
    ]
    return [either((magnitude("number", whole.amount + HALF),), *smaller, (whole, magnitude("share", HALF)))]


def _hours_and_minutes(m: re.Match[str]) -> list[FigurePart]:
    hours, minutes = from_digits(m["hours"]), from_digits(m["minutes"])
    together = hours.amount * 60 + minutes.amount
    return [either((hours, minutes), (magnitude("number", together),), (magnitude("number", together / 60),))]


def _clock(end: str) -> str:
    return (
        rf"(?P<time{end}>(?P<half{end}>午前|午後|早朝|深夜|未明|朝|昼|夜|夕方|夕|晩|(?<![A-Za-z])[AaPp]\.?[Mm]\.?)?(?:の)?\s?"
        rf"(?<!\d)(?P<hour{end}>\d{{1,2}})(?:時(?!間|点|期|代)(?:(?P<minute{end}>\d{{1,2}})分|(?P<past{end}>半))?"
        rf"|:(?P<colon{end}>\d{{2}})(?![\d:])))(?:\(\d+時\))?"
    )


_HALVES = {"年": (6,), "月": (15, 14, 2), "世紀": (50,), "時間": (30,)}
"""What half of a unit is in smaller ones: months, days (or two weeks), years, minutes."""
_WHOLE = r"(?:\d{1,3}(?:,\d{3}){1,2}+(?!\d)|\d{1,9}+)"
_FIGURES: Patterns = figure_patterns(
    (
        rf"{_clock('')}(?:から|より|{DASH}|・)\s?{_clock('2')}",
        clock.japanese_range,
        "時|:",
    ),
    (_clock(""), clock.of_the_day, "時|:"),
    (r"正午(?!過ぎ)", lambda _: [sure(magnitude("time", 12 * 60))], "正午"),
    (rf"(?<![\d,])(?P<n>{_WHOLE})分の(?P<m>{_WHOLE})(?!\d)", of_wholes, "分の"),
    (
        rf"(?P<whole>{NUMBER})(?P<counter>{_COUNTER})(?:に|中|のうち|あたり)、?(?P<part>{NUMBER})(?=(?P=counter))",
        lambda m: [ratio(from_digits(m["part"]), from_digits(m["whole"]))],
        "に|中|うち|あたり",
    ),
    (
        rf"(?P<n>{NUMBER})(?:割|{_PERCENT})?(?:{DASH}|から)(?P<last>{NUMBER})(?P<unit>割|{_PERCENT})",
        _shares,
        f"割|{_PERCENTS}",
    ),
    (rf"{_SIGN}(?P<n>{NUMBER})割(?:(?P<bu>\d)分)?(?:(?P<rin>\d)厘)?", _tenths, "割"),
    (
        rf"{_SIGN}(?P<n>{NUMBER})(?:{_PERCENTS})",
        lambda m: [_signed(m, from_digits(m["n"], Fraction(1, 100), "share"))],
        _PERCENTS,
    ),
    (
        rf"{_SIGN}(?P<n>{NUMBER})(?:{_PER_MILLE})",
        lambda m: [_signed(m, from_digits(m["n"], Fraction(1, 1000), "share"))],
        _PER_MILLE,
    ),
    (rf"(?P<n>{NUMBER})(?P<unit>時間|年|[かカヵヶケ]月|箇月|日|週間|世紀)半", _and_a_half, "半"),
    (rf"(?P<hours>{NUMBER})時間(?P<minutes>\d{{1,2}})分", _hours_and_minutes, "時間"),
    (ONE_CHARACTER, in_one_character),
    (
        "(?<!過)半(?P<unit>数|分|額|減|年|日|月|世紀|時間)",
        lambda m: [either((magnitude("share", HALF),), (magnitude("number", HALF),), *_halves(m["unit"]))],
        "半",
    ),
    (rf"(?P<n>{NUMBER})ダース", lambda m: [sure(from_digits(m["n"], 12))], "ダース"),
    (
        rf"(?P<n>{NUMBER})(?:{DASH}|から)(?P<last>{NUMBER}(?P<scale>{_SCALE})(?:{NUMBER}{_SCALE}?)*)",
        _scaled_range,
        "|".join(_UNITS),
    ),
    (rf"{_SIGN}(?P<n>{_AMOUNT})", lambda m: [_signed(m, amount(m["n"]))], DIGITS),
)
_OPTIONAL: Patterns = figure_patterns(
    ("十数", lambda _: [sure(magnitude("number", 12))]),
    ("[百千万億兆]+", lambda m: [sure(magnitude("number", value(m.group()[:20])))]),
    (LONE.pattern, lambda m: [sure(magnitude("number", value(m.group())))]),
    ("半|[上下]期", lambda _: [either((magnitude("share", HALF),), (magnitude("number", HALF),))]),
    ("ゼロ", lambda _: [sure(magnitude("number", 0))]),
    ("両|双方|(?<! )倍|隔[年週月]", lambda _: [sure(magnitude("number", 2))]),
    ("[Ⅱ-Ⅻ]", lambda m: [sure(magnitude("number", enclosed(m.group())))]),
)
_NEEDS = re.compile(rf"[\d元半]|正午|{ENCLOSED}")
"""What every pattern of ``_FIGURES`` needs."""
_MAY_BE = re.compile("[〇零一二三四五六七八九十百千万億兆半上下ゼ両双倍隔Ⅱ-Ⅻ]")
_FIRST = re.compile("1番(?=[のだで多少大小高低長短早遅良よ])")
"""1番 in the sense of most or best: no number."""


def of_japanese(text: str, *, with_optional: bool = True) -> list[Quantity]:
    """The quantities in a Japanese text, by offset. Kanji numerals in words and 半 are optional."""
    digits, offsets = in_digits(narrowed(text))
    plain = without_units(_FIRST.sub("  ", ERA_NOTE.sub(_without_note, digits)))
    found, rest = read(plain, (*YEARS, *_FIGURES)) if _NEEDS.search(plain) else ([], plain)
    if with_optional and _MAY_BE.search(rest):
        found += [replace(quantity, optional=True) for quantity in read(rest, _OPTIONAL)[0]]
    return sorted((_in_original(quantity, text, offsets) for quantity in found), key=lambda quantity: quantity.offset)


def _without_note(m: re.Match[str]) -> str:
    return m["western"] + " " * (len(m.group()) - len(m["western"]))


def _in_original(quantity: Quantity, text: str, offsets: Sequence[int]) -> Quantity:
    """Put a quantity of the text in digits back into the original."""
    start, end = offsets[quantity.offset], offsets[quantity.end]
    return replace(quantity, written=text[start:end], offset=start)


def _halves(unit: str) -> list[Reading]:
    return [(magnitude("number", smaller),) for smaller in _HALVES.get(unit, ())]
