"""What a writer means by a value in a form that no field takes: 約1,900件, 町民課、税務課, なし."""

import re
import unicodedata
from typing import NamedTuple

from machidx.language import meant_times
from machidx.language.printed_amounts import meant

_COMPARED = (
    ("at_least", re.compile("以上|少なくとも")),
    ("more_than", re.compile("超|を?こえ")),
    ("at_most", re.compile("以下|以内|まで")),
    ("about", re.compile("約|およそ|程度|前後|ほど")),
)
_NOTHING = re.compile(
    r"[-－ー―—]|(?:特に)?(?:なし|無し|無い|ない|無)|ありません|未定|不明|該当(?:なし|無し)|記載(?:なし|無し)|未記載|none|n/?a",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[、，,・･/／;；]\s*|\s+と\s+")
_YEAR = re.compile(r"(?:令和|平成|[RH])\s*(?:元|[\d０-９]{1,2})\s*年度?末?|[\d０-９]{4}\s*年度?末?")
_PAGE = re.compile(r"[pPｐＰ]{1,2}[.．]?\s*([\d０-９]+)|([\d０-９]+)\s*(?:ページ|頁)")
_FIGURE = re.compile(r"[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?")


class MeantNumber(NamedTuple):
    """A number as front matter has it, "" for none; the comparison printed with it; what is left of the text."""

    value: str = ""
    comparison: str = ""
    rest: str = ""

    @property
    def is_range(self) -> bool:
        """Whether it is a range of two numbers."""
        return self.value.startswith("{")


def meant_number(text: str, unit: str | None) -> MeantNumber:
    """Read one number: 1900 of 約1,900件, with "about"; a range as {min: 2, max: 3}."""
    found = [number for number in meant(text, unit) if number]
    comparison = next((name for name, words in _COMPARED if words.search(text)), "")
    if len(found) == 2:
        return MeantNumber(f"{{min: {found[0]}, max: {found[1]}}}", comparison, text)
    if len(found) != 1:
        return MeantNumber()
    rest = re.sub(r"[\d０-９.,．，\s]", "", unicodedata.normalize("NFKC", text))
    return MeantNumber(found[0], comparison, rest)


def says_nothing(text: str) -> bool:
    """Whether a text says that there is nothing: なし, 未定, －."""
    return _NOTHING.fullmatch(text.strip()) is not None


def separated(text: str) -> list[str]:
    """The names in a text that lists them with 、 or another sign: 町民課、税務課."""
    return [part for part in _SEPARATOR.split(text.strip()) if part]


def names_listed(text: str) -> list[str]:
    """The names in a text that lists them with 、 or a comma; other signs stand within names too: こども・健康."""
    return [part for part in re.split(r"\s*[、，,;；]\s*", text.strip()) if part]


def parts_of(text: str, fields: list[str]) -> dict[str, str]:
    """The values of the fields of a record, read from one line: 令和10年度に1,900件以上, 3-1 21ページ."""
    if {"from", "to"} <= set(fields):
        ends = meant_times.meant_fiscal_years(text)
        return {"from": ends[0], "to": ends[1]} if ends else {}
    if "section" in fields:
        page = _PAGE.search(text)
        section = _PAGE.sub("", text).strip(" 、,，") or "…"
        return {"section": section} | ({"page": meant_number(page.group(), None).value} if page else {})
    if "text" not in fields or "value" not in fields:
        return {}
    year = _YEAR.search(text)
    printed = re.sub(r"^[にまでには、\s]+", "", _YEAR.sub("", text))
    number = meant_number(printed, None)
    when = meant_times.meant_fiscal_year(year.group()).text if year else ""
    found = {"fy": when, "value": number.value, "comparison": number.comparison, "text": printed}
    return {name: value for name, value in found.items() if value}


def with_number(text: str, value: int | float) -> str:
    """A printed text with another number: 2,100件以上 for 1,900件以上; "" where it does not have one plain number."""
    found = list(_FIGURE.finditer(text))
    if len(found) != 1 or re.search("[割万億千]", text):
        return ""
    return f"{text[: found[0].start()]}{value:,}{text[found[0].end() :]}"
