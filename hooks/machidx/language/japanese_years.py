"""Years, fiscal years, months and dates in Japanese text: 令和6年度, 平成28～30年度, R8.4.1, 2026/4/1, 4月."""

import re

from machidx.language.quantities import (
    DASH,
    FigurePart,
    Magnitude,
    Patterns,
    Reading,
    date,
    either,
    figure_patterns,
    from_digits,
    magnitude,
    slashed,
    sure,
)
from machidx.language.years import ERAS

_OFFSETS = {name: era.offset for era in ERAS for name in (era.kanji, era.romaji[0])}
ERA = "|".join(era.kanji for era in ERAS)
"""A pattern of the names of eras in kanji."""
ERA_NOTE = re.compile(rf"(?P<western>\d{{4}}年[度\d月日]{{0,7}})\((?:[・、/]?(?:{ERA})(?:\d{{1,2}}|元)年?度?){{1,2}}\)")
"""A Western year with its era behind it: 2026年4月1日（令和8年）, 2019年（平成31年・令和元年）."""
_LETTERS = "".join(era.romaji[0] for era in ERAS)
_ERAS = f"{ERA}|{'|'.join(_LETTERS.lower())}"
_ERA = rf"(?P<era>{ERA}|(?<![A-Za-z])[{_LETTERS}])\s?"
_YEAR = r"(?P<year>\d{1,2}|元)(?!\d)"
_AND = rf"(?:{DASH}|[、・]|から|及び|および|と)"
_MONTH = r"(?<!\d)(?P<month>1[0-2]|0?[1-9])"


def _western(era: str, year: str) -> int:
    return _OFFSETS[era] + (1 if year == "元" else int(year))


def _year(year: int, fiscal: str | None) -> Magnitude:
    return magnitude("fiscal year" if fiscal else "number", year)


def _of_era(m: re.Match[str]) -> list[FigurePart]:
    """令和6年度, 令和8年1月, 令和5（2023）年度."""
    found = [sure(_year(_western(m["era"], m["year"]), m["fiscal"]))]
    return [*found, sure(magnitude("month", int(m["month"])), "month")] if m["month"] else found


def _range_of_era(m: re.Match[str]) -> list[FigurePart]:
    """令和6～8年度, 平成28年度から30年度, 令和6、7、8年度."""
    later = [int(year) for year in re.findall(r"\d+", m["later"])]
    first = sure(_year(_western(m["era"], m["year"]), m["fiscal"]), "year")
    return [first, *(sure(_year(_OFFSETS[m["era"]] + year, m["fiscal"]), "later") for year in later)]


def _western_range(m: re.Match[str]) -> list[FigurePart]:
    """2024～2026年度."""
    return [sure(_year(int(year), "度"), "years") for year in re.findall(r"\d{4}", m["years"])]


def _numbered_date(m: re.Match[str]) -> list[FigurePart]:
    """R8.4.1, 令和8.4, 2026/4/1, 2026-04: a letter, or a point between two numbers, may mean something else."""
    era = m.groupdict().get("era")
    day = date(_western(era, m["year"]) if era else int(m["year"]), m["month"], m["day"])
    written = [group for group in (m["year"], m["month"], m["day"]) if group and group != "元"]
    digits: Reading = tuple(magnitude("number", int(group)) for group in written)
    decimal: Reading = (from_digits(f"{m['year']}.{m['month']}"),) if era and not m["day"] and m["year"] != "元" else ()
    is_sure = era not in tuple(_LETTERS) if era else m["day"]
    fallback = () if day and is_sure else (digits, decimal)
    return [either(*filter(None, (day, *fallback)))]


def _short(m: re.Match[str]) -> list[FigurePart]:
    """R8, H30: a year, a fiscal year, or a name."""
    year = _western(m["era"], m["year"])
    return [either((_year(year, None),), (_year(year, "度"),), (magnitude("number", year - _OFFSETS[m["era"]]),))]


def _months(m: re.Match[str]) -> list[FigurePart]:
    return [sure(magnitude("month", int(m[group])), group) for group in ("month", "last")]


def _of_two_eras(m: re.Match[str]) -> list[FigurePart]:
    """平成31年・令和元年, 平成31（令和元）年度: one year in two eras; else two years."""
    first, last = (_year(_western(m[f"era{end}"], m[f"year{end}"]), m["fiscal"]) for end in ("", "2"))
    return [sure(first, "year")] if first == last else [sure(first, "year"), sure(last, "year2")]


YEARS: Patterns = figure_patterns(
    (
        rf"{_ERA}{_YEAR}年?度?[・/(]\s?(?P<era2>(?!(?P=era)){ERA})(?P<year2>\d{{1,2}}|元)\)?年(?P<fiscal>度)?\)?(?:\(\d{{4}}年?度?\))?",
        _of_two_eras,
        _ERAS,
    ),
    (
        rf"{_ERA}{_YEAR}(?:年度?(?:{DASH}|から|と|及び|および)|{_AND})(?P<later>\d{{1,2}}(?:{_AND}\d{{1,2}})*)年(?P<fiscal>度)?(?!間)",
        _range_of_era,
        _ERAS,
    ),
    (
        rf"{_ERA}{_YEAR}\s?(?:\((?:西暦)?(?:\d{{4}})年?\))?年(?P<fiscal>度)?(?:\((?:西暦)?\d{{4}}年?度?\))?"
        rf"(?:\s?(?P<month>1[0-2]|0?[1-9])月)?",
        _of_era,
        _ERAS,
    ),
    (rf"{_ERA}{_YEAR}[./-](?P<month>\d{{1,2}})(?:[./-](?P<day>\d{{1,2}}))?(?![\d./-])", _numbered_date, _ERAS),
    (
        r"(?<![\d./-])(?P<year>(?:18|19|20|21)\d\d)(?:(?P<dot>\.)|[/-])(?P<month>\d{1,2})"
        r"(?:[./-](?P<day>\d{1,2})|(?(dot)(?!)))(?![\d./-])",
        _numbered_date,
        "/|-|.",
    ),
    (rf"{_ERA}{_YEAR}(?![\dA-Za-z])", _short, _ERAS),
    (rf"(?<!\d)(?P<years>\d{{4}}(?:{_AND}\d{{4}}){{1,9}}+)年度", _western_range, "年度"),
    (r"(?<!\d)(?P<year>\d{4})年度", lambda m: [sure(_year(int(m["year"]), "度"))], "年度"),
    (
        r"(?<!\d)(?P<year>\d{1,2})年度",
        lambda m: [either(*((_year(_OFFSETS[era.kanji] + int(m["year"]), "度"),) for era in ERAS[:1]))],
        "年度",
    ),
    (
        r"(?<!\d)(?P<year>\d{1,2})年(?=\d{1,2}月(?!間))",
        lambda m: [either(*((_year(_OFFSETS[era.kanji] + int(m["year"]), None),) for era in ERAS[:3]))],
        "月",
    ),
    (rf"{_MONTH}(?:{DASH}|[、・]|から)(?P<last>1[0-2]|0?[1-9])月(?!間)", _months, "月"),
    (rf"{_MONTH}月(?!間)", lambda m: [sure(magnitude("month", int(m["month"])))], "月"),
    (r"(?<![\d./])(?P<m>\d{1,9})[/⁄](?P<n>\d{1,9})(?![\d/])", slashed, "/|⁄"),
)
