"""A town at a glance: how far its measures are, this year's beginnings, its targets; then its plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from machidx.content.library import facts, measure, town_id
from machidx.language import years
from machidx.model.town import Town
from machidx.model.values import given
from machidx.views import events, figures, town
from machidx.views.context import Ref, Scene
from machidx.views.measure import as_of
from machidx.views.reach import is_office_work
from machidx.views.schedule import years_of
from machidx.views.spread import Spread, spreads

FIRST = 5
"""Targets, and beginnings of a year, that are shown before the others."""


class TownTarget(NamedTuple):
    """A target: the measure it belongs to, its figure, and its date in short."""

    measure: Ref
    figure: figures.Figure
    due: str


@dataclass(frozen=True)
class TownYear:
    """What begins in a fiscal year; both are () where nothing does."""

    fy: int
    words: str
    residents: tuple[events.Event, ...]
    office: tuple[events.Event, ...]

    @property
    def shown(self) -> tuple[events.Event, ...]:
        """The beginnings for residents that are shown at once."""
        return self.residents[:FIRST]

    @property
    def others(self) -> tuple[events.Event, ...]:
        """The beginnings for residents that are folded."""
        return self.residents[FIRST:]

    @property
    def folded(self) -> int:
        """The number of beginnings that are folded."""
        return len(self.others) + len(self.office)


@dataclass(frozen=True)
class TownGlance:
    """What a town's page shows."""

    plan: town.TownView
    as_of: str
    """Sentence with the date of what is told."""
    spreads: tuple[Spread, ...]
    years: tuple[TownYear, ...]
    """The fiscal years of its plan; the browser shows the current one. () where nothing begins in any."""
    targets: tuple[TownTarget, ...]
    """The first of them."""
    target_count: int
    more: str | None
    """Where all targets are; None where all are shown."""
    has_no_targets: bool
    """Whether the plan prints no target for any measure."""
    measures: Ref | None
    schedule: Ref | None
    departments: Ref | None
    """Its pages, where it has them."""
    sources: Ref | None
    """The page that names the towns' documents."""


def view(scene: Scene) -> TownGlance:
    """The view of a town's page."""
    page = scene.town_page
    assert page
    id, plan = town_id(page), facts(page, Town)
    pages = {name: scene.library.pages.get(f"towns/{id}/{name}") for name in ("measures/index", "schedule")}
    own = {name: scene.ref(there) if there else None for name, there in pages.items()}
    count = sum(len(given(measure(each).kpis)) for each in scene.library.measures_of(id))
    departments = scene.library.pages.get(f"towns/{id}/departments")
    sources = scene.library.pages.get("about/sources")
    every_year = tuple(_year(scene, fy) for fy in years_of(scene, [page]))
    return TownGlance(
        plan=town.view(scene),
        as_of=as_of(scene, plan),
        spreads=spreads(scene, page, with_measures=True),
        years=every_year if any(year.residents or year.office for year in every_year) else (),
        targets=tuple(islice(_targets(scene, id), FIRST)),
        target_count=count,
        more=_more(scene, id) if count > FIRST else None,
        has_no_targets=all(measure(each).kpis in ("not_stated", ()) for each in scene.library.measures_of(id)),
        measures=own["measures/index"],
        schedule=own["schedule"],
        departments=scene.ref(departments) if departments else None,
        sources=scene.ref(sources) if sources else None,
    )


def _more(scene: Scene, id: str) -> str | None:
    """Where all targets of a town are: their page, or the index of its measures, those with targets."""
    pages = scene.library.pages
    if own := pages.get(f"towns/{id}/targets"):
        return scene.to(own)
    index = pages.get(f"towns/{id}/measures/index")
    return f"{scene.to(index)}?target=yes" if index else None


def _targets(scene: Scene, id: str) -> Iterator[TownTarget]:
    """Yield the targets in the plan's order, those of work inside the town office last."""
    pages = sorted(scene.library.measures_of(id), key=lambda page: is_office_work(scene, measure(page)))
    for page in pages:
        kpis = given(measure(page).kpis)
        for kpi, figure in zip(kpis, figures.figures(scene, page, kpis), strict=True):
            fy = None if kpi.target.as_of else kpi.target.fy
            due = years.short_fiscal_year(fy, scene.locale) if fy else figure.target.when
            yield TownTarget(scene.ref(page), figure, due)


def _year(scene: Scene, fy: int) -> TownYear:
    """Divide what begins in a year into what residents use and work inside the town office."""
    assert scene.town_page
    id = town_id(scene.town_page)
    inside = {scene.ref(page) for page in scene.library.measures_of(id) if is_office_work(scene, measure(page))}
    found = [event for moves in events.moves(scene, [scene.town_page], fy) for event in moves.events]
    return TownYear(
        fy,
        years.show_fiscal_year(fy, scene.locale),
        tuple(event for event in found if event.measure not in inside),
        tuple(event for event in found if event.measure in inside),
    )
