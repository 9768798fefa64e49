"""The home page: residents' questions with the measures that answer them, and the towns."""

from dataclasses import dataclass

from machidx.labels import Text
from machidx.library import facts
from machidx.model.kinds import Home
from machidx.views import town
from machidx.views.scene import Line, Ref, Scene


@dataclass(frozen=True)
class Answer:
    """A measure that answers a question, and its town."""

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
    questions: tuple[Question, ...]
    towns: tuple[town.TownView, ...]


def view(scene: Scene) -> HomeView:
    """The view of the home page."""
    questions = []
    for question in facts(scene.page, Home).questions:
        pages = [scene.library.measures[id] for id in question.measures]
        answers = tuple(Answer(scene.ref(t), scene.ref(p)) for p in pages if (t := scene.library.town(p.town)))
        theme = scene.to(scene.library.themes[question.theme])
        questions.append(Question(scene.label(question.question), theme, answers))
    towns = tuple(town.of(scene, page) for page in scene.library.towns)
    return HomeView(scene.line(scene.page.text("summary", scene.locale)), tuple(questions), towns)
