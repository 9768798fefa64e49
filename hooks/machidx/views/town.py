"""A town's page: outline of its plan, policies with their measures, chapters and departments."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import JAPANESE, Text
from machidx.model.town import PLAN_STATE, Policy, Town
from machidx.model.values import given
from machidx.views import chapter
from machidx.views.achievement import Achievement, achievement
from machidx.views.areas import listing_of
from machidx.views.context import Line, Ref, Scene, departments_of
from machidx.views.measures import MeasureRow, row
from machidx.views.periods import span


class NumberedChapter(NamedTuple):
    """A chapter of the plan: its number in words, and a link."""

    number: Text
    ref: Ref


@dataclass(frozen=True)
class PolicyView:
    """A policy: its text, its measures, and the policies below it."""

    number: Text
    id: str
    name: Text
    text: Line | None
    aims: tuple[Line, ...]
    measures: tuple[MeasureRow, ...]
    policies: tuple["PolicyView", ...]


@dataclass(frozen=True)
class TownView:
    """A town, for its own page, the home page and the page of all towns."""

    ref: Ref
    id: str
    prefecture: Text
    in_prefecture: str | None
    """Address of the prefecture's index of measures, if it has one."""
    plan: Text
    state: Text
    is_version: bool
    """Whether the state is the number of a version."""
    standing: Text
    """Whether the plan is a draft: its state, unless this is the number of a version."""
    original: str
    """The address of the plan's document; "" where the town has not entered it."""
    draft: bool
    published: str
    period: str
    mid_review: str
    is_data_plan: bool | None
    vision: Text
    summary: Line
    superior_plans: tuple[Text, ...]
    national_plan: Text | None
    headquarters: Text | None
    cio: Text | None
    cycle: tuple[Text, ...]
    measure_noun: Text
    count: int
    policies: tuple[PolicyView, ...]
    chapters: tuple[NumberedChapter, ...]
    departments: tuple[Ref, ...]
    achievement: Achievement | None
    """How far its targets are reached; None without targets."""


def view(scene: Scene) -> TownView:
    """The view of the page's town."""
    town = scene.town_page
    assert town
    return town_view(scene, town)


def town_view(scene: Scene, town: Page) -> TownView:
    """The view of ``town``, with links relative to the page shown."""
    plan, id = facts(town, Town), town_id(town)
    rows = {page.id: row(scene, page, town) for page in scene.library.measures_of(id)}
    superior = given(plan.superior_plans)
    return TownView(
        ref=scene.ref(town),
        id=scene.town_key(town),
        prefecture=scene.label(plan.prefecture, town),
        in_prefecture=_prefecture(scene, plan.prefecture),
        plan=scene.label(plan.plan, town),
        state=_state(scene, town, plan),
        is_version=plan.is_version,
        standing=_standing(scene, town, plan),
        original=plan.original.url if plan.original else "",
        draft=plan.draft,
        published=years.show_month(plan.published, scene.locale) if plan.published else "",
        period=_period(scene, plan),
        mid_review=years.show_fiscal_year(plan.mid_review, scene.locale) if plan.mid_review else "",
        is_data_plan=plan.is_data_plan,
        vision=scene.label(plan.vision, town),
        summary=scene.line(town.text("summary", scene.locale)),
        superior_plans=tuple(scene.label(name, town) for name in superior),
        national_plan=scene.label(plan.national_plan, town) if plan.national_plan else None,
        headquarters=_or_reason(scene, town, plan.headquarters),
        cio=_or_reason(scene, town, plan.cio),
        cycle=tuple(scene.label(name, town) for name in plan.cycle),
        measure_noun=scene.label(plan.measure_noun, town),
        count=len(rows),
        policies=tuple(_policy(scene, town, policy, list(rows.values())) for policy in plan.policies),
        chapters=tuple(
            NumberedChapter(chapter.chapter_number(scene, p), scene.ref(p))
            for p in scene.library.of_kind("chapter", id)
        ),
        departments=tuple(scene.department(town, d) for d in departments_of(town)),
        achievement=achievement(scene, [town]),
    )


def _prefecture(scene: Scene, name: str) -> str | None:
    page = listing_of(scene, name, "measures")
    return scene.to(page) if page else None


_ADOPTED = "決定"


def _standing(scene: Scene, town: Page, plan: Town) -> Text:
    if plan.draft:
        return Text(scene.say("案（決定前）"), scene.locale)
    return Text(scene.say(_NO_DRAFT), scene.locale) if plan.is_version else _state(scene, town, plan)


_NO_DRAFT = "「案」とは書かれていません"


def _state(scene: Scene, town: Page, plan: Town) -> Text:
    """Translate a plan's state by its own label (決定 elsewhere names a step), else by the general one.

    Few plans print 決定: it says only that the document is no draft, unless the town has entered when it adopted it.
    """
    state = plan.state
    if state == _ADOPTED and not plan.adopted:
        return Text(scene.say(_NO_DRAFT), scene.locale)
    own = scene.label(PLAN_STATE.of(state), town)
    return own if scene.locale != JAPANESE and own.locale == scene.locale else scene.label(state, town)


_REASONS = {"not_stated": "計画に書かれていません", "lost": "計画書の図にあります（このサイトには載せていません）"}


def _or_reason(scene: Scene, town: Page, value: str | None) -> Text | None:
    """A translated name, or the reason for its absence in words; None for null."""
    if value in _REASONS:
        return Text(scene.say(_REASONS[value]), scene.locale)
    return scene.label(value, town) if value else None


def _period(scene: Scene, plan: Town) -> str:
    start, end = plan.period.start, plan.period.end
    if start is None and end is None:
        return scene.say("始まりは書かれていません。終わりは決められていません")
    if start is None or end is None:
        words = "{start}から（終わりは決められていません）" if end is None else "{end}まで（始まりは書かれていません）"
        shown = {name: years.show_fiscal_year(fy, scene.locale) for name, fy in (("start", start), ("end", end)) if fy}
        return scene.say(words, **shown)
    return span(start, end, scene)


def _policy(scene: Scene, town: Page, policy: Policy, rows: list[MeasureRow]) -> PolicyView:
    text = town.text("text", scene.locale, of=policy)
    return PolicyView(
        scene.number(policy.number, town),
        policy.anchor,
        scene.label(policy.name, town),
        scene.line(text) if text.text else None,
        tuple(scene.line(aim) for aim in town.texts("aims", scene.locale, of=policy)),
        tuple(r for r in rows if r.policy_number == policy.number),
        tuple(_policy(scene, town, below, rows) for below in policy.policies),
    )
