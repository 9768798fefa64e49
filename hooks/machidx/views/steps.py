"""Steps of a schedule as residents ask about them: what is used, made, taught, thought about."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from machidx.model.measure import Measure, Phase, Step
from machidx.model.values import given
from machidx.views.context import Scene

STEP_GROUPS: dict[str, tuple[Step, ...]] = {
    "use": ("introduce", "operate", "promote"),
    "build": ("build",),
    "train": ("train", "event"),
    "consider": ("study", "decide", "review"),
}
"""Each step belongs to one group; bars of a group look alike."""
GROUP_WORDS = {
    "use": "使いはじめる・使う",
    "build": "つくる・準備する",
    "train": "研修・行事",
    "consider": "検討する・決める・見直す",
}


class LegendEntry(NamedTuple):
    """A look of bars, and what it means."""

    group: str
    """A key of ``STEP_GROUPS``."""
    words: str


@dataclass(frozen=True)
class Legend:
    """What the bars of a page look like; only what occurs there."""

    entries: tuple[LegendEntry, ...]
    goals: bool
    """Whether targets stand below the bars."""
    inferred: bool
    """Whether the end of any bar was inferred from blank cells."""
    open: bool
    """Whether any bar is printed as a dash."""


def group_of(step: Step) -> str:
    """The group of a step: a key of ``STEP_GROUPS``."""
    return next(group for group, steps in STEP_GROUPS.items() if step in steps)


def is_running(fact: Measure, phase: Phase, first: int | None) -> bool:
    """Whether a phase begins in the first year of the plan only because the plan does, as its measure has begun."""
    return fact.has_begun and phase.start == first and phase.step in ("operate", "promote")


def legend_of(scene: Scene, measures: Iterable[Measure]) -> Legend | None:
    """The legend of the bars of some measures' schedules; None without any."""
    shown = tuple(measures)
    phases = [phase for fact in shown for work in fact.all_works() for phase in work.phases]
    if not phases:
        return None
    groups = {group_of(phase.step) for phase in phases}
    return Legend(
        tuple(LegendEntry(group, scene.say(words)) for group, words in GROUP_WORDS.items() if group in groups),
        any(kpi.target.year for fact in shown if given(fact.schedule) for kpi in given(fact.kpis)),
        any(phase.extent == "inferred" for phase in phases),
        any(phase.is_open for phase in phases),
    )
