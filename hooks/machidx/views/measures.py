"""Indexes of measures, for one town, a prefecture or all towns: the rows and their filters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import Text
from machidx.model.measure import Measure, Part
from machidx.model.town import Town
from machidx.model.values import given
from machidx.views import figures
from machidx.views.areas import Area, areas
from machidx.views.context import Ref, Scene, departments_of
from machidx.views.discrepancies import doubts_of_stage
from machidx.views.measure import policy_path, themes
from machidx.views.reach import Reach, reach_as, reach_of, reach_of_part

LIMIT = 200
"""Above this many rows, an index of several towns leads to the indexes of prefectures and towns instead."""


class TargetOfRow(NamedTuple):
    """A KPI's name, its baseline ("" where the plan prints none), its target value, and what contradicts it."""

    name: Text
    baseline: str
    value: str
    discrepancies: tuple[Ref, ...]


class Option(NamedTuple):
    """An option of a filter: its value in the URL, and its words."""

    value: str
    text: Text


class Choice(NamedTuple):
    """The values of a filter that a row matches."""

    filter: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class MeasureRow:
    """A measure as a row of the index."""

    ref: Ref
    number: Text
    town: Ref
    town_id: str
    policy: Text
    policy_number: str
    themes: tuple[Ref, ...]
    theme_ids: tuple[str, ...]
    departments: tuple[Ref, ...]
    department_names: tuple[str, ...]
    department_choices: tuple[str, ...]
    """Filter values of its departments: ``whole_office`` whatever a plan calls the whole office."""
    reach: Reach
    when: str
    """The year in which it begins, in short (令和10年度から); "" as in ``Reach.when``."""
    parts: tuple[Text, ...]
    """The parts about a theme of which alone ``reach`` tells; () where it tells of the whole measure."""
    reach_choices: tuple[Reach, ...]
    """How far it is, for the filter: its parts where they differ; what is extended can be used already."""
    prefecture: Text
    years: tuple[int, ...]
    scheduled: bool
    targets: tuple[TargetOfRow, ...]
    doubts: tuple[Ref, ...]
    """The boxes in its text that put its stage in doubt."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The values that the row matches, for every filter."""
        return (
            Choice("town", (self.town_id,)),
            Choice("theme", self.theme_ids),
            Choice("department", self.department_choices),
            Choice("stage", tuple(reach.choice for reach in self.reach_choices)),
            Choice("prefecture", (self.prefecture.text,)),
            Choice("fy", tuple(map(str, self.years))),
            Choice("target", ("yes" if self.targets else "no",)),
            Choice("scheduled", ("yes" if self.scheduled else "no",)),
        )


@dataclass(frozen=True)
class Filter:
    """A filter: its name in the URL, its words, its options."""

    name: str
    words: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class MeasureIndex:
    """The rows and the filters of an index."""

    rows: tuple[MeasureRow, ...]
    filters: tuple[Filter, ...]
    one_town: bool
    with_departments: bool
    """Whether any of the plans shown names departments."""
    count: int
    """The number of measures, shown or not."""
    prefectures: tuple[Area, ...]
    """The prefectures with an index of their own; () on those indexes."""
    instead: tuple[Area, ...]
    """The towns in place of the rows, where these are too many; else ()."""
    themes: Ref | None
    """The page of all themes, each with the measures of all towns."""
    target_page: Ref | None
    """The page of the targets of the same towns."""


def view(scene: Scene) -> MeasureIndex:
    """The index of the page's town, prefecture, or all towns; filters with a single option are dropped."""
    covered = areas(scene, scene.towns, lambda town: len(scene.library.measures_of(town_id(town))))
    count = sum(area.count for area in covered)
    is_long = count > LIMIT and len(scene.towns) > 1
    towns = () if is_long else scene.towns
    rows = tuple(row(scene, page, town) for town in towns for page in scene.library.measures_of(town_id(town)))
    return MeasureIndex(
        rows,
        tuple(f for f in _filters(scene, rows) if len(f.options) > 1),
        (scene.town_page or scene.library.only_town) is not None,
        any(r.departments for r in rows),
        count,
        tuple(area for area in covered if area.page) if scene.town_page is None else (),
        covered if is_long else (),
        scene.ref(themes_page) if (themes_page := scene.library.pages.get("themes/index")) else None,
        scene.ref(targets) if (targets := scene.library.pages.get(_targets(scene))) else None,
    )


def _targets(scene: Scene) -> str:
    """The path of the page of the targets of the page's town, or else of all towns."""
    return f"towns/{scene.page.town}/targets" if scene.page.town else "targets/index"


def row(scene: Scene, page: Page, town: Page, theme: str | None = None) -> MeasureRow:
    """Make the row of a measure, whose town is ``town``; how far it is, is that of its parts about ``theme``."""
    fact = measure(page)
    policy = policy_path(facts(town, Town), fact.policy)[-1]
    names = given(fact.departments)
    return MeasureRow(
        ref=scene.ref(page),
        number=scene.number(fact.number, page),
        town=scene.ref(town),
        town_id=scene.town_key(town),
        policy=scene.label(policy.name, town),
        policy_number=policy.number,
        themes=themes(scene, page),
        theme_ids=fact.all_themes(),
        departments=scene.departments(page, names),
        department_names=names,
        department_choices=tuple(_choice(town, name) for name in names),
        reach=(reach := reach_of(scene, fact, theme)),
        when=reach.short(scene) if reach.fy else "",
        parts=tuple(scene.label(part.title, page) for part in _parts_told(fact, theme)),
        reach_choices=_reach_choices(scene, fact, reach),
        prefecture=scene.label(facts(town, Town).prefecture, town),
        years=_years(fact),
        scheduled=any(work.phases for work in fact.all_works()),
        targets=tuple(
            TargetOfRow(
                figure.name, figure.baseline.text if figure.baseline else "", figure.target.text, figure.discrepancies
            )
            for figure in figures.figures(scene, page, given(fact.kpis))
        ),
        doubts=doubts_of_stage(scene, page),
    )


def _parts_told(fact: Measure, theme: str | None) -> tuple[Part, ...]:
    """Return the parts about a theme where they alone decide how far the measure is: they are not the whole of it."""
    if theme is None or fact.state != fact.stage or not fact.stages(theme):
        return ()
    parts = tuple(part for part in fact.parts if theme in part.themes)
    return parts if len(parts) < len(fact.parts) else ()


def _reach_choices(scene: Scene, fact: Measure, reach: Reach) -> tuple[Reach, ...]:
    parts = [reach_of_part(scene, fact, part) for part in fact.parts if part.stage != "not_stated"]
    found = sorted(parts, key=lambda part: part.order) if reach.stage == "mixed" else [reach]
    used = [each for each in found if each.stage == "expanding"]
    choices = [(each.stage, each) for each in found] + [("operating", each) for each in used]
    said = (reach_as(scene, stage, is_office=of.is_office, is_used=of.is_used) for stage, of in choices)
    return tuple(dict.fromkeys(said))


def _choice(town: Page, name: str) -> str:
    scopes = {department.name: department.scope for department in departments_of(town)}
    return "whole_office" if scopes.get(name) == "whole_office" else name


def _years(fact: Measure) -> tuple[int, ...]:
    phases = (phase for work in fact.all_works() for phase in work.phases)
    return tuple(sorted({fy for phase in phases for fy in range(phase.start, phase.last + 1)}))


def shared_filters(scene: Scene, rows: tuple[MeasureRow, ...]) -> Iterable[Filter]:
    """Yield the filters that every index has: prefecture, town, theme, department."""
    prefectures = {r.prefecture.text: r.prefecture for r in rows}
    yield Filter("prefecture", scene.say("県"), tuple(map(Option._make, prefectures.items())))
    towns = {r.town_id: r.town.text for r in rows}
    yield Filter("town", scene.say("町"), tuple(map(Option._make, towns.items())))
    used = {id for r in rows for id in r.theme_ids}
    yield Filter(
        "theme",
        scene.say("テーマ"),
        tuple(Option(id, page.text("title", scene.locale)) for id, page in scene.library.themes.items() if id in used),
    )
    departments = {n: ref.text for r in rows for n, ref in zip(r.department_choices, r.departments, strict=True)}
    if "whole_office" in departments:
        departments["whole_office"] = Text(scene.say("役場全体"), scene.locale)
    # An <option> cannot hold markup for language, so drop the Japanese name in brackets.
    options = tuple(
        Option(name, Text(both.text.removesuffix(f" ({name})"), both.locale)) for name, both in departments.items()
    )
    yield Filter("department", scene.say("担当課"), options)


def _filters(scene: Scene, rows: tuple[MeasureRow, ...]) -> Iterable[Filter]:
    yield from shared_filters(scene, rows)
    found = sorted({reach for r in rows for reach in r.reach_choices}, key=lambda reach: (reach.order, reach.is_office))
    by_choice = {reach.choice: reach for reach in reversed(found)}
    yield Filter(
        "stage",
        scene.say("進み具合"),
        tuple(Option(reach.choice, Text(reach.words, scene.locale)) for reach in reversed(by_choice.values())),
    )
    fiscal_years = sorted({fy for r in rows for fy in r.years})
    shown = (Option(str(fy), Text(years.show_fiscal_year(fy, scene.locale), scene.locale)) for fy in fiscal_years)
    yield Filter("fy", scene.say("年度"), tuple(shown))
    yield yes_or_no(scene, "target", "目標の数字", {bool(r.targets) for r in rows})
    yield yes_or_no(scene, "scheduled", "予定", {r.scheduled for r in rows})


def yes_or_no(scene: Scene, name: str, words: str, found: set[bool]) -> Filter:
    """A yes/no filter; without options if all rows have the same answer."""
    options = [("yes", "あり"), ("no", "なし")] if len(found) > 1 else []
    return Filter(name, scene.say(words), tuple(Option(v, Text(scene.say(said), scene.locale)) for v, said in options))
