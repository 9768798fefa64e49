"""Value types of the model: words, numbers, addresses.

Validators raise PydanticCustomError with a message in Japanese.
"""

import math
import re
import unicodedata
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

from machidx.language import scripts, site_paths
from machidx.language.characters import composed
from machidx.model.dates import FiscalYear, Month

Missing: TypeAlias = Literal["not_stated", "lost", "not_applicable"]
"""Why a value is missing: the plan does not say, only a lost drawing shows it, or it cannot apply."""


class Record(BaseModel):
    """Base class of the model: unknown keys are refused, instances are immutable."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, use_attribute_docstrings=True, allow_inf_nan=False
    )


def as_words(value: Any) -> str:
    """Accept a text composed and without outer spaces; a number too, as YAML reads unquoted 2026 or 1.10."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise PydanticCustomError("words", "文字で書いてください。")
    if isinstance(value, float) and not math.isfinite(value):
        in_bounds(value)
    return composed(str(value)).strip()


Words = Annotated[
    str, BeforeValidator(as_words, json_schema_input_type=str | int | float), StringConstraints(min_length=1)
]
Brief = Annotated[Words, StringConstraints(max_length=300)]
"""A title or name: it is shown in lists, menus and tables."""


_SIGNS = str.maketrans(dict.fromkeys("▲△−‐–", "-"))
_CERTAIN = r"-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?"
"""A number whose commas separate thousands: 1,4 may be 1.4 or 14."""
_MOST_DIGITS = 15
"""Digits of a number that every reader of the published data takes exactly."""


def in_bounds(value: int | float) -> int | float:
    """Accept a finite number of at most 15 digits."""
    is_short = abs(value) < 10**_MOST_DIGITS  # infinity and what is no number are not
    if not is_short or len(re.sub(r"\D|^0+", "", str(value))) > _MOST_DIGITS:
        raise PydanticCustomError("number", "数は、15桁までで書いてください。")
    return value


def _number(value: Any) -> int | float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return in_bounds(value)
    plain = unicodedata.normalize("NFKC", str(value)).translate(_SIGNS).replace(",", "").strip()
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", plain):
        in_bounds(float(plain) if len(plain) > 2 * _MOST_DIGITS or "." in plain else int(plain))
        certain = re.fullmatch(_CERTAIN, unicodedata.normalize("NFKC", str(value)).strip()) is not None
        raise PydanticCustomError(
            "wide_digits", "数は半角の数字だけで書きます。", {"proposal": plain, "certain": certain}
        )
    raise PydanticCustomError("number", "数を書いてください。")


Number = Annotated[int | float, BeforeValidator(_number)]


def _count(value: Any) -> int:
    number = _number(value)
    if not isinstance(number, int) or number < 1:
        raise PydanticCustomError("count", "1以上の整数を書いてください。")
    return number


Count = Annotated[int, BeforeValidator(_count, json_schema_input_type=Annotated[int, Field(ge=1)])]


def patterned(name: str, pattern: str, rule: str) -> BeforeValidator:
    """A validator that accepts a text of a pattern; ``rule`` says in Japanese what to write, as error ``name``."""

    def check(value: Any) -> str:
        text = as_words(value)
        if not re.fullmatch(pattern, text):
            raise PydanticCustomError(name, rule)
        return text

    return BeforeValidator(check, json_schema_input_type=Annotated[str, Field(pattern=f"^(?:{pattern})$")])


def _reading(value: Any) -> str:
    text = as_words(value)
    if not scripts.is_reading(text):
        context = {"proposal": scripts.reading_meant(text)}
        raise PydanticCustomError("reading", "読みは、ひらがなと「ー」だけで書きます。", context)
    return text


TermReading = Annotated[str, BeforeValidator(_reading)]
Slug = Annotated[str, patterned("slug", r"[a-z0-9]+(-[a-z0-9]+)*", "半角の英小文字・数字と「-」だけで書きます。")]


def _address(value: Any) -> str:
    text = as_words(value)
    if not (address := site_paths.page_address(text)):
        context = {"proposal": site_paths.address_meant(text)}
        raise PydanticCustomError("address", "「/towns/ono/」のように「/」で始め「/」で終えます。", context)
    return address


Address = Annotated[str, BeforeValidator(_address)]
"""The address of a page from the site's root, with or without percent-encoding."""


def _form(value: Any) -> str:
    return "reason" if isinstance(value, str) else "given"


T = TypeVar("T")
# Discriminated by the value's form, so that a mistake in a long list is reported as that mistake alone.
OrMissing: TypeAlias = Annotated[
    Annotated[tuple[T, ...], Tag("given")] | Annotated[Missing, Tag("reason")], Discriminator(_form)
]
"""A list, or the reason why the plan gives none."""


def _reason(value: Any) -> str:
    return "reason" if value in get_args(Missing) else "given"


OneOrMissing: TypeAlias = Annotated[
    Annotated[T, Tag("given")] | Annotated[Missing, Tag("reason")], Discriminator(_reason)
]
"""One value, or the reason why the plan gives none."""


def given(value: tuple[T, ...] | str) -> tuple[T, ...]:
    """The list, or () where a reason stands in its place."""
    return () if isinstance(value, str) else value


WebAddress = Annotated[str, patterned("web_address", r"https://\S+", "「https://」で始まる住所を書きます。")]


class Range(Record):
    """A range between two numbers, as in 2～3時間."""

    min: Number
    max: Number


Value: TypeAlias = Annotated[
    Annotated[Number, Tag("number")] | Annotated[Range, Tag("range")],
    Discriminator(lambda value: "range" if isinstance(value, (dict, Range)) else "number"),
]
"""A number or a range."""


class Period(Record):
    """A period of fiscal years, both included; an end that the plan does not state is null."""

    start: FiscalYear | None = Field(alias="from")
    end: FiscalYear | None = Field(alias="to")

    def years(self) -> range:
        """The fiscal years in the period; five where one end is open, none where both are."""
        if self.start is not None:
            return range(self.start, (self.start + 4 if self.end is None else self.end) + 1)
        return range(0) if self.end is None else range(self.end - 4, self.end + 1)

    def __contains__(self, fy: int) -> bool:
        return (self.start is None or self.start <= fy) and (self.end is None or fy <= self.end)


class Same(Record):
    """A translator's confirmation that the English still holds although the Japanese changed."""

    on: Month
    by: Words
    why: Words
    sections: tuple[Words, ...] = ()


class Review(Record):
    """A second person's review of the translation against the Japanese."""

    by: Words
    on: Month
    of: Words | None = None
    """Fingerprint of the English that was compared; stamping writes it."""


class EnglishWords(Record):
    """Front matter of every English file: words, never facts."""

    unpublished: StrictBool = Field(default=False, alias="draft")
    """``true`` keeps a translation that is not finished, unchecked, out of every site."""
    title: Brief | None = None
    labels: dict[Words, Words] = {}
    """English of names in the Japanese file's facts, keyed by the Japanese string."""
    translated: dict[str, Words] = {}
    """Fingerprints of the Japanese source text, keyed by heading id."""
    same: tuple[Same, ...] = ()
    translators: tuple[Words, ...] = ()
    """Names to credit; the makers of this site if empty."""
    reviewed: Review | None = None


class PageFacts(Record):
    """Front matter that every page may have."""

    redirect_from: tuple[Address, ...] = ()
    """Former addresses of the page."""
    stop_words: tuple[Words, ...] = ()
    """Glossary words that do not count as terms on this page."""
    unpublished: StrictBool = Field(default=False, alias="draft")
    """``true`` keeps the page, unchecked, out of every site; a page that is published never has it."""

    @property
    def english_title(self) -> str | None:
        """The English title where it is a fact (terms); None where the English file gives it."""
        return None
