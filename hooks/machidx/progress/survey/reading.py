"""Reads filled-in workbooks: what each row says, and the mistakes by sheet and cell."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from machidx.content.library import Library, measure
from machidx.model.kpi import Kpi
from machidx.model.measure import Measure
from machidx.model.values import given
from machidx.progress.survey.cells import CellError, choice_in, month_in, number_in, words_in
from machidx.progress.survey.entries import ActualEntry, CellMistake, ProgressEntry, Survey, actual_fault
from machidx.progress.survey.layout import (
    ACTUAL_MONTH,
    ACTUAL_TEXT,
    ACTUAL_VALUE,
    COLUMNS,
    CONFIRMED,
    EXAMPLE,
    FIRST_ROW,
    HIDDEN,
    KEY,
    MARK,
    MOST_ROWS,
    NOTE,
    STATUS,
    STATUSES,
    YES,
    SheetName,
    SurveyColumn,
)

T = TypeVar("T")


def read(library: Library, files: list[Path]) -> Survey:
    """Read workbooks of one fiscal year; each mistake is collected, none is raised."""
    survey = Survey()
    for file in files:
        _Book(library, file, survey).read()
    return survey


def told(mistakes: list[CellMistake]) -> Iterator[str]:
    """Yield each mistake as a line: file, sheet, cell, and what to do."""
    for m in mistakes:
        place = " ".join(filter(None, (m.file, f"シート「{m.sheet}」" if m.sheet else "", m.cell)))
        yield f"{place}: {m.message}"


class _Book:
    """A workbook being read into a survey."""

    def __init__(self, library: Library, file: Path, survey: Survey) -> None:
        self._library, self._file, self._survey = library, file, survey
        self._town = ""

    def read(self) -> None:
        try:
            book = load_workbook(self._file)
        except (BadZipFile, InvalidFileException, OSError, KeyError, ValueError):
            self._tell("", "", "Excelのファイル（.xlsx）として読めません。もう一度、Excelの形で保存します。")
            return
        if not self._is_ours(book):
            return
        for name in SheetName:
            if name in book.sheetnames:
                self._sheet(book[name])
            else:
                self._tell(name, "", f"シート「{name}」がありません。名前を変えたのなら、もどします。")

    def _is_ours(self, book: Workbook) -> bool:
        marks = [cell.value for cell in book[HIDDEN][1]] if HIDDEN in book.sheetnames else []
        if len(marks) != 3 or marks[0] != MARK or not isinstance(marks[2], int):
            self._tell("", "", "machidx survey export でつくったファイルではありません。")
        elif self._library.town(str(marks[1])) is None:
            self._tell("", "", f"「{marks[1]}」という町はありません。")
        elif self._survey.fy not in (0, marks[2]):
            self._tell("", "", "ほかのファイルと年度がちがいます。同じ年度のファイルだけを、いっしょに取りこみます。")
        else:
            self._town, self._survey.fy = str(marks[1]), marks[2]
            return True
        return False

    def _sheet(self, sheet: Worksheet) -> None:
        """Read the rows in which anything is filled in."""
        name = SheetName(sheet.title)
        filled = [column for column in COLUMNS[name] if column.is_filled]
        rows: dict[str, int] = {}
        for row in range(FIRST_ROW, min(sheet.max_row, MOST_ROWS) + 1):
            key = str(_raw(sheet, KEY, row))
            if key == EXAMPLE or all(_raw(sheet, column, row) in (None, "") for column in filled):
                continue
            if key in rows:
                self._tell(name, f"{KEY.letter}{row}", f"{rows[key]}行目と同じ行です。片方を消します。")
                continue
            rows[key] = row
            if name is SheetName.ACTUALS:
                self._actual(sheet, row, key)
            else:
                self._progress(sheet, row, key)

    def _actual(self, sheet: Worksheet, row: int, key: str) -> None:
        id, _, name = key.partition("/")
        fact = self._measure(id)
        kpi = next((kpi for kpi in given(fact.kpis) if kpi.id == name), None) if fact else None
        if kpi is None:
            self._tell(sheet.title, f"A{row}", f"「{key}」という目標はありません。行のしるしを、もとにもどします。")
            return
        before = len(self._survey.mistakes)
        shown_as = str(sheet[f"{ACTUAL_VALUE.letter}{row}"].number_format)
        unit = kpi.unit or ""
        value = self._cell(
            sheet, ACTUAL_VALUE, row, lambda raw: number_in(raw, unit=unit, is_percentage="%" in shown_as)
        )
        text = self._cell(sheet, ACTUAL_TEXT, row, words_in)
        month = self._cell(sheet, ACTUAL_MONTH, row, lambda raw: month_in(raw, self._survey.fy))
        if len(self._survey.mistakes) == before and self._is_complete(sheet, row, kpi, value, text):
            shown = text or f"{value:,}{unit}"
            self._survey.actuals.append(ActualEntry(id, name, value, shown, month))

    def _is_complete(self, sheet: Worksheet, row: int, kpi: Kpi, value: int | float | None, text: str | None) -> bool:
        if fault := actual_fault(kpi, value, text):
            column, message = fault
            self._tell(sheet.title, f"{column.letter}{row}", message)
        return fault is None

    def _progress(self, sheet: Worksheet, row: int, key: str) -> None:
        if self._measure(key) is None:
            self._tell(sheet.title, f"A{row}", f"「{key}」という施策はありません。行のしるしを、もとにもどします。")
            return
        before = len(self._survey.mistakes)
        status = self._cell(sheet, STATUS, row, lambda raw: choice_in(raw, STATUSES))
        note = self._cell(sheet, NOTE, row, words_in)
        confirmed = self._cell(sheet, CONFIRMED, row, lambda raw: choice_in(raw, (YES,)))
        if note and not status and len(self._survey.mistakes) == before:
            self._tell(sheet.title, f"{STATUS.letter}{row}", "ひとことを書いたときは、進み具合もえらびます。")
        if len(self._survey.mistakes) == before:
            self._survey.progress.append(ProgressEntry(key, status, note, confirmed == YES))

    def _cell(self, sheet: Worksheet, column: SurveyColumn, row: int, read_as: Callable[[Any], T | None]) -> T | None:
        """What a cell says; None, with a mistake, if it cannot be read."""
        try:
            return read_as(_raw(sheet, column, row))
        except CellError as error:
            self._tell(sheet.title, f"{column.letter}{row}", str(error))
            return None

    def _measure(self, id: str) -> Measure | None:
        page = self._library.measures.get(id)
        return measure(page) if page and page.town == self._town else None

    def _tell(self, sheet: str, cell: str, message: str) -> None:
        self._survey.mistakes.append(CellMistake(self._file.name, sheet, cell, message))


def _raw(sheet: Worksheet, column: SurveyColumn, row: int) -> Any:
    return sheet[f"{column.letter}{row}"].value
