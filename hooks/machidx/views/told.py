"""What is told of a theme in a town, in a few words each: the answers to a question, or how far some measures are."""

from collections.abc import Sequence
from dataclasses import dataclass

from machidx.language.locale import Text
from machidx.views.answers import AnswerCell, TownAnswer
from machidx.views.context import Ref, Scene
from machidx.views.measures import MeasureRow
from machidx.views.signs import sign_of, sign_without_stage
from machidx.views.spread import place

_SILENT = ("not_stated", "succeeded", "stopped")
"""Stages that say less than work inside the town office that is under way."""


@dataclass(frozen=True)
class ToldState:
    """How far some answers or measures are that are equally far, or else what the plan says of the theme."""

    state: str
    """A key of ``reach.STAGES``, or of the states without a stage."""
    sign: str
    word: str
    count: int
    """The number of these answers or measures; 0 where it tells of none."""
    parts: tuple[Text, ...] = ()
    """The parts of these measures of which alone it tells; () where it tells of whole measures."""
    titles: tuple[Text, ...] = ()
    """What it tells of; () for answers, whose question tells it."""
    doubts: tuple[Ref, ...] = ()
    """The boxes that put it in doubt."""


def told_of_answers(scene: Scene, cell: AnswerCell) -> tuple[ToldState, ...]:
    """Tell the answers of a town, those of a stage together; that there is none as the board says it."""
    if not cell.answers:
        return (told_without_stage(scene, set(), 0),)
    together: dict[str, list[TownAnswer]] = {}
    for answer in cell.answers:
        together.setdefault(answer.short, []).append(answer)
    return tuple(
        ToldState(
            alike[0].reach.stage,
            sign_of(alike[0].reach),
            short,
            len(alike),
            doubts=tuple(doubt for answer in alike for doubt in answer.doubts),
        )
        for short, alike in together.items()
    )


def told_without_stage(scene: Scene, states: set[str], count: int) -> ToldState:
    """What else a plan says of a theme: measures that are mainly about others, or sections, by their states."""
    state, sign = sign_without_stage(scene, states, has_measures=count > 0)
    return ToldState(state, sign.sign, sign.word, count)


def told_of_measures(scene: Scene, rows: Sequence[MeasureRow], *, with_titles: bool = False) -> tuple[ToldState, ...]:
    """How far some measures are, those of a stage together.

    Those of which the plan says how far they are come first; of these, those for residents, then those of more use,
    then those that begin earlier.
    """
    ordered = sorted(rows, key=lambda r: (r.reach.stage in _SILENT, *place(r.reach), bool(r.parts)))
    together: dict[tuple[str, bool], list[MeasureRow]] = {}
    for r in ordered:
        together.setdefault((r.reach.undated.short(scene), bool(r.parts)), []).append(r)
    return tuple(
        _together(scene, word, alike, is_part=is_part, with_titles=with_titles)
        for (word, is_part), alike in together.items()
    )


def _together(scene: Scene, word: str, rows: list[MeasureRow], *, is_part: bool, with_titles: bool) -> ToldState:
    """The measures of one stage, or only parts of them; the year in which they begin, if it is one."""
    words = {r.reach.short(scene) for r in rows}
    said = words.pop() if len(words) == 1 else word
    first = rows[0].reach
    parts = tuple(part for r in rows for part in r.parts)
    return ToldState(
        first.stage,
        sign_of(first),
        scene.say("一部：{what}", what=said) if is_part else said,
        len(rows),
        parts,
        (parts or tuple(r.ref.text for r in rows)) if with_titles else (),
        tuple(doubt for r in rows for doubt in r.doubts),
    )
