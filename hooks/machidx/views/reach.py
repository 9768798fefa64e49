"""How far something is: one vocabulary, ordered by use, for lists, filters, matrices and answers.

Work inside the town office has words of its own, as residents do not use it.
"""

from typing import NamedTuple

from machidx.content.library import facts
from machidx.language import years
from machidx.model.measure import Measure, Part, Work
from machidx.model.theme import Theme
from machidx.views.context import Scene

STAGES = {
    "operating": "もう使えます",
    "expanding": "もう使えます。さらに広げます",
    "partly": "一部は使えます。さらに広げます",
    "done": "できています",
    "introducing": "これから始めます",
    "considering": "検討します",
    "researching": "調べます",
    "stalled": "まだ進んでいません",
    "mixed": "中身によってちがいます",
    "not_stated": "どこまで進んでいるかは、計画に書かれていません",
    "delayed": "予定よりおくれています",
    "under_review": "見直しています",
    "succeeded": "ほかの施策に引きつがれました",
    "stopped": "とりやめました",
}
_OFFICE = {"operating": "行っています", "expanding": "行っています。さらに広げます"}
_SHORT = {
    "expanding": "もう使えます",
    "partly": "一部は使えます",
    "mixed": "中身でちがいます",
    "not_stated": "進み具合は書かれていません",
    "succeeded": "引きつがれました",
}
_SHORT_OFFICE = {"expanding": "行っています"}
_BEGUN = ("operate", "promote")
"""Steps that, in the first year of a plan, say nothing of a beginning where the measure is in use already."""


class Reach(NamedTuple):
    """How far something is."""

    stage: str
    """A key of ``STAGES``: decides the color."""
    words: str
    when: str = ""
    """The fiscal year in which it begins, in words; "" unless it is to begin and the plan prints the year."""
    fy: int | None = None
    """The same year, as a number."""
    is_office: bool = False
    is_used: bool = True
    """False for what goes on but is nothing that residents use themselves."""

    @property
    def order(self) -> int:
        """The place in the order of use."""
        return list(STAGES).index(self.stage)

    @property
    def choice(self) -> str:
        """The value of a filter: work inside the office is not found among what residents use."""
        return f"{self.stage}-office" if self.goes_on else self.stage

    @property
    def goes_on(self) -> bool:
        """Whether it is work that goes on, in the office or for residents: 行っています, not もう使えます."""
        return self.stage in _OFFICE and (self.is_office or not self.is_used)

    @property
    def is_usable(self) -> bool:
        """Whether residents can use it now, as a whole."""
        return self.stage in ("operating", "expanding", "done") and not self.is_office and self.is_used

    @property
    def undated(self) -> "Reach":
        """The same without the year in which it begins."""
        return self._replace(when="", fy=None)

    def short(self, scene: Scene) -> str:
        """How far it is, in a few words: もう使えます, 令和10年度から."""
        if self.fy:
            return scene.say("{year}から", year=years.short_fiscal_year(self.fy, scene.locale))
        shorter = _SHORT_OFFICE if self.goes_on else _SHORT
        return scene.say(shorter[self.stage]) if self.stage in shorter else self.words


def reach_of(scene: Scene, fact: Measure, theme: str | None = None) -> Reach:
    """How far a measure is, or its parts about a theme where it has such parts, in words that fit the theme."""
    works = (work for work, part in fact.works_with_parts() if theme is None or part is None or theme in part.themes)
    about = [part for part in fact.parts if theme and theme in part.themes]
    used = fact.usable and all(part.usable for part in about)
    reach = _reach(scene, fact, state(fact, theme), works=tuple(works), is_used=used)
    if theme is None or reach.is_office or not _is_of_office(scene, theme):
        return reach
    return reach_as(scene, reach.stage, is_office=True)._replace(when=reach.when, fy=reach.fy)


def reach_of_part(scene: Scene, fact: Measure, part: Part) -> Reach:
    """How far a part of a measure is; what is over as a whole is over in every part."""
    if fact.is_over:
        return reach_of(scene, fact)
    works = () if isinstance(part.schedule, str) else part.schedule
    return _reach(scene, fact, part.stage, works=works, is_used=fact.usable and part.usable)


def reach_of_work(scene: Scene, fact: Measure, work: Work, first: int | None) -> Reach:
    """How far a row of a measure's schedule is; ``first`` is the year in which the plan begins."""
    use = work.first_use
    if use is None:
        is_study = all(phase.step in ("study", "decide") for phase in work.phases)
        return _reach(scene, fact, "considering" if is_study and work.phases else fact.stage)
    begins_with_plan = use.start == first and use.step in _BEGUN
    return _reach(scene, fact, "operating" if fact.has_begun and begins_with_plan else "introducing", works=(work,))


def reach_as(scene: Scene, stage: str, *, is_office: bool = False, is_used: bool = True) -> Reach:
    """A stage that a file states itself, in words."""
    reach = Reach(stage, "", is_office=is_office, is_used=is_used or stage not in _OFFICE)
    return reach._replace(words=scene.say(_OFFICE[stage] if reach.goes_on else STAGES[stage]))


def _reach(
    scene: Scene, fact: Measure, stage: str, *, works: tuple[Work, ...] = (), is_used: bool | None = None
) -> Reach:
    used = fact.usable if is_used is None else is_used
    plain = reach_as(scene, stage, is_office=is_office_work(scene, fact), is_used=used)
    begins = [use.start for work in works if (use := work.first_use)]
    if stage != "introducing" or not begins:
        return plain
    return plain._replace(when=years.show_fiscal_year(min(begins), scene.locale), fy=min(begins))


def state(fact: Measure, theme: str | None = None) -> str:
    """A key of ``STAGES``: how far a measure is, or its parts about a theme where it has such parts."""
    stages = fact.stages(theme)
    if fact.state != fact.stage or not stages:
        return fact.state
    if len(stages) > 1:
        return "mixed"
    return fact.stage if theme is None else next(iter(stages))


def is_office_work(scene: Scene, fact: Measure) -> bool:
    """Whether a measure is work inside the town office: by its own audience, else by that of its main theme."""
    if fact.audience:
        return fact.audience == "office"
    return _is_of_office(scene, fact.themes[0])


def _is_of_office(scene: Scene, theme: str) -> bool:
    page = scene.library.themes.get(theme)
    return page is not None and facts(page, Theme).audience == "office"
