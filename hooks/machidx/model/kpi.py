"""KPIs: the figures and results that a measure is to reach, with what has been reached."""

import re
from typing import Annotated, Literal, TypeAlias

from machidx.language import years
from machidx.model.dates import FiscalYear, Month
from machidx.model.roles import Name, Unless
from machidx.model.values import Record, Slug, Value, Words

Comparison: TypeAlias = Literal["at_least", "more_than", "at_most", "about"]
_CHANGE = re.compile("削減|減少|低減|縮減|短縮|縮小|抑制|解消|増加|向上|拡大")


class Amount(Record):
    """One figure of a KPI: its value, its date (fiscal year, month or neither) and the printed text."""

    fy: FiscalYear | None = None
    as_of: Month | None = None
    value: Value | None = None
    comparison: Comparison | None = None
    text: Annotated[Name, Unless("value")]

    @property
    def year(self) -> int | None:
        """The fiscal year of the figure, derived from ``as_of`` where given."""
        return years.fiscal_year_of(self.as_of) if self.as_of else self.fy


class OwnJudgement(Record):
    """The town's own judgement of a figure, in place of the computed one, with its reason."""

    status: Literal["達成", "順調", "やや遅れ", "遅れ"]
    reason: Name


class Kpi(Record):
    """A figure to reach (quantity), or a result to achieve by a date (milestone)."""

    id: Slug
    """The last part of the published id."""
    name: Name
    type: Literal["quantity", "milestone"]
    unit: Name | None = None
    direction: Literal["up", "down", "keep"] | None = None
    baseline: Amount | None = None
    target: Amount
    aggregation: Name | None = None
    """How the target is counted, as printed: 累計, 計画期間合計."""
    note: Name | None = None
    """Remark printed on the baseline (未導入, 旧アプリ); its presence suppresses the scale."""
    discrepancies: tuple[Words, ...] = ()
    """Titles of the boxes in the page's text that tell how the plan contradicts itself about this figure."""
    actuals: tuple[Amount, ...] = ()
    judgement: OwnJudgement | None = None

    @property
    def names_a_change(self) -> bool:
        """Whether the name is a change (紙文書の削減率): its direction would read as that of the thing."""
        return bool(_CHANGE.search(self.name))

    @property
    def says_keep(self) -> bool:
        """Whether the printed target itself says that the value is maintained: 100%（維持）."""
        return self.direction == "keep" and "維持" in self.target.text
