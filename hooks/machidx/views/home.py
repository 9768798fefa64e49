"""The home page: search, residents' questions with their answers, this year's starts, the towns."""

from collections.abc import Iterator
from dataclasses import dataclass

from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import Text
from machidx.model import kinds
from machidx.model.chapter import Chapter
from machidx.model.kinds import Home
from machidx.views import events, schedule, town
from machidx.views.context import Line, Ref, Scene
from machidx.views.themes import STATES, heading


@dataclass(frozen=True)
class Answer:
    """An answer to a question: a town, and a link to one of its measures or a section of its plan."""

    town_id: str
    town: Ref
    to: Ref
    state: str = ""
    """State of a section in words (done, intended …); "" for a measure, whose stage covers more than the answer."""


@dataclass(frozen=True)
class QuestionView:
    """A resident's question, its theme's address, and its answers."""

    text: Text
    theme: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class HomeYear:
    """A fiscal year, its words, the number of its starts, and these by town; () where they are too many."""

    fy: int
    words: str
    count: int
    towns: tuple[events.TownMoves, ...]


@dataclass(frozen=True)
class HomeView:
    """What the home page shows."""

    summary: Line
    search: str | None
    """The search page's address."""
    questions: tuple[QuestionView, ...]
    themes: Ref | None
    years: tuple[HomeYear, ...]
    """The fiscal years in which anything starts; the browser shows the current one."""
    schedule: Ref | None
    towns: tuple[town.TownView, ...]


def view(scene: Scene) -> HomeView:
    """The view of the home page."""
    pages, plans = scene.library.pages, scene.library.towns
    order = {town_id(town): number for number, town in enumerate(plans)}
    in_full = not schedule.is_too_long(scene, plans)
    every_year = (_year(scene, fy, in_full=in_full) for fy in schedule.years_of(scene, plans))
    return HomeView(
        summary=scene.line(scene.page.text("summary", scene.locale)),
        search=scene.to(pages["search/index"]) if "search/index" in pages else None,
        questions=tuple(
            QuestionView(
                scene.label(question.question),
                scene.to(scene.library.themes[question.theme]),
                tuple(sorted(_answers(scene, question), key=lambda answer: order[answer.town_id])),
            )
            for question in facts(scene.page, Home).questions
        ),
        themes=scene.ref(pages["themes/index"]) if "themes/index" in pages else None,
        years=tuple(year for year in every_year if year.count),
        schedule=scene.ref(pages["schedule/index"]) if "schedule/index" in pages else None,
        towns=tuple(town.town_view(scene, page) for page in plans),
    )


def _year(scene: Scene, fy: int, *, in_full: bool) -> HomeYear:
    found = events.moves(scene, scene.library.towns, fy)
    count = sum(len(town.events) for town in found)
    return HomeYear(fy, years.show_fiscal_year(fy, scene.locale), count, found if in_full else ())


def _answers(scene: Scene, question: kinds.Question) -> Iterator[Answer]:
    """Yield the answers to a question: sections (existing services) first, then measures."""
    for section in question.sections:
        chapter, _, id = section.partition("#")
        name, _, slug = chapter.partition("/")
        page = scene.library.pages[f"towns/{name}/plan/{slug}"]
        state = next(s.state for s in facts(page, Chapter).sections if s.id == id)
        yield Answer(name, _town(scene, page), heading(scene, page, id), scene.say(STATES[state]))
    for id in question.measures:
        page = scene.library.measures[id]
        yield Answer(page.town or "", _town(scene, page), scene.ref(page))


def _town(scene: Scene, page: Page) -> Ref:
    town_page = scene.library.town(page.town)
    assert town_page
    return scene.ref(town_page)
