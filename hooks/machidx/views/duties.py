"""What editors are to do, for calendars: the rounds of the year by the guide, and the tasks of each town by year."""

import re
from collections import Counter
from collections.abc import Iterator

from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.language import years
from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.model.town import Town
from machidx.progress.yearly import TaskKind
from machidx.views import todo
from machidx.views.agenda import UNKNOWN, CalendarEntry, fiscal_days, last_said, month_days
from machidx.views.context import Scene
from machidx.views.happenings import known_until

_MONTHS = re.compile(r"(\d{1,2})(?:\uff5e(\d{1,2}))?\u6708")
"""How a heading of the guide begins that names months: 4～5月."""
_TO_DO: dict[TaskKind, str] = {
    "unchecked": "施策のページを確かめる",
    "no_progress": "前の年度の進み具合（progress）を入れる",
    "no_actual": "前の年度の実績（actuals）を入れる",
    "draft_word": "案のときのことばを直す",
    "doubtful": "実績の数を、もう一度見る",
}


def duties(scene: Scene) -> Iterator[CalendarEntry]:
    """Yield the rounds of the year, then the tasks of each town in the fiscal year from which they are due."""
    if guide := scene.library.pages.get("guide/year"):
        yield from _rounds(scene, guide)
    if page := scene.library.pages.get("guide/todo"):
        yield from _tasks(scene, page)


def _rounds(scene: Scene, guide: Page) -> Iterator[CalendarEntry]:
    """Yield each part of the year that the guide has a heading for; it comes back every year."""
    fy = _first_year(scene.library)
    words = {heading.id: heading.text for heading in markup.headings(guide.shown(scene.locale).body)}
    for heading in markup.headings(guide.source.body):
        match = _MONTHS.match(heading.text)
        if not match or not fy or not heading.id:
            continue
        first, last = (_month(fy, int(month)) for month in (match[1], match[2] or match[1]))
        yield CalendarEntry(
            f"guide year {heading.id}",
            *month_days(first, last),
            scene.say("計画のサイトの仕事：{what}", what=without_terms(words.get(heading.id, heading.text))),
            (scene.say("月は、町に合わせて読みかえてください。"),),
            f"{guide.url(scene.locale)}#{heading.id}",
            f"{fy}-04",
            is_yearly=True,
        )


def _first_year(library: Library) -> int | None:
    """The first fiscal year of any plan; None where no plan states one."""
    starts = (facts(town, Town).period.start for town in library.towns)
    return min(filter(None, starts), default=None)


def _month(fy: int, month: int) -> str:
    return f"{fy if month >= 4 else fy + 1:04}-{month:02}"


def _tasks(scene: Scene, page: Page) -> Iterator[CalendarEntry]:
    """Yield the number of tasks of each kind by town and fiscal year; nothing where they are too many.

    What should have been done earlier stands in the latest year that the files know of.
    """
    kinds = {scene.say(words): kind for kind, words in todo.TASKS.items()}
    for town in todo.view(scene):
        there = scene.library.town(town.id)
        changed = last_said(None, facts(there, Town)) if there else UNKNOWN
        now = known_until(scene, scene.library.municipality(town.id))
        for group in town.groups:
            kind = kinds[group.words]
            for fy, count in sorted(Counter(max(task.since, now) for task in group.tasks).items()):
                what = scene.say(_TO_DO[kind])
                yield CalendarEntry(
                    f"{town.id} {kind} {fy}",
                    *fiscal_days(fy),
                    scene.say("{town}：{what}（{count}件）", town=town.town.text.text, what=what, count=count),
                    (scene.say("{year}にすることです。", year=years.show_fiscal_year(fy, scene.locale)),),
                    f"{page.url(scene.locale)}#town-{town.id}",
                    changed,
                )
