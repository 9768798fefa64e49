"""Taking down a plan as it was adopted, and what has changed since."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from machidx.content.adopted import AdoptedMeasure, AdoptedPlan, Target
from machidx.content.frontmatter import Path as KeyPath
from machidx.content.library import Library, facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.measure import Change, Kpi, Measure, Phase, Work
from machidx.model.town import Town
from machidx.model.values import given


@dataclass(frozen=True)
class AdoptedDifference:
    """A fact of a measure that is not as adopted: where it stands now, its name, and what was and is printed."""

    at: KeyPath
    what: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def adopted(library: Library, town: Page) -> AdoptedPlan:
    """A town's plan as its files say it now."""
    plan = facts(town, Town)
    return AdoptedPlan(
        town=town_id(town),
        plan=plan.plan,
        departments=tuple(d.name for d in given(plan.departments)),
        measures=tuple(_measure(page) for page in library.measures_of(town_id(town))),
    )


def _measure(page: Page) -> AdoptedMeasure:
    fact = measure(page)
    return AdoptedMeasure(
        id=page.id,
        number=fact.number,
        title=fact.title,
        departments=given(fact.departments),
        targets=tuple(_target(kpi, n) for n, kpi in enumerate(given(fact.kpis), 1)),
        schedule=tuple(_line(work, phase) for work, _ in fact.all_works() for phase in work.phases),
    )


def _target(kpi: Kpi, position: int) -> Target:
    amount = kpi.target
    month = years.show_month(amount.as_of) if amount.as_of else None
    return Target(
        id=kpi.name_in_ids(position),
        name=kpi.name,
        text=amount.text,
        time=month or (years.fiscal_year_era(amount.fy) if amount.fy else None),
        unit=kpi.unit,
        baseline=kpi.baseline.text if kpi.baseline else None,
    )


def _line(work: Work, phase: Phase) -> str:
    """One phase in words: コンビニ交付：運用（令和8年度～令和12年度）."""
    start, end = years.fiscal_year_era(phase.start), years.fiscal_year_era(phase.last)
    name = f"{work.work}：" if work.work else ""
    return f"{name}{phase.label}（{start if start == end else f'{start}～{end}'}）"


def unrecorded(page: Page, then: AdoptedMeasure, town: Town) -> Iterator[AdoptedDifference]:
    """What a measure says otherwise than when it was adopted, without a word of it in ``changes``."""
    fact = measure(page)
    for difference in _differences(page, then, town):
        if not _is_recorded(difference, fact.changes):
            yield difference


def _differences(page: Page, then: AdoptedMeasure, town: Town) -> Iterator[AdoptedDifference]:
    fact, now = measure(page), _measure(page)
    if then.title != now.title:
        yield AdoptedDifference(("title",), "題名", (then.title,), (now.title,))
    present = {name: _present_name(town, name) for name in then.departments}
    if list(present.values()) != list(now.departments):
        gone = tuple(old for old, name in present.items() if name not in now.departments)
        added = tuple(name for name in now.departments if name not in present.values())
        yield AdoptedDifference(("departments",), "担当課", gone, added)
    yield from _changed_targets(then, now)
    if sorted(then.schedule) != sorted(now.schedule):
        gone = tuple(line for line in then.schedule if line not in now.schedule)
        added = tuple(line for line in now.schedule if line not in then.schedule)
        yield AdoptedDifference(_schedule_place(fact), "予定", gone, added)


_OF_TARGETS: tuple[tuple[str, str, KeyPath], ...] = (
    ("text", "目標「{}」", ("target", "text")),
    ("time", "目標「{}」の時期", ("target",)),
    ("unit", "目標「{}」の単位", ("unit",)),
    ("baseline", "目標「{}」の計画をつくったときの値", ("baseline", "text")),
)
"""What a plan fixes of a target: its field in the record, its name, its place below the KPI."""


def _changed_targets(then: AdoptedMeasure, now: AdoptedMeasure) -> Iterator[AdoptedDifference]:
    present = {target.id: (n, target) for n, target in enumerate(now.targets)}
    known = {target.id for target in then.targets}
    for n, new in enumerate(now.targets):
        if new.id not in known:
            yield AdoptedDifference(("kpis", n, "target", "text"), f"目標「{new.name}」", (), (new.text,))
    for old in then.targets:
        if old.id not in present:
            yield AdoptedDifference(("kpis",), f"目標「{old.name}」", (old.text,), ())
            continue
        n, new = present[old.id]
        for field, what, place in _OF_TARGETS:
            before, after = getattr(old, field), getattr(new, field)
            if before is not None and after != before:
                yield AdoptedDifference(
                    ("kpis", n, *place), what.format(old.name), (before,), (after,) if after else ()
                )


def _schedule_place(fact: Measure) -> KeyPath:
    return ("schedule",) if given(fact.schedule) or not fact.parts else ("parts",)


def _present_name(town: Town, name: str) -> str:
    """What a department is called now."""
    return next((d.name for d in given(town.departments) if name in d.formerly), name)


def _is_recorded(difference: AdoptedDifference, changes: tuple[Change, ...]) -> bool:
    """Whether ``changes`` tells what was and what is; of a schedule it is enough that it tells of one."""
    if difference.what == "予定":
        return any("予定" in change.what for change in changes)
    told = [(_plain(change.before), _plain(change.after)) for change in changes]
    return all(any(_plain(old) in before for before, _ in told) for old in difference.before) and all(
        any(_plain(new) in after for _, after in told) for new in difference.after
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")
