"""Pages of schedules: a town's tables by policy; of several towns, what happens in each year."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.model.town import Town
from machidx.views import events
from machidx.views.areas import Area, AreaTown, absent, areas
from machidx.views.beginnings import TownYear, beginnings_by_year, unlisted_measures
from machidx.views.context import Ref, Scene
from machidx.views.measures import Filter, Option
from machidx.views.periods import is_too_long, years_of
from machidx.views.schedule import ScheduleTable, table_of
from machidx.views.steps import Legend, legend_of


@dataclass(frozen=True)
class PolicyTable:
    """The table of the measures of a policy; ``id`` is the policy's on its town's page."""

    id: str
    number: Text
    name: Text
    count: int
    """The number of measures with a schedule."""
    table: ScheduleTable


class UnlistedOf(NamedTuple):
    """A town, and its measures with a period that only the plan has."""

    town: Ref
    measures: tuple[Ref, ...]


@dataclass(frozen=True)
class Steps:
    """The schedules on a page."""

    policies: tuple[PolicyTable, ...]
    """The tables of the page's town; () on a page of several."""
    legend: Legend | None
    """What the bars of the tables look like."""
    begins: tuple[TownYear, ...]
    """From the page of a town: what begins in each year of its plan; () where nothing begins in any."""
    by_year: Ref | None
    """From the page of a town: its events by year, on the page of all towns."""
    filters: tuple[Filter, ...]
    years: tuple[events.EventYear, ...]
    """Events by fiscal year on a page of several towns, or only their numbers, where they would be too many."""
    count: int
    """The number of events."""
    towns: tuple[Area, ...]
    """The towns with a schedule, on a page of several."""
    prefectures: tuple[Area, ...]
    """The prefectures with a schedule of their own; () on those schedules."""
    without: tuple[Ref, ...]
    """Towns whose plans have no schedule."""
    unlisted: tuple[UnlistedOf, ...]
    """The towns with periods that the site does not have; () where the events would be too many."""
    absent: tuple[AreaTown, ...]
    """The same, to be told to who has chosen one of them as their town; () on a town's page."""
    is_long: bool
    """Whether the events would be too many."""


def view(scene: Scene) -> Steps:
    """The view of the page's town, or of a prefecture's or all towns."""
    scheduled = [town for town in scene.towns if any(measure(p).all_works() for p in _measures(scene, town))]
    without = tuple(scene.ref(town) for town in scene.towns if town not in scheduled)
    columns = years_of(scene, scheduled)
    if town := scene.town_page:
        tables = tuple(_tables(scene, town, columns))
        shown = legend_of(scene, map(measure, _measures(scene, town)))
        begins = beginnings_by_year(scene, town)
        return Steps(tables, shown, begins, _by_year(scene, town), (), (), 0, (), (), without, (), (), is_long=False)
    covered = areas(scene, scheduled, lambda town: sum(bool(measure(p).all_works()) for p in _measures(scene, town)))
    is_long = is_too_long(scene, scheduled)
    found = events.event_years(scene, scheduled, columns, in_full=not is_long)
    return Steps(
        policies=(),
        legend=None,
        begins=(),
        by_year=None,
        filters=() if is_long else tuple(each for each in _filters(scene, scheduled, found) if len(each.options) > 1),
        years=found,
        count=sum(year.count for year in found),
        towns=covered,
        prefectures=tuple(area for area in covered if area.page),
        without=without,
        unlisted=() if is_long else tuple(_unlisted(scene)),
        absent=absent(scene, (town for town in scene.towns if town not in scheduled)),
        is_long=is_long,
    )


def _measures(scene: Scene, town: Page) -> list[Page]:
    return scene.library.measures_of(town_id(town))


def _unlisted(scene: Scene) -> Iterator[UnlistedOf]:
    for town in scene.towns:
        if found := unlisted_measures(scene, town):
            yield UnlistedOf(scene.ref(town), found)


def _tables(scene: Scene, town: Page, columns: range) -> Iterator[PolicyTable]:
    """Yield a table for each policy that has measures with a schedule."""
    for policy in facts(town, Town).all_policies():
        pages = [page for page in _measures(scene, town) if measure(page).policy == policy.number]
        planned = [page for page in pages if measure(page).all_works()]
        if planned:
            name = scene.label(policy.name, town)
            number = scene.number(policy.number, town)
            table = table_of(scene, planned, columns, name.text)
            yield PolicyTable(policy.anchor, number, name, len(planned), table)


def _by_year(scene: Scene, town: Page) -> Ref | None:
    page = scene.library.pages.get("schedule/index")
    words = Text(scene.say("この町の予定を、年度ごとに見る"), scene.locale)
    return Ref(words, f"{scene.to(page)}?town={scene.town_key(town)}") if page else None


def _filters(scene: Scene, towns: list[Page], found: tuple[events.EventYear, ...]) -> Iterator[Filter]:
    names = (Option(scene.town_key(town), town.text("title", scene.locale)) for town in towns)
    yield Filter("town", scene.say("町"), tuple(names))
    kinds = {row.kind for year in found for group in year.groups for row in group.rows}
    options = (Option(kind, Text(scene.say(words), scene.locale)) for kind, words in events.EVENT_KINDS.items())
    yield Filter("kind", scene.say("どんな予定？"), tuple(option for option in options if option.value in kinds))
