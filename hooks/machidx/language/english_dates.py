"""Fiscal years, dates, months and times of day in English text: FY2024–2026, April 1, 4/1/2026, 1 to 5 p.m., noon."""

import re

from machidx.language import clock
from machidx.language.english_numerals import CARDINAL, cardinal
from machidx.language.quantities import (
    DASH,
    FigurePart,
    Patterns,
    date,
    either,
    figure_patterns,
    magnitude,
    slashed,
    sure,
)

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_SHORT_MONTHS = {name[:3]: n for n, name in enumerate(MONTHS, 1)} | {"Sept": 9}
TO = rf"\s?(?:{DASH}|to\b|through\b|until\b|till\b)\s?"
"""A pattern of what stands between the ends of a range."""


def _fiscal_years(m: re.Match[str]) -> list[FigurePart]:
    """FY2024, FY2024–2026, fiscal years 2024, 2025 and 2026."""
    return [sure(magnitude("fiscal year", int(year)), "years") for year in re.findall(r"\d{4}", m.group())]


def _date(m: re.Match[str]) -> list[FigurePart]:
    """2026-04-01, 2026/4, 4/1/2026."""
    day = date(int(m["year"]), m["month"], m.groupdict().get("day"))
    return [either(day or tuple(magnitude("number", int(n)) for n in re.findall(r"\d+", m.group())))]


def _month(m: re.Match[str]) -> list[FigurePart]:
    name = m["month"]
    return [sure(magnitude("month", _SHORT_MONTHS.get(name) or MONTHS.index(name) + 1))]


def _around_the_clock(_: re.Match[str]) -> list[FigurePart]:
    day, *others = (magnitude("number", n) for n in (24, 365, 7))
    return [either(*((day, other) for other in others), (day,))]


def _clock(end: str) -> str:
    """A pattern of a time, with all but the hour left out where it may be."""
    return (
        rf"(?P<time{end}>(?<![\d:.,/-])(?P<hour{end}>\d{{1,2}})(?!\d)"
        rf"(?::(?P<colon{end}>\d{{2}})(?![\d:])|\.(?P<minute{end}>\d{{2}})(?=\s?[APap]\.?[Mm]))?+"
        rf"(?:\s*(?P<half{end}>[APap]\.?[Mm]\b\.?))?+)"
    )


_O_CLOCK = (
    rf"(?P<half>(?:half past|a quarter (?:past|to)|quarter (?:past|to)) )?"
    rf"(?P<hour>\b\d{{1,2}}|{CARDINAL})(?P<clock> o['’]clock)?"
    r"(?: (?:in the|at) (?P<part>morning|afternoon|evening|night)\b)?(?(half)|(?(clock)|(?(part)|(?!))))"
)


def _o_clock(m: re.Match[str]) -> list[FigurePart]:
    """Eight o'clock, half past eight, a quarter to five, 8 in the evening."""
    hour = int(m["hour"]) if m["hour"].isdigit() else cardinal(m["hour"])
    if hour > 12:
        return [sure(magnitude("number", hour))]
    hours = (hour % 12, hour % 12 + 12)
    minutes = 0 if not m["half"] else 30 if m["half"].lower().startswith("half") else 15
    minutes = -minutes if "to" in (m["half"] or "") else minutes
    meant = hours if not m["part"] else hours[:1] if m["part"].lower() == "morning" else hours[1:]
    return [either(*((magnitude("time", (h * 60 + minutes) % (24 * 60)),) for h in meant))]


_HOUR = rf"(?:1[0-2]|[1-9]|{CARDINAL})"
_HOURS = (
    rf"(?P<first>(?<![\d.,:$¥]){_HOUR})(?: to | until | till |–)(?P<last>{_HOUR})(?=[.;)]|, | on | every | daily|$)"
)


def _hours(m: re.Match[str]) -> list[FigurePart]:
    """From nine to five, 9 to 5: hours of the day, or numbers."""
    return [_hour(m, group) for group in ("first", "last")]


def _hour(m: re.Match[str], group: str) -> FigurePart:
    hour = int(m[group]) if m[group].isdigit() else cardinal(m[group])
    times = (((magnitude("time", h % 24 * 60)),) for h in (hour, hour + 12) if hour <= 12)
    return either((magnitude("number", hour),), *times, group=group)


_MONTH = (
    rf"\b(?P<month>{'|'.join(m for m in MONTHS if m != 'May')}|May(?=\s+(?:\d|and\b|to\b))|(?<=[a-z,]\s)May|\AMay\Z"
    rf"|(?:{'|'.join(name for name in _SHORT_MONTHS if name != 'May')})(?=\.? \d))\b"
)
_FY = r"\b(?:FY ?|[Ff]iscal (?:[Yy]ears? )?)"
_IS_TIME = r"(?(half)|(?(colon)|(?!)))"
_CLOCK_WORDS = ":|am|pm|a.m|p.m"
DATES: Patterns = figure_patterns(
    (
        rf"(?P<years>{_FY}\d{{4}}(?!\d)(?:(?:,? and |, |–|-| to |/)(?:FY ?)?(?:19|20)\d\d\b(?!,\d))*)",
        _fiscal_years,
        "fy|fiscal",
    ),
    (r"(?<!\d)(?P<years>\d{4} (?:fiscal year|FY)\b)", _fiscal_years, "fy|fiscal"),
    (
        r"(?<![\d./-])(?P<year>(?:18|19|20|21)\d\d)[/-](?P<month>\d{1,2})(?:[/-](?P<day>\d{1,2}))?(?![\d./-])",
        _date,
        "/|-",
    ),
    (r"(?<![\d./-])(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})(?![\d./-])", _date, "/|-"),
    (_MONTH, _month, "|".join(_SHORT_MONTHS).lower()),
    (r"(?<!\d)24/7(?![\d/])", _around_the_clock, "24/7"),
    (
        rf"{_clock('')}(?:{TO}|\sand\s){_clock('2')}(?(half2)|(?(colon2){_IS_TIME}|(?!)))",
        clock.english_range,
        _CLOCK_WORDS,
    ),
    (rf"{_clock('')}{_IS_TIME}", clock.of_the_day, _CLOCK_WORDS),
    (r"(?<![\d./])(?P<m>\d{1,9})[/⁄](?P<n>\d{1,9})(?![\d/])", slashed, "/|⁄"),
)
TIMES_IN_WORDS: Patterns = figure_patterns(
    (rf"(?i:{_O_CLOCK})", _o_clock, "clock|half past|quarter|in the|at night"),
    (rf"(?i:{_HOURS})", _hours, " to | until | till |–"),
)
LOOSE_TIMES: Patterns = figure_patterns(
    (r"(?i:\b(?:a|)round[ -]the[ -]clock\b)", _around_the_clock, "the clock|the-clock"),
    (r"(?i:\b(?:noon|midday)\b)", lambda _: [sure(magnitude("time", 12 * 60))], "noon|midday"),
    (r"(?i:\bmidnight\b)", lambda _: [sure(magnitude("time", 0))], "midnight"),
)
