"""Checks how the plans of a town follow each other, and what becomes of the measures of a superseded one."""

import re
from collections import Counter
from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library, facts, measure, town_id
from machidx.content.page import Page
from machidx.language import proposals
from machidx.model.town import Town


def problems(library: Library) -> Iterator[Problem]:
    """Yield plans that follow none or another town's, codes of two towns, and measures whose heirs are not told."""
    plans = {town_id(page): page for page in library.plans}
    followed = Counter(facts(page, Town).supersedes for page in library.plans)
    owners: dict[str, str] = {}
    for id, page in plans.items():
        plan = facts(page, Town)
        if plan.supersedes:
            yield from _follows(library, plans, page, followed[plan.supersedes])
        first = library.municipality(id)
        owner = owners.setdefault(plan.code, first)
        if owner != first:
            other = library.pages[f"towns/{owner}/index"]
            yield from (_same_code(ours, theirs) for ours, theirs in ((page, other), (other, page)))
        yield from _continued(library, page)


def _same_code(page: Page, other: Page) -> Problem:
    """Tell a town that its code is another town's too: either may be the mistaken one, so that both are told."""
    message = (
        f"団体コード「{facts(page, Town).code}」は、{other.source.path} にもあります。"
        "2つの町のどちらかがまちがいです。まちがっているほうを直します。"
    )
    return page.source.at(("code",), Rules.DUPLICATE_CODE, message)


def _follows(library: Library, plans: dict[str, Page], page: Page, followers: int) -> Iterator[Problem]:
    id, plan = town_id(page), facts(page, Town)
    before = plan.supersedes or ""
    place = ("supersedes",)
    if before not in plans:
        if f"towns/{before}/index" not in library.known:
            near = proposals.nearest(before, (other for other in plans if other != id), least=40)
            yield page.source.at(place, Rules.PLAN_LINE, f"前の計画「{before}」がありません。", near)
        return
    if library.municipality(id) == id or before == id:
        yield page.source.at(place, Rules.PLAN_LINE, "前の計画をたどると、この計画にもどります。")
    elif followers > 1:
        yield page.source.at(place, Rules.PLAN_LINE, f"前の計画「{before}」の次の計画が、2つあります。")
    elif facts(plans[before], Town).code != plan.code:
        code = facts(plans[before], Town).code
        message = f"前の計画「{before}」と、団体コードがちがいます。"
        yield page.source.at(("code",), Rules.PLAN_LINE, message, f'"{code}"')
    elif not re.fullmatch(rf"{re.escape(library.municipality(id))}-\d{{4}}", id):
        year = plan.period.start or "西暦の年"
        message = f"次の計画のフォルダーの名前は「{library.municipality(id)}-{year}」の形です。"
        yield page.source.at(place, Rules.PLAN_LINE, message)


def _continued(library: Library, page: Page) -> Iterator[Problem]:
    """Yield entries of the table of measures that name no measure, and those that are not told in an adopted plan."""
    id, plan = town_id(page), facts(page, Town)
    before = {each.id: measure(each) for each in library.measures_of(plan.supersedes or "-")}
    own = [each.id for each in library.measures_of(id)]
    for index, each in enumerate(plan.continued):
        place = ("continued", index)
        if each.measure not in before:
            message = f"「{each.measure}」という施策は、前の計画にありません。"
            near = proposals.nearest(each.measure, before)
            yield page.source.at((*place, "measure"), Rules.HEIR, message, near)
        for number, heir in enumerate(each.by or ()):
            if heir not in own:
                message = f"「{heir}」という施策は、この計画にありません。"
                yield page.source.at((*place, "by", number), Rules.HEIR, message, proposals.nearest(heir, own))
        if each.by is None and not plan.draft:
            message = f"「{each.measure}」が、この計画でどうなったかが書かれていません。"
            yield page.source.at((*place, "by"), Rules.HEIR, message)
    told = {each.measure for each in plan.continued}
    if not plan.draft:
        for missing in (each for each, fact in before.items() if each not in told and not fact.succeeded_by):
            message = f"前の計画の「{missing}」が、この計画でどうなったかが書かれていません。"
            yield page.source.at(
                ("continued" if plan.continued else "supersedes",),
                Rules.HEIR,
                message,
                f"  - measure: {missing}\n    by: []",
            )
