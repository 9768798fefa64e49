"""A town at a glance: how far its measures are, this year's beginnings, its targets; then its plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.town import Town
from machidx.model.values import given
from machidx.views import figures, town
from machidx.views.beginnings import TownYear, beginnings_by_year, unlisted_measures
from machidx.views.context import Ref, Scene
from machidx.views.measure import as_of
from machidx.views.reach import is_office_work
from machidx.views.spread import REPORTED, Spread, is_reported, spreads

FIRST = 5
"""Targets that are shown before the others."""


class TownTarget(NamedTuple):
    """A target: the measure it belongs to, its figure, and its date in short."""

    measure: Ref
    figure: figures.Figure
    due: str


class Shortcut(NamedTuple):
    """What a resident asks first: the answer as a number of measures, and the id of the place that tells more."""

    words: str
    number: int
    id: str
    extended: int = 0
    """How many of them are also to be extended."""


@dataclass(frozen=True)
class TownGlance:
    """What a town's page shows."""

    plan: town.TownView
    as_of: str
    """Sentence with the date of what is told."""
    spreads: tuple[Spread, ...]
    shortcuts: tuple[Shortcut, ...]
    """What residents can use, and what begins; without those that the plan tells nothing of."""
    years: tuple[TownYear, ...]
    """The fiscal years of its plan; the browser shows the current one. () where nothing begins in any."""
    no_years: str
    """One sentence on why there are none; "" where there are some."""
    unlisted: tuple[Ref, ...]
    """The measures with a period in a table of the plan that the site does not have."""
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
    news: Ref | None
    """Where the news of its plan are: its own page, or its place on that of all towns."""
    changes: Ref | None
    """Where the changes to its plan are: its own page, or its place on that of all towns."""
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
    return TownGlance(
        plan=town.view(scene),
        as_of=scene.say(REPORTED) if is_reported(scene, page) else as_of(scene, plan),
        spreads=(bars := spreads(scene, page, with_measures=True)),
        shortcuts=tuple(_shortcuts(scene, bars)),
        years=(begins := beginnings_by_year(scene, page)),
        no_years="" if begins else _no_years(scene, id),
        unlisted=unlisted_measures(scene, page),
        targets=tuple(islice(_targets(scene, id), FIRST)),
        target_count=count,
        more=_more(scene, id) if count > FIRST else None,
        has_no_targets=all(measure(each).kpis in ("not_stated", ()) for each in scene.library.measures_of(id)),
        measures=own["measures/index"],
        schedule=own["schedule"],
        departments=scene.ref(departments) if departments else None,
        news=_own_or_general(scene, page, "news"),
        changes=_own_or_general(scene, page, "changes"),
        sources=scene.ref(sources) if sources and sources.has_section("original", scene.locale) else None,
    )


def _no_years(scene: Scene, id: str) -> str:
    if any(measure(each).all_works() for each in scene.library.measures_of(id)):
        return scene.say("このサイトに載せた予定の表に、始まる年度はありません。")
    return scene.say("この計画には、予定の表がありません。")


def _shortcuts(scene: Scene, bars: Iterable[Spread]) -> Iterator[Shortcut]:
    steps = [step for bar in bars if not bar.is_office for step in bar.steps]
    usable = [step for step in steps if step.is_usable]
    coming = [step for step in steps if step.reach.stage == "introducing"]
    for words, found in (("もう使えます", usable), ("これから始めます", coming)):
        if found:
            count = sum(step.count for step in found)
            extended = sum(step.count for step in found if step.reach.stage == "expanding")
            yield Shortcut(scene.say(words), count, found[0].id, extended)


def _own_or_general(scene: Scene, town: Page, name: str) -> Ref | None:
    """A page of the town, or its place on that of all towns."""
    pages = scene.library.pages
    if own := pages.get(f"towns/{town_id(town)}/{name}"):
        return scene.ref(own)
    general = pages.get(f"{name}/index")
    if general is None or town not in scene.library.towns:
        return None
    return scene.ref(general)._replace(url=scene.to(general, f"town-{scene.town_key(town)}"))


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
