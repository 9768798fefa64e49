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
_OF_SECTIONS = {
    "done": ("✓", "すでに行ったことが書かれています"),
    "doing": ("◐", "いまの状況が書かれています"),
    "intends": ("○", "めざすことが書かれています"),
    "none": ("–", "計画に書かれていません"),
}
"""Sign and word where a plan has sections about a theme and no measure, strongest first."""


class Sign(NamedTuple):
    """A sign of the published table of themes, and its word."""

    sign: str
    word: str


def sign_of(reach: Reach) -> str:
    """The sign of a measure."""
    return _OF_STAGE[reach.stage]


def section_sign(scene: Scene, states: set[str]) -> tuple[str, Sign]:
    """The strongest of the states of sections, "none" without any, and its sign."""
    state = next((state for state in _OF_SECTIONS if state in states), "none")
    sign, word = _OF_SECTIONS[state]
    return state, Sign(sign, scene.say(word))


def signs_in_order(scene: Scene, shown: set[str]) -> tuple[Sign, ...]:
    """The signs shown, in the order of use, those of sections last."""
    stages = {_OF_STAGE[stage]: stage for stage in reversed(STAGES)}
    of_stages = (
        Sign(sign, reach_as(scene, stage).short(scene))
        for sign, stage in sorted(stages.items(), key=lambda pair: list(STAGES).index(pair[1]))
        if sign in shown
    )
    of_sections = (section_sign(scene, {state})[1] for state in _OF_SECTIONS)
    return (*of_stages, *(sign for sign in of_sections if sign.sign in shown))
