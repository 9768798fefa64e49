"""Towns by prefecture, with links to their own pages: what a page lists that would be too long with all rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.model.kinds import Listing
from machidx.model.town import Town
from machidx.views.context import Ref, Scene

COLUMNS = 20
"""Above this many towns, tables that compare them have no column for each."""


@dataclass(frozen=True)
class AreaTown:
    """A town: its id, its name linked to its own page of the kind shown, and the number of items there."""

    id: str
    ref: Ref
    count: int


@dataclass(frozen=True)
class Area:
    """A prefecture with some of its towns."""

    name: Text
    page: Ref | None
    """The prefecture's own page of the kind shown; None where there is none, and on that page."""
    count: int
    """The number of items in its towns."""
    towns: tuple[AreaTown, ...]


def areas(scene: Scene, towns: Iterable[Page], count: Callable[[Page], int]) -> tuple[Area, ...]:
    """Group towns by prefecture in their given order; ``count`` returns the number of items in a town."""
    found: dict[str, list[Page]] = {}
    for town in towns:
        found.setdefault(facts(town, Town).prefecture, []).append(town)
    return tuple(
        Area(
            scene.label(name, there[0]),
            scene.ref(page) if (page := listing_of(scene, name)) and page is not scene.page else None,
            sum(map(count, there)),
            tuple(AreaTown(scene.town_key(town), _own(scene, town), count(town)) for town in there),
        )
        for name, there in found.items()
    )


def absent(scene: Scene, towns: Iterable[Page]) -> tuple[AreaTown, ...]:
    """The towns without an item, each to be told to its own residents; () where they are too many."""
    found = tuple(AreaTown(scene.town_key(town), _own(scene, town), 0) for town in towns)
    return () if len(found) > COLUMNS else found


def listing_of(scene: Scene, prefecture: str, kind: str | None = None) -> Page | None:
    """The page of a prefecture that is of a kind, by default of the kind shown."""
    pages = scene.library.of_kind(kind or scene.page.kind)
    return next((page for page in pages if facts(page, Listing).prefecture == prefecture), None)


def _own(scene: Scene, town: Page) -> Ref:
    """Link a town's name to its own page of the kind shown, or to the town's page, which leads to all its measures."""
    own = scene.library.of_kind(scene.page.kind, town_id(town))
    return scene.ref(town)._replace(url=scene.to(own[0] if own else town))
