"""What the facts of a town's plans tell by themselves: adopted, changed, reported, confirmed, begun."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.kinds import NewsPage
from machidx.model.kpi import Amount, Kpi
from machidx.model.measure import Measure
from machidx.model.town import Town
from machidx.model.values import given
from machidx.views.beginnings import begun, event_of
from machidx.views.changes import change_said, report_said
from machidx.views.context import Ref, Scene
from machidx.views.events import Event
from machidx.views.figures import amount_text, when


@dataclass(frozen=True)
class Happening:
    """Something that a fact of a plan tells."""

    id: str
    """The end of its published address, which never changes: news/#ono-1-1-2-changed-2027-05."""
    month: str
    """To sort by: 2027-05; what is true of a fiscal year stands with its first or its last month."""
    when: str
    about: Ref
    words: str
    fy: int | None = None
    """The fiscal year for which it waits, as nothing in the files is of that year yet; None for all else."""
    events: tuple[Event, ...] = ()
    """What begins for residents."""
    needs_name: bool = False
    """Whether the words alone do not tell what it is about."""


def happenings(scene: Scene, municipality: str) -> tuple[Happening, ...]:
    """What the plans of a town tell, the newest first, and of one month in the order of the plan."""
    plans = [page for id in scene.library.line_of(municipality) if (page := scene.library.town(id))]
    last = known_until(scene, municipality)
    found = [each for page in plans for each in _of_plan(scene, page, last)]
    return tuple(sorted(found, key=lambda each: each.month, reverse=True))


def known_until(scene: Scene, municipality: str) -> int:
    """The latest fiscal year in which, by the files, anything has happened in a town; 0 without any.

    No build looks at the clock: what begins in a later year is no news yet.
    """
    months = [facts(page, NewsPage).date[:7] for page in scene.library.of_kind("news")]
    for id in scene.library.line_of(municipality):
        if page := scene.library.town(id):
            months += filter(None, (facts(page, Town).published, facts(page, Town).adopted))
            months += (month for each in scene.library.measures_of(id) for month in _months(measure(each)))
    return max(map(years.fiscal_year_of, months), default=0)


def _months(fact: Measure) -> Iterator[str]:
    """Yield the months in which something of a measure was changed, confirmed or counted."""
    yield from (change.on for change in fact.changes)
    yield from (actual.as_of for kpi in given(fact.kpis) for actual in kpi.actuals if actual.as_of)
    if fact.checked:
        yield fact.checked


def _of_plan(scene: Scene, town: Page, last: int) -> Iterator[Happening]:
    yield from _documents(scene, town)
    pages = scene.library.measures_of(town_id(town))
    for page in pages:
        yield from _changes(scene, page)
        for kpi in given(measure(page).kpis):
            yield from _actuals(scene, page, kpi)
    yield from _confirmed(scene, town, pages)
    yield from _begun(scene, town, last)


def _documents(scene: Scene, town: Page) -> Iterator[Happening]:
    """Yield the plan's own month and that of its adoption, which few plans print."""
    plan, id = facts(town, Town), town_id(town)
    ref = scene.ref(town)._replace(text=scene.label(plan.plan, town))
    if plan.published:
        words = "この年月の計画書（案）を載せています。" if plan.draft else "この年月の計画書を載せています。"
        month = years.show_month(plan.published, scene.locale)
        yield Happening(f"{id}-published", plan.published, month, ref, scene.say(words), needs_name=True)
    if plan.adopted:
        month = years.show_month(plan.adopted, scene.locale)
        words = scene.say("町が、この計画を決めました。")
        yield Happening(f"{id}-adopted", plan.adopted, month, ref, words, needs_name=True)


def _changes(scene: Scene, page: Page) -> Iterator[Happening]:
    """Yield what was changed or reported; changes are only ever added, so that their numbers in a month stay."""
    fact, counted = measure(page), Counter[str]()
    for change in fact.changes:
        said = change_said(scene, page, change)
        counted[change.on] += 1
        number = f"-{counted[change.on]}" if counted[change.on] > 1 else ""
        yield Happening(
            f"{page.id}-changed-{change.on}{number}",
            said.month,
            said.when,
            said.measure,
            said.words,
            needs_name=True,
        )
    for year in fact.progress:
        if report := report_said(scene, page, year):
            yield Happening(
                f"{page.id}-report-{year.fy}",
                report.month,
                report.when,
                report.measure,
                report.words,
                needs_name=True,
            )


def _actuals(scene: Scene, page: Page, kpi: Kpi) -> Iterator[Happening]:
    for actual in kpi.actuals:
        if month := _month(actual):
            words = "「{name}」の実績は、{value}です。"
            value = amount_text(scene, page, kpi, actual)
            yield Happening(
                f"{page.id}-{kpi.id}-actual-{actual.as_of or actual.fy}",
                month,
                when(scene, actual),
                scene.ref(page)._replace(url=scene.to(page, kpi.id)),
                scene.say(words, name=scene.label(kpi.name, page).text, value=value),
                needs_name=True,
            )


def _month(amount: Amount) -> str:
    """The month of an amount; the last one of its fiscal year; "" without a date."""
    return amount.as_of or (f"{amount.fy + 1}-03" if amount.fy else "")


def _confirmed(scene: Scene, town: Page, pages: list[Page]) -> Iterator[Happening]:
    """Yield how many pages of measures the town confirmed in each month."""
    index = scene.library.pages.get(f"towns/{town_id(town)}/measures/index")
    for month, count in Counter(measure(page).checked for page in pages).items():
        if month:
            words = scene.say("町が、施策のページの内容を確かめました（{count}件）。", count=count)
            shown = years.show_month(month, scene.locale)
            yield Happening(f"{town_id(town)}-checked-{month}", month, shown, scene.ref(index or town), words)


def _begun(scene: Scene, town: Page, last: int) -> Iterator[Happening]:
    """Yield what begins for residents in each fiscal year, with the first month of that year."""
    found: dict[int, list[Event]] = {}
    for each in begun(scene, town):
        if each.is_for_residents:
            found.setdefault(each.phase.start, []).append(event_of(scene, town, each))
    schedule = scene.library.pages.get(f"towns/{town_id(town)}/schedule")
    words = _BEGINS_IN_DRAFT if facts(town, Town).draft else _BEGINS
    for fy, events in found.items():
        yield Happening(
            f"{town_id(town)}-begins-{fy}",
            f"{fy}-04",
            years.show_fiscal_year(fy, scene.locale),
            scene.ref(schedule or town),
            scene.say(words, count=len(events)),
            fy if fy > last else None,
            tuple(events),
        )


_BEGINS = "くらしに関わることで、この年度に始まると計画に書かれていること：{count}件"
_BEGINS_IN_DRAFT = "くらしに関わることで、この年度に始まると計画の案に書かれていること：{count}件"
