"""Measures (施策, 取組, 施策分野 …): a town's actions with their figures and schedules."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StrictBool

from machidx.model.citation import Citation
from machidx.model.contact import OptionalContact
from machidx.model.dates import FiscalYear, Month
from machidx.model.kpi import Kpi
from machidx.model.naming import NameOf, ThemeId
from machidx.model.roles import Name, Printed, Summary, Title
from machidx.model.values import (
    Count,
    EnglishWords,
    OrMissing,
    PageFacts,
    Record,
    WebAddress,
    Words,
    given,
)

Stage: TypeAlias = Literal["done", "operating", "expanding", "introducing", "considering", "researching", "not_stated"]
MeasureState: TypeAlias = Stage | Literal["succeeded", "stopped", "delayed", "under_review"]
"""How far a measure is: as the plan has it, or as what came later says."""
_TO_COME = ("introducing", "considering", "researching", "not_stated")
Step: TypeAlias = Literal["study", "decide", "build", "introduce", "operate", "promote", "review", "train", "event"]
Extent: TypeAlias = Literal["stated", "inferred", "unknown"]
_OPERATION = "運用"
USE_STEPS: tuple[Step, ...] = ("introduce", "operate", "promote", "train")
"""The steps in which something is used, or begins to be."""


class Phase(Record):
    """A bar in the schedule; both fiscal years are included."""

    label: Name
    step: Step
    start: FiscalYear = Field(alias="from")
    end: FiscalYear | None = Field(default=None, alias="to")
    extent: Literal["stated", "inferred"] = "stated"
    """``inferred`` if the end was read from blank cells."""
    lane: Count = 1

    @property
    def is_open(self) -> bool:
        """Whether the label is only a dash: the phase depends on an earlier decision."""
        return not self.label.strip("-－ー―‐")

    @property
    def last(self) -> int:
        """The last fiscal year, included; equals ``start`` where ``to`` is absent."""
        return self.start if self.end is None else self.end


class Work(Record):
    """A row in the schedule; ``work`` is null where the row has no name."""

    work: Name | None
    phases: tuple[Phase, ...]
    extent: Extent | None = None
    """``unknown`` if the row's words or arrow are lost; by default ``certainty`` derives it from the phases."""

    @property
    def certainty(self) -> Extent:
        """How reliably the row's period is known: the weakest extent of its phases unless ``extent`` is given."""
        if self.extent:
            return self.extent
        if not self.phases:
            return "unknown"
        return "inferred" if any(p.extent == "inferred" for p in self.phases) else "stated"

    @property
    def first_use(self) -> Phase | None:
        """The phase in which something begins to be used, if the plan prints one."""
        in_order = sorted(self.phases, key=lambda phase: (phase.start, phase.lane))
        return next((phase for phase in in_order if phase.step in USE_STEPS and not phase.is_open), None)

    def operated_after(self, phase: Phase) -> Phase | None:
        """The later phase named 運用, if ``phase`` is called the introduction of what is in operation only then."""
        if phase.step != "introduce" or _OPERATION in phase.label:
            return None
        later = (other for other in self.phases if other.step == "operate" and other.start > phase.start)
        return next((other for other in later if _OPERATION in other.label), None)


class Part(Record):
    """A sub-item of a measure (会津坂下町 方針3 ①–⑤)."""

    label: Printed
    title: Name
    audience: Name | None = None
    themes: tuple[ThemeId, ...] = ()
    stage: Stage = "not_stated"
    usable: StrictBool = True
    """As for a measure."""
    schedule: OrMissing[Work] = "not_stated"


class Progress(Record):
    """The town's own assessment of a fiscal year."""

    fy: FiscalYear
    status: Literal["予定どおり", "前倒し", "遅れ", "完了", "見直し", "中止"]
    note: Name | None = None


class Change(Record):
    """A change made after the plan was adopted; the old value stays on record."""

    on: Month
    what: Name
    before: Name
    after: Name


class ExternalLink(Record):
    """A link to an address outside this site."""

    label: Name
    url: WebAddress


class Measure(PageFacts):
    """Front matter of a measure."""

    kind: Literal["measure"]
    number: Printed
    title: Title
    policy: Annotated[Words, NameOf("policy")]
    themes: Annotated[tuple[ThemeId, ...], Field(min_length=1, max_length=3)]
    departments: OrMissing[Annotated[Words, NameOf("department")]]
    stage: Stage
    audience: Literal["residents", "office"] | None = None
    """Who uses the result; defaults to the audience of the main theme."""
    usable: StrictBool = True
    """Whether residents use the result themselves; false for what is done for them: 行っています, not もう使えます."""
    discrepancies: tuple[Words, ...] = ()
    """Titles of the boxes in the text that put its stage in doubt."""
    summary: Summary
    everyday: tuple[Words, ...] = ()
    """How residents say it (道路の穴); only the search knows these words."""
    kpis: OrMissing[Kpi]
    schedule: OrMissing[Work]
    parts: tuple[Part, ...] = ()
    links: tuple[ExternalLink, ...] = ()
    """Entered by the town; shown as not in the plan."""
    progress: tuple[Progress, ...] = ()
    changes: tuple[Change, ...] = ()
    succeeded_by: tuple[Annotated[Words, NameOf("measure")], ...] = ()
    """Ids of the measures that continue this one (ono-1-1-3)."""
    checked: Month | None = None
    contact: OptionalContact = None
    source: Citation

    def all_themes(self) -> tuple[str, ...]:
        """The measure's themes, then those found only in its parts, without duplicates."""
        return tuple(dict.fromkeys([*self.themes, *(theme for part in self.parts for theme in part.themes)]))

    def is_mainly_about(self, theme: str) -> bool:
        """Whether a theme is its first one, or one of its parts', so that how far it is tells of the theme."""
        return theme == self.themes[0] or any(theme in part.themes for part in self.parts)

    def all_works(self) -> tuple[Work, ...]:
        """The rows of the schedule: the measure's own, then those of its parts."""
        return tuple(work for work, _ in self.works_with_parts())

    def works_with_parts(self) -> tuple[tuple[Work, Part | None], ...]:
        """The rows of ``all_works``, each with the part it belongs to; None for the measure's own rows."""
        own = ((work, None) for work in given(self.schedule))
        return (*own, *((work, part) for part in self.parts for work in given(part.schedule)))

    @property
    def has_unlisted_periods(self) -> bool:
        """Whether the plan gives a period of it that the site does not: a row without its arrow."""
        return any(not work.phases for work in self.all_works())

    @property
    def has_begun(self) -> bool:
        """Whether the measure has produced something already: done, operating or expanding."""
        return self.state in ("done", "operating", "expanding")

    def stages(self, theme: str | None = None) -> frozenset[Stage]:
        """The stages that the plan gives for its parts: for all of them, or for those about a theme."""
        parts = (part for part in self.parts if theme is None or theme in part.themes)
        return frozenset(part.stage for part in parts) - {"not_stated"}

    @property
    def last_report(self) -> Progress | None:
        """The town's assessment of the latest fiscal year."""
        return max(self.progress, key=lambda year: year.fy, default=None)

    @property
    def state(self) -> MeasureState:
        """The stage as the plan has it, unless other measures continue it or the latest report says otherwise."""
        if self.succeeded_by:
            return "succeeded"
        match self.last_report and self.last_report.status:
            case "中止":
                return "stopped"
            case "完了":
                return "done"
            case "遅れ" if self.stage in _TO_COME:
                return "delayed"
            case "見直し" if self.stage in _TO_COME:
                return "under_review"
        return self.stage

    @property
    def is_reported(self) -> bool:
        """Whether the state rests on a report of the town, not on the plan."""
        return not self.succeeded_by and self.state != self.stage

    @property
    def is_over(self) -> bool:
        """Whether nothing is to begin any more: continued elsewhere, stopped or finished."""
        return self.state in ("succeeded", "stopped") or (self.is_reported and self.state == "done")


class MeasureWords(EnglishWords):
    """English-only fields of a measure."""

    everyday: tuple[Words, ...] = ()
