"""What a writer means by a year, month or day in a form that no field takes: 2026/4/1, R8.4, 令和6年度末.

A proposal is as the field wants it. It is *certain* if it says the same time: 令和8年 is a calendar year, and as a
fiscal year only a guess.
"""

import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from machidx.language.years import ERAS, fiscal_year_era, fiscal_year_of

_LETTERS = {letter: era for era in ERAS for letter in (era.kanji, era.romaji[0], era.romaji[0].lower(), era.kanji[0])}
_YEAR = rf"(?:(?P<era>{'|'.join(_LETTERS)})[.\s]*(?P<year>元|\d{{1,2}})|(?P<western>\d{{4}})|FY\s*(?P<fy>\d{{4}}))"
_TIME = re.compile(
    rf"{_YEAR}\s*(?P<sign>年度|年|[./-]|$|(?=\D))"
    r"(?:(?P<month>\d{1,2})(?:月|[./-]|$|(?=\D))(?:(?P<day>\d{1,2})日?)?)?"
    r"(?P<rest>(?:末|中|頃|ごろ|から|より|以降)*)"
)
_BETWEEN = re.compile(r"\s*(?:[~～〜―–]|から|-(?=\D)|(?<=\d{4})-(?=\d{4}))\s*")
_FIRST, _LAST = 1868, 2200


class MeantTime(NamedTuple):
    """A proposal for a time, "" for none, and whether it says the same as what is written."""

    text: str = ""
    is_certain: bool = False


class _Time(NamedTuple):
    year: int
    month: int | None
    day: int | None
    is_fiscal: bool
    is_bare: bool
    """Whether the year stands without 年: R8, 2026."""
    is_all: bool
    """Whether the text says no more than that: not 2026頃, 令和8年度から."""


def meant_fiscal_year(value: object) -> MeantTime:
    """Propose 令和8年度 for 平成38年度, R8, 2026年 or 2026/4/1."""
    if not (time := _read(str(value))):
        return MeantTime()
    fy = time.year if time.month is None else fiscal_year_of(f"{time.year:04}-{time.month:02}")
    if fy < _FIRST:
        return MeantTime()
    return MeantTime(fiscal_year_era(fy), time.is_all and (time.is_fiscal or (time.is_bare and time.month is None)))


def meant_fiscal_years(value: object) -> tuple[str, str] | None:
    """Propose two fiscal years for 令和8年度～令和10年度, R8-R10 or 令和8～10年度."""
    first, *last = _BETWEEN.split(_normal(value), maxsplit=1)
    if not last:
        return None
    begin, end = _read(first), _read(last[0])
    if begin and not end and (match := re.fullmatch(r"(\d{1,2})\s*年度?末?", last[0])):
        era = next((era.kanji for era in ERAS if begin.year >= int(era.first_month[:4])), "")
        end = _read(f"{era}{match[1]}年度")
    return (fiscal_year_era(begin.year), fiscal_year_era(end.year)) if begin and end else None


def meant_month(value: object) -> MeantTime:
    """Propose 2026-04 for 2026/4, R8.4 or 2026-04-01."""
    time = _read(str(value))
    return MeantTime(f"{time.year:04}-{time.month:02}", time.is_all) if time and time.month else MeantTime()


def meant_day(value: object) -> MeantTime:
    """Propose 2026-11-20 for 令和8年11月20日 or 2026/11/20."""
    time = _read(str(value))
    if not time or time.month is None or time.day is None:
        return MeantTime()
    try:
        return MeantTime(dt.date(time.year, time.month, time.day).isoformat(), time.is_all)
    except ValueError:
        return MeantTime()


def end_of_fiscal_year(value: object) -> str:
    """Return 令和6年度 for 令和6年度 or 令和6年度末, which are no months; "" for anything else."""
    time = _read(str(value))
    return fiscal_year_era(time.year) if time and time.is_fiscal and time.month is None else ""


def _normal(value: object) -> str:
    return unicodedata.normalize("NFKC", str(value)).strip()


def _read(value: str) -> _Time | None:
    match = _TIME.fullmatch(_normal(value))
    if not match:
        return None
    if match["era"] and match["year"].strip("0") == "":
        return None
    if match["era"]:
        year = _LETTERS[match["era"]].offset + (1 if match["year"] == "元" else int(match["year"]))
    else:
        year = int(match["western"] or match["fy"])
    month, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
    if not _FIRST <= year <= _LAST or (month is not None and not 1 <= month <= 12):
        return None
    return _Time(
        year,
        month,
        day,
        match["sign"] == "年度" or match["fy"] is not None,
        match["sign"] != "年",
        match["rest"] in ("", "末"),
    )
