"""How far a town's measures are: their numbers by ``Reach``, as a bar with a table.

Work inside the town office is counted apart. Towns are not compared by these numbers: each counts measures differently.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby

from machidx.content.library import measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.views.context import Scene
from machidx.views.measures import MeasureRow, row
from machidx.views.reach import STAGES, Reach, reach_of

_GROUPS = {False: "くらしに関わること", True: "役場の中の仕事"}
_KEY = {
    "operating": "もう使えます・行っています",
    "expanding": "もう使えます・行っています。さらに広げます",
    "introducing": "これから始めます",
    "begins": "始まる年度あり（左ほど早い）",
    "not_stated": "進み具合は書かれていません",
}
"""Of bars of both groups, in short; other stages in their own words."""
_NO_YEAR = {
    "unlisted": "これから始めます（年度は、このサイトに載せていない表にあります）",
    "untold": "これから始めます（使い始める年度は、予定の表にありません）",
    "unplanned": "これから始めます（予定の表はありません）",
}
"""Why no year is told; says nothing of the plan's text, which may name a year."""
REPORTED = "計画に書かれたことと、その後の町の報告によります。"
"""Where how far the measures are comes from, once a town has reported of any."""
_SHADES = 4
"""The number of shades for years in which something begins, the earliest the darkest."""
_LATER = 9999
"""After every fiscal year."""


@dataclass(frozen=True)
class SpreadStep:
    """The measures that are equally far: a segment of the bar, and a row of its table."""

    id: str
    """The anchor of its list on the town's page."""
    reach: Reach
    look: str
    """Decides its fill: a key of ``reach.STAGES``, with the number of its shade where a year is printed."""
    words: str
    count: int
    left: float
    """Where the segment begins, in percent of the bar."""
    width: float
    measures: tuple[MeasureRow, ...]
    """() where only numbers are shown."""

    @property
    def is_usable(self) -> bool:
        """Whether residents can use these measures now."""
        return self.reach.is_usable

    @property
    def middle(self) -> float:
        """Where its number stands, in percent of the bar."""
        return round(self.left + self.width / 2, 2)


@dataclass(frozen=True)
class Spread:
    """A bar: what residents use, or work inside the town office."""

    id: str
    is_office: bool
    words: str
    count: int
    steps: tuple[SpreadStep, ...]
    """In the order of use; those that begin in the order of their years."""


@dataclass(frozen=True)
class SpreadKey:
    """What a fill means, or several fills."""

    looks: tuple[str, ...]
    words: str


def spreads(scene: Scene, town: Page, *, with_measures: bool, first: int | None = None) -> tuple[Spread, ...]:
    """The bars of a town that have measures, residents first; ``first`` is the year of the darkest shade."""
    found = sorted(_reaches(scene, town), key=lambda pair: (place(pair[0]), _gap(*pair)))
    begins = [reach.fy for reach, _ in found if reach.fy]
    darkest = first or min(begins, default=0)
    return tuple(
        _spread(scene, town, list(pairs), is_office=is_office, with_measures=with_measures, darkest=darkest)
        for is_office, pairs in groupby(found, lambda pair: pair[0].is_office)
    )


def is_reported(scene: Scene, town: Page) -> bool:
    """Whether how far any measure of a town is rests on what came after the plan."""
    found = map(measure, scene.library.measures_of(town_id(town)))
    return any(fact.is_reported or fact.is_over for fact in found)


def first_beginning(scene: Scene, towns: Iterable[Page]) -> int | None:
    """The earliest fiscal year in which a measure of the towns begins, so that a year has one shade in all bars."""
    return min((reach.fy for town in towns for reach, _ in _reaches(scene, town) if reach.fy), default=None)


def key_of(scene: Scene, bars: Iterable[Spread]) -> tuple[SpreadKey, ...]:
    """What the fills of some bars mean, in the order of use; the shades of years are one entry."""
    looks: dict[tuple[int, bool, str], set[str]] = {}
    for step in (step for bar in bars for step in bar.steps):
        reach = step.reach
        looks.setdefault((reach.order, not reach.fy, "begins" if reach.fy else reach.stage), set()).add(step.look)
    return tuple(
        SpreadKey(tuple(sorted(looks[at])), scene.say(_KEY.get(at[2], "") or STAGES[at[2]])) for at in sorted(looks)
    )


def place(reach: Reach) -> tuple[bool, int, bool, int]:
    """Sort by who uses it, then by use, then by year."""
    return reach.is_office, reach.order, not reach.is_used, reach.fy or _LATER


def _reaches(scene: Scene, town: Page) -> Iterator[tuple[Reach, Page]]:
    for page in scene.library.measures_of(town_id(town)):
        yield reach_of(scene, measure(page)), page


def _spread(
    scene: Scene, town: Page, pairs: list[tuple[Reach, Page]], *, is_office: bool, with_measures: bool, darkest: int
) -> Spread:
    group = "office" if is_office else "residents"
    grouped = groupby(pairs, lambda pair: (pair[0], _gap(*pair)))
    alike = [(reach, gap, [page for _, page in found]) for (reach, gap), found in grouped]
    widths = [100 * len(pages) / len(pairs) for _, _, pages in alike]
    steps = (
        SpreadStep(
            "-".join(filter(None, ("reach", group, reach.stage, gap or _detail(reach)))),
            reach,
            f"{reach.stage}-{min(reach.fy - darkest + 1, _SHADES)}" if reach.fy else reach.stage,
            _words(scene, reach, gap),
            len(pages),
            round(left, 2),
            round(width, 2),
            tuple(row(scene, page, town) for page in pages) if with_measures else (),
        )
        for (reach, gap, pages), left, width in zip(alike, accumulate(widths, initial=0.0), widths, strict=False)
    )
    return Spread(f"reach-{group}", is_office, scene.say(_GROUPS[is_office]), len(pairs), tuple(steps))


def _detail(reach: Reach) -> str:
    return str(reach.fy) if reach.fy else "" if reach.is_used else "going-on"


def _gap(reach: Reach, page: Page) -> str:
    """Why no year is told of what is to begin: a key of ``_NO_YEAR``; "" where nothing is missing."""
    if reach.stage != "introducing" or reach.fy:
        return ""
    fact = measure(page)
    if fact.has_unlisted_periods:
        return "unlisted"
    return "untold" if fact.all_works() else "unplanned"


def _words(scene: Scene, reach: Reach, gap: str) -> str:
    if reach.fy:
        return scene.say("{year}から始めます", year=years.short_fiscal_year(reach.fy, scene.locale))
    return scene.say(_NO_YEAR[gap]) if gap else reach.words
