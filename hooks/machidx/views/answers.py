"""The answer board: residents' questions, and how far each town is with what answers them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.heirs import living
from machidx.content.library import facts, measure, town_id
from machidx.content.outputs import picture_name
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.model.kinds import Answer, Home, Question
from machidx.model.town import Town
from machidx.views.areas import COLUMNS
from machidx.views.chapter import heading
from machidx.views.context import Ref, Scene
from machidx.views.discrepancies import doubts_of_stage
from machidx.views.navigation import TownChoice, choices, town_choice
from machidx.views.reach import Reach, reach_as, reach_of, reach_of_part, reach_of_work

_NONE = "計画に書かれていません"
_LATER = 9999
"""After every fiscal year."""


@dataclass(frozen=True)
class TownAnswer:
    """What answers a question in a town: a link to a measure or a section, and how far it is."""

    to: Ref
    reach: Reach
    short: str
    """How far it is, in a few words: もう使えます, 令和10年度から."""
    about: Text | None
    """The part of the measure, the row of its schedule, or what else of it alone answers; the chapter of a section."""
    doubts: tuple[Ref, ...]
    """The boxes in the measure's text that put its stage in doubt."""


@dataclass(frozen=True)
class AnswerCell:
    """A town's answers to a question, the most useful first."""

    town_id: str
    town: Ref
    answers: tuple[TownAnswer, ...]
    short: str
    """The first answer in a few words, or that the plan has none."""
    stage: str
    """A key of ``reach.STAGES``; "none" without an answer."""

    @property
    def doubts(self) -> tuple[Ref, ...]:
        """What puts the first answer in doubt."""
        return self.answers[0].doubts if self.answers else ()


class AskedOfTheme(NamedTuple):
    """A question about a theme: its id, its words, the answers of each town, and the measures that answer it."""

    id: str
    text: Text
    cells: tuple[AnswerCell, ...]
    measures: frozenset[str]
    """Their ids."""


class AnswerCount(NamedTuple):
    """An answer in a few words, its stage, the towns that give it, and those whose plans contradict it."""

    short: str
    stage: str
    towns: tuple[Ref, ...]
    doubtful: tuple[Ref, ...]


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question: its id, its theme, and a cell for each town."""

    id: str
    text: Text
    theme: Ref
    cells: tuple[AnswerCell, ...]
    """() where the towns are too many."""
    counts: tuple[AnswerCount, ...]
    """The towns by their answers, the most useful first, without those whose plans have none."""


@dataclass(frozen=True)
class AnswerBoard:
    """The questions, and the towns in the order of the cells."""

    questions: tuple[AnsweredQuestion, ...]
    towns: tuple[Ref, ...]
    all_towns: tuple[TownChoice, ...]
    """The towns to choose as one's own, where the header does not offer them all; else ()."""
    pictures: tuple[Ref, ...]
    """The pictures of the towns' answers, beside the page of all answers; () where the towns are too many."""


def view(scene: Scene) -> AnswerBoard:
    """The board with all questions of the home page and all towns."""
    is_wide = len(scene.library.towns) > COLUMNS
    return AnswerBoard(
        answered(scene, scene.library.towns),
        () if is_wide else tuple(scene.ref(town) for town in scene.library.towns),
        all_towns(scene),
        () if is_wide else tuple(_picture(scene, town) for town in scene.library.towns),
    )


def _picture(scene: Scene, town: Page) -> Ref:
    return Ref(town.text("title", scene.locale), picture_name(scene.library, town))


def all_towns(scene: Scene) -> tuple[TownChoice, ...]:
    """All towns to choose as one's own, where the header does not offer them; else ()."""
    return () if choices(scene).are_all else tuple(town_choice(scene, town) for town in scene.library.towns)


def answered(scene: Scene, towns: Sequence[Page]) -> tuple[AnsweredQuestion, ...]:
    """The questions of the home page, answered for some towns."""
    home = scene.library.pages["index"]
    return tuple(_question(scene, home, question, towns) for question in facts(home, Home).questions)


def asked_of(scene: Scene, theme: str, towns: Sequence[Page]) -> tuple[AskedOfTheme, ...]:
    """The questions of the home page that are about a theme, answered for some towns."""
    home = scene.library.pages["index"]
    return tuple(
        AskedOfTheme(asked.id, scene.label(asked.question, home), _cells(scene, asked, towns), _ids(scene, asked))
        for asked in facts(home, Home).questions
        if asked.theme == theme
    )


def _ids(scene: Scene, question: Question) -> frozenset[str]:
    asked = (scene.library.measures[answer.to] for answer in question.answers if not answer.is_section)
    return frozenset(page.id for each in asked for page in living(scene.library, each))


def _cells(scene: Scene, question: Question, towns: Sequence[Page]) -> tuple[AnswerCell, ...]:
    return tuple(_cell(scene, question, town) for town in towns)


def _question(scene: Scene, home: Page, question: Question, towns: Sequence[Page]) -> AnsweredQuestion:
    cells = _cells(scene, question, towns)
    return AnsweredQuestion(
        question.id,
        scene.label(question.question, home),
        scene.ref(scene.library.themes[question.theme]),
        () if len(cells) > COLUMNS else cells,
        tuple(_counts(cells)),
    )


def _counts(cells: tuple[AnswerCell, ...]) -> Iterator[AnswerCount]:
    """Yield each answer once, as it is worded: in the order of use, those that begin earlier first."""
    in_order = sorted((cell for cell in cells if cell.answers), key=_use)
    stages = {cell.short: cell.answers[0].reach.stage for cell in reversed(in_order)}
    for short in dict.fromkeys(cell.short for cell in in_order):
        found = [cell for cell in cells if cell.answers and cell.short == short]
        doubtful = tuple(cell.town for cell in found if cell.doubts)
        yield AnswerCount(short, stages[short], tuple(cell.town for cell in found), doubtful)


def _use(cell: AnswerCell) -> tuple[int, int]:
    reach = cell.answers[0].reach
    return reach.order, reach.fy or _LATER


def _cell(scene: Scene, question: Question, town: Page) -> AnswerCell:
    found = tuple(sorted(_answers(scene, question, town), key=lambda answer: answer.reach.order))
    first = found[0] if found else None
    return AnswerCell(
        scene.town_key(town),
        scene.ref(town),
        found,
        first.short if first else scene.say(_NONE),
        first.reach.stage if first else "none",
    )


def _answers(scene: Scene, question: Question, town: Page) -> Iterator[TownAnswer]:
    for answer in question.answers:
        if answer.is_section and answer.to.startswith(f"{town_id(town)}/"):
            chapter, _, id = answer.to.partition("/")[2].partition("#")
            page = scene.library.pages[f"towns/{town_id(town)}/plan/{chapter}"]
            reach = reach_as(scene, answer.stage or "not_stated")
            named = _named(scene, answer) or page.text("title", scene.locale)
            yield TownAnswer(heading(scene, page, id), reach, reach.short(scene), named, ())
        elif not answer.is_section:
            asked = scene.library.measures[answer.to]
            for page in living(scene.library, asked):
                if page.town == town_id(town):
                    reach = _reach(scene, page, answer, town) if page is asked else reach_of(scene, measure(page))
                    about = _about(scene, page, answer) if page is asked else None
                    yield TownAnswer(scene.ref(page), reach, reach.short(scene), about, doubts_of_stage(scene, page))


def _reach(scene: Scene, page: Page, answer: Answer, town: Page) -> Reach:
    """How far the measure is as far as it answers: by its own word, its part, its row, or as a whole."""
    fact = measure(page)
    whole = reach_of(scene, fact)
    if fact.is_reported or fact.is_over:
        return whole
    if answer.stage:
        return reach_as(scene, answer.stage, is_office=whole.is_office)
    if answer.part:
        return reach_of_part(scene, fact, next(part for part in fact.parts if part.label == answer.part))
    if answer.work:
        return reach_of_work(
            scene, fact, next(w for w in fact.all_works() if w.work == answer.work), facts(town, Town).period.start
        )
    return whole


def _about(scene: Scene, page: Page, answer: Answer) -> Text | None:
    """What of a measure answers: a part, a row of its schedule, or what the answer names; None for the whole."""
    if named := _named(scene, answer):
        return named
    parts = (part.title for part in measure(page).parts if part.label == answer.part)
    name = answer.work or next(parts, "")
    return scene.label(name, page) if name else None


def _named(scene: Scene, answer: Answer) -> Text | None:
    return scene.label(answer.about, scene.library.pages["index"]) if answer.about else None
