"""Events of each fiscal year: what begins to be used, is made, taught or considered; for residents first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import Text
from machidx.model.measure import Part, Phase, Work
from machidx.model.town import Town
from machidx.views.context import Ref, Scene
from machidx.views.reach import is_office_work
from machidx.views.steps import GROUP_WORDS, group_of, is_running

EVENT_KINDS = {
    "use": "使いはじめる",
    "running": "前から続くこと",
    "build": GROUP_WORDS["build"],
    "train": GROUP_WORDS["train"],
    "consider": GROUP_WORDS["consider"],
}
"""Kinds of events, in the order in which residents ask about them."""
OFFICE = "office"
"""The group of events inside the town office, whatever their kind."""
_FOLDED = ("consider", OFFICE)


@dataclass(frozen=True)
class Event:
    """A phase within a year: links to its town and measure, the names of its work and of itself."""

    town: Ref
    measure: Ref
    work: Text | None
    label: Text


@dataclass(frozen=True)
class EventRow:
    """A phase in the year in which it begins: its event, the values of its filters, its group."""

    event: Event
    town_id: str
    kind: str
    """A key of ``EVENT_KINDS``."""
    is_office: bool
    until: str
    """Its last fiscal year in words; "" if that is its first, the last of the plan, or inferred from blank cells."""

    @property
    def group(self) -> str:
        """The group in which it stands: work inside the office is apart from what residents use."""
        return OFFICE if self.is_office else self.kind


@dataclass(frozen=True)
class EventGroup:
    """Events of a year that belong together: a key of ``EVENT_KINDS`` or ``OFFICE``, its words, the events."""

    name: str
    words: str
    folded: bool
    """Whether it is what residents ask about last."""
    rows: tuple[EventRow, ...]


@dataclass(frozen=True)
class EventCount:
    """The number of events of a kind."""

    words: str
    count: int


@dataclass(frozen=True)
class EventYear:
    """A fiscal year with its events, or with their numbers only."""

    fy: int
    words: str
    count: int
    groups: tuple[EventGroup, ...]
    counts: tuple[EventCount, ...]
    """The numbers by kind, also 0."""


def event_years(scene: Scene, towns: list[Page], columns: range, *, in_full: bool) -> tuple[EventYear, ...]:
    """One section per fiscal year in ``columns``, with or without events."""
    rows = list(_rows(scene, towns))
    return tuple(_year(scene, fy, [row for start, row in rows if start == fy], in_full=in_full) for fy in columns)


def _year(scene: Scene, fy: int, rows: list[EventRow], *, in_full: bool) -> EventYear:
    counts = Counter(row.kind for row in rows)
    kinds = list(EVENT_KINDS)
    ordered = sorted(rows, key=lambda row: kinds.index(row.kind))
    words = {**EVENT_KINDS, OFFICE: "役場の中の仕事"}
    groups = (
        EventGroup(name, scene.say(said), name in _FOLDED, tuple(row for row in ordered if row.group == name))
        for name, said in words.items()
    )
    return EventYear(
        fy,
        years.show_fiscal_year(fy, scene.locale),
        len(rows),
        tuple(group for group in groups if group.rows) if in_full else (),
        tuple(EventCount(scene.say(said), counts[kind]) for kind, said in EVENT_KINDS.items()),
    )


def _rows(scene: Scene, towns: list[Page]) -> Iterator[tuple[int, EventRow]]:
    """Yield (first fiscal year, row) for each phase in the towns' schedules that does not depend on a decision."""
    for town, page, work, part in _works(scene, towns):
        name = work_name(scene, page, work, part)
        period, fact = facts(town, Town).period, measure(page)
        office = is_office_work(scene, fact)
        for phase in (phase for phase in work.phases if not phase.is_open):
            kind = "running" if is_running(fact, phase, period.start) else group_of(phase.step)
            event = Event(scene.ref(town), scene.ref(page), name, scene.label(phase.label, page))
            yield phase.start, EventRow(event, scene.town_key(town), kind, office, _until(scene, phase, period.end))


def _until(scene: Scene, phase: Phase, last: int | None) -> str:
    ends = phase.extent == "stated" and phase.start < phase.last != last
    return years.short_fiscal_year(phase.last, scene.locale) if ends else ""


def _works(scene: Scene, towns: list[Page]) -> Iterator[tuple[Page, Page, Work, Part | None]]:
    """Yield (town, measure, work, part) for each work in the towns' schedules."""
    for town in towns:
        for page in scene.library.measures_of(town_id(town)):
            if measure(page).is_over:
                continue
            for work, part in measure(page).works_with_parts():
                yield town, page, work, part


def work_name(scene: Scene, page: Page, work: Work, part: Part | None) -> Text | None:
    """The name of a schedule row; an unnamed row takes the name of its part; None without a part."""
    if work.work:
        return scene.label(work.work, page)
    return scene.named(part.label, part.title, page) if part else None
