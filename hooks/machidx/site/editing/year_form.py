"""The form of a fiscal year of a plan: actuals, progress, and which measures were found to be right."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from machidx.content.diagnostics import Problem
from machidx.content.library import Library, measure
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import JAPANESE
from machidx.model.kpi import Amount, Kpi
from machidx.model.values import given
from machidx.progress.survey.cells import CellError, choice_in, month_in, number_in, words_in
from machidx.progress.survey.entries import ActualEntry, ProgressEntry, Survey, actual_fault
from machidx.progress.survey.layout import STATUSES
from machidx.progress.survey.writing import texts_with
from machidx.site.editing.filling import control_id
from machidx.site.editing.form import Edited
from machidx.site.editing.submitted import Entries, as_sent
from machidx.site.editing.telling import FormProblem, named, told_by_place

T = TypeVar("T")
_ACTUAL = ("value", "text", "as_of")
"""The controls of an actual."""


class YearTarget(NamedTuple):
    """A target with its actual of the year."""

    name: str
    """What the names of its controls begin with."""
    id: str
    """What the ids of its controls begin with."""
    title: str
    unit: str
    compared: str
    """What it began with, and what is to be reached, as printed."""
    value: str
    text: str
    as_of: str


class YearMeasure(NamedTuple):
    """A measure with what the form asks of it."""

    name: str
    title: str
    url: str
    targets: tuple[YearTarget, ...]
    status: str
    note: str
    checked: str
    is_confirmed: bool


class YearForm:
    """The form of a fiscal year of a plan."""

    template = "year.html"
    language = JAPANESE
    about: tuple[str, str] | None = None

    def __init__(self, library: Library, town: Page, fy: int, only: str = "") -> None:
        """``only``: the id of the one measure that is asked for."""
        self._library, self._town, self._fy, self._only = library, town, fy, only
        self._month = years.current_month()
        id = town.stem.split("/")[1]
        self._pages = [page for page in library.measures_of(id) if only in ("", page.id)]
        self.files: tuple[Path, ...] = tuple(page.source.file for page in self._pages)
        self.next = f"year/{id}?year={fy}" + (f"&measure={only}" if only else "")

    def shown(self) -> Mapping[str, Any]:
        """What the template prints."""
        now = years.fiscal_year_of(self._month)
        return {
            "town": self._town.text("title").text,
            "year": self._fy,
            "only": self._only,
            "year_words": years.show_fiscal_year(self._fy),
            "years": [(fy, years.show_fiscal_year(fy)) for fy in range(now - 3, now + 1)],
            "measures": [self._measure(page) for page in self._pages],
            "statuses": STATUSES,
            "month": years.show_month(self._month),
        }

    def _measure(self, page: Page) -> YearMeasure:
        fact = measure(page)
        report = next((year for year in fact.progress if year.fy == self._fy), None)
        return YearMeasure(
            page.id,
            f"{fact.number} {fact.title}",
            page.url(),
            tuple(self._target(page, kpi) for kpi in given(fact.kpis)),
            report.status if report else "",
            (report.note if report else None) or "",
            years.show_month(fact.checked) if fact.checked else "",
            fact.checked == self._month,
        )

    def _target(self, page: Page, kpi: Kpi) -> YearTarget:
        actual = self._actual(kpi)
        amounts = [("もとの値", kpi.baseline), ("目標", kpi.target)]
        name = f"{page.id}/{kpi.id}"
        return YearTarget(
            name,
            control_id(name),
            kpi.name,
            kpi.unit or "",
            "、".join(f"{what} {amount.text}" for what, amount in amounts if amount),
            "" if actual is None or not isinstance(actual.value, int | float) else str(actual.value),
            actual.text if actual else "",
            (actual.as_of if actual else None) or "",
        )

    def _actual(self, kpi: Kpi) -> Amount | None:
        return next((actual for actual in kpi.actuals if actual.year == self._fy), None)

    def edited(self, entries: Entries) -> Edited:
        """The new texts of the measures of which anything was filled in."""
        sent = dict(entries)
        survey, problems = Survey(fy=self._fy), list[FormProblem]()
        for page in self._pages:
            reading = _Reading(page, self._measure(page), sent, self._fy, problems)
            survey.actuals += reading.actuals()
            survey.progress += reading.progress()
        texts = {} if problems else dict(texts_with(self._library, survey, self._month))
        return Edited(texts, tuple(problems))

    def told(self, problems: Iterable[Problem], library: Library) -> Iterable[FormProblem]:
        """Tell each problem at the target or the measure that it is about."""
        by_path = {page.source.path: page for page in self._pages}
        for problem in problems:
            page = by_path.get(problem.place.path)
            fact = library.measures[page.id] if page and page.id in library.measures else None
            ids: tuple[str, ...] = ()
            if fact:
                path = named(fact.source, problem.place)
                kpis = given(measure(fact).kpis)
                is_target = path[:1] == ("kpis",) and len(path) > 1 and isinstance(path[1], int)
                target = f"{fact.id}/{kpis[int(path[1])].id}" if is_target else fact.id
                part = str(path[-1]) if path and path[-1] in _ACTUAL else "value"
                ids = (control_id(f"{target}/{part}"), control_id(f"{fact.id}/status"))
            if page:
                yield FormProblem(ids, f"{measure(page).title}：{problem.message}", problem.proposal)
            else:
                yield told_by_place(problem)


class _Reading:
    """What was sent of one measure. ``shown``: what the form showed of it."""

    def __init__(
        self,
        page: Page,
        shown: YearMeasure,
        sent: Mapping[str, str],
        fy: int,
        problems: list[FormProblem],
    ) -> None:
        self._page, self._shown, self._sent, self._fy, self._problems = page, shown, sent, fy, problems

    def actuals(self) -> Iterator[ActualEntry]:
        for kpi, target in zip(given(measure(self._page).kpis), self._shown.targets, strict=True):
            sent = {part: self._sent.get(f"{target.name}/{part}", "") for part in _ACTUAL}
            if all(text == as_sent(getattr(target, part)) for part, text in sent.items()):
                continue
            if not any(text.strip() for text in sent.values()):
                yield ActualEntry(self._page.id, kpi.id, None, "", None)
            elif entry := self._actual(kpi, target):
                yield entry

    def _actual(self, kpi: Kpi, target: YearTarget) -> ActualEntry | None:
        """What was sent of an actual; None, with a problem, if it cannot be written."""
        name, unit, before = target.name, kpi.unit or "", len(self._problems)
        value = self._read(f"{name}/value", partial(number_in, unit=unit, is_percentage=False))
        text = self._words(f"{name}/text", target.text)
        month = self._read(f"{name}/as_of", lambda raw: month_in(raw, self._fy))
        if len(self._problems) > before:
            return None
        if fault := actual_fault(kpi, value, text):
            part = "text" if value is not None else "value"
            self._tell(f"{name}/{part}", fault[1])
            return None
        return ActualEntry(self._page.id, kpi.id, value, text or f"{value:,}{unit}", month)

    def progress(self) -> Iterator[ProgressEntry]:
        name, before = self._page.id, len(self._problems)
        is_confirmed = f"{name}/confirmed" in self._sent
        sent = tuple(self._sent.get(f"{name}/{part}", "") for part in ("status", "note"))
        if sent == (self._shown.status, as_sent(self._shown.note)):
            yield ProgressEntry(name, None, None, is_confirmed)
            return
        status = self._read(f"{name}/status", lambda raw: choice_in(raw, STATUSES))
        note = self._words(f"{name}/note", self._shown.note)
        if note and not status:
            self._tell(f"{name}/status", "ひとことを書いたときは、進み具合もえらびます。")
        if len(self._problems) == before:
            yield ProgressEntry(name, status or "", note, is_confirmed)

    def _read(self, name: str, read_as: Callable[[str], T | None]) -> T | None:
        """What was sent of a control; None, with a problem, if it cannot be read."""
        try:
            return read_as(self._sent.get(name, ""))
        except CellError as error:
            self._tell(name, str(error))
            return None

    def _words(self, name: str, shown: str) -> str | None:
        """The words of a control: as the file has them where they are those that were shown."""
        return shown if shown and self._sent.get(name, "") == as_sent(shown) else self._read(name, words_in)

    def _tell(self, name: str, message: str) -> None:
        self._problems.append(FormProblem((control_id(name),), message))
