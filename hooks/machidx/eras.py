"""Notes of Japanese eras behind the years of an English text: FY2026 to FY2030 (Reiwa 8 to 12)."""

import re
from collections.abc import Iterator

from machidx.years import ERAS

_ROMAJI = "|".join(era.romaji for era in ERAS)
NOTE = re.compile(
    rf"\s*[(,]\s?(?P<era>{_ROMAJI}) (?P<years>\d+(?:(?:,| to| and|–|-)+\s?(?:(?:{_ROMAJI}) )?\d+)*)(?:\)|(?=[^\w(]|$))"
)
"""A note, with the space before it."""
_LONE = re.compile(rf"\b(?:{_ROMAJI})(?! era)(?: \d+)?")
"""An era that is no note: its year stands nowhere."""


def wrong(text: str) -> Iterator[tuple[int, str, str]]:
    """Notes that do not agree with the years before them: offset, what is written, what would be right."""
    end = 0
    for match in NOTE.finditer(text):
        before = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text[end : match.start()])]
        years = before[-len(re.findall(r"\d+", match["years"])) :]
        end = match.end()
        if _shown(years, match["era"]) != _said(match):
            yield match.start(), match.group().strip(), _note(years, match["era"]) if years else ""
    for match in _LONE.finditer(NOTE.sub(lambda m: " " * len(m.group()), text)):
        yield match.start(), match.group(), ""


def _said(match: re.Match[str]) -> list[tuple[str, int]]:
    """Each year of a note with its era, which is written once for all that follow."""
    era, out = "", []
    for name, year in re.findall(rf"(?:({_ROMAJI}) )?(\d+)", f"{match['era']} {match['years']}"):
        era = name or era
        out.append((era, int(year)))
    return out


def _shown(years: list[int], written: str) -> list[tuple[str, int]]:
    """Years in their eras; the year of a change in the era that is written, as it has two."""
    out = []
    for year in years:
        fitting = [era for era in ERAS if int(era.first_month[:4]) <= year <= int(era.last_month[:4])]
        if fitting:
            era = next((era for era in fitting if era.romaji == written), fitting[0])
            out.append((era.romaji, year - era.offset))
    return out


def _note(years: list[int], written: str) -> str:
    """(Reiwa 8 to 12), (Heisei 30 to Reiwa 2)."""
    words, last = [], ""
    for era, year in _shown(years, written):
        words.append(str(year) if era == last else f"{era} {year}")
        last = era
    return f"({' to '.join(words)})"
