"""What has changed since plans were adopted: by town, the latest first; and the words for one change."""

from collections.abc import Iterator
from dataclasses import dataclass

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.measure import Change, Progress
from machidx.model.town import Town
from machidx.views.context import Ref, Scene

_NOTHING = "なし"
"""Before something new, and after something dropped."""
_REPORTED = {
    "中止": "町は、これをとりやめました。",
    "完了": "町は、これを終えました。",
    "見直し": "町は、これを見直しています。",
}


@dataclass(frozen=True)
class ChangeSaid:
    """A change: when, in which measure, and a sentence."""

    when: str
    month: str
    """To sort by: 2027-05."""
    measure: Ref
    words: str


@dataclass(frozen=True)
class ChangesView:
    """The changes of several plans, and whether there are any."""

    towns: tuple["TownChanges", ...]
    count: int
    latest: str
    """When the latest change was; "" without changes."""
    elsewhere: tuple[Ref, ...]
    """What to read as long as nothing has changed: the targets and the schedule."""


@dataclass(frozen=True)
class TownChanges:
    """What has changed in a town's plan."""

    town: Ref
    id: str
    adopted: str
    """When the plan was adopted, in a sentence."""
    is_draft: bool
    review: str
    """The year in which the plan says that it is reviewed; "" where it says none."""
    changes: tuple[ChangeSaid, ...]


def view(scene: Scene) -> ChangesView:
    """The changes of the page's town, or of all towns."""
    towns = tuple(_town(scene, town) for town in scene.towns)
    said = [change for town in towns for change in town.changes]
    latest = max(said, key=lambda change: change.month, default=None)
    return ChangesView(towns, len(said), latest.when if latest else "", tuple(_elsewhere(scene)))


def _elsewhere(scene: Scene) -> Iterator[Ref]:
    for name in ("targets", "schedule"):
        own = f"towns/{scene.page.town}/{name}" if scene.page.town else f"{name}/index"
        page = scene.library.pages.get(own) or scene.library.pages.get(f"{name}/index")
        if page:
            yield scene.ref(page)


def change_said(scene: Scene, page: Page, change: Change) -> ChangeSaid:
    """Say a change of a measure."""
    when = years.show_month(change.on, scene.locale)
    return ChangeSaid(when, change.on, scene.ref(page), _words(scene, page, change))


def _words(scene: Scene, page: Page, change: Change) -> str:
    what, before, after = (scene.label(words, page).text for words in (change.what, change.before, change.after))
    if change.before == _NOTHING:
        return scene.say("{what}が加わりました：{after}", what=what, after=after)
    if change.after == _NOTHING:
        return scene.say("{what}がなくなりました：{before}", what=what, before=before)
    return scene.say("{what}が、「{before}」から「{after}」に変わりました。", what=what, before=before, after=after)


def _town(scene: Scene, town: Page) -> TownChanges:
    found = [said for page in scene.library.measures_of(town_id(town)) for said in _measure(scene, page)]
    plan = facts(town, Town)
    if plan.draft:
        adopted = scene.say("この計画は、まだ案です。決まった後の変更を、ここに載せます。")
    elif plan.published:
        adopted = scene.say("この計画は、{when}のものです。", when=years.show_month(plan.published, scene.locale))
    else:
        adopted = ""
    latest_first = sorted(found, key=lambda said: said.month, reverse=True)
    review = years.show_fiscal_year(plan.mid_review, scene.locale) if plan.mid_review else ""
    return TownChanges(scene.ref(town), scene.town_key(town), adopted, plan.draft, review, tuple(latest_first))


def _measure(scene: Scene, page: Page) -> Iterator[ChangeSaid]:
    fact = measure(page)
    yield from (change_said(scene, page, change) for change in fact.changes)
    yield from filter(None, (report_said(scene, page, year) for year in fact.progress))


def report_said(scene: Scene, page: Page, year: Progress) -> ChangeSaid | None:
    """Say what the town reported of a measure for a fiscal year; None for a report that changes nothing."""
    if year.status not in _REPORTED:
        return None
    when = years.show_fiscal_year(year.fy, scene.locale)
    return ChangeSaid(when, f"{year.fy + 1}-03", scene.ref(page), scene.say(_REPORTED[year.status]))
