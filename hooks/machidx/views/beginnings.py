"""What begins in a fiscal year by the towns' plans: what residents can use first, the town office's own work apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.measure import Measure, Part, Phase, Step, Work
from machidx.model.town import Town
from machidx.views.context import Ref, Scene
from machidx.views.events import Event, work_name
from machidx.views.periods import years_of
from machidx.views.reach import is_office_work

SHOWN = 5
"""The most beginnings for residents that are shown of a town."""
_NO_BEGINNING: tuple[Step, ...] = ("study", "decide", "review")
_BEFORE_USE: tuple[Step, ...] = ("build",)
"""Steps that residents notice only by what follows them."""
_GOES_ON: tuple[Step, ...] = ("operate", "promote", "train")
"""Steps that are listed in a plan's first year also where the measure began before the plan."""


@dataclass(frozen=True)
class TownBeginnings:
    """What begins in one town: its id, its page, the beginnings for residents, and those inside the office."""

    id: str
    town: Ref
    residents: tuple[Event, ...]
    office: tuple[Event, ...]
    """Work inside the office, and preparations of what residents will use later."""
    unlisted: tuple[Ref, ...]
    """The measures with a period that only the plan has: they may begin in this year too."""

    @property
    def shown(self) -> tuple[Event, ...]:
        """The beginnings for residents that are shown at once."""
        return self.residents[:SHOWN]

    @property
    def others(self) -> tuple[Event, ...]:
        """The other beginnings for residents."""
        return self.residents[SHOWN:]

    @property
    def count(self) -> int:
        """The number of all beginnings."""
        return len(self.residents) + len(self.office)


def beginnings(scene: Scene, fy: int) -> tuple[TownBeginnings, ...]:
    """The towns in whose plans anything begins in a fiscal year."""
    found = (beginnings_of(scene, town, fy) for town in scene.library.towns)
    return tuple(town for town in found if town.count)


def beginnings_of(scene: Scene, town: Page, fy: int) -> TownBeginnings:
    """What begins in a town in a fiscal year, if anything."""
    found = tuple(_events(scene, town, fy))
    residents = tuple(event for event, is_for_residents in found if is_for_residents)
    office = tuple(event for event, is_for_residents in found if not is_for_residents)
    return TownBeginnings(scene.town_key(town), scene.ref(town), residents, office, unlisted_measures(scene, town))


def unlisted_measures(scene: Scene, town: Page) -> tuple[Ref, ...]:
    """The measures of a town with a period in a table of the plan that the site does not have."""
    pages = ((page, measure(page)) for page in scene.library.measures_of(town_id(town)))
    return tuple(scene.ref(page) for page, fact in pages if fact.has_unlisted_periods and not fact.is_over)


class TownYear(NamedTuple):
    """A fiscal year, its words, and what begins in it."""

    fy: int
    words: str
    begun: TownBeginnings


def beginnings_by_year(scene: Scene, town: Page) -> tuple[TownYear, ...]:
    """What begins in each fiscal year of a town's plan; () where nothing begins in any."""
    found = tuple(
        TownYear(fy, years.show_fiscal_year(fy, scene.locale), beginnings_of(scene, town, fy))
        for fy in years_of(scene, [town])
    )
    return found if any(year.begun.count for year in found) else ()


class Begun(NamedTuple):
    """The beginning of something: its measure, its row, the part that has the row, its phase."""

    page: Page
    work: Work
    part: Part | None
    phase: Phase
    is_for_residents: bool


def begun(scene: Scene, town: Page) -> Iterator[Begun]:
    """Yield all beginnings by a town's plan, measure by measure."""
    first = facts(town, Town).period.start
    for page in scene.library.measures_of(town_id(town)):
        fact = measure(page)
        is_office = is_office_work(scene, fact)
        for work, part in fact.works_with_parts():
            for phase in work.phases:
                if begins(fact, phase, first):
                    yield Begun(page, work, part, phase, not is_office and phase.step not in _BEFORE_USE)


def _events(scene: Scene, town: Page, fy: int) -> Iterator[tuple[Event, bool]]:
    """Yield each beginning of a fiscal year, and whether it is one for residents."""
    for found in begun(scene, town):
        if found.phase.start == fy:
            yield event_of(scene, town, found), found.is_for_residents


def event_of(scene: Scene, town: Page, found: Begun) -> Event:
    """A beginning in words."""
    name = work_name(scene, found.page, found.work, found.part)
    return Event(scene.ref(town), scene.ref(found.page), name, scene.label(found.phase.label, found.page))


def begins(fact: Measure, phase: Phase, first: int | None) -> bool:
    """Whether a phase is the beginning of something; ``first`` is the year in which the plan begins.

    A study, a decision and a review are none, nor is what depends on a decision, nor what went on before the plan, nor
    what has been stopped, finished or continued elsewhere.
    """
    if fact.is_over or phase.is_open or phase.step in _NO_BEGINNING:
        return False
    return not (fact.has_begun and phase.start == first and phase.step in _GOES_ON)
