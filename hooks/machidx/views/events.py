"""What happens in a fiscal year, in all towns: what begins, is decided, is introduced, goes on, ends."""

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
    """A phase in a year: the town, the measure, the work, the phase."""

    town: Ref
    measure: Ref
    work: Text | None
    label: Text


class TownEvents(NamedTuple):
    """What happens in one town."""

    town: Ref
    events: tuple[Event, ...]


class TownMoves(NamedTuple):
    """What one town begins: its id, its page, and the events."""

    id: str
    town: Ref
    events: tuple[Event, ...]


@dataclass(frozen=True)
class EventKind:
    """What happens in a year in one way: its name, its words, how much it is, and by town what."""

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


def is_open(phase: Phase) -> bool:
    """Whether only a dash is printed: what follows a decision depends on it."""
    return not phase.label.strip("-－ー―‐")


def sections(scene: Scene, towns: list[Page], columns: range) -> tuple[EventSection, ...]:
    """A section per fiscal year."""
    found: dict[tuple[int, str], list[Event]] = {}
    for town in towns:
        last = facts(town, Town).period.end
        for page in scene.library.measures_of(town_id(town)):
            for work, part in measure(page).works_with_parts():
                name = work_name(scene, page, work, part)
                for phase in work.phases:
                    event = Event(scene.ref(town), scene.ref(page), name, scene.label(phase.label, page))
                    for fy, kind in _kinds(phase, last):
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


def _by_town(events: list[Event]) -> tuple[TownEvents, ...]:
    """The events, which come town by town, under their towns."""
    return tuple(TownEvents(town, tuple(of_town)) for town, of_town in groupby(events, lambda event: event.town))


def moves(scene: Scene, towns: list[Page], fy: int) -> tuple[TownMoves, ...]:
    """Per town what is begun in a fiscal year and is more than thinking it over."""
    found = (TownMoves(town_id(town), scene.ref(town), tuple(_moves(scene, town, fy))) for town in towns)
    return tuple(row for row in found if row.events)


def _moves(scene: Scene, town: Page, fy: int) -> Iterator[Event]:
    first = facts(town, Town).period.start
    for page in scene.library.measures_of(town_id(town)):
        has_begun = measure(page).has_begun
        for work, part in measure(page).works_with_parts():
            for phase in work.phases:
                # What runs already stands in the first year only because the plan begins there.
                if has_begun and phase.start == first and phase.step in ("operate", "promote"):
                    continue
                if phase.start == fy and phase.step not in ("study", "review") and not is_open(phase):
                    name = work_name(scene, page, work, part)
                    yield Event(scene.ref(town), scene.ref(page), name, scene.label(phase.label, page))


def work_name(scene: Scene, page: Page, work: Work, part: Part | None) -> Text | None:
    """The name of a row; a row of a part without a name is called by the part."""
    if work.work:
        return scene.label(work.work, page)
    return scene.named(part.label, part.title, page) if part else None


def _kinds(phase: Phase, last: int | None) -> Iterator[tuple[int, str]]:
    """In which years a phase is what: an end that was read from blank cells, or is the plan's (``last``), is no end."""
    if is_open(phase):
        return
    yield phase.start, phase.step if phase.step in ("decide", "introduce") else "begin"
    for fy in range(phase.start + 1, phase.last + 1):
        yield fy, "go_on"
    if phase.extent == "stated" and phase.start < phase.last != last:
        yield phase.last, "end"
