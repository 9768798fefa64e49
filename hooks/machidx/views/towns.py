"""The pages that show all towns' plans."""

from dataclasses import dataclass

from machidx.views import town
from machidx.views.areas import COLUMNS
from machidx.views.context import Scene


@dataclass(frozen=True)
class PlansCompared:
    """The plans of all towns, and whether they stand side by side: too many are listed with links to their pages."""

    side_by_side: bool
    towns: tuple[town.TownView, ...]


def view(scene: Scene) -> tuple[town.TownView, ...]:
    """The views of all towns, in order of 団体コード."""
    return tuple(town.town_view(scene, page) for page in scene.library.towns)


def compared(scene: Scene) -> PlansCompared:
    """The view of the page that compares all towns' plans."""
    return PlansCompared(len(scene.library.towns) <= COLUMNS, view(scene))
