"""Events of each fiscal year in all towns: decisions, introductions, starts, ends, and work in progress."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import Text
from machidx.model.measure import Part, Phase, Work
from machidx.model.town import Town
from machidx.views.context import Ref, Scene

KINDS = {
    "decide": "決めること",
    "introduce": "導入すること",
    "begin": "始まること",
    "end": "終わること",
    "go_on": "続くこと",
}


@dataclass(frozen=True)
class Event:
    """A phase within a year: links to its town and measure, the names of its work and of itself."""

    town: Ref
    measure: Ref
    work: Text | None
    label: Text


class TownEvents(NamedTuple):
    """The events in one town."""

    town: Ref
    events: tuple[Event, ...]


class TownMoves(NamedTuple):
    """The starts in one town: its id, its page, and the events."""

    id: str
    town: Ref
    events: tuple[Event, ...]


@dataclass(frozen=True)
class EventKind:
    """Events of one kind in a year: the kind's key in ``KINDS``, its words, the number of events, events by town."""

    name: str
    words: str
    count: int
    towns: tuple[TownEvents, ...]


@dataclass(frozen=True)
class EventSection:
    """A fiscal year with its events by kind."""

    fy: int
    words: str
    kinds: tuple[EventKind, ...]


def event_sections(scene: Scene, towns: list[Page], columns: range) -> tuple[EventSection, ...]:
    """One section per fiscal year in ``columns``, with or without events."""
    found: dict[tuple[int, str], list[Event]] = {}
    for town, page, work, part in _works(scene, towns):
        name = work_name(scene, page, work, part)
        for phase in work.phases:
            event = Event(scene.ref(town), scene.ref(page), name, scene.label(phase.label, page))
            for fy, kind in _kinds(phase, facts(town, Town).period.end):
                found.setdefault((fy, kind), []).append(event)
    return tuple(
        EventSection(
            fy,
            years.show_fiscal_year(fy, scene.locale),
            tuple(
                EventKind(kind, scene.say(words), len(found[fy, kind]), _by_town(found[fy, kind]))
                for kind, words in KINDS.items()
                if (fy, kind) in found
            ),
        )
        for fy in columns
    )


def numbers(scene: Scene, towns: list[Page], columns: range) -> tuple[EventSection, ...]:
    """One section per fiscal year in ``columns`` with the numbers of events, also 0, and without the events."""
    found = Counter(
        key
        for town, _, work, _ in _works(scene, towns)
        for phase in work.phases
        for key in _kinds(phase, facts(town, Town).period.end)
    )
    return tuple(
        EventSection(
            fy,
            years.show_fiscal_year(fy, scene.locale),
            tuple(EventKind(kind, scene.say(words), found[fy, kind], ()) for kind, words in KINDS.items()),
        )
        for fy in columns
    )


def _works(scene: Scene, towns: list[Page]) -> Iterator[tuple[Page, Page, Work, Part | None]]:
    """Yield (town, measure, work, part) for each work in the towns' schedules."""
    for town in towns:
        for page in scene.library.measures_of(town_id(town)):
            for work, part in measure(page).works_with_parts():
                yield town, page, work, part


def _by_town(events: list[Event]) -> tuple[TownEvents, ...]:
    """Group events, which are already ordered by town."""
    return tuple(TownEvents(town, tuple(of_town)) for town, of_town in groupby(events, lambda event: event.town))


def moves(scene: Scene, towns: list[Page], fy: int) -> tuple[TownMoves, ...]:
    """Starts in a fiscal year by town, without studies, reviews and phases that depend on a decision."""
    found = (TownMoves(town_id(town), scene.ref(town), tuple(_moves(scene, town, fy))) for town in towns)
    return tuple(row for row in found if row.events)


def _moves(scene: Scene, town: Page, fy: int) -> Iterator[Event]:
    first = facts(town, Town).period.start
    for page in scene.library.measures_of(town_id(town)):
        has_begun = measure(page).has_begun
        for work, part in measure(page).works_with_parts():
            for phase in work.phases:
                # A service already running is listed under the first year only because the plan starts then.
                if has_begun and phase.start == first and phase.step in ("operate", "promote"):
                    continue
                if phase.start == fy and phase.step not in ("study", "review") and not phase.is_open:
                    name = work_name(scene, page, work, part)
                    yield Event(scene.ref(town), scene.ref(page), name, scene.label(phase.label, page))


def work_name(scene: Scene, page: Page, work: Work, part: Part | None) -> Text | None:
    """The name of a schedule row; an unnamed row takes the name of its part; None without a part."""
    if work.work:
        return scene.label(work.work, page)
    return scene.named(part.label, part.title, page) if part else None


def _kinds(phase: Phase, last: int | None) -> Iterator[tuple[int, str]]:
    """Yield (fiscal year, event kind) for a phase.

    An end inferred from blank cells, or equal to the end of the plan (``last``), does not count as an end.
    """
    if phase.is_open:
        return
    yield phase.start, phase.step if phase.step in ("decide", "introduce") else "begin"
    for fy in range(phase.start + 1, phase.last + 1):
        yield fy, "go_on"
    if phase.extent == "stated" and phase.start < phase.last != last:
        yield phase.last, "end"
