"""Indexes of targets, for one town, a prefecture or all towns: a row for each figure, and the filters of the rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from machidx.content.library import measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import Text
from machidx.model.kpi import Amount, Kpi
from machidx.model.values import given
from machidx.views.areas import Area, AreaTown, absent, areas
from machidx.views.context import Ref, Scene
from machidx.views.figures import Figure, figures
from machidx.views.measures import Choice, Filter, MeasureRow, Option, row, shared_filters, yes_or_no

LIMIT = 100
"""Above this many targets, an index of several towns leads to the indexes of prefectures and towns instead."""
_LAST = 999_999
"""Sorts a target without a year behind all others."""
_NONE = "数の目標は、計画書に書かれていません。"
_LOST = "数の目標は、計画書の図にあります（このサイトには載せていません）。"
_SHARED = ("prefecture", "town", "theme", "department")


@dataclass(frozen=True)
class TargetRow:
    """A target as a row of the index: its figure, its measure, and the place where it stands."""

    figure: Figure
    url: str
    """Address of the figure on its measure's page."""
    measure: MeasureRow
    fy: int | None
    """The fiscal year of the target; None where the plan prints none."""
    month: int
    """The month by which it is to be reached, as a number to sort by."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The values that the row matches, for every filter."""
        return (
            *(choice for choice in self.measure.choices if choice.filter in _SHARED),
            Choice("by", (str(self.fy) if self.fy else "none",)),
            Choice("actual", ("yes" if self.figure.actuals else "no",)),
            Choice("discrepancy", ("yes" if self.figure.discrepancies else "no",)),
        )


@dataclass(frozen=True)
class TargetIndex:
    """The rows and the filters of an index of targets."""

    rows: tuple[TargetRow, ...]
    filters: tuple[Filter, ...]
    one_town: bool
    with_departments: bool
    """Whether any of the plans shown names departments."""
    count: int
    """The number of targets, shown or not."""
    without: tuple[Ref, ...]
    """The towns whose plans state no target; () where towns stand in place of the rows."""
    absent: tuple[AreaTown, ...]
    """The same, to be told to who has chosen one of them as their town."""
    has_actuals: bool
    """Whether any target has a result; without one, the index has no column for them."""
    nothing: str
    """Why there is no target: the plan states none, or has them in a figure; "" where there are some."""
    prefectures: tuple[Area, ...]
    """The prefectures with an index of their own; () on those indexes."""
    instead: tuple[Area, ...]
    """The towns in place of the rows, where these are too many; else ()."""
    everywhere: Ref | None
    """The page of the targets of all towns; None on that page."""


def view(scene: Scene) -> TargetIndex:
    """The targets of the page's town, of its prefecture, or of all towns."""
    covered = areas(scene, scene.towns, lambda town: _count(scene, town))
    count = sum(area.count for area in covered)
    is_long = count > LIMIT and len(scene.towns) > 1
    rows = () if is_long else tuple(each for town in scene.towns for each in _rows(scene, town))
    without = [] if is_long else [t for t in scene.towns if not _count(scene, t) and not _are_lost(scene, t)]
    general = scene.library.pages.get("targets/index")
    return TargetIndex(
        rows,
        tuple(f for f in _filters(scene, rows) if len(f.options) > 1),
        (scene.town_page or scene.library.only_town) is not None,
        any(r.measure.departments for r in rows),
        count,
        tuple(map(scene.ref, without)),
        absent(scene, without),
        any(r.figure.actuals for r in rows),
        "" if count else scene.say(_LOST if any(_are_lost(scene, town) for town in scene.towns) else _NONE),
        tuple(area for area in covered if area.page) if scene.town_page is None else (),
        covered if is_long else (),
        scene.ref(general) if general and general is not scene.page else None,
    )


def _count(scene: Scene, town: Page) -> int:
    return sum(len(given(measure(page).kpis)) for page in scene.library.measures_of(town_id(town)))


def _are_lost(scene: Scene, town: Page) -> bool:
    """Whether some targets of a town are in a figure that cannot be read."""
    return any(measure(page).kpis == "lost" for page in scene.library.measures_of(town_id(town)))


def _rows(scene: Scene, town: Page) -> Iterable[TargetRow]:
    for page in scene.library.measures_of(town_id(town)):
        kpis = given(measure(page).kpis)
        if kpis:
            of_measure = row(scene, page, town)
            for kpi, figure in zip(kpis, figures(scene, page, kpis), strict=True):
                yield _row(scene, page, of_measure, kpi, figure)


def _row(scene: Scene, page: Page, of_measure: MeasureRow, kpi: Kpi, figure: Figure) -> TargetRow:
    return TargetRow(figure, scene.to(page, kpi.id), of_measure, kpi.target.year, _month(kpi.target))


def _month(amount: Amount) -> int:
    """The last month of a date as a number: 202702; a fiscal year ends in March."""
    if amount.as_of:
        return int(amount.as_of.replace("-", ""))
    return (amount.fy + 1) * 100 + 3 if amount.fy else _LAST


def _filters(scene: Scene, rows: tuple[TargetRow, ...]) -> Iterable[Filter]:
    yield from shared_filters(scene, tuple(r.measure for r in rows))
    dated = sorted({r.fy for r in rows if r.fy})
    options = [Option(str(fy), Text(years.show_fiscal_year(fy, scene.locale), scene.locale)) for fy in dated]
    if any(r.fy is None for r in rows):
        options.append(Option("none", Text(scene.say("計画に書かれていません"), scene.locale)))
    yield Filter("by", scene.say("いつまでに"), tuple(options))
    yield yes_or_no(scene, "actual", "実績", {bool(r.figure.actuals) for r in rows})
    yield yes_or_no(scene, "discrepancy", "計画書のくいちがい", {bool(r.figure.discrepancies) for r in rows})
