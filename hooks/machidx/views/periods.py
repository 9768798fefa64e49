"""The fiscal years that plans cover, and ranges of them in words."""

from collections.abc import Iterator

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import JAPANESE
from machidx.model.town import Town
from machidx.model.values import given
from machidx.views.context import Scene

LIMIT = 800
"""Above this many lines, a page of several towns leads to the schedules of prefectures and towns instead."""


def years_of(scene: Scene, towns: list[Page]) -> range:
    """The fiscal years from the first to the last in the towns' plans, extended to the last phase or target."""
    covered = [fy for town in towns for fy in _years(scene, town)]
    return range(min(covered), max(covered) + 1) if covered else range(0)


def _years(scene: Scene, town: Page) -> Iterator[int]:
    """Yield the fiscal years of a town's plan, of its phases' ends, and those in which its targets are due."""
    yield from facts(town, Town).period.years()
    for fact in map(measure, scene.library.measures_of(town_id(town))):
        for work in fact.all_works():
            yield from (fy for phase in work.phases for fy in (phase.start, phase.last))
        yield from (kpi.target.year for kpi in given(fact.kpis) if kpi.target.year)


def is_too_long(scene: Scene, towns: list[Page]) -> bool:
    """Whether the schedules of several towns would have too many lines: each phase has one, and one in each year."""
    pages = (page for town in towns for page in scene.library.measures_of(town_id(town)))
    works = (work for page in pages for work in measure(page).all_works())
    lines = sum(phase.last - phase.start + 2 for work in works for phase in work.phases)
    return len(towns) > 1 and lines > LIMIT


def span(first: int, last: int, scene: Scene) -> str:
    """Format a range of fiscal years, both included: 令和8年度から令和12年度まで; a single year by itself."""
    start, end = (years.show_fiscal_year(fy, scene.locale) for fy in (first, last))
    return start if first == last else scene.say("{start}から{end}まで", start=start, end=end)


def short_span(first: int, last: int, scene: Scene) -> str:
    """Format a range of fiscal years, both included, in a few words: 令和8～12年度, FY2026–FY2030."""
    start, end = (years.short_fiscal_year(fy, scene.locale) for fy in (first, last))
    if first == last:
        return start
    if scene.locale != JAPANESE:
        return f"{start}–{end}"
    era = years.era_year(first)[0].kanji
    return f"{start.removesuffix('年度')}～{end.removeprefix(era)}"
