"""Asks about figures that may be slips: actuals, and targets against their own direction."""

from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library, measure
from machidx.content.page import Page
from machidx.language import years
from machidx.model.kpi import Kpi
from machidx.model.values import given
from machidx.progress.plausible import DOUBTS, Doubt, doubts, is_against


def notices(library: Library, this_year: int) -> Iterator[Problem]:
    """Yield the figures to look at again; ``this_year`` is the fiscal year of the writer."""
    for page in library.of_kind("measure"):
        for index, kpi in enumerate(given(measure(page).kpis)):
            yield from _of_kpi(page, kpi, index, this_year)


def _mend(kpi: Kpi, place: int, doubt: Doubt) -> str:
    """What to do with an actual in the wrong place, in Japanese; "" where only its figure may be wrong."""
    year = kpi.actuals[place].year
    if doubt == "baseline_year" and kpi.baseline and kpi.baseline.year:
        return f"年度を確かめます。もとの値（baseline）は{years.fiscal_year_era(kpi.baseline.year)}です。"
    if doubt == "out_of_order" and year:
        later = next(actual.year for actual in kpi.actuals if actual.year and actual.year > year)
        return f"「- 」から始まるこの実績の行を、{years.fiscal_year_era(later)}の実績の上に移します。"
    return ""


def _of_kpi(page: Page, kpi: Kpi, index: int, this_year: int) -> Iterator[Problem]:
    for place, doubt in doubts(kpi, this_year):
        message = (
            f"「{kpi.name}」の実績「{kpi.actuals[place].text}」: {DOUBTS[doubt]}。{_mend(kpi, place, doubt)}"
            "正しければ、そのままでかまいません。"
        )
        key = "fy" if doubt in ("future", "out_of_order", "baseline_year") else "value"
        yield page.source.at(("kpis", index, "actuals", place, key), Rules.DOUBTFUL_ACTUAL, message)
    if is_against(kpi) and not kpi.discrepancies and kpi.baseline:
        way = "ふやす（up）" if kpi.direction == "up" else "へらす（down）"
        message = (
            f"「{kpi.name}」は{way}目標ですが、もとの値「{kpi.baseline.text}」、目標「{kpi.target.text}」です。"
            "数か direction を確かめます。計画書のとおりなら、そのままでかまいません。"
        )
        yield page.source.at(("kpis", index, "target", "value"), Rules.AGAINST_DIRECTION, message)
