"""The plans side by side."""

from machidx.views import town
from machidx.views.scene import Scene


def view(scene: Scene) -> tuple[town.TownView, ...]:
    """Every town, in the order of the folders."""
    return tuple(town.of(scene, page) for page in scene.library.towns)
