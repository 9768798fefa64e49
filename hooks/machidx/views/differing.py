"""In what the towns' plans differ, question by question: the towns of each answer together."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from machidx.language.locale import Text
from machidx.views.context import Ref, Scene
from machidx.views.measures import MeasureRow
from machidx.views.town import PolicyView, TownView

_QUESTIONS = {
    "state": "案かどうか",
    "period": "計画の期間",
    "years": "予定の年度",
    "targets": "目標の数字",
    "departments": "担当課",
}
_YES, _NO = "書かれています", "計画に書かれていません"


class AskedTown(NamedTuple):
    """A town whose plan is asked: the id by which a reader chooses it, and its page."""

    id: str
    ref: Ref


class AnsweredAlike(NamedTuple):
    """An answer, and the towns whose plans give it."""

    answer: Text
    towns: tuple[AskedTown, ...]


class Differing(NamedTuple):
    """A question to which the plans give more than one answer."""

    name: str
    words: str
    answers: tuple[AnsweredAlike, ...]
    """In the order of the towns that give them."""


def what_differs(scene: Scene, towns: Iterable[TownView]) -> tuple[Differing, ...]:
    """Ask the plans of some towns what a reader can compare in a word; questions with one answer are left out."""
    asked: dict[str, Callable[[TownView], Text]] = {
        "state": lambda town: town.standing,
        "period": lambda town: Text(town.period, scene.locale),
        "years": lambda town: _whether(scene, is_stated=any(row.scheduled for row in _rows(town.policies))),
        "targets": lambda town: _whether(scene, is_stated=town.achievement is not None),
        "departments": lambda town: _whether(scene, is_stated=bool(town.departments)),
    }
    plans = tuple(towns)
    found = (Differing(name, scene.say(_QUESTIONS[name]), _alike(plans, answer)) for name, answer in asked.items())
    return tuple(each for each in found if len(each.answers) > 1)


def _alike(towns: tuple[TownView, ...], answer: Callable[[TownView], Text]) -> tuple[AnsweredAlike, ...]:
    together: dict[Text, list[AskedTown]] = {}
    for town in towns:
        together.setdefault(answer(town), []).append(AskedTown(town.id, town.ref))
    return tuple(AnsweredAlike(words, tuple(alike)) for words, alike in together.items())


def _whether(scene: Scene, *, is_stated: bool) -> Text:
    return Text(scene.say(_YES if is_stated else _NO), scene.locale)


def _rows(policies: Iterable[PolicyView]) -> Iterator[MeasureRow]:
    for policy in policies:
        yield from policy.measures
        yield from _rows(policy.policies)
