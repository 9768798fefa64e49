"""The index of measures, of one town or of all: a row each, and what they can be filtered by."""

from collections.abc import Iterable
from dataclasses import dataclass

from machidx.labels import Text
from machidx.library import Page, facts, measure, town_id
from machidx.model.town import Town
from machidx.views import figures
from machidx.views.measure import STAGES, policy_path, themes
from machidx.views.scene import Ref, Scene


@dataclass(frozen=True)
class Row:
    """A measure in the index."""

    ref: Ref
    number: str
    town: Ref
    town_id: str
    policy: Text
    policy_number: str
    themes: tuple[Ref, ...]
    theme_ids: tuple[str, ...]
    departments: tuple[Ref, ...]
    department_names: tuple[str, ...]
    stage: str
    stage_words: str
    targets: tuple[tuple[Text, str], ...]
    """Name and target of each KPI."""


@dataclass(frozen=True)
class Filter:
    """A choice a reader can make: its name in the URL, its words, its options (value, words)."""

    name: str
    words: str
    options: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Index:
    """The rows and the filters of an index."""

    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]
    one_town: bool


def view(scene: Scene) -> Index:
    """The index of the page's town, or of all towns."""
    rows = tuple(row(scene, page, town) for town in scene.towns for page in scene.library.measures_of(town_id(town)))
    return Index(rows, tuple(f for f in _filters(scene, rows) if len(f.options) > 1), scene.town_page is not None)


def row(scene: Scene, page: Page, town: Page) -> Row:
    """A measure as a row."""
    fact = measure(page)
    policy = policy_path(facts(town, Town), fact.policy)[-1]
    names = () if isinstance(fact.departments, str) else fact.departments
    kpis = () if isinstance(fact.kpis, str) else fact.kpis
    return Row(
        ref=scene.ref(page),
        number=fact.number,
        town=scene.ref(town),
        town_id=page.town or "",
        policy=scene.label(policy.name, town),
        policy_number=policy.number,
        themes=themes(scene, page),
        theme_ids=fact.themes,
        departments=scene.departments(page, names),
        department_names=names,
        stage=fact.stage,
        stage_words=scene.say(STAGES[fact.stage]),
        targets=tuple((scene.label(kpi.name, page), figures.target(scene, page, kpi)) for kpi in kpis),
    )


def _filters(scene: Scene, rows: tuple[Row, ...]) -> Iterable[Filter]:
    towns = {r.town_id: r.town.text for r in rows}
    yield Filter("town", scene.say("町"), tuple(towns.items()))
    used = {id for r in rows for id in r.theme_ids}
    yield Filter(
        "theme",
        scene.say("テーマ"),
        tuple((id, page.text("title", scene.locale)) for id, page in scene.library.themes.items() if id in used),
    )
    departments = {n: ref.text for r in rows for n, ref in zip(r.department_names, r.departments, strict=True)}
    yield Filter("department", scene.say("担当課"), tuple(departments.items()))
    stages = {r.stage for r in rows}
    yield Filter(
        "stage",
        scene.say("どこまで"),
        tuple((s, Text(scene.say(words), scene.locale)) for s, words in STAGES.items() if s in stages),
    )
