"""A measure's page: summary, stage, starts, departments, figures, schedule, and place in the plan."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts, measure
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import Text
from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.model import measure as measures
from machidx.model.measure import Measure, Work
from machidx.model.town import Policy, Town
from machidx.model.values import given
from machidx.views import events, figures, schedule
from machidx.views.changes import ChangeSaid, change_said
from machidx.views.contact import WhomView, whom_of_measure
from machidx.views.context import Line, Ref, Scene, numbered
from machidx.views.discrepancies import doubts_of_stage
from machidx.views.periods import short_span
from machidx.views.reach import Reach, is_office_work, reach_of, reach_of_part
from machidx.views.steps import Legend, is_running, legend_of

_GAPS = {"schedule": "時期", "departments": "担当", "kpis": "数の目標"}


@dataclass(frozen=True)
class Start:
    """The phase that brings a work into use, or else its last phase, with the fiscal year of its start."""

    work: Text | None
    when: str
    label: Text
    fy: int
    lasting: bool
    """Whether it goes on: something comes into use, or the phase is of several years."""
    until: str = ""
    """All its years in words where it went on before the plan; else ""."""


@dataclass(frozen=True)
class PartView:
    """A sub-item of a measure, with its schedule."""

    name: Text
    """Its label and its title."""
    audience: Text | None
    reach: Reach
    table: schedule.ScheduleTable | None
    to: str
    """The id of the heading in the text that has its title; "" without one."""


class ProgressView(NamedTuple):
    """The town's assessment of a fiscal year, and its note."""

    when: str
    status: str
    note: Text | None


@dataclass(frozen=True)
class MeasureView:
    """Everything a measure's page shows besides its text."""

    number: Text
    noun: Text
    stage_question: str
    reach: Reach
    doubts: tuple[Ref, ...]
    """The boxes in its text that put its stage in doubt."""
    as_of: str
    """Sentence with the date of the stage: the plan says nothing about later progress."""
    has_begun: bool
    """Whether the measure has produced something already, so that its schedule is about further work."""
    successors: tuple[Ref, ...]
    """The measures that continue this one."""
    summary: Line
    starts: tuple[Start, ...]
    departments: tuple[Ref, ...]
    figures: tuple[figures.Figure, ...]
    table: schedule.ScheduleTable | None
    legend: Legend | None
    """What the bars of its schedule, and of those of its parts, look like."""
    themes: tuple[Ref, ...]
    path: tuple[Text, ...]
    """The policies above the measure, from the top down, and itself: each number with its name."""
    parts: tuple[PartView, ...]
    progress: tuple[ProgressView, ...]
    is_reported: bool
    """Whether anything is known of what has happened since the plan was made."""
    changes: tuple[ChangeSaid, ...]
    links: tuple[Ref, ...]
    whom: WhomView
    checked: str
    gaps: str
    """One sentence on what the plan leaves open; "" if nothing."""

    @property
    def tells_parts_first(self) -> bool:
        """Whether how far it is, is told of its parts only, so that they stand beside it."""
        return self.reach.stage == "mixed"

    @property
    def details_parts(self) -> bool:
        """Whether its parts have a section: more is told of them than stands above."""
        return bool(self.parts) and (not self.tells_parts_first or any(p.table or p.audience for p in self.parts))


def view(scene: Scene) -> MeasureView:
    """The view of a measure."""
    fact = measure(scene.page)
    town = scene.town_page
    assert town
    plan = facts(town, Town)
    return MeasureView(
        number=scene.number(fact.number),
        noun=scene.label(plan.measure_noun, town),
        stage_question=_stage_question(scene, fact),
        successors=tuple(scene.ref(scene.library.measures[id]) for id in fact.succeeded_by),
        reach=reach_of(scene, fact),
        doubts=doubts_of_stage(scene, scene.page),
        as_of=_known_as_of(scene, fact) or as_of(scene, plan),
        has_begun=fact.has_begun,
        summary=scene.line(scene.page.text("summary", scene.locale)),
        starts=() if fact.is_over else _starts(scene, fact, plan.period.start),
        departments=scene.departments(scene.page, given(fact.departments)),
        figures=figures.figures(scene, scene.page, given(fact.kpis)),
        table=schedule.schedule_table(scene, fact.schedule, scene.page.text("title", scene.locale).text),
        legend=legend_of(scene, [fact]),
        themes=themes(scene, scene.page),
        path=(
            *(scene.named(policy.number, policy.name, town) for policy in policy_path(plan, fact.policy)),
            numbered(scene.number(fact.number), scene.page.text("title", scene.locale)),
        ),
        parts=tuple(_part(scene, fact, part) for part in fact.parts),
        progress=tuple(
            ProgressView(
                years.show_fiscal_year(year.fy, scene.locale),
                scene.say(year.status),
                scene.label(year.note) if year.note else None,
            )
            for year in fact.progress
        ),
        is_reported=bool(fact.progress) or any(kpi.actuals for kpi in given(fact.kpis)),
        changes=tuple(change_said(scene, scene.page, change) for change in fact.changes),
        links=tuple(Ref(scene.label(link.label), link.url) for link in fact.links),
        whom=whom_of_measure(scene, scene.page, town),
        checked=years.show_month(fact.checked, scene.locale) if fact.checked else "",
        gaps=_gaps(scene, fact),
    )


def _stage_question(scene: Scene, fact: Measure) -> str:
    is_used = fact.usable and all(part.usable for part in fact.parts) and not is_office_work(scene, fact)
    return scene.say("いま使える？" if is_used else "どこまで進んでいる？")


def _known_as_of(scene: Scene, fact: Measure) -> str:
    """The sentence with the date of what came after the plan: a report of the town, or its confirmation; or ""."""
    if fact.is_reported and fact.last_report:
        year = years.show_fiscal_year(fact.last_report.fy, scene.locale)
        return scene.say("{when}についての、町の報告によります。", when=year)
    if fact.checked:
        return scene.say("{when}に、町が確かめました。", when=years.show_month(fact.checked, scene.locale))
    return ""


def as_of(scene: Scene, plan: Town) -> str:
    """The sentence with the date of what a plan says of how far something is."""
    if plan.published:
        return scene.say(
            "計画がつくられたとき（{when}）のことです。", when=years.show_month(plan.published, scene.locale)
        )
    return scene.say("計画の案がつくられたときのことです。" if plan.draft else "計画がつくられたときのことです。")


def _part(scene: Scene, fact: Measure, part: measures.Part) -> PartView:
    return PartView(
        scene.named(part.label, part.title),
        scene.label(part.audience) if part.audience else None,
        reach_of_part(scene, fact, part),
        schedule.schedule_table(scene, part.schedule, scene.label(part.title).text),
        _heading(scene, part.title),
    )


def _heading(scene: Scene, title: str) -> str:
    """The id of the heading with a title, which both languages share; "" where the text shown has none."""
    ids = (str(h.id) for h in markup.headings(scene.page.source.body) if h.id and without_terms(h.text) == title)
    id = next(ids, "")
    return id if id and scene.page.has_section(id, scene.page.locale(scene.locale)) else ""


def themes(scene: Scene, page: Page) -> tuple[Ref, ...]:
    """The themes of a measure, the main one first."""
    found = (scene.library.themes.get(slug) for slug in measure(page).themes)
    return tuple(scene.ref(theme) for theme in found if theme)


def policy_path(town: Town, number: str) -> list[Policy]:
    """The policy with this number and those above it, from the top down; [] if unknown."""
    return [p for p in town.all_policies() if number in {below.number for below in p.with_children()}]


def _starts(scene: Scene, fact: Measure, first: int | None) -> tuple[Start, ...]:
    """For each work the phase in which something begins to be used; else its last phase."""
    return tuple(_start(scene, fact, work, part, first) for work, part in fact.works_with_parts() if work.phases)


def _start(scene: Scene, fact: Measure, work: Work, part: measures.Part | None, first: int | None) -> Start:
    named = [phase for phase in work.phases if not phase.is_open] or list(work.phases)
    phase = work.first_use or max(named, key=lambda p: (p.start, p.lane))
    name = events.work_name(scene, scene.page, work, part)
    when = years.show_fiscal_year(phase.start, scene.locale)
    lasting = phase.step in measures.USE_STEPS or phase.last > phase.start
    until = short_span(phase.start, phase.last, scene) if is_running(fact, phase, first) else ""
    return Start(name, when, scene.label(phase.label), phase.start, lasting, until)


def _gaps(scene: Scene, fact: Measure) -> str:
    """One sentence on what the plan leaves open, instead of a table of blanks."""
    words = [scene.say(word) for name, word in _GAPS.items() if getattr(fact, name) == "not_stated"]
    if not words:
        return ""
    return scene.say("この取り組みの{what}は、計画書に書かれていません。", what=scene.say("・").join(words))
