"""The small values the model is made of: words, numbers, years, months, sources."""

import re
import unicodedata
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, StringConstraints, Tag
from pydantic_core import PydanticCustomError

from machidx.language import years

Missing: TypeAlias = Literal["not_stated", "lost", "not_applicable"]
"""Why a plan has no such thing: it does not say, a lost drawing said, it cannot apply."""


class Record(BaseModel):
    """A part of the model: nothing unknown in it, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, use_attribute_docstrings=True)


def _words(value: Any) -> str:
    """A text; YAML reads 2026 or 1.10 without quotes, which a writer meant as words."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise PydanticCustomError("words", "文字で書いてください。")
    return unicodedata.normalize("NFC", str(value)).strip()


Words = Annotated[str, BeforeValidator(_words), StringConstraints(min_length=1)]


def _number(value: Any) -> int | float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    plain = unicodedata.normalize("NFKC", str(value)).replace(",", "").strip()
    if re.fullmatch(r"-?\d+(\.\d+)?", plain):
        raise PydanticCustomError("wide_digits", "数は半角の数字だけで書きます。", {"proposal": plain})
    raise PydanticCustomError("number", "数を書いてください。")


Number = Annotated[int | float, BeforeValidator(_number)]


def _count(value: Any) -> int:
    number = _number(value)
    if not isinstance(number, int) or number < 1:
        raise PydanticCustomError("count", "1以上の整数を書いてください。")
    return number


Count = Annotated[int, BeforeValidator(_count)]


def _fiscal_year(value: Any) -> int:
    try:
        return years.parse_fiscal_year(value)
    except ValueError as error:
        context = {"why": str(error), "proposal": years.fiscal_year_meant(value)}
        raise PydanticCustomError("fiscal_year", "{why}。「令和8年度」か「2026」の形で書きます。", context) from error


def _month(value: Any) -> str:
    try:
        return years.parse_month(value)
    except ValueError as error:
        raise PydanticCustomError(
            "month", "{why}。「令和7年12月」か「2025-12」の形で書きます。", {"why": str(error)}
        ) from error


FiscalYear = Annotated[int, BeforeValidator(_fiscal_year)]
Month = Annotated[str, BeforeValidator(_month)]


def _pattern(name: str, pattern: str, rule: str) -> BeforeValidator:
    def check(value: Any) -> str:
        text = _words(value)
        if not re.fullmatch(pattern, text):
            raise PydanticCustomError(name, rule)
        return text

    return BeforeValidator(check)


Slug = Annotated[str, _pattern("slug", r"[a-z0-9]+(-[a-z0-9]+)*", "半角の英小文字・数字と「-」だけで書きます。")]
Address = Annotated[str, _pattern("address", r"/([a-z0-9-]+/)*", "「/towns/ono/」のように「/」で始め「/」で終えます。")]


def _form(value: Any) -> str:
    return "reason" if isinstance(value, str) else "given"


T = TypeVar("T")
# Told apart by the value's form, so that a mistake in a long list is reported as that mistake alone.
OrMissing: TypeAlias = Annotated[
    Annotated[tuple[T, ...], Tag("given")] | Annotated[Missing, Tag("reason")], Discriminator(_form)
]
"""A list, or the reason why the plan has none."""


def _reason(value: Any) -> str:
    return "reason" if value in get_args(Missing) else "given"


OneOrMissing: TypeAlias = Annotated[
    Annotated[T, Tag("given")] | Annotated[Missing, Tag("reason")], Discriminator(_reason)
]
"""One thing, or the reason why the plan has none."""


def given(value: tuple[T, ...] | str) -> tuple[T, ...]:
    """The list; empty where the plan has a reason for none."""
    return () if isinstance(value, str) else value


WebAddress = Annotated[str, _pattern("web_address", r"https://\S+", "「https://」で始まる住所を書きます。")]


class Range(Record):
    """A value between two numbers, as in 2～3時間."""

    min: Number
    max: Number


Value: TypeAlias = Annotated[
    Annotated[Number, Tag("number")] | Annotated[Range, Tag("range")],
    Discriminator(lambda value: "range" if isinstance(value, (dict, Range)) else "number"),
]
"""A number, or a range of two."""


class Citation(Record):
    """Where it stands in the town's document."""

    section: Words
    page: Count | None = None


class Period(Record):
    """From one fiscal year to another; an open end is null."""

    start: FiscalYear = Field(alias="from")
    end: FiscalYear | None = Field(alias="to")

    def years(self) -> range:
        """The fiscal years of the period; of one with an open end the first five."""
        return range(self.start, (self.start + 4 if self.end is None else self.end) + 1)

    def __contains__(self, fy: int) -> bool:
        return self.start <= fy and (self.end is None or fy <= self.end)


class Same(Record):
    """A translator found that a changed Japanese text still means what the English says."""

    on: Month
    by: Words
    why: Words
    sections: tuple[Words, ...] = ()


class Review(Record):
    """A second person has read the translation against the Japanese."""

    by: Words
    on: Month


class EnglishWords(Record):
    """What every English file may hold: words, and never a fact."""

    title: Words | None = None
    labels: dict[Words, Words] = {}
    """English of names that stand in the Japanese file's facts, by the Japanese string."""
    translated: dict[str, Words] = {}
    """Fingerprint per heading id of the Japanese words this was made from."""
    same: tuple[Same, ...] = ()
    translators: tuple[Words, ...] = ()
    """Who is credited; without any, the makers of this site."""
    reviewed: Review | None = None


class PageFacts(Record):
    """What every page may say of itself."""

    redirect_from: tuple[Address, ...] = ()
    """Addresses that the page had before."""
    stop_words: tuple[Words, ...] = ()
    """Words that are no terms on this page, though the glossary has them."""

    @property
    def english_title(self) -> str | None:
        """The English title of a page whose English name is a fact; of all others the English file says it."""
        return None
