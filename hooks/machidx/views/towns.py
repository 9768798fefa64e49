"""The plans side by side."""

from machidx.views import town
from machidx.views.context import Scene


def view(scene: Scene) -> tuple[town.TownView, ...]:
    """Every town, in the order of their 団体コード."""
    return tuple(town.of(scene, page) for page in scene.library.towns)
