"""What a plan lays down for a fiscal year or a month, for calendars: what begins for residents, the review, targets.

A plan prints fiscal years, seldom months, never days: an entry lasts as long as what is printed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.measure import Measure
from machidx.model.town import Town
from machidx.model.values import given
from machidx.views.beginnings import Begun, begun, event_of
from machidx.views.context import Scene
from machidx.views.figures import amount_text, when
from machidx.views.punctuation import bracketed_words, labelled_words, quoted_words
from machidx.views.reach import reach_of, reach_of_part

UNKNOWN = "1970-01"
"""When an entry was last changed, where no file names a month."""
_UNSURE = ("considering", "researching", "delayed", "under_review")
"""How far a measure is, where its schedule alone would promise too much."""


@dataclass(frozen=True)
class CalendarEntry:
    """An entry of a calendar, in whole days."""

    key: str
    """What it is, in words that stay when its time changes."""
    first: str
    """Its first day: 2027-04-01."""
    after: str
    """The day after its last one."""
    summary: str
    lines: tuple[str, ...]
    """What more there is to say."""
    address: str
    """The address of its page, from the site's root."""
    changed: str
    """The latest month in which, by the files, anything about it was said."""
    is_yearly: bool = False


def fiscal_days(fy: int) -> tuple[str, str]:
    """The first day of a fiscal year, and the day after its last one."""
    return f"{fy}-04-01", f"{fy + 1}-04-01"


def month_days(first: str, last: str = "") -> tuple[str, str]:
    """The first day of the first of some months, and the day after the last of them."""
    year, month = map(int, (last or first).split("-"))
    return f"{first}-01", f"{year + month // 12:04}-{month % 12 + 1:02}-01"


def agenda(scene: Scene, town: Page) -> Iterator[CalendarEntry]:
    """Yield what begins for residents by a town's plan, its mid-term review, then its targets."""
    used = Counter[str]()
    for found in begun(scene, town):
        if found.is_for_residents:
            part, work = found.part.label if found.part else "", found.work.work or ""
            key = f"{found.page.id} begins {part} {work} {found.phase.label}"
            used[key] += 1
            yield _begins(scene, town, found, f"{key} {used[key]}")
    if fy := facts(town, Town).mid_review:
        yield _review(scene, town, fy)
    for page in scene.library.measures_of(town_id(town)):
        if not measure(page).is_over:
            yield from _targets(scene, town, page)


def is_dated(scene: Scene, town: Page) -> bool:
    """Whether a town's plan has anything for a calendar."""
    facts_of = map(measure, scene.library.measures_of(town_id(town)))
    return (
        facts(town, Town).mid_review is not None
        or any(kpi.target.year for fact in facts_of if not fact.is_over for kpi in given(fact.kpis))
        or any(found.is_for_residents for found in begun(scene, town))
    )


def _begins(scene: Scene, town: Page, found: Begun, key: str) -> CalendarEntry:
    event, fact = event_of(scene, town, found), measure(found.page)
    year = years.short_fiscal_year(found.phase.start, scene.locale)
    reach = reach_of_part(scene, fact, found.part) if found.part else reach_of(scene, fact)
    name = event.measure.text.text
    if event.work and event.work.text != name:
        name = labelled_words(scene, name, event.work.text)
    sure = scene.say("{year}の予定", year=year)
    date = f"{year}{scene.say('、')}{reach.words}" if reach.stage in _UNSURE else sure
    words = f"{name}{quoted_words(scene, event.label.text)}{bracketed_words(scene, date)}"
    first, after = fiscal_days(found.phase.start)
    return CalendarEntry(
        key,
        first,
        after,
        _of_town(scene, town, words),
        (
            scene.say("計画に年度で書かれている予定です。始まる月や日を示すものではありません。"),
            labelled_words(scene, scene.say("どこまで進んでいる？"), reach.words),
            *_source(scene, town),
        ),
        found.page.url(scene.locale),
        last_said(fact, facts(town, Town)),
    )


def _review(scene: Scene, town: Page, fy: int) -> CalendarEntry:
    first, after = fiscal_days(fy)
    words = scene.say("計画の途中の見直し（{year}の予定）", year=years.short_fiscal_year(fy, scene.locale))
    return CalendarEntry(
        f"{town_id(town)} review",
        first,
        after,
        _of_town(scene, town, words),
        tuple(_source(scene, town)),
        town.url(scene.locale),
        last_said(None, facts(town, Town)),
    )


def _targets(scene: Scene, town: Page, page: Page) -> Iterator[CalendarEntry]:
    """Yield the targets of a measure that have a date."""
    fact = measure(page)
    for kpi in given(fact.kpis):
        if not kpi.target.year:
            continue
        first, after = month_days(kpi.target.as_of) if kpi.target.as_of else fiscal_days(kpi.target.year)
        name, value = scene.label(kpi.name, page).text, amount_text(scene, page, kpi, kpi.target)
        date = when(scene, kpi.target)
        year = date if kpi.target.as_of else years.short_fiscal_year(kpi.target.year, scene.locale)
        yield CalendarEntry(
            f"{page.id} target {kpi.id}",
            first,
            after,
            _of_town(scene, town, scene.say("目標「{name}」{value}（{year}）", name=name, value=value, year=year)),
            (
                page.text("title", scene.locale).text,
                scene.say("{when}の目標です。達成されたことを示すものではありません。", when=date),
                *_source(scene, town),
            ),
            f"{page.url(scene.locale)}#{kpi.id}",
            last_said(fact, facts(town, Town)),
        )


def _of_town(scene: Scene, town: Page, words: str) -> str:
    """What an entry is about, behind the town's name, and that the plan is a draft."""
    name = town.text("title", scene.locale).text
    draft = scene.say("（案）") if facts(town, Town).draft else ""
    return labelled_words(scene, f"{name}{draft}", words)


def _source(scene: Scene, town: Page) -> Iterator[str]:
    plan = facts(town, Town)
    if plan.draft:
        yield scene.say("この計画は案（決定前）です。変わることがあります。")
    yield scene.say("出典：{plan}。", plan=scene.label(plan.plan, town).text)


def last_said(fact: Measure | None, plan: Town) -> str:
    """The latest month in which, by the files, anything was said of a plan or of one of its measures."""
    months = [plan.published, plan.adopted]
    if fact:
        months += [fact.checked, *(change.on for change in fact.changes)]
    begins = f"{plan.period.start}-04" if plan.period.start else UNKNOWN
    return max(filter(None, months), default=begins)
