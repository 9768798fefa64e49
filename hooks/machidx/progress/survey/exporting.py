"""Writes the survey: a workbook for each section, with what is known beside the cells to be filled in."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import TYPE_STRING
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from machidx.content.library import Library, facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.kpi import Kpi
from machidx.model.measure import Measure
from machidx.model.town import Town
from machidx.model.values import given
from machidx.progress.survey.layout import (
    COLUMNS,
    CONFIRMED,
    EXAMPLE_ROW,
    EXAMPLES,
    FIRST_ROW,
    HEAD_ROW,
    HIDDEN,
    HOW,
    MARK,
    STATUS,
    STATUSES,
    YES,
    SheetName,
)

_FILL = PatternFill("solid", fgColor="FFF7CC")
_GREY = Font(color="666666", italic=True)
_NO_SECTION = "担当の書かれていない施策"


def export(library: Library, town: Page, fy: int, folder: Path) -> Iterator[Path]:
    """Write one workbook per section of a town into ``folder``, and yield each file. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for section, pages in _by_section(library, town).items():
        book = _book(town, fy, section, pages)
        path = folder / f"{town_id(town)}-{fy}-{section}.xlsx"
        book.save(path)
        yield path


def _by_section(library: Library, town: Page) -> dict[str, list[Page]]:
    """The measures that are not over, by the section that the plan names first: each is asked for once."""
    found: dict[str, list[Page]] = {}
    for page in library.measures_of(town_id(town)):
        if not measure(page).is_over:
            section = next(iter(given(measure(page).departments)), _NO_SECTION)
            found.setdefault(section, []).append(page)
    return found


def _book(town: Page, fy: int, section: str, pages: list[Page]) -> Workbook:
    book = Workbook()
    year = years.fiscal_year_era(fy)
    title = f"{facts(town, Town).title}　{year}の見直し（{section}）"
    sheets = {name: book.create_sheet(name) for name in SheetName}
    for name, sheet in sheets.items():
        _set_up(sheet, name, title, year)
    _rows(sheets[SheetName.ACTUALS], [row for page in pages for row in _actuals(page, fy)])
    _rows(sheets[SheetName.PROGRESS], [_progress(page, fy) for page in pages])
    book.remove(book.worksheets[0])
    hidden = book.create_sheet(HIDDEN)
    hidden.append([MARK, town_id(town), fy])
    hidden.sheet_state = "hidden"
    return book


def _set_up(sheet: Worksheet, name: SheetName, title: str, year: str) -> None:
    _write(sheet["B1"], title)
    sheet["B1"].font = Font(bold=True, size=14)
    sheet["B2"] = HOW
    for column, example in zip(COLUMNS[name], EXAMPLES[name], strict=True):
        head, shown = sheet[f"{column.letter}{HEAD_ROW}"], sheet[f"{column.letter}{EXAMPLE_ROW}"]
        head.value, head.font = column.head.format(year=year), Font(bold=True)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        shown.value, shown.font = example, _GREY
        sheet.column_dimensions[column.letter].width = column.width
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = f"D{FIRST_ROW}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    for column, words in ((STATUS, STATUSES), (CONFIRMED, (YES,))) if name is SheetName.PROGRESS else ():
        choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        choice.error, choice.errorTitle = "一覧からえらびます。", "えらべないことばです"
        sheet.add_data_validation(choice)
        choice.add(f"{column.letter}{FIRST_ROW}:{column.letter}{FIRST_ROW + 500}")


def _rows(sheet: Worksheet, rows: list[list[str]]) -> None:
    """Put the rows, with the cells to be filled in open and colored."""
    for number, row in enumerate(rows, start=FIRST_ROW):
        for column, value in zip(COLUMNS[SheetName(sheet.title)], row, strict=False):
            _write(sheet[f"{column.letter}{number}"], value)
        for column in COLUMNS[SheetName(sheet.title)]:
            cell = sheet[f"{column.letter}{number}"]
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if column.is_filled:
                cell.fill, cell.protection = _FILL, Protection(locked=False)


def _write(cell: Cell, words: str) -> None:
    """Write words as words: the library takes those that begin with = for a formula."""
    cell.value = words
    cell.data_type = TYPE_STRING


def _actuals(page: Page, fy: int) -> Iterator[list[str]]:
    fact = measure(page)
    for kpi in given(fact.kpis):
        before = kpi.baseline.text if kpi.baseline else ""
        yield [
            f"{page.id}/{kpi.id}",
            f"{fact.number} {fact.title}",
            kpi.name,
            kpi.unit or "",
            before,
            kpi.target.text,
            _last(kpi, fy),
        ]


def _last(kpi: Kpi, fy: int) -> str:
    return next((actual.text for actual in kpi.actuals if actual.year == fy - 1), "")


def _progress(page: Page, fy: int) -> list[str]:
    fact: Measure = measure(page)
    before = next((year.status for year in fact.progress if year.fy == fy - 1), "")
    return [page.id, fact.number, fact.title, before]
