"""Finds facts that contradict each other within a page: duplicates, two years, reversed ranges."""

import unicodedata
from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.frontmatter import KeyPath
from machidx.content.library import Library, measure, town_of
from machidx.content.page import Page
from machidx.content.wrong_fields import free_id
from machidx.language import years
from machidx.model.kpi import Amount
from machidx.model.values import Range
from machidx.rules.printed import amounts

_ONCE = {
    "themes": ("テーマ", ""),
    "towns": ("町", ""),
    "departments": ("担当課", "name"),
    "policies": ("方針の番号", "number"),
    "kpis": ("目標のid", "id"),
    "actuals": ("実績の年度", "fy"),
    "progress": ("進み具合の年度", "fy"),
    "tables": ("表のid", "id"),
    "senses": ("町", "town"),
    "aliases": ("別名", ""),
    "everyday": ("くらしのことば", ""),
    "see": ("関連することば", ""),
    "headwords": ("見出しのことば", ""),
    "links": ("リンク", "url"),
    "discrepancies": ("くいちがいの囲み", ""),
    "measures": ("施策", ""),
    "succeeded_by": ("引きつぐ施策", ""),
    "redirect_from": ("前の住所", ""),
}
"""Lists without duplicates: the Japanese name of an item, and the field that identifies it ("" for the item itself)."""


def problems(library: Library) -> Iterator[Problem]:
    """Yield contradictions within each page."""
    for page in library.pages.values():
        yield from _twice(page)
    for page in library.of_kind("measure"):
        for path, amount, _ in amounts(measure(page)):
            yield from _amount(page, path, amount)
        yield from _progress(library, page)


def _twice(page: Page) -> Iterator[Problem]:
    """Yield duplicates in lists. Nested policies count as one list."""
    seen: dict[tuple[KeyPath, object], KeyPath] = {}
    for path, value in _listed(page.source.front.data, ()):
        what, field = _ONCE[str(path[-2])]
        name = _name(value, field, path)
        scope: KeyPath = ("policies",) if path[-2] == "policies" else path[:-1]
        first = seen.setdefault((scope, name), path)
        if name is not None and first != path:
            line = page.source.front.position(first)[0] + 1
            message = f"{what}「{name}」が2回あります（最初は{line}行目）。1つにするか、どちらかを直します。"
            near = f"id: {free_id(page.source)}" if path[-2] == "kpis" else ""
            yield page.source.at((*path, field) if field else path, Rules.TWICE, message, near)


def _listed(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, object]]:
    """Yield path and value of each item in the lists of ``_ONCE``."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in pairs:
        if isinstance(value, list) and path and path[-1] in _ONCE:
            yield (*path, step), inner
        yield from _listed(inner, (*path, step))


def _name(value: object, field: str, path: KeyPath) -> object:
    """Return the value that identifies an item; None if it has none."""
    if isinstance(value, dict):
        name = value.get(field)
        if field == "fy" and name is not None:
            return years.fiscal_year_era(years.parse_fiscal_year(name))
        return name
    return unicodedata.normalize("NFKC", str(value))


def _amount(page: Page, path: KeyPath, amount: Amount) -> Iterator[Problem]:
    if isinstance(amount.value, Range) and amount.value.max < amount.value.min:
        message = f"max の値「{amount.value.max}」が、min の値「{amount.value.min}」より小さいです。"
        yield page.source.at((*path, "value", "max"), Rules.REVERSED, message)
    if amount.fy and amount.as_of and amount.year != amount.fy:
        month, fy = years.show_month(amount.as_of), years.fiscal_year_era(amount.fy)
        message = f"{month}は{fy}ではありません。fy か as_of の片方だけを書くか、合わせます。"
        yield page.source.at((*path, "as_of"), Rules.TWO_YEARS, message, years.fiscal_year_era(amount.year or 0))


def _progress(library: Library, page: Page) -> Iterator[Problem]:
    """Yield progress reported for years outside the plan's period."""
    town = town_of(library, page)
    for index, year in enumerate(measure(page).progress):
        if town and town.period.years() and year.fy not in town.period:
            message = f"進み具合の {years.show_fiscal_year(year.fy)} は、計画期間の外です。"
            yield page.source.at(("progress", index, "fy"), Rules.OUTSIDE_PERIOD, message)
