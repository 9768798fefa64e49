"""Types of the model for time: fiscal years, months and days.

Validators raise PydanticCustomError with a message in Japanese and what is meant.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from machidx.language import meant_times, years
from machidx.language.meant_times import MeantTime
from machidx.model.writing import WrittenAs


def _refused(kind: str, error: ValueError, form: str, meant: MeantTime) -> PydanticCustomError:
    why = str(error).partition(":")[0].partition("。")[0]  # the message has the value, and the proposal what is meant
    context = {"why": why, "proposal": meant.text, "certain": meant.is_certain}
    return PydanticCustomError(kind, f"{{why}}。{form}の形で書きます。", context)


def _fiscal_year(value: Any) -> int:
    try:
        return years.parse_fiscal_year(value)
    except ValueError as error:
        raise _refused("fiscal_year", error, "「令和8年度」か「2026」", meant_times.meant_fiscal_year(value)) from error


def _month(value: Any) -> str:
    try:
        return years.parse_month(value)
    except ValueError as error:
        raise _refused("month", error, "「令和7年12月」か「2025-12」", meant_times.meant_month(value)) from error


def _day(value: Any) -> str:
    try:
        return years.parse_day(value)
    except ValueError as error:
        raise _refused("day", error, "「2026-11-30」", meant_times.meant_day(value)) from error


FiscalYear = Annotated[int, BeforeValidator(_fiscal_year, json_schema_input_type=int | str), WrittenAs("fiscal_year")]
Month = Annotated[str, BeforeValidator(_month), WrittenAs("month")]
Day = Annotated[str, BeforeValidator(_day)]
