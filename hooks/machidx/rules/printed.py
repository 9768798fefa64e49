"""Compares each figure of a measure with its printed text: the value must be there, in the same unit."""

import re
import unicodedata
from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.frontmatter import KeyPath
from machidx.content.library import Library, measure
from machidx.content.page import Page
from machidx.language.meant_values import with_number
from machidx.language.printed_amounts import meant, says
from machidx.model.kpi import Amount
from machidx.model.measure import Measure
from machidx.model.values import Range, given

_SAME_UNITS = {"名": "人", "箇所": "か所", "ヶ所": "か所", "カ所": "か所", "パーセント": "%"}
_UNITS = {"件", "人", "回", "%", "円", "台", "点", "社", "店", "冊", "世帯", "団体", "時間", "か所", "種類", "校"}
_COUNTED = re.compile(rf"(\d+(?:\.\d+)?)({'|'.join(map(re.escape, (*_SAME_UNITS, *sorted(_UNITS))))})")


def problems(library: Library) -> Iterator[Problem]:
    """Yield values that their printed texts lack, and units that differ."""
    for page in library.of_kind("measure"):
        for path, amount, unit in amounts(measure(page)):
            yield from _value(page, path, amount, unit)
            yield from _counter(page, path, amount, unit)


def amounts(fact: Measure) -> Iterator[tuple[KeyPath, Amount, str | None]]:
    """Yield path, amount and unit of each figure of a measure."""
    for index, kpi in enumerate(given(fact.kpis)):
        if kpi.baseline:
            yield ("kpis", index, "baseline"), kpi.baseline, kpi.unit
        yield ("kpis", index, "target"), kpi.target, kpi.unit
        for number, actual in enumerate(kpi.actuals):
            yield ("kpis", index, "actuals", number), actual, kpi.unit


def _value(page: Page, path: KeyPath, amount: Amount, unit: str | None) -> Iterator[Problem]:
    """Yield a problem if the text lacks the value, or one end of the range; propose only what is then accepted."""
    value = amount.value
    ends = {"min": value.min, "max": value.max} if isinstance(value, Range) else {"": value}
    printed = meant(amount.text, unit)
    for place, (end, number) in enumerate(ends.items()):
        if number is None or says(amount.text, number, unit):
            continue
        at = (*path, "value", end) if end else (*path, "value")
        near = printed[place] if len(printed) == len(ends) else ""
        text = "" if end else with_number(amount.text, number)
        message = f"value の「{number}」と text の「{amount.text}」が合いません。"
        if near:
            message += f"text が正しければ value を {near} にします。"
        if near and text and says(text, number, unit):
            message += f"value が正しければ text を {text} にします。"
            near = f"value: {near}\nまたは\ntext: {text}"
        yield page.source.at(at, Rules.TEXT_AND_VALUE, message, near)
        return


def _counter(page: Page, path: KeyPath, amount: Amount, unit: str | None) -> Iterator[Problem]:
    """Yield a problem if another unit stands behind the value in the text."""
    if isinstance(amount.value, Range) or amount.value is None:
        return
    text = unicodedata.normalize("NFKC", amount.text).replace(",", "")
    value = str(abs(amount.value))
    printed = {_unit(counter) for number, counter in _COUNTED.findall(text) if number == value}
    if unit and printed and _unit(unit) in _UNITS - printed:
        message = f"印刷のとおりの文字「{amount.text}」の単位が、項目 unit の「{unit}」と合いません。"
        yield page.source.at((*path, "text"), Rules.TEXT_AND_VALUE, message)


def _unit(written: str) -> str:
    plain = unicodedata.normalize("NFKC", written)
    return _SAME_UNITS.get(plain, plain)
