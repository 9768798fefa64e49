"""The page that compares all towns' plans."""

from machidx.views import town
from machidx.views.context import Scene


def view(scene: Scene) -> tuple[town.TownView, ...]:
    """The views of all towns, in order of 団体コード."""
    return tuple(town.town_view(scene, page) for page in scene.library.towns)
