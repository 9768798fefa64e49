"""The judgement of figures in words: a status, why there is none, and the arithmetic behind it."""

from dataclasses import dataclass
from fractions import Fraction

from machidx.content.library import facts, measure
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import JAPANESE, Text
from machidx.model.kinds import JudgementPage
from machidx.model.kpi import Amount, Kpi
from machidx.model.town import Town
from machidx.progress.judgement import Judgement, Standing, judge_kpi
from machidx.views.context import Scene
from machidx.views.reach import reach_of

STATUSES = {
    "reached": "達成",
    "on_track": "順調",
    "slightly_behind": "やや遅れ",
    "behind": "遅れ",
    "open": "まだ評価できません",
}
_REASONS = {
    "no_actual": "実績がまだ載っていません。",
    "considering": "まだ検討の段階で、行うかどうかを決めるのが先です。",
    "not_begun": "まだ始まっていません。",
    "no_number": "数で書かれていないので、くらべられません。",
    "no_baseline": "もとの値がないので、途中の見こみを出せません。",
    "not_comparable": "もとの値は「{note}」で、実績とはくらべられません。",
    "no_year": "目標に年度がないので、途中の見こみを出せません。",
    "before_baseline": "もとの値より後の年度の実績が、まだありません。",
    "no_direction": "ふやす目標かへらす目標かが、書かれていません。",
    "milestone": "できたという報告は、まだありません。期限は過ぎていません。",
}
_COMPARED = {
    ("reach", False): "実績は{actual}で、目標の{goal}に届いています。",
    ("reach", True): "実績は{actual}で、目標の年度になっても、{goal}に届いていません。",
    ("keep", False): "実績は{actual}で、目標の{goal}を保っています。",
    ("keep", True): "実績は{actual}で、目標の{goal}を保てていません。",
}
"""Sentences by what the target asks for, and whether it is behind."""
_DECIMALS = 1


@dataclass(frozen=True)
class JudgedFigure:
    """A figure's judgement in words."""

    status: str
    """A key of ``STATUSES``."""
    words: str
    as_of: str
    """The fiscal year of the latest actual, in words; "" without any."""
    reason: str
    """Why there is no judgement, or the town's own reason; "" if it was computed."""
    arithmetic: str
    """The calculation, in sentences; "" where nothing was calculated."""


@dataclass(frozen=True)
class JudgedExample:
    """An example of the rule: a figure's name, values in words, and its judgement."""

    name: Text
    baseline: str
    remark: Text | None
    """What is printed beside the baseline, as on every figure of the site."""
    target: str
    actual: str
    judged: JudgedFigure


def view(scene: Scene) -> tuple[JudgedExample, ...]:
    """The examples on the page of the rule, computed like every figure of the site."""
    return tuple(_example(scene, kpi) for kpi in facts(scene.page, JudgementPage).examples)


def standing(scene: Scene, page: Page) -> Standing:
    """What the page of a measure says about when its figures can be judged."""
    fact, town = measure(page), scene.library.town(page.town)
    begins = reach_of(scene, fact).fy
    start = facts(town, Town).period.start if town else None
    return Standing(fact.state in ("considering", "researching"), begins, start)


def judged_figure(scene: Scene, page: Page, kpi: Kpi, known: Standing) -> JudgedFigure:
    """Judge a figure of a page, in words."""
    found = judge_kpi(kpi, known)
    own = scene.label(kpi.judgement.reason, page).text if kpi.judgement else ""
    return JudgedFigure(
        found.status,
        scene.say(STATUSES[found.status]),
        years.show_fiscal_year(found.fy, scene.locale) if found.fy else "",
        own or _reason(scene, page, kpi, found),
        _arithmetic(scene, page, kpi, found),
    )


def _reason(scene: Scene, page: Page, kpi: Kpi, found: Judgement) -> str:
    if not found.reason:
        return ""
    return scene.say(_REASONS[found.reason], note=scene.label(kpi.note, page).text if kpi.note else "")


def _arithmetic(scene: Scene, page: Page, kpi: Kpi, found: Judgement) -> str:
    """The calculation with its numbers: the line from the baseline to the target, and the share of it that was made."""
    unit = scene.label(kpi.unit, page).text if kpi.unit else ""
    if found.expected is None or found.baseline is None or found.target is None or found.share is None or not found.fy:
        return _compared(scene, page, kpi, found, unit)
    sentences = (
        scene.say(
            "{start}の{before}から{end}の{goal}まで、毎年度同じだけ進むとすると、{when}は{expected}です。",
            start=years.short_fiscal_year(found.baseline.fy, scene.locale),
            before=_shown(found.baseline.value, unit),
            end=years.short_fiscal_year(found.target.fy, scene.locale),
            goal=_shown(found.target.value, unit),
            when=years.short_fiscal_year(found.fy, scene.locale),
            expected=_shown(found.expected, unit),
        ),
        scene.say(
            "実績は{actual}で、進むはずだった分の{share}です。",
            actual=_shown(found.actual or Fraction(0), unit),
            share=_shown(found.share * 100, "%"),
        ),
    )
    return ("" if scene.locale == JAPANESE else " ").join(sentences)


def _compared(scene: Scene, page: Page, kpi: Kpi, found: Judgement, unit: str) -> str:
    """The comparison with the target alone, where no line is drawn."""
    if found.actual is None or found.status == "open":
        return ""
    key = ("keep" if kpi.direction == "keep" else "reach", found.status == "behind")
    goal = scene.label(kpi.target.text, page).text
    return scene.say(_COMPARED[key], actual=_shown(found.actual, unit), goal=goal)


def _shown(value: Fraction, unit: str) -> str:
    """A number with at most one decimal, and its unit."""
    number = f"{float(value):,.{_DECIMALS}f}".removesuffix(".0")
    return f"{number}{unit}" if not unit.isascii() or unit == "%" else f"{number} {unit}".strip()


def _example(scene: Scene, kpi: Kpi) -> JudgedExample:
    start = kpi.baseline.year if kpi.baseline else None
    known = Standing(plan_start=start + 1 if start and kpi.aggregation else None)
    return JudgedExample(
        scene.label(kpi.name),
        _amount(scene, kpi.baseline),
        scene.label(kpi.note) if kpi.note else None,
        _amount(scene, kpi.target),
        _amount(scene, max(kpi.actuals, key=lambda actual: actual.year or 0, default=None)),
        judged_figure(scene, scene.page, kpi, known),
    )


def _amount(scene: Scene, amount: Amount | None) -> str:
    if amount is None:
        return ""
    words = scene.label(amount.text).text
    if not amount.year:
        return words
    return scene.say("{when}は{value}", when=years.short_fiscal_year(amount.year, scene.locale), value=words)
