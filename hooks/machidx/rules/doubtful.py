"""Asks about figures that may be slips: actuals, and targets against their own direction."""

from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library, measure
from machidx.content.page import Page
from machidx.model.kpi import Kpi
from machidx.model.values import given
from machidx.progress.plausible import DOUBTS, doubts, is_against


def notices(library: Library, this_year: int) -> Iterator[Problem]:
    """Yield the figures to look at again; ``this_year`` is the fiscal year of the writer."""
    for page in library.of_kind("measure"):
        for index, kpi in enumerate(given(measure(page).kpis)):
            yield from _of_kpi(page, kpi, index, this_year)


def _of_kpi(page: Page, kpi: Kpi, index: int, this_year: int) -> Iterator[Problem]:
    for place, doubt in doubts(kpi, this_year):
        message = (
            f"「{kpi.name}」の実績「{kpi.actuals[place].text}」: {DOUBTS[doubt]}。正しければ、そのままでかまいません。"
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
