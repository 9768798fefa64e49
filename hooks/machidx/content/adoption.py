"""A plan as its town adopted it, and how its measures differ from that now.

``machidx adopt`` writes the adopted facts to ``docs/towns/<town>/adopted.json``. ``rules.adoption`` compares them with
the present ones, so that no change goes unrecorded.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from machidx.content import records
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.frontmatter import KeyPath
from machidx.content.paths import is_file
from machidx.language import years
from machidx.model.kpi import Kpi
from machidx.model.measure import Change, Measure, Phase, Work
from machidx.model.town import Town
from machidx.model.values import Record, Words, given

FILE = "adopted.json"


class AdoptedTarget(Record):
    """A target as it was adopted. Files written by earlier versions hold only the first three fields."""

    id: Words
    """The last part of the KPI's published id."""
    name: Words
    """The KPI's name."""
    text: Words
    """The target as printed."""
    time: Words | None = None
    """The fiscal year or month of the target, in Japanese."""
    unit: Words | None = None
    baseline: Words | None = None
    """The baseline as printed."""


class AdoptedMeasure(Record):
    """A measure as it was adopted."""

    id: Words
    number: Words
    title: Words
    departments: tuple[Words, ...]
    targets: tuple[AdoptedTarget, ...]
    schedule: tuple[Words, ...]
    """One line per phase: コンビニ交付：運用（令和8年度～令和12年度）."""


class AdoptedPlan(Record):
    """A town's plan as it was adopted."""

    town: Words
    """The town's id."""
    plan: Words
    """The plan's title."""
    departments: tuple[Words, ...]
    measures: tuple[AdoptedMeasure, ...]


@dataclass(frozen=True)
class AdoptedDifference:
    """A fact of a measure that differs from the adopted one: its place in the front matter, its name, both texts."""

    at: KeyPath
    what: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def read(docs: Path) -> tuple[dict[str, AdoptedPlan], list[Problem]]:
    """Read the adopted plans by their towns' ids. A file that cannot be read is a problem."""
    plans, problems = {}, []
    message = "決定のときの記録が読めません。この記録は手では直さず、前のファイルに戻します。"
    for path in filter(is_file, sorted(docs.glob(f"towns/*/{FILE}"))):
        plan, found = records.read(path, docs, AdoptedPlan, Rules.ADOPTED_UNREADABLE, message)
        problems += found
        if plan:
            plans[path.parent.name] = plan
    return plans, problems


def as_adopted(town: str, plan: Town, measures: Mapping[str, Measure]) -> AdoptedPlan:
    """The present facts of a plan, as they are recorded when it is adopted; measures by published id."""
    return AdoptedPlan(
        town=town,
        plan=plan.plan,
        departments=tuple(d.name for d in given(plan.departments)),
        measures=tuple(_measure(id, fact) for id, fact in measures.items()),
    )


def _measure(id: str, fact: Measure) -> AdoptedMeasure:
    return AdoptedMeasure(
        id=id,
        number=fact.number,
        title=fact.title,
        departments=given(fact.departments),
        targets=tuple(_target(kpi) for kpi in given(fact.kpis)),
        schedule=tuple(_line(work, phase) for work in fact.all_works() for phase in work.phases),
    )


def _target(kpi: Kpi) -> AdoptedTarget:
    amount = kpi.target
    month = years.show_month(amount.as_of) if amount.as_of else None
    return AdoptedTarget(
        id=kpi.id,
        name=kpi.name,
        text=amount.text,
        time=month or (years.fiscal_year_era(amount.fy) if amount.fy else None),
        unit=kpi.unit,
        baseline=kpi.baseline.text if kpi.baseline else None,
    )


def _line(work: Work, phase: Phase) -> str:
    """A phase as one line: コンビニ交付：運用（令和8年度～令和12年度）."""
    start, end = years.fiscal_year_era(phase.start), years.fiscal_year_era(phase.last)
    name = f"{work.work}：" if work.work else ""
    return f"{name}{phase.label}（{start if start == end else f'{start}～{end}'}）"


def unrecorded(fact: Measure, then: AdoptedMeasure, town: Town) -> Iterator[AdoptedDifference]:
    """The differences between a measure and its adopted facts that its ``changes`` do not record."""
    for difference in _differences(fact, then, town):
        if not _is_recorded(difference, fact.changes):
            yield difference


def _differences(fact: Measure, then: AdoptedMeasure, town: Town) -> Iterator[AdoptedDifference]:
    now = _measure(then.id, fact)
    if then.title != now.title:
        yield AdoptedDifference(("title",), "題名", (then.title,), (now.title,))
    present = {name: _present_name(town, name) for name in then.departments}
    known = {department.name for department in given(town.departments)}
    if list(present.values()) != list(now.departments) and known.issuperset(now.departments):
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
    ("baseline", "目標「{}」のもとの値", ("baseline", "text")),
)
"""The facts of a target that are compared: field of AdoptedTarget, name for the message, path below the KPI."""


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
    """The present name of a department; the same name where no department had it formerly."""
    return next((d.name for d in given(town.departments) if name in d.formerly), name)


def _is_recorded(difference: AdoptedDifference, changes: tuple[Change, ...]) -> bool:
    """Whether ``changes`` holds the old texts and the new ones. For a schedule, any change that names 予定 will do."""
    if difference.what == "予定":
        return any("予定" in change.what for change in changes)
    told = [(_plain(change.before), _plain(change.after)) for change in changes]
    return all(any(_plain(old) in before for before, _ in told) for old in difference.before) and all(
        any(_plain(new) in after for _, after in told) for new in difference.after
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")
