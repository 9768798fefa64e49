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
from machidx.site.editing.form import Edited
from machidx.site.editing.submitted import Entries
from machidx.site.editing.telling import FormProblem, named

T = TypeVar("T")
_PARTS = {"value": "value", "text": "text"}


class YearTarget(NamedTuple):
    """A target with its actual of the year."""

    name: str
    """What the names of its controls begin with."""
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
        return YearTarget(
            f"{page.id}/{kpi.id}",
            kpi.name,
            kpi.unit or "",
            "、".join(f"{name} {amount.text}" for name, amount in amounts if amount),
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
            shown = {target.name: target for target in self._measure(page).targets}
            reading = _Reading(page, shown, sent, self._fy, problems)
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
                target = f"f-{fact.id}-{kpis[int(path[1])].id}" if is_target else f"f-{fact.id}"
                part = _PARTS.get(str(path[-1]), "value") if path else ""
                ids = (f"{target}-{part}", f"f-{fact.id}-status")
            title = measure(page).title if page else f"{problem.place.path}（{problem.place.line}行目）"
            yield FormProblem(ids, f"{title}：{problem.message}", problem.proposal)


class _Reading:
    """What was sent of one measure. ``shown``: its targets by name, as the form showed them."""

    def __init__(
        self,
        page: Page,
        shown: Mapping[str, YearTarget],
        sent: Mapping[str, str],
        fy: int,
        problems: list[FormProblem],
    ) -> None:
        self._page, self._shown, self._sent, self._fy, self._problems = page, shown, sent, fy, problems

    def actuals(self) -> Iterator[ActualEntry]:
        for kpi in given(measure(self._page).kpis):
            name = f"{self._page.id}/{kpi.id}"
            if self._is_as_shown(self._shown[name]):
                continue
            before = len(self._problems)
            unit = kpi.unit or ""
            value = self._read(f"{name}/value", partial(number_in, unit=unit, is_percentage=False))
            text = self._read(f"{name}/text", words_in)
            month = self._read(f"{name}/as_of", lambda raw: month_in(raw, self._fy))
            if len(self._problems) > before or (value is None and text is None):
                continue
            if fault := actual_fault(kpi, value, text):
                part = "text" if value is not None else "value"
                self._problems.append(FormProblem((_id(f"{name}/{part}"),), fault[1]))
                continue
            yield ActualEntry(self._page.id, kpi.id, value, text or f"{value:,}{unit}", month)

    def _is_as_shown(self, target: YearTarget) -> bool:
        sent = (self._sent.get(f"{target.name}/{part}", "") for part in ("value", "text", "as_of"))
        return tuple(sent) == (target.value, target.text, target.as_of)

    def progress(self) -> Iterator[ProgressEntry]:
        name = self._page.id
        before = len(self._problems)
        status = self._read(f"{name}/status", lambda raw: choice_in(raw, STATUSES))
        note = self._read(f"{name}/note", words_in)
        if note and not status:
            self._problems.append(
                FormProblem((_id(f"{name}/status"),), "ひとことを書いたときは、進み具合もえらびます。")
            )
        if len(self._problems) == before:
            yield ProgressEntry(name, status, note, f"{name}/confirmed" in self._sent)

    def _read(self, name: str, read_as: Callable[[Any], T | None]) -> T | None:
        try:
            return read_as(self._sent.get(name, ""))
        except CellError as error:
            self._problems.append(FormProblem((_id(name),), str(error)))
            return None


def _id(name: str) -> str:
    return f"f-{name}".replace("/", "-")
