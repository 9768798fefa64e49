"""What was filled in in a survey, in workbooks or in a form."""

from dataclasses import dataclass, field
from typing import NamedTuple

from machidx.language import printed_amounts
from machidx.model.kpi import Kpi
from machidx.progress.survey.layout import ACTUAL_TEXT, ACTUAL_VALUE, SurveyColumn


class CellMistake(NamedTuple):
    """What is wrong with a cell, and what to write instead."""

    file: str
    sheet: str
    cell: str
    message: str


class ActualEntry(NamedTuple):
    """An actual that was filled in."""

    measure: str
    kpi: str
    value: int | float | None
    text: str
    """"" takes the actual of the year away."""
    as_of: str | None


class ProgressEntry(NamedTuple):
    """A measure's progress that was filled in."""

    measure: str
    status: str | None
    """None leaves the report of the year as it is, "" takes it away."""
    note: str | None
    is_confirmed: bool


@dataclass
class Survey:
    """What workbooks say for a fiscal year, and their mistakes."""

    fy: int = 0
    actuals: list[ActualEntry] = field(default_factory=list)
    progress: list[ProgressEntry] = field(default_factory=list)
    mistakes: list[CellMistake] = field(default_factory=list)


def actual_fault(kpi: Kpi, value: int | float | None, text: str | None) -> tuple[SurveyColumn, str] | None:
    """What is wrong with an actual as it was filled in, and in which column; None if nothing is."""
    if value is None and (kpi.type == "quantity" or not text):
        return ACTUAL_VALUE, "実績の数がありません。"
    if value is not None and text and not printed_amounts.says(text, value, kpi.unit):
        return ACTUAL_TEXT, f"数「{value:,}」が、書き方「{text}」にありません。どちらかを直します。"
    return None
