"""Figures of a measure: baseline and target, in words and on a scale."""

from dataclasses import dataclass

from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import JAPANESE, Text
from machidx.model.kpi import Amount, Kpi
from machidx.model.values import Range
from machidx.views.context import Ref, Scene
from machidx.views.discrepancies import boxes
from machidx.views.judgement import JudgedFigure, judged_figure, standing
from machidx.views.trend import Trend, trend

_COMPARED = {"at_least": "{value}以上", "more_than": "{value}を超える", "at_most": "{value}以下", "about": "約{value}"}
_AIMS = {"up": "ふやします。", "down": "へらします。", "keep": "保ちます。"}
_APART = 8
"""Percent of a small scale between two marks that do not cover each other."""


@dataclass(frozen=True)
class ScaleMark:
    """A value on the scale: from ``low`` to ``high`` in percent of its width, equal for a single number."""

    low: float
    high: float
    anchor: str
    """SVG text-anchor of its label: start, middle or end."""
    text: str


@dataclass(frozen=True)
class Scale:
    """A scale that ends at the greatest of its values, or at 100%; it includes 0."""

    start: str
    limit: str
    baseline: ScaleMark
    target: ScaleMark
    actual: ScaleMark | None
    """The latest actual."""

    @property
    def has_range(self) -> bool:
        """Whether the baseline or the target is a range: both may then cover the same part of the axis."""
        return any(mark.low != mark.high for mark in (self.baseline, self.target))


@dataclass(frozen=True)
class ShownValue:
    """A value and its date, both in words; the date is "" where the plan gives none."""

    text: str
    when: str


@dataclass(frozen=True)
class Figure:
    """A KPI as shown to readers."""

    id: str
    name: Text
    baseline: ShownValue | None
    target: ShownValue
    sentence: str
    """Baseline, target and date, in one or more sentences."""
    note: Text | None
    aggregation: Text | None
    """How the target is counted, where the name does not contain it."""
    scale: Scale | None
    actuals: tuple[ShownValue, ...]
    discrepancies: tuple[Ref, ...]
    """The boxes in the measure's text that tell how the plan contradicts itself about it."""
    judged: JudgedFigure | None
    """The judgement by the latest actual; None as long as there is none."""
    due: int | None
    """The fiscal year of its target, as long as there is no actual of that year or a later one."""
    trend: Trend | None
    """Its line over the years; None as long as there is no actual."""
    rule: Ref | None
    """The page of the rule of judgement."""

    @property
    def is_drawn(self) -> bool:
        """Whether a small drawing says something: two single values, some way apart, that nothing contradicts."""
        if self.scale is None or self.scale.has_range or self.discrepancies:
            return False
        return abs(self.scale.target.low - self.scale.baseline.low) >= _APART

    @property
    def remark(self) -> Text | None:
        """The remark on the baseline, unless the baseline is nothing else."""
        return self.note if self.baseline and self.note and self.note.text != self.baseline.text else None


def figures(scene: Scene, page: Page, kpis: tuple[Kpi, ...]) -> tuple[Figure, ...]:
    """The figures of a measure in printed order."""
    notes = boxes(scene, page) if any(kpi.discrepancies for kpi in kpis) else {}
    return tuple(_figure(scene, page, kpi, notes) for kpi in kpis)


def _figure(scene: Scene, page: Page, kpi: Kpi, notes: dict[str, Ref]) -> Figure:
    unit = scene.label(kpi.unit, page).text if kpi.unit else ""
    baseline = _value(scene, page, kpi.baseline, unit) if kpi.baseline else None
    target = _value(scene, page, kpi.target, unit)
    return Figure(
        kpi.id,
        scene.label(kpi.name, page),
        baseline,
        target,
        _sentence(scene, kpi, baseline, target),
        scene.label(kpi.note, page) if kpi.note else None,
        scene.label(kpi.aggregation, page) if kpi.aggregation and kpi.aggregation not in kpi.name else None,
        _scale(kpi, unit, scene.locale) if baseline and not kpi.note and not kpi.aggregation else None,
        tuple(_value(scene, page, actual, unit) for actual in kpi.actuals),
        tuple(notes[title] for title in kpi.discrepancies),
        judged_figure(scene, page, kpi, standing(scene, page)) if kpi.actuals else None,
        _due(kpi),
        trend(scene, kpi),
        scene.ref(rule) if kpi.actuals and (rule := scene.library.pages.get("about/judgement")) else None,
    )


def _due(kpi: Kpi) -> int | None:
    last = max((actual.year or 0 for actual in kpi.actuals), default=0)
    return kpi.target.year if last < (kpi.target.year or 0) else None


def target(scene: Scene, page: Page, kpi: Kpi) -> str:
    """The target's value in this language."""
    return amount_text(scene, page, kpi, kpi.target)


def amount_text(scene: Scene, page: Page, kpi: Kpi, amount: Amount) -> str:
    """An amount of a KPI in this language."""
    return _value(scene, page, amount, scene.label(kpi.unit, page).text if kpi.unit else "").text


def _sentence(scene: Scene, kpi: Kpi, baseline: ShownValue | None, target: ShownValue) -> str:
    parts = []
    if kpi.baseline and baseline and kpi.baseline.value is None:
        parts.append(scene.say("もとの値は、計画書に「{value}」と書かれています。", value=baseline.text))
    elif baseline and baseline.when:
        parts.append(scene.say("もとの値は、{when}の{value}です。", when=baseline.when, value=baseline.text))
    elif baseline:
        parts.append(scene.say("もとの値は{value}です。", value=baseline.text))
    if kpi.type == "milestone" and target.when:
        parts.append(scene.say("目標は、{when}までに「{value}」です。", when=target.when, value=target.text))
    elif target.when:
        parts.append(scene.say("目標は、{when}に{value}です。", when=target.when, value=target.text))
    else:
        parts.append(scene.say("目標は{value}です。", value=target.text))
    if kpi.direction and not kpi.says_keep and not kpi.names_a_change:
        parts.append(scene.say(_AIMS[kpi.direction]))
    return ("" if scene.locale == JAPANESE else " ").join(parts)


def when(scene: Scene, amount: Amount) -> str:
    """Format the month or fiscal year of an amount; "" without either."""
    if amount.as_of:
        return years.show_month(amount.as_of, scene.locale)
    return years.show_fiscal_year(amount.fy, scene.locale) if amount.fy else ""


def _value(scene: Scene, page: Page, amount: Amount, unit: str) -> ShownValue:
    """The printed text or its translation; without a translation, built from the value and the unit's label."""
    printed = scene.label(amount.text, page)
    if printed.locale == scene.locale or amount.value is None:
        return ShownValue(printed.text, when(scene, amount))
    text = number(amount.value)
    text = f"{text}{unit}" if unit == "%" else f"{text} {unit}".strip()
    if amount.comparison:
        text = scene.say(_COMPARED[amount.comparison], value=text)
    return ShownValue(text, when(scene, amount))


def number(value: int | float | Range) -> str:
    """Format a number with thousands separators, a range with an en dash."""
    if isinstance(value, Range):
        return f"{number(value.min)}–{number(value.max)}"
    return f"{value:,}"


def _scale(kpi: Kpi, unit: str, locale: str) -> Scale | None:
    """Place the values on one axis that includes 0; None if baseline or target has no number or both are 0."""
    latest = max(kpi.actuals, key=lambda actual: actual.year or 0, default=None)
    actual = latest.value if latest else None
    values = [kpi.baseline.value if kpi.baseline else None, kpi.target.value]
    if None in values:
        return None
    values += [] if actual is None else [actual]
    ends = [_ends(value) for value in values if value is not None]
    highest, lowest = max(high for _, high in ends), min(low for low, _ in ends)
    limit = 100 if kpi.unit == "%" and 0 <= highest <= 100 else max(0, highest)
    start = min(0, lowest)
    if start == limit:
        return None
    gap = "" if locale == JAPANESE or unit == "%" else " "
    words = [f"{number(value)}{gap}{unit}" for value in values if value is not None]
    marks = (_mark(pair, start, limit, text) for pair, text in zip(ends, words, strict=True))
    baseline, target, *others = marks
    return Scale(number(start), number(limit), baseline, target, others[0] if others else None)


def _ends(value: int | float | Range) -> tuple[float, float]:
    return (value.min, value.max) if isinstance(value, Range) else (value, value)


def _mark(ends: tuple[float, float], start: float, limit: float, text: str) -> ScaleMark:
    low, high = (round(100 * (end - start) / (limit - start), 1) for end in ends)
    middle = (low + high) / 2
    anchor = "start" if middle < 25 else "end" if middle > 75 else "middle"
    return ScaleMark(low, high, anchor, text)
