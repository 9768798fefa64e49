"""The pages that show all towns' plans."""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from machidx.views import town
from machidx.views.areas import COLUMNS
from machidx.views.context import Scene
from machidx.views.differing import Differing, what_differs
from machidx.views.spread import (
    REPORTED,
    Spread,
    SpreadKey,
    SpreadStep,
    first_beginning,
    is_reported,
    key_of,
    place,
    spreads,
)


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
    has_plans_page: bool = True
    """Whether a page of its own lists the chapters of all plans."""
    has_departments_page: bool = True
    """Whether a page of its own lists the departments of all towns."""
    spreads: tuple[TownSpreads, ...] = ()
    """() where the towns are too many."""
    key: tuple[SpreadKey, ...] = ()
    """What the fills of the bars mean."""
    numbers: tuple[SpreadGroup, ...] = ()
    """The same numbers as a table."""
    as_of: str = ""
    """Where they come from."""
    differing: tuple[Differing, ...] = ()
    """In what the plans differ, in a word."""

    @property
    def told_first(self) -> tuple[str, ...]:
        """The names of the questions of ``differing``."""
        return tuple(each.name for each in self.differing)


def view(scene: Scene) -> tuple[town.TownView, ...]:
    """The views of all towns, in order of 団体コード."""
    return tuple(town.town_view(scene, page) for page in scene.library.towns)


def compared(scene: Scene) -> PlansCompared:
    """The view of the page that compares all towns' plans."""
    towns, plans = scene.library.towns, view(scene)
    pages = scene.library.pages
    shown = PlansCompared(
        plans, has_plans_page="plans/index" in pages, has_departments_page="departments/index" in pages
    )
    if len(towns) > COLUMNS or scene.library.only_town:
        return shown
    first = first_beginning(scene, towns)
    bars = tuple(
        TownSpreads(plan, spreads(scene, page, with_measures=False, first=first))
        for plan, page in zip(plans, towns, strict=True)
    )
    key = key_of(scene, (spread for each in bars for spread in each.spreads))
    words = (
        REPORTED if any(is_reported(scene, page) for page in towns) else "それぞれの計画がつくられたときのことです。"
    )
    return replace(
        shown,
        side_by_side=True,
        spreads=bars,
        key=key,
        numbers=_numbers(bars),
        as_of=scene.say(words),
        differing=what_differs(scene, plans),
    )


def plans_listed(scene: Scene) -> PlansCompared:
    """The view of the pages that list what all plans contain, or only the towns where these are too many."""
    return PlansCompared(view(scene), side_by_side=len(scene.library.towns) <= COLUMNS)


def _numbers(bars: tuple[TownSpreads, ...]) -> tuple[SpreadGroup, ...]:
    """Arrange the numbers of all bars: a row for each step that any town has."""
    steps = {step.id: step for town in bars for spread in town.spreads for step in spread.steps}
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
