"""Signs of the table of themes: how far what it tells of is, or what else a plan says of it."""

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
_WITHOUT_STAGE = {
    "related": ("…", "関わる取り組みがあります"),
    "done": ("✓", "すでに行ったことが書かれています"),
    "none": ("–", "計画に書かれていません"),
}
"""Sign and word of a theme of which no measure tells how far it is: measures that are mainly about something else,
sections about what was done, nothing at all."""


class Sign(NamedTuple):
    """A sign of the published table of themes, and its word."""

    sign: str
    word: str


def sign_of(reach: Reach) -> str:
    """The sign of how far something is."""
    return _OF_STAGE[reach.stage]


def sign_without_stage(scene: Scene, states: set[str], *, has_measures: bool) -> tuple[str, Sign]:
    """The state, and its sign, of a theme that is no measure's main subject; ``states`` are those of sections.

    A section on what is so, or is aimed at, says no more of how far it is than a measure without a stage.
    """
    if states and not has_measures and "done" not in states:
        return "not_stated", Sign(_OF_STAGE["not_stated"], reach_as(scene, "not_stated").short(scene))
    state = "related" if has_measures else "done" if states else "none"
    sign, word = _WITHOUT_STAGE[state]
    return state, Sign(sign, scene.say(word))


def signs_in_order(scene: Scene, shown: set[str]) -> tuple[Sign, ...]:
    """The signs shown, in the order of use, those without a stage last."""
    stages = {_OF_STAGE[stage]: stage for stage in reversed(STAGES)}
    of_stages = (
        Sign(sign, reach_as(scene, stage).short(scene))
        for sign, stage in sorted(stages.items(), key=lambda pair: list(STAGES).index(pair[1]))
        if sign in shown
    )
    others = (Sign(sign, scene.say(word)) for sign, word in _WITHOUT_STAGE.values())
    return (*of_stages, *(sign for sign in others if sign.sign in shown))
