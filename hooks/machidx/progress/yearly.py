"""The yearly round: what of a town's plan nobody has confirmed, reported or corrected for a fiscal year."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from machidx.content.frontmatter import KeyPath
from machidx.content.library import Library, facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.kpi import Kpi
from machidx.model.measure import Measure
from machidx.model.town import Town
from machidx.model.values import given
from machidx.progress.judgement import judge_kpi
from machidx.progress.plausible import Doubt, doubts

TaskKind: TypeAlias = Literal["unchecked", "no_actual", "no_progress", "draft_word", "doubtful"]
_DRAFT = re.compile(
    r"（案）|\(案\)|計画案|計画の案|素案|まだ案|(?<![提議法原試代])案(?:です|でした|の(?:とき|段階|時点))|\b(?i:draft)\b"
)
"""Words that only a plan before its adoption has, in both languages."""


class Task(NamedTuple):
    """Something to do in a file: its place, what kind of task it is, and the name of what it is about."""

    path: str
    line: int
    """1-based."""
    kind: TaskKind
    name: str
    detail: Doubt | None = None
    """The kind of doubt, for a doubtful actual."""


def tasks(library: Library, town: Page, this_year: int) -> Iterator[Task]:
    """Yield the tasks of a town in the fiscal year ``this_year``, measure by measure."""
    return (task for _, task in tasks_by_year(library, town, (this_year,)))


def tasks_by_year(library: Library, town: Page, every_year: Iterable[int]) -> Iterator[tuple[int, Task]]:
    """Yield each fiscal year with each of its tasks; words of a draft, which no year changes, once."""
    plan, has_looked = facts(town, Town), facts(town, Town).draft
    for fy in every_year:
        for page in library.measures_of(town_id(town)):
            fact = measure(page)
            if not fact.is_over:
                yield from ((fy, task) for task in _of_measure(page, fact, plan, fy))
        if not has_looked:
            has_looked = True
            yield from ((fy, task) for task in draft_words(library, town))


def _of_measure(page: Page, fact: Measure, plan: Town, this_year: int) -> Iterator[Task]:
    title = f"{fact.number} {fact.title}"
    if not fact.checked or years.fiscal_year_of(fact.checked) < this_year:
        yield _task(page, ("checked",) if fact.checked else ("title",), "unchecked", title)
    last = this_year - 1
    if plan.period.start and last >= plan.period.start and last not in {year.fy for year in fact.progress}:
        yield _task(page, ("progress",) if fact.progress else ("title",), "no_progress", title)
    for number, kpi in enumerate(given(fact.kpis)):
        if _is_due(kpi, plan, last):
            yield _task(page, ("kpis", number, "name"), "no_actual", kpi.name)
        for doubt in doubts(kpi, this_year):
            place = ("kpis", number, "actuals", doubt.place)
            yield _task(page, place, "doubtful", kpi.name)._replace(detail=doubt.doubt)


def _is_due(kpi: Kpi, plan: Town, last: int) -> bool:
    """Whether last year's actual is missing: not before the plan, not after the target, not once it is reached."""
    first = max(plan.period.start or 0, (kpi.baseline.year or 0) + 1 if kpi.baseline else 0)
    until = kpi.target.year or last
    if not first <= last <= until or last in {actual.year for actual in kpi.actuals}:
        return False
    return kpi.type == "quantity" or judge_kpi(kpi).status != "reached"


def _task(page: Page, path: KeyPath, kind: TaskKind, name: str) -> Task:
    return Task(page.source.path, page.source.front.position(path).line + 1, kind, name)


def draft_words(library: Library, town: Page) -> Iterator[Task]:
    """Yield the words that only a plan before its adoption has, in a town's pages and beside its name in others."""
    pages = (page for page in library.pages.values() if page is not town and page.town in (town_id(town), None))
    for page in (town, *pages):
        for source in page.sources:
            locale = page.locale_of(source)
            name = "" if page.town or page is town else town.text("title", locale).text
            if name not in source.text or not ("案" in source.text or "draft" in source.text.lower()):
                continue  # a search with a pattern takes much longer
            for number, line in enumerate(source.lines, start=1):
                if name in line and (match := _DRAFT.search(line)):
                    yield Task(source.path, number, "draft_word", match.group())
