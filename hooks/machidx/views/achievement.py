"""How far a town's targets are reached: their numbers by judgement, or that no actual is there yet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from machidx.content.library import measure, town_id
from machidx.content.page import Page
from machidx.model.values import given
from machidx.progress.judgement import judge_kpi
from machidx.views.context import Ref, Scene
from machidx.views.judgement import STATUSES, standing


@dataclass(frozen=True)
class StatusCount:
    """A judgement, its words, and the number of targets judged so."""

    status: str
    """A key of ``judgement.STATUSES``."""
    words: str
    count: int


@dataclass(frozen=True)
class Achievement:
    """The targets of a town or of several."""

    count: int
    reported: int
    """Those that have an actual."""
    statuses: tuple[StatusCount, ...]
    """The judgements of these, the best first."""
    rule: Ref | None
    """The page of the rule of judgement."""


def achievement(scene: Scene, towns: Iterable[Page]) -> Achievement | None:
    """Count the targets of towns by their judgement; None where their plans print no target."""
    count, found = 0, Counter[str]()
    for town in towns:
        for page in scene.library.measures_of(town_id(town)):
            kpis = given(measure(page).kpis)
            count += len(kpis)
            found.update(judge_kpi(kpi, standing(scene, page)).status for kpi in kpis if kpi.actuals)
    if not count:
        return None
    rule = scene.library.pages.get("about/judgement")
    shown = (StatusCount(status, scene.say(words), found[status]) for status, words in STATUSES.items())
    return Achievement(
        count,
        found.total(),
        tuple(each for each in shown if each.count),
        scene.ref(rule) if rule else None,
    )
