"""The pages that show all towns' plans."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from machidx.views import town
from machidx.views.areas import COLUMNS
from machidx.views.context import Scene
from machidx.views.spread import Spread, SpreadStep, first_beginning, place, spreads


class TownSpreads(NamedTuple):
    """A town, and the bars of how far its measures are."""

    town: town.TownView
    spreads: tuple[Spread, ...]


@dataclass(frozen=True)
class SpreadCell:
    """A number of measures in a town; ``url`` leads to them, None where there are none."""

    count: int
    url: str | None


class SpreadRow(NamedTuple):
    """A row of the numbers: how far, and a cell for each town."""

    look: str
    words: str
    cells: tuple[SpreadCell, ...]


class SpreadGroup(NamedTuple):
    """The numbers of what residents use, or of work inside the town offices."""

    words: str
    rows: tuple[SpreadRow, ...]


@dataclass(frozen=True)
class PlansCompared:
    """The plans of all towns, and whether they stand side by side: too many are listed with links to their pages."""

    towns: tuple[town.TownView, ...]
    side_by_side: bool = False
    spreads: tuple[TownSpreads, ...] = ()
    """() where the towns are too many."""
    numbers: tuple[SpreadGroup, ...] = ()
    """The same numbers as a table."""


def view(scene: Scene) -> tuple[town.TownView, ...]:
    """The views of all towns, in order of 団体コード."""
    return tuple(town.town_view(scene, page) for page in scene.library.towns)


def compared(scene: Scene) -> PlansCompared:
    """The view of the page that compares all towns' plans."""
    pages, plans = scene.library.towns, view(scene)
    if len(pages) > COLUMNS:
        return PlansCompared(plans)
    first = first_beginning(scene, pages)
    bars = tuple(
        TownSpreads(plan, spreads(scene, page, with_measures=False, first=first))
        for plan, page in zip(plans, pages, strict=True)
    )
    return PlansCompared(plans, side_by_side=True, spreads=bars, numbers=_numbers(bars))


def _numbers(bars: tuple[TownSpreads, ...]) -> tuple[SpreadGroup, ...]:
    """Arrange the numbers of all bars: a row for each step that any town has."""
    steps = {step.reach: step for town in bars for spread in town.spreads for step in spread.steps}
    names = {spread.is_office: spread.words for town in bars for spread in town.spreads}
    in_order = sorted(steps.values(), key=lambda step: place(step.reach))
    return tuple(
        SpreadGroup(names[is_office], tuple(SpreadRow(s.look, s.words, _cells(bars, s)) for s in group))
        for is_office, group in groupby(in_order, lambda step: step.reach.is_office)
    )


def _cells(bars: tuple[TownSpreads, ...], step: SpreadStep) -> tuple[SpreadCell, ...]:
    found = (
        (each.town.ref.url, next((s.count for spread in each.spreads for s in spread.steps if s.id == step.id), 0))
        for each in bars
    )
    return tuple(SpreadCell(count, f"{url}#{step.id}" if count else None) for url, count in found)
