"""When what a page says was so: the month of each plan that it is about. No page has another date."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts
from machidx.content.page import Page
from machidx.language import years
from machidx.model.measure import Measure
from machidx.model.term import Term
from machidx.model.town import Town
from machidx.views.areas import COLUMNS
from machidx.views.context import Ref, Scene

_UNDATED = {
    "page",
    "search",
    "data",
    "sources",
    "accessibility",
    "performance",
    "problems",
    "todo",
    "translation",
    "correction",
    "news",
    "news_index",
}
"""The kinds of pages that are about no plan, or name the months themselves."""


class PlanDate(NamedTuple):
    """A town whose plan a page is about, and the plan's month in words."""

    town: Ref
    when: str


@dataclass(frozen=True)
class DatesView:
    """The sentences about the page's own plan, or the months of all plans that the page is about."""

    sentences: tuple[str, ...]
    plans: tuple[PlanDate, ...]
    many: Ref | None
    """The page with the months of all plans, where there are too many to name."""


def dates(scene: Scene) -> DatesView | None:
    """The dates of the plans that the page is about; None for a page about none."""
    if town := scene.town_page:
        return DatesView(tuple(_sentences(scene, town)), (), None)
    towns = _towns(scene)
    if not towns:
        return None
    sources = scene.library.pages.get("about/sources")
    if len(towns) > COLUMNS:
        return DatesView((), (), scene.ref(sources)) if sources else None
    return DatesView((), tuple(PlanDate(scene.ref(page), plan_month(scene, facts(page, Town))) for page in towns), None)


def _towns(scene: Scene) -> list[Page]:
    """The towns whose plans a page of no town is about."""
    page = scene.page
    if isinstance(page.facts, Term):
        found = (scene.library.town(sense.of_plan) for sense in page.facts.senses)
        return sorted(filter(None, found), key=scene.library.plans.index)
    return [] if page.kind in _UNDATED else scene.towns


def plan_month(scene: Scene, plan: Town) -> str:
    """The month of a plan in a few words: 令和8年3月, 案."""
    month = years.show_month(plan.published, scene.locale) if plan.published else ""
    if plan.draft:
        return scene.say("{when}の案", when=month) if month else scene.say("案、年月は書かれていません")
    return month or scene.say("年月は書かれていません")


def _sentences(scene: Scene, town: Page) -> list[str]:
    """Sentences on when the plan was made and, for a measure, when the town confirmed the page."""
    plan, fact = facts(town, Town), scene.page.facts
    month = years.show_month(plan.published, scene.locale) if plan.published else ""
    if plan.draft:
        words = "この計画は、{when}の案（決定前）です。" if month else _DRAFT
    else:
        words = "この計画は、{when}のものです。" if month else "この計画がいつのものかは、計画書に書かれていません。"
    said = [scene.say(words, when=month)]
    if isinstance(fact, Measure) and fact.checked:
        checked = years.show_month(fact.checked, scene.locale)
        said.append(scene.say("このページの内容は、{when}に町が確かめました。", when=checked))
    return said


_DRAFT = "この計画は案（決定前）です。いつの案かは、計画書に書かれていません。"
