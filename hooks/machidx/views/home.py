"""The home page: the search, residents' questions with the measures that answer them, this year, the towns."""

from dataclasses import dataclass

from machidx import years
from machidx.labels import Text
from machidx.library import facts, town_id
from machidx.model.kinds import Home
from machidx.views import by_year, schedule, town
from machidx.views.scene import Line, Ref, Scene


@dataclass(frozen=True)
class Answer:
    """A measure that answers a question, and its town."""

    town_id: str
    town: Ref
    measure: Ref


@dataclass(frozen=True)
class Question:
    """A resident's question, its theme, and its answers."""

    text: Text
    theme: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class HomeView:
    """What the home page shows."""

    summary: Line
    search: str | None
    """The search page's address."""
    questions: tuple[Question, ...]
    years: tuple[tuple[int, str, tuple[tuple[str, Ref, tuple[by_year.Event, ...]], ...]], ...]
    """Each fiscal year of any schedule: the year, its words, per town what is begun."""
    schedule: Ref | None
    towns: tuple[town.TownView, ...]


def view(scene: Scene) -> HomeView:
    """The view of the home page."""
    questions = []
    for question in facts(scene.page, Home).questions:
        pages = [scene.library.measures[id] for id in question.measures]
        answers = tuple(
            Answer(town_id(t), scene.ref(t), scene.ref(p)) for p in pages if (t := scene.library.town(p.town))
        )
        theme = scene.to(scene.library.themes[question.theme])
        questions.append(Question(scene.label(question.question), theme, answers))
    found, plans = scene.library.pages, scene.library.towns
    years_shown = ((fy, by_year.moves(scene, plans, fy)) for fy in schedule.axis(plans))
    return HomeView(
        summary=scene.line(scene.page.text("summary", scene.locale)),
        search=scene.to(found["search/index"]) if "search/index" in found else None,
        questions=tuple(questions),
        years=tuple((fy, years.show_fiscal_year(fy, scene.locale), moves) for fy, moves in years_shown if moves),
        schedule=scene.ref(found["schedule/index"]) if "schedule/index" in found else None,
        towns=tuple(town.of(scene, page) for page in plans),
    )
