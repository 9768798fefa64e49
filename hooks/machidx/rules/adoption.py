"""Compares each adopted plan with its record: changes must be noted, missing measures must have successors."""

from collections.abc import Iterator

from machidx.content import adoption
from machidx.content.addresses import old_addresses
from machidx.content.adoption import AdoptedPlan
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library, facts, measure
from machidx.content.line_edits import item_lines
from machidx.content.page import Page
from machidx.language import proposals
from machidx.model.town import Town
from machidx.model.values import given

_WHEN = "変わった年月（令和9年5月 の形）"


def problems(library: Library) -> Iterator[Problem]:
    """Yield adopted facts that are gone or changed without a note, and successors that do not exist."""
    for measure_page in library.of_kind("measure"):
        yield from _successors(library, measure_page)
    for town in library.plans:
        yield from _former_names(town)
    redirected = {address for address, _ in old_addresses(library)}
    for id, plan in library.adopted.items():
        page = library.town(id)
        if page and not facts(page, Town).draft:  # a draft of a revision may differ
            yield from _changes(library, page, plan)
            yield from _gone(library, page, plan, redirected)


def _successors(library: Library, page: Page) -> Iterator[Problem]:
    for index, id in enumerate(measure(page).succeeded_by):
        at = ("succeeded_by", index)
        if id == page.id or id not in library.measures:
            near = proposals.nearest(id, (other for other in library.measures if other != page.id))
            why = "はこの施策自身です" if id == page.id else "という施策はありません"
            yield page.source.at(at, Rules.SUCCESSOR, f"引きつぐ施策「{id}」{why}。", near)
        elif measure(library.measures[id]).succeeded_by:
            message = f"「{id}」も、ほかの施策に引きつがれています。いまある施策を書きます。"
            yield page.source.at(at, Rules.SUCCESSOR, message, measure(library.measures[id]).succeeded_by[0])


def _former_names(town: Page) -> Iterator[Problem]:
    """Yield former names that are also the names of other departments."""
    departments = given(facts(town, Town).departments)
    taken = [d.name for d in departments]
    for index, department in enumerate(departments):
        for number, name in enumerate(department.formerly):
            if name in taken:
                message = f"前の名前「{name}」は、ほかの担当課の名前でもあります。"
                yield town.source.at(("departments", index, "formerly", number), Rules.FORMER_NAME, message)
            taken.append(name)


def _changes(library: Library, town: Page, plan: AdoptedPlan) -> Iterator[Problem]:
    for then in plan.measures:
        if (page := library.measures.get(then.id)) is None:
            continue
        for found in adoption.unrecorded(measure(page), then, facts(town, Town)):
            before, after = ("、".join(texts) or "なし" for texts in (found.before, found.after))
            message = (
                f"{found.what}が、決定のときの「{before}」から「{after}」に変わっています。changes に書き残します。"
            )
            entry = {"on": _WHEN, "what": found.what, "before": before, "after": after}
            begins = "" if measure(page).changes else "changes:\n"
            yield page.source.at(found.at, Rules.UNRECORDED_CHANGE, message, f"{begins}{item_lines(entry)}")


def _gone(library: Library, town: Page, plan: AdoptedPlan, redirected: set[str]) -> Iterator[Problem]:
    for then in plan.measures:
        address = f"/towns/{plan.town}/measures/{then.id.removeprefix(f'{plan.town}-')}/"
        if f"{address.strip('/')}" not in library.known and address not in redirected:
            message = f"決定のときの施策「{then.number} {then.title}」がありません。引きつぐ施策に前の住所を書きます。"
            yield town.source.problem(Rules.MEASURE_GONE, message, 1, 1, f"redirect_from: [{address}]")
    known = {name for d in given(facts(town, Town).departments) for name in (d.name, *d.formerly)}
    for name in plan.departments:
        if name not in known:
            message = f"決定のときの担当課「{name}」がありません。いまの課に前の名前を書きます。"
            yield town.source.at(("departments",), Rules.FORMER_NAME, message, f"formerly: [{name}]")
