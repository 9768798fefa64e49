"""The state of the translation by town and kind, and pages that need work, the most linked first."""

from collections import Counter
from dataclasses import dataclass

from machidx.content.library import town_id
from machidx.language.locale import Text
from machidx.translation import fingerprints
from machidx.translation.status import Coverage, Coverages
from machidx.views.context import Ref, Scene

STATES = {
    "current": "新しい",
    "outdated": "日本語が変わった",
    "incomplete": "名前の訳がない",
    "draft": "下書き",
    "missing": "訳がない",
}
BEGUN = ("draft", "missing")
"""The states of a translation that can be begun, or gone on with."""
MOST = 20
"""Pages whose translation can be begun from the list: each link holds a draft of up to 8 KB."""
OTHERS = {"term": "ことばの説明", "theme": "テーマ", "": "一覧・案内"}


@dataclass(frozen=True)
class TranslationGroup:
    """The pages of a town or kind: their number, how many were reviewed, how many are in each state."""

    name: Text
    pages: int
    reviewed: int
    states: tuple[int, ...]
    """Number of pages by state, in the order of ``Status.states``."""


@dataclass(frozen=True)
class Open:
    """A page that needs a translator: its state in words, the number of pages linking to it, changed sections."""

    begun_at: str
    """The stem of a page whose translation can be begun from the list; "" for others."""
    ref: Ref
    state: str
    linked: int
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Status:
    """The translation page: names of the states that any page has, groups, and pages that need work."""

    states: tuple[str, ...]
    groups: tuple[TranslationGroup, ...]
    open: tuple[Open, ...]


def view(scene: Scene) -> Status:
    """The state of the translation."""
    found = Coverages(scene.library).all
    states = tuple(state for state in STATES if any(c.state == state for c in found))
    towns = (
        (town, [c for c in found if c.page is town or c.page.town == town_id(town)]) for town in scene.library.plans
    )
    groups = [_group(town.text("title", scene.locale), states, fitting) for town, fitting in towns]
    own = [c for c in found if not c.page.town and c.page.kind != "town"]
    for kind, words in OTHERS.items():
        fitting = [c for c in own if (c.page.kind if c.page.kind in OTHERS else "") == kind]
        groups.append(_group(Text(scene.say(words), scene.locale), states, fitting))
    waiting = [c for c in found if c.state != "current"]
    begun = {c.page for c in [c for c in waiting if c.state in BEGUN][:MOST]}
    return Status(
        tuple(scene.say(STATES[state]) for state in states),
        tuple(group for group in groups if group.pages),
        tuple(_open(scene, c, is_begun=c.page in begun) for c in waiting),
    )


def _open(scene: Scene, coverage: Coverage, *, is_begun: bool) -> Open:
    page = coverage.page
    begun_at = page.stem if is_begun else ""
    return Open(begun_at, scene.ref(page), scene.say(STATES[coverage.state]), coverage.linked, coverage.changed)


def _group(name: Text, states: tuple[str, ...], coverages: list[Coverage]) -> TranslationGroup:
    counts = Counter(coverage.state for coverage in coverages)
    reviewed = sum(bool(fingerprints.present_review(c.page)) for c in coverages)
    return TranslationGroup(name, len(coverages), reviewed, tuple(counts[state] for state in states))
