"""The home page: search, residents' questions with their answers, this year's beginnings, the towns."""

from dataclasses import dataclass, fields

from machidx.language import years
from machidx.views import answers, glance, navigation, periods, town
from machidx.views.achievement import Achievement, achievement
from machidx.views.beginnings import TownBeginnings, beginnings
from machidx.views.context import Line, Ref, Scene


@dataclass(frozen=True)
class HomeYear:
    """A fiscal year, its words, the number of its beginnings, and these by town; () where they are too many."""

    fy: int
    words: str
    count: int
    towns: tuple[TownBeginnings, ...]


@dataclass(frozen=True)
class HomeView:
    """What the home page shows."""

    summary: Line
    search: str | None
    """The search page's address."""
    board: answers.AnswerBoard
    answers: Ref | None
    """The page with all answers."""
    years: tuple[HomeYear, ...]
    """The fiscal years in which anything begins; the browser shows the current one."""
    schedule: Ref | None
    towns: tuple[town.TownView, ...]
    targets: Ref | None
    achievement: Achievement | None
    """How far the targets of all towns are reached."""
    all_towns: tuple[navigation.TownChoice, ...]
    """The towns to choose as one's own, where the header does not offer them all; else ()."""


@dataclass(frozen=True)
class HomeOfTown(glance.TownGlance):
    """What the home page of a site of one town shows: its plan, with the search and the answers."""

    search: str | None
    board: answers.AnswerBoard
    answers: Ref | None


def view(scene: Scene) -> HomeView | HomeOfTown:
    """The view of the home page."""
    if scene.library.only_town:
        own = glance.view(scene)
        shown = {field.name: getattr(own, field.name) for field in fields(own)}
        return HomeOfTown(
            **shown, search=navigation.search_page(scene), board=answers.view(scene), answers=_answers(scene)
        )
    pages, plans = scene.library.pages, scene.library.towns
    in_full = not periods.is_too_long(scene, plans)
    every_year = (_year(scene, fy, in_full=in_full) for fy in periods.years_of(scene, plans))
    return HomeView(
        summary=scene.line(scene.page.text("summary", scene.locale)),
        search=navigation.search_page(scene),
        board=answers.view(scene),
        answers=_answers(scene),
        years=tuple(year for year in every_year if year.count),
        schedule=scene.ref(pages["schedule/index"]) if "schedule/index" in pages else None,
        towns=tuple(town.town_view(scene, page) for page in plans),
        targets=scene.ref(pages["targets/index"]) if "targets/index" in pages else None,
        achievement=achievement(scene, plans),
        all_towns=answers.all_towns(scene),
    )


def _answers(scene: Scene) -> Ref | None:
    page = scene.library.pages.get("answers/index")
    return scene.ref(page) if page else None


def _year(scene: Scene, fy: int, *, in_full: bool) -> HomeYear:
    found = tuple(sorted(beginnings(scene, fy), key=lambda town: not town.residents))
    count = sum(town.count for town in found)
    return HomeYear(fy, years.show_fiscal_year(fy, scene.locale), count, found if in_full else ())
