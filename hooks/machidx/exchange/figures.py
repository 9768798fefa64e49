"""Whether an English text has the figures of its Japanese, each language read in its own way of writing them.

約1割 is 10%, 令和6年度 is FY2024 (Reiwa 6), 4月 is April, 23時 is 11:00 p.m., 2つ may be "two" or "both". What is
found is a hint for a person, never a reason to refuse a text.
"""

import re
import unicodedata
from collections.abc import Iterable

from machidx import markup, years

_ERA_YEAR = re.compile(r"(令和|平成|昭和)\s*(元|\d+)(?=年|・|[(（~〜～-]|$)")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_JAPANESE = re.compile(rf"(?<!\d)(?<!\d\.)(?<![A-Za-z]-)({_NUMBER})\s*(割|千|万|億|兆)?")
_SCALES = {"割": 10, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_ENGLISH = re.compile(
    rf"(?<!\d)(?<!\d\.)(?<![A-Za-z]-)({_NUMBER})(?:\s+(thousand|million|billion|trillion))?", re.IGNORECASE
)
_ENGLISH_SCALES = {"thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ERA_NAME = re.compile(r"\b(?:Reiwa|Heisei|Showa)\s+\d+(?:\s*(?:to|and|–)\s*\d{1,2}\b)?")
_AFTERNOON = re.compile(r"\b(\d{1,2})(:\d\d)?\s*p\.m\.")
_MONTHS = {years.show_month(f"2000-{n:02}", "en").split()[0]: float(n) for n in range(1, 13)}
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_WORDS = [
    {"zero", "none"},
    {"one", "a", "an", "each", "alone", "once", "first", "single"},
    {"two", "both", "twice", "second", "half", "pair"},
    *(
        {word, f"{word}s"}
        for word in ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    ),
]
"""The words for the numbers from 0 to 12."""
_ORDINALS = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]
_KANJI = "〇一二三四五六七八九"
_WHERE = re.compile(r"\]\([^)]*\)|\{[^{}\n]*\}|https?://\S+|`[^`\n]*`|^[ \t]*(?:::: .*|\d+[.)](?=\s))", re.MULTILINE)


def missing(japanese: str, english: str) -> tuple[list[str], list[str]]:
    """The figures that only the Japanese has, and those that only the English has."""
    ours, theirs = _in_japanese(_words(japanese)), _in_english(_words(english))
    spelled = _spelled(english)
    lost = [number for number in sorted(ours - theirs) if number not in spelled]
    added = [number for number in sorted(theirs - ours) if number and not _as_kanji(number, japanese)]
    return _shown(lost), _shown(added)


def _words(text: str) -> str:
    """What a reader sees: no targets of links, no attributes, no code, no numbers of a list."""
    return _WHERE.sub(" ", markup.without_terms(unicodedata.normalize("NFKC", text)))


def _in_japanese(text: str) -> set[float]:
    text = _ERA_YEAR.sub(_western, text)
    return {_value(digits) * _SCALES.get(scale, 1) for digits, scale in _JAPANESE.findall(text)}


def _western(match: re.Match[str]) -> str:
    era = next(era for era in years.ERAS if era.kanji == match[1])
    return f" {era.offset + (1 if match[2] == '元' else int(match[2]))} "


def _in_english(text: str) -> set[float]:
    text = _ERA_NAME.sub(" ", text)
    text = _AFTERNOON.sub(lambda m: f"{int(m[1]) + 12}{m[2] or ''}", text)
    return {_MONTHS[name] for name in _MONTH.findall(text)} | {
        _value(digits) * _ENGLISH_SCALES.get(scale.lower(), 1) for digits, scale in _ENGLISH.findall(text)
    }


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def _spelled(english: str) -> set[int]:
    """The small numbers that English may have spelled out."""
    found = set(re.findall(r"[a-z]+", english.lower()))
    found |= {"ten"} if "teens" in found else set()
    spelled = {number for number, words in enumerate(_WORDS) if found & words}
    return spelled | {number for number, word in enumerate(_ORDINALS, start=3) if word in found}


def _as_kanji(number: float, japanese: str) -> bool:
    return number < 10 and _KANJI[int(number)] in japanese


def _shown(numbers: Iterable[float]) -> list[str]:
    return [f"{number:,.10g}" if number >= 10_000 else f"{number:.10g}" for number in numbers]
