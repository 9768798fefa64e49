"""Quantities in English text."""

import re
from collections.abc import Iterator

from machidx.language import years
from machidx.language.japanese_quantities import ERA
from machidx.language.quantities import (
    NUMBER,
    Magnitude,
    Quantity,
    blank,
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


def _english_scaled(m: re.Match[str]) -> list[Magnitude]:
    return [Magnitude("number", scaled(m["n"], _SCALES[m["scale"].lower()]))]


def _english_time(m: re.Match[str]) -> list[Magnitude]:
    """12 p.m. is 12:00, 12 a.m. is 0:00."""
    hour, half = int(m["hour"]), m["half"].lower()
    return [time_of_day(hour % 12 + 12 * half.startswith("p") if half else hour, m["minute"])]


_MONTH = rf"\b(?P<month>{'|'.join(m for m in _MONTHS if m != 'May')}|May(?=\s+(?:\d|and\b|to\b))|(?<=[a-z]\s)May\b)\b"
_ENGLISH = compiled(
    (r"\b(?:FY|[Ff]iscal [Yy]ears? )(?P<year>\d{4})(?:–|-| to | and )(?P<last>(?:19|20)\d\d)\b(?!,)", fiscal_years),
    (r"\b(?:FY|[Ff]iscal [Yy]ears? )(?P<year>\d{4})", lambda m: [Magnitude("fiscal year", int(m["year"]))]),
    (_MONTH, lambda m: [Magnitude("month", _MONTHS.index(m["month"]) + 1)]),
    (r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>[APap]\.?[Mm]\b\.?)", _english_time),
    (r"\b(?P<hour>\d{1,2}):(?P<minute>\d{2})\b(?P<half>)", _english_time),
    (r"\b(?P<m>\d{1,9})/(?P<n>\d{1,9})\b", fraction),
    (rf"(?P<n>{NUMBER})(?:%|\s?percent)?(?:–|-| to )(?P<last>{NUMBER})\s?(?:%|percent\b)", percents),
    (rf"(?P<n>{NUMBER})\s?(?:%|percent\b)", lambda m: [Magnitude("percent", to_float(m["n"]))]),
    (rf"(?P<n>{NUMBER})\s(?P<scale>hundred|thousand|million|billion|trillion)\b", _english_scaled),
    (NUMBER, lambda m: plain_number(m.group())),
)
_DIGIT_OR_MONTH = re.compile(rf"\d|{'|'.join(_MONTHS)}")
"""What every pattern needs."""
_WORD = re.compile(rf"\b(?:half|{'|'.join(_WORDS)})\b", re.IGNORECASE)
_WHOLES = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "ninth": 9, "tenth": 10}
_FRACTION = re.compile(rf"\b(?P<m>{'|'.join(_WORDS)})[ -](?P<n>{'|'.join(_WHOLES)})s?\b", re.IGNORECASE)
_NAMES = re.compile(r"\bCOVID-19\b")
"""English names with digits that their Japanese names (新型コロナウイルス) lack."""


def of_english(text: str) -> list[Quantity]:
    """The quantities in an English text, by offset. Numbers in words are optional; eras (Reiwa 8) are skipped."""
    plain = _NAMES.sub(blank, years.ERA_NOTE.sub(blank, narrowed(text)))
    words = (
        Quantity(value, m.group(), m.start(), optional=True)
        for m in _WORD.finditer(plain)
        for value in _word(m.group().lower())
    )
    found = read(plain, _ENGLISH) if _DIGIT_OR_MONTH.search(plain) else ()
    return sorted([*found, *words, *_fractions(plain)], key=lambda q: q.offset)


def _fractions(text: str) -> Iterator[Quantity]:
    """Two-thirds, three quarters."""
    for m in _FRACTION.finditer(text):
        part, whole = _WORDS[m["m"].lower()], _WHOLES[m["n"].lower()]
        yield Quantity(Magnitude("fraction", round(part / whole, 4)), m.group(), m.start(), optional=True)


def _word(word: str) -> tuple[Magnitude, ...]:
    """The magnitudes that a word may mean; half is 2分の1, 半数 or 50%."""
    if word == "half":
        return (Magnitude("number", 2), Magnitude("number", 1), Magnitude("percent", 50), Magnitude("fraction", 0.5))
    return (Magnitude("number", _WORDS[word]),)


def in_english(figure: Quantity) -> str:
    """Write a quantity in English."""
    amount = figure.value.amount
    match figure.value.kind:
        case "fiscal year":
            return years.show_fiscal_year(int(amount), "en")
        case "month":
            return _MONTHS[int(amount) - 1]
        case "time":
            return f"{int(amount) // 60}:{int(amount) % 60:02}"
        case "percent":
            return f"{amount:g}%"
        case "fraction" if "分の" in figure.written:
            return "/".join(reversed(figure.written.split("分の")))
        case "number" if figure.written.isascii() or re.match(ERA, figure.written):
            return figure.written if figure.written.isascii() else f"{amount:.0f}"
    return f"{amount:,.0f}" if amount.is_integer() else f"{amount:,.10g}"
