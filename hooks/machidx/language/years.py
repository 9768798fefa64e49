"""Fiscal years and months in Japanese eras and Western years, era notes in English, and the current month.

A fiscal year is an int: the Western year in which it begins (April to March).
A month is a string "YYYY-MM". Eras: 明治 1868-, 大正 1912-, 昭和 1926-, 平成 1989-, 令和 2019- (元年 = year 1).
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from machidx.language.locale import LOCALES


class Era(NamedTuple):
    """One era: its names, and the first and last month "YYYY-MM" in which it is used."""

    kanji: str
    romaji: str
    first_month: str
    last_month: str

    @property
    def offset(self) -> int:
        """Number to add to a year of this era to get the Western year."""
        return int(self.first_month[:4]) - 1


ERAS = (
    Era("令和", "Reiwa", "2019-05", "9999-12"),
    Era("平成", "Heisei", "1989-01", "2019-04"),
    Era("昭和", "Showa", "1926-12", "1989-01"),
    Era("大正", "Taisho", "1912-07", "1926-12"),
    Era("明治", "Meiji", "1868-01", "1912-07"),
)
_FIRST, _LAST = 1868, 2200
"""Range of accepted Western years, both included; 1868 is 明治元年."""
_ERA_YEAR = rf"(?P<era>{'|'.join(era.kanji for era in ERAS)})\s*(?P<year>元|\d{{1,2}})\s*年"
_FISCAL_YEAR = re.compile(rf"(?:{_ERA_YEAR}度末?|(?P<western>\d{{4}})(?:\s*年度)?|FY\s*(?P<fy>\d{{4}}))")
_MONTH = re.compile(rf"(?:{_ERA_YEAR}\s*|(?P<western>\d{{4}})(?:年|-))(?P<month>\d{{1,2}})(?:月末?)?")


def _normal(text: object) -> str:
    return unicodedata.normalize("NFKC", str(text)).strip()


def _western(match: re.Match[str]) -> int:
    """Convert an era year to a Western year without checking that the era had begun."""
    era = next(e for e in ERAS if e.kanji == match["era"])
    return era.offset + (1 if match["year"] == "元" else int(match["year"]))


def parse_fiscal_year(value: object) -> int:
    """Read 2026, "2026", "2026年度", "令和8年度", "令和８年度" or "FY2026" as 2026.

    Raises ValueError (message in Japanese) for anything else, for a year outside 1868–2200, and for an era year that
    never existed.
    """
    match = None if isinstance(value, bool) else _FISCAL_YEAR.fullmatch(_normal(value))
    if not match:
        raise ValueError(f"年度として読めません: {value}")
    if match["era"] is None:
        year = int(match["western"] or match["fy"])
        if not _FIRST <= year <= _LAST:
            raise ValueError(f"年度として読めません: {value}")
        return year
    year = _western(match)
    era = next(e for e in ERAS if e.kanji == match["era"])
    # A fiscal year in which the era changed may carry either name: 平成31年度 = 令和元年度.
    # 昭和64年 lasted one week, in January: no fiscal year began in it.
    last = fiscal_year_of(era.last_month)
    if not int(era.first_month[:4]) <= year <= last:
        meant = f"。{fiscal_year_era(year)}のことですか" if year > last else ""
        raise ValueError(f"{match['era']}{match['year']}年度はありません{meant}")
    return year


def parse_month(value: object) -> str:
    """Read "令和7年12月", "2025年12月" or "2025-12" as "2025-12".

    Raises ValueError (message in Japanese) for anything else, for a month before 明治 (1868-01) or after 2200, and for
    a month that its era never had.
    """
    match = None if isinstance(value, bool) else _MONTH.fullmatch(_normal(value))
    if not match or not 1 <= int(match["month"]) <= 12:
        raise ValueError(f"年月として読めません: {value}")
    year = int(match["western"]) if match["western"] else _western(match)
    month = f"{year:04}-{int(match['month']):02}"
    era = next((e for e in ERAS if e.kanji == match["era"]), None)
    if era and not era.first_month <= month <= era.last_month:
        raise ValueError(f"{match['era']}{match['year']}年{match['month']}月はありません")
    if not ERAS[-1].first_month <= month <= f"{_LAST}-12":
        raise ValueError(f"年月として読めません: {value}")
    return month


def parse_day(value: object) -> str:
    """Read a day in ISO format: 2026-11-20. Raises ValueError for anything else."""
    try:
        return dt.date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise ValueError(f"日付として読めません: {value}") from error


def fiscal_year_of(month: str) -> int:
    """The fiscal year that contains a month "YYYY-MM": 2027-03 is in 2026."""
    year, number = int(month[:4]), int(month[5:7])
    return year if number >= 4 else year - 1


def era_year(year: int, month: int = 12) -> tuple[Era, int]:
    """The era and era year of a month. The default, December, names a fiscal year after the later era."""
    key = f"{year:04}-{month:02}"
    era = next(e for e in ERAS if e.first_month <= key)
    return era, year - era.offset


def _kanji_year(number: int) -> str:
    return "元" if number == 1 else str(number)


def fiscal_year_era(fy: int, locale: str = "ja") -> str:
    """Format a fiscal year in its era: 令和8年度, or Reiwa 8."""
    era, number = era_year(fy)
    return f"{era.kanji}{_kanji_year(number)}年度" if locale == "ja" else f"{era.romaji} {number}"


def short_fiscal_year(fy: int, locale: str = "ja") -> str:
    """Format a fiscal year in one way: 令和8年度, or FY2026."""
    return fiscal_year_era(fy, locale) if locale == "ja" else f"FY{fy}"


def show_fiscal_year(fy: int, locale: str = "ja") -> str:
    """Format a fiscal year both ways: 令和8年度（2026年度）, or FY2026 (Reiwa 8)."""
    era = fiscal_year_era(fy, locale)
    return f"{era}（{fy}年度）" if locale == "ja" else f"FY{fy} ({era})"


_MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def show_month(month: str, locale: str = "ja") -> str:
    """Format a month "YYYY-MM": 令和7年12月, or December 2025; in other languages as it is given (ISO 8601)."""
    year, number = int(month[:4]), int(month[5:7])
    if locale not in LOCALES:
        return month
    if locale != "ja":
        return f"{_MONTH_NAMES[number - 1]} {year}"
    era, era_number = era_year(year, number)
    return f"{era.kanji}{_kanji_year(era_number)}年{number}月"


def show_day(day: str, locale: str = "ja") -> str:
    """Format a day "YYYY-MM-DD": 令和8年11月20日, or November 20, 2026; in other languages as it is given."""
    if locale not in LOCALES:
        return day
    month, number = show_month(day[:7], locale), int(day[8:])
    return f"{month}{number}日" if locale == "ja" else month.replace(" ", f" {number}, ")


_ROMAJI = "|".join(era.romaji for era in ERAS)
ERA_NOTE = re.compile(
    rf"\s*[(,]\s?(?P<era>{_ROMAJI}) "
    rf"(?P<years>\d{{1,3}}(?:(?:,| to| and|–|-|/)+\s?(?:(?:{_ROMAJI}) )?\d{{1,3}})*)(?:\)|(?=[^\w(]|$))"
)
"""An era note after the years in an English text, including the space before the note: FY2026 (Reiwa 8)."""
_LONE_ERA = re.compile(rf"\b(?:{_ROMAJI})\b(?! era| and\b| [A-Z])(?: \d+)?")
"""An era year outside a note, without its Western year; Meiji University is none."""


def wrong_era_notes(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (0-based offset, as written, corrected or "") for era notes that disagree with the years before them.

    An era year without any Western year is reported as well, with "".
    """
    end = 0
    for match in ERA_NOTE.finditer(text):
        before = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text[end : match.start()])]
        written = _eras_written(match)
        years = before[-len(written) :]
        end = match.end()
        if _eras_of(years, match["era"]) != written and not _one_year_in_eras(before[-1:], written):
            yield match.start(), match.group().strip(), _era_note(years, match["era"]) if years else ""
    for match in _LONE_ERA.finditer(ERA_NOTE.sub(lambda m: " " * len(m.group()), text)):
        yield match.start(), match.group(), ""


def _eras_written(match: re.Match[str]) -> list[tuple[str, int]]:
    """(Era, year) pairs of a note; an era applies to the years after it until another era follows."""
    era, out = "", []
    for name, year in re.findall(rf"(?:({_ROMAJI}) )?(\d+)", f"{match['era']} {match['years']}"):
        era = name or era
        out.append((era, int(year)))
    return out


def _eras_of(years: list[int], written: str) -> list[tuple[str, int]]:
    """Convert Western years to (era, year) pairs; a year in which the era changed prefers the era ``written``."""
    out = []
    for year in years:
        fitting = [era for era in ERAS if int(era.first_month[:4]) <= year <= int(era.last_month[:4])]
        if fitting:
            era = next((era for era in fitting if era.romaji == written), fitting[0])
            out.append((era.romaji, year - era.offset))
    return out


def _one_year_in_eras(years: list[int], written: list[tuple[str, int]]) -> bool:
    """Whether two eras of a note mean one and the same year: 2019 (Heisei 31/Reiwa 1)."""
    return len(written) == 2 and len(years) == 1 and all(_eras_of(years, pair[0]) == [pair] for pair in written)


def _era_note(years: list[int], written: str) -> str:
    """Format an era note: (Reiwa 8 to 12), (Heisei 30 to Reiwa 2)."""
    words, last = [], ""
    for era, year in _eras_of(years, written):
        words.append(str(year) if era == last else f"{era} {year}")
        last = era
    return f"({' to '.join(words)})"


_JAPAN = dt.timezone(dt.timedelta(hours=9))
"""Fixed UTC+9 (Japan has no daylight saving time): Windows ships no time zone database."""


def current_month(now: dt.datetime | None = None) -> str:
    """The month "YYYY-MM" in Japan at ``now`` (timezone-aware; default: the present)."""
    return f"{(now or dt.datetime.now(tz=_JAPAN)).astimezone(_JAPAN):%Y-%m}"
