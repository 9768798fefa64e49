"""Signs of the table of themes: how far a theme's measures are, or what else a plan says of it."""

from typing import NamedTuple

from machidx.views.context import Scene
from machidx.views.reach import STAGES, Reach, reach_as

_OF_STAGE = {
    "operating": "●",
    "expanding": "●",
    "partly": "●",
    "done": "■",
    "introducing": "▶",
    "considering": "△",
    "researching": "▽",
    "stalled": "‖",
    "mixed": "◆",
    "not_stated": "□",
    "succeeded": "↪",
    "stopped": "×",
    "delayed": "▷",
    "under_review": "?",
}
"""What is extended can be used: it has the same sign."""
_STAGE_MEANINGS = {
    "operating": "役場の中の仕事は「行っています」と書いています",
    "introducing": "予定の表に年度があれば「令和10年度から」のように書いています",
    "mixed": "1つの取り組みの中に、進み具合のちがうものがあります",
}
_OF_SECTIONS = {
    "done": ("✓", "行った", "すでに行ったと計画に書かれている"),
    "doing": ("◐", "現状", "いまの状況の説明に書かれている"),
    "intends": ("○", "めざす", "取り組み以外の章に、方針として書かれている"),
    "none": ("–", "記載なし", "この計画には書かれていません"),
}
"""Sign, word and meaning where a plan has sections about a theme and no measure, strongest first."""


class Sign(NamedTuple):
    """An entry in the legend: a sign, its word, its meaning ("" where the word says it)."""

    sign: str
    word: str
    meaning: str


def sign_of(reach: Reach) -> str:
    """The sign of a measure."""
    return _OF_STAGE[reach.stage]


def section_sign(scene: Scene, states: set[str]) -> tuple[str, Sign]:
    """The strongest of the states of sections, "none" without any, and its sign."""
    state = next((state for state in _OF_SECTIONS if state in states), "none")
    sign, word, meaning = _OF_SECTIONS[state]
    return state, Sign(sign, scene.say(word), scene.say(meaning))


def legend(scene: Scene, shown: set[str]) -> tuple[Sign, ...]:
    """The signs shown, in the order of use, those of sections last."""
    stages = {_OF_STAGE[stage]: stage for stage in reversed(STAGES)}
    of_stages = (
        Sign(sign, reach_as(scene, stage).short(scene), _meaning(scene, stage))
        for sign, stage in sorted(stages.items(), key=lambda pair: list(STAGES).index(pair[1]))
        if sign in shown
    )
    of_sections = (section_sign(scene, {state})[1] for state in _OF_SECTIONS)
    return (*of_stages, *(sign for sign in of_sections if sign.sign in shown))


def _meaning(scene: Scene, stage: str) -> str:
    return scene.say(_STAGE_MEANINGS[stage]) if stage in _STAGE_MEANINGS else ""
