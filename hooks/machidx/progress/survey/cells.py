"""What a cell says: a number, a month, words or a choice; or why it cannot be read, and what to write instead."""

import datetime as dt
import re
import unicodedata
from typing import Any

from machidx.content.frontmatter import Decimal
from machidx.language import proposals, years
from machidx.language.characters import refused_signs

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_MONTH = re.compile(r"(\d{4})[-/年](\d{1,2})月?")
_LONGEST = 300


class CellError(ValueError):
    """A cell cannot be read; the message says what to do."""


def number_in(raw: Any, *, unit: str, is_percentage: bool) -> int | float | None:
    """The number of a cell, None if it is empty; full-width digits, commas and the unit behind it are understood.

    ``is_percentage``: whether the program shows 0.5 as 50%. Raises CellError.
    """
    if raw in (None, ""):
        return None
    if isinstance(raw, (bool, dt.date, dt.time, dt.timedelta)):
        raise CellError(f"「{raw}」は数ではありません。セルの形を「標準」にして、打ちなおします。")
    if isinstance(raw, int | float):
        written = f"{raw * 100 if is_percentage and unit == '%' else raw:.6f}".rstrip("0").rstrip(".")
    else:
        written = unicodedata.normalize("NFKC", str(raw)).replace(",", "").strip()
        written = written.removesuffix(unicodedata.normalize("NFKC", unit)).strip()
    if written.startswith("="):
        raise CellError("式ではなく、数を書きます。")
    if written.startswith("#"):
        raise CellError(f"Excelのエラー「{written}」です。数を書きます。")
    if not _NUMBER.fullmatch(written):
        raise CellError(f"「{raw}」は数として読めません。数だけを書き、ことばは右の「書き方」に書きます。")
    return Decimal(written) if "." in written else int(written)


def month_in(raw: Any, fy: int) -> str | None:
    """The month of a cell as "YYYY-MM", None if it is empty. Raises CellError, also for one of another fiscal year."""
    if raw in (None, ""):
        return None
    match = _MONTH.fullmatch(
        unicodedata.normalize("NFKC", f"{raw:%Y-%m}" if isinstance(raw, dt.date) else str(raw)).strip()
    )
    if not match or not 1 <= int(match[2]) <= 12:
        raise CellError(f"「{raw}」は年月として読めません。2027-01 の形で書きます。")
    month = f"{match[1]}-{int(match[2]):02}"
    if years.fiscal_year_of(month) != fy:
        raise CellError(f"「{month}」は、{years.fiscal_year_era(fy)}の月ではありません。")
    return month


def words_in(raw: Any) -> str | None:
    """The words of a cell in one line, None if it is empty. Raises CellError."""
    if raw is None or not (words := " ".join(str(raw).split())):
        return None
    if words.startswith("="):
        raise CellError("式ではなく、ことばを書きます。")
    if next(refused_signs(words), None):
        raise CellError("目に見えない文字があります。打ちなおします。")
    if len(words) > _LONGEST:
        raise CellError(f"長すぎます（{_LONGEST}字まで）。")
    if "[[" in words or "［［" in words:
        raise CellError("［［ ］］は書けません。ことばだけを書きます。")
    return words


def choice_in(raw: Any, allowed: tuple[str, ...]) -> str | None:
    """One of the allowed words, None if the cell is empty. Raises CellError."""
    words = words_in(raw)
    if words is None or words in allowed:
        return words
    near = proposals.nearest(words, allowed)
    hint = f"もしかして: {near}" if near else ""
    raise CellError(f"「{words}」は書けません。書けるのは {'、'.join(allowed)} です。{hint}")
