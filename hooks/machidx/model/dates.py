"""Types of the model for time: fiscal years, months and days.

Validators raise PydanticCustomError with a message in Japanese.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from machidx.language import years
from machidx.model.writing import WrittenAs


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


def _day(value: Any) -> str:
    try:
        return years.parse_day(value)
    except ValueError as error:
        raise PydanticCustomError("day", "{why}。「2026-11-30」の形で書きます。", {"why": str(error)}) from error


FiscalYear = Annotated[int, BeforeValidator(_fiscal_year, json_schema_input_type=int | str), WrittenAs("fiscal_year")]
Month = Annotated[str, BeforeValidator(_month), WrittenAs("month")]
Day = Annotated[str, BeforeValidator(_day)]
