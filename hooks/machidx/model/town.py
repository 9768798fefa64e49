"""Towns and the facts of their plans."""

from typing import Annotated, Literal, TypeAlias

from machidx.language.municipalities import Municipality, municipality_kind
from machidx.model.citation import Citation
from machidx.model.contact import OptionalContact, Original
from machidx.model.dates import FiscalYear, Month
from machidx.model.naming import PlanId
from machidx.model.roles import Called, Keyed, Name, Printed, Prose, Role, Summary, Title, Under
from machidx.model.values import (
    OneOrMissing,
    OrMissing,
    PageFacts,
    Period,
    Record,
    TermReading,
    WebAddress,
    Words,
)

Accent: TypeAlias = Literal["green", "teal", "blue", "indigo", "purple", "magenta", "brown", "slate"]
PLAN_STATE = Under("計画の状態")
"""Prefix of the labels of plan states: elsewhere 決定 is a step in a schedule, with different English."""


class Department(Record):
    """A body in charge: one 課, the whole office, or a class of 課 that the plan describes."""

    name: Name
    scope: Literal["department", "whole_office", "class"] = "department"
    contact: OptionalContact = None
    formerly: tuple[Name, ...] = ()
    """Former names, kept as anchors so that old links still work."""

    @property
    def is_whole_office(self) -> bool:
        """Whether this stands for the whole office rather than for one 課."""
        return self.scope == "whole_office"


class Continuation(Record):
    """What became of a measure of the plan before this one."""

    measure: Words
    """Its id: ono-1-1-1."""
    by: tuple[Words, ...] | None
    """The ids of the measures of this plan that continue it, () where none does; null while it is undecided."""


class Policy(Record):
    """A policy with its sub-policies (取組方針 → 分類)."""

    number: Printed
    name: Name
    text: Annotated[Prose, Called("方針の説明"), Keyed("policies", by="number")] | None = None
    aims: tuple[Annotated[Prose, Called("目指す姿"), Keyed("aims", by="number")], ...] = ()
    """目指す姿: the intended results, one sentence each."""
    policies: tuple["Policy", ...] = ()

    @property
    def anchor(self) -> str:
        """The policy's id on its town's page: policy-1-2 for 1-(2), policy-住民目線 for 住民目線."""
        return "policy-" + "-".join(part.strip("()") for part in self.number.split("-"))

    def with_children(self) -> tuple["Policy", ...]:
        """The policy and all policies below it, depth first."""
        return (self, *(p for child in self.policies for p in child.with_children()))


class Town(PageFacts):
    """Front matter of a town: the facts of its plan."""

    kind: Literal["town"]
    title: Annotated[Title, Role.NAME]
    """The town's name; both a title and a label."""
    reading: TermReading
    code: Words
    """団体コード: six digits, the last a check digit."""
    prefecture: Name
    accent: Accent
    plan: Name
    state: Annotated[Name, PLAN_STATE]
    """As printed: 案, 決定 or a version."""
    published: Month | None
    adopted: Month | None = None
    """When the town adopted the plan; entered by the town, as few plans print it."""
    period: Period
    mid_review: FiscalYear | None = None
    """The fiscal year of the mid-term review, where the plan gives one."""
    is_data_plan: bool | None = None
    """Whether the plan is also the 市町村官民データ活用推進計画; null where it does not say."""
    vision: Name
    summary: Summary
    superior_plans: OrMissing[Name]
    national_plan: Name | None
    """The version of the national plan that the plan follows, where it names one."""
    headquarters: OneOrMissing[Name] | None
    """Name of the headquarters; ``lost`` where only a drawing shows it, null where the plan does not say."""
    cio: OneOrMissing[Name] | None
    cycle: tuple[Name, ...]
    measure_noun: Name
    departments: OrMissing[Department]
    policies: tuple[Policy, ...]
    contact: OptionalContact = None
    """Whom to ask; like the next two, entered by the town and in no plan."""
    website: WebAddress | None = None
    """The address of the town's own site."""
    original: Original | None = None
    """The file of the plan's document."""
    supersedes: PlanId | None = None
    """The id of the town's plan before this one."""
    continued: tuple[Continuation, ...] = ()
    """What became of the measures of that plan."""
    source: Citation

    @property
    def municipality(self) -> Municipality:
        """What kind of municipality this is."""
        return municipality_kind(self.title, self.code)

    @property
    def draft(self) -> bool:
        """Whether the plan has not been adopted yet."""
        return self.state == "案"

    @property
    def is_version(self) -> bool:
        """Whether the plan's state is the number of a version."""
        return self.state.casefold().startswith(("ver", "第")) or self.state.endswith("版")

    def all_policies(self) -> tuple[Policy, ...]:
        """All policies at every level, in printed order."""
        return tuple(p for top in self.policies for p in top.with_children())
