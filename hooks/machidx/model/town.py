"""A town and the facts of its plan."""

from typing import Annotated, Literal, TypeAlias

from machidx.model.roles import Called, Keyed, Name, Printed, Prose, Role, Summary, Title, Under
from machidx.model.values import (
    Citation,
    FiscalYear,
    Month,
    OneOrMissing,
    OrMissing,
    PageFacts,
    Period,
    Record,
    Words,
)

Accent: TypeAlias = Literal["green", "teal", "blue", "indigo", "purple", "magenta", "brown", "slate"]
PLAN_STATE = Under("計画の状態")
"""決定 is a step of a schedule elsewhere: as the state of a plan it has a label of its own."""


class Department(Record):
    """Who does it: one 課, the whole office, or a class of 課 that the plan describes."""

    name: Name
    scope: Literal["department", "whole_office", "class"] = "department"
    contact: Name | None = None
    formerly: tuple[Name, ...] = ()
    """Names it had before: its old anchors keep leading to it."""


class Policy(Record):
    """A policy, with those below it (取組方針 → 分類)."""

    number: Printed
    name: Name
    text: Annotated[Prose, Called("方針の説明"), Keyed("policies", by="number")] | None = None
    aims: tuple[Annotated[Prose, Called("目指す姿"), Keyed("aims", by="number")], ...] = ()
    """目指す姿: what it is to be like, one sentence each."""
    policies: tuple["Policy", ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the policy on its town's page: 1-(2) is policy-1-2, 住民目線 is policy-住民目線."""
        return "policy-" + "-".join(part.strip("()") for part in self.number.split("-"))

    def with_children(self) -> tuple["Policy", ...]:
        """The policy and all below it."""
        return (self, *(p for child in self.policies for p in child.with_children()))


class Town(PageFacts):
    """The facts of one town's plan."""

    kind: Literal["town"]
    title: Annotated[Title, Role.NAME]
    """The town's name."""
    reading: Words
    code: Words
    """団体コード: six digits, the last one a check digit."""
    prefecture: Name
    accent: Accent
    plan: Name
    state: Annotated[Name, PLAN_STATE]
    """As printed: 案, 決定 or a version."""
    published: Month | None
    period: Period
    mid_review: FiscalYear | None = None
    """The fiscal year in which the plan is to be reviewed half-way, where it says so."""
    is_data_plan: bool | None = None
    """Whether it is also the 市町村官民データ活用推進計画; null where it does not say."""
    vision: Name
    summary: Summary
    superior_plans: OrMissing[Name]
    national_plan: Name | None
    """The version of the national plan it follows, where it names one."""
    headquarters: OneOrMissing[Name] | None
    """Its name; ``lost`` where only a drawing shows it, null where the plan does not say."""
    cio: OneOrMissing[Name] | None
    cycle: tuple[Name, ...]
    measure_noun: Name
    departments: OrMissing[Department]
    policies: tuple[Policy, ...]
    contact: Name | None = None
    source: Citation

    @property
    def draft(self) -> bool:
        """Whether the plan is not yet adopted."""
        return self.state == "案"

    def all_policies(self) -> tuple[Policy, ...]:
        """The policies and those below them, in printed order."""
        return tuple(p for top in self.policies for p in top.with_children())
