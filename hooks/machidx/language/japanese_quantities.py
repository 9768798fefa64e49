"""Quantities in Japanese text."""

import re
from math import prod

from machidx.language.quantities import (
    NUMBER,
    Magnitude,
    Quantity,
    compiled,
    fiscal_years,
    fraction,
    narrowed,
    percents,
    plain_number,
    read,
    scaled,
    time_of_day,
    to_float,
)
from machidx.language.years import ERAS

_OFFSETS = {era.kanji: era.offset for era in ERAS}
ERA = "|".join(era.kanji for era in ERAS)
"""A pattern of the names of eras in kanji."""
_UNITS = {"兆": 10**12, "億": 10**8, "万": 10**4, "千": 10**3, "百": 100}
_SCALED = rf"({NUMBER})([千百]?[兆億万]|[千百])"
_KANJI = {character: value for value, character in enumerate("〇一二三四五六七八九十")}
_KANJI_NUMBER = re.compile(f"[{''.join(_KANJI)}]")


def _era_year(era: str, year: str) -> int:
    return _OFFSETS[era] + (1 if year == "元" else int(year))


def _japanese_year(m: re.Match[str]) -> list[Magnitude]:
    """令和6年度, 令和8年1月, 令和5（2023）年度."""
    year = _era_year(m["era"], m["year"])
    kind = "fiscal year" if m["fiscal"] else "number"
    values = [Magnitude(kind, year)]
    return [*values, Magnitude("month", int(m["month"]))] if m["month"] else values


def _scaled(m: re.Match[str]) -> list[Magnitude]:
    """1億2,000万, 3千万, 2百."""
    parts = re.findall(_SCALED, m.group())
    return [Magnitude("number", sum(scaled(number, _scale(units)) for number, units in parts))]


def _scale(units: str) -> int:
    return prod(_UNITS[unit] for unit in units)


def _japanese_time(m: re.Match[str]) -> list[Magnitude]:
    """夜11時, 午後5時30分, in 24 hours: 夜12時 and 24時 are 0時."""
    hour = int(m["hour"])
    afternoon = (m["half"] in ("午後", "夜", "夕方") and hour < 12) or (m["half"] == "夜" and hour == 12)
    return [time_of_day(hour + 12 * afternoon, m["minute"])]


_JAPANESE = compiled(
    (
        rf"(?P<era>{ERA})(?P<year>\d{{1,2}}|元)(?:\((?:\d{{4}})\))?年(?P<fiscal>度)?(?:\(\d{{4}}年(?:度)?\))?(?:(?P<month>\d{{1,2}})月)?",
        _japanese_year,
    ),
    (
        rf"(?P<era>{ERA})(?P<year>\d{{1,2}}|元)[~～〜・、-](?P<last>\d{{1,2}})年度",
        lambda m: [Magnitude("fiscal year", _era_year(m["era"], m[year])) for year in ("year", "last")],
    ),
    (r"(?P<year>\d{4})[~～〜・、-](?P<last>\d{4})年度", fiscal_years),
    (r"(?P<year>\d{4})年度", lambda m: [Magnitude("fiscal year", int(m["year"]))]),
    (r"(?<!\d)(?P<year>\d{1,2})年度", lambda m: [Magnitude("fiscal year", _era_year("令和", m["year"]))]),
    (
        r"(?<!\d)(?P<month>1[0-2]|[1-9])[~～〜・、-](?P<last>1[0-2]|[1-9])月(?!間)",
        lambda m: [Magnitude("month", int(m["month"])), Magnitude("month", int(m["last"]))],
    ),
    (r"(?<!\d)(?P<month>1[0-2]|[1-9])月(?!間)", lambda m: [Magnitude("month", int(m["month"]))]),
    (
        r"(?P<half>午前|午後|朝|夜|夕方)?(?P<hour>\d{1,2})時(?!間|点)(?:(?P<minute>\d{1,2})分)?(?:\(\d+時\))?",
        _japanese_time,
    ),
    (r"(?<!\d)(?P<n>\d{1,9})分の(?P<m>\d{1,9})(?!\d)", fraction),
    (rf"(?P<n>{NUMBER})[~～〜-](?P<last>{NUMBER})割", lambda m: percents(m, 10)),
    (rf"(?P<n>{NUMBER})[~～〜-](?P<last>{NUMBER})(?:%|パーセント)", percents),
    (rf"(?P<n>{NUMBER})割", lambda m: [Magnitude("percent", to_float(m["n"]) * 10)]),
    (rf"(?P<n>{NUMBER})(?:%|パーセント)", lambda m: [Magnitude("percent", to_float(m["n"]))]),
    (rf"(?:{_SCALED})+", _scaled),
    (NUMBER, lambda m: plain_number(m.group())),
)


_DIGIT = re.compile(r"[\d元]")
"""What every pattern needs."""
_FIRST = re.compile("1番(?=[のだで])")
"""1番 in the sense of most or best: no number."""


def of_japanese(text: str) -> list[Quantity]:
    """The quantities in a Japanese text, by offset. Kanji numerals and 半 are optional."""
    wide = _FIRST.sub("  ", narrowed(text))
    found = list(read(wide, _JAPANESE)) if _DIGIT.search(wide) else []
    kanji = (Quantity(Magnitude("number", _KANJI[m.group()]), m.group(), m.start(), optional=True)
             for m in _KANJI_NUMBER.finditer(wide))  # fmt: skip
    unit = (Quantity(Magnitude("number", _UNITS[m.group()]), m.group(), m.start(), optional=True)
            for m in re.finditer(r"\A[兆億万千百](?=[^\d兆億万千百])", wide))  # fmt: skip
    halves = (Quantity(Magnitude("percent", 50), "半", m.start(), optional=True) for m in re.finditer("半", wide))
    return sorted([*found, *kanji, *unit, *halves], key=lambda q: q.offset)
