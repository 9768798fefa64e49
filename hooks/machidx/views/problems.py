"""The guide's page of problems: every rule of ``machidx check`` with its reason, examples and remedy."""

from dataclasses import dataclass

from machidx.content.catalog import GROUPS, Rule
from machidx.language.locale import Text
from machidx.markdown.context import TextContext
from machidx.markdown.rendering import render
from machidx.views.context import Scene

_REPLACING = (
    "「もしかして」が正しければ、その値に置きかえます。"
    "GitHubのプルリクエストで直した行なら、1回押すだけで置きかえられます。"
)


@dataclass(frozen=True)
class RuleEntry:
    """A rule in one language; message, why, remedy and replacing are HTML, the examples are plain text."""

    code: str
    anchor: str
    name: Text
    message: str
    why: str
    bad: str
    good: str
    remedy: str
    replacing: str
    """When the proposal can replace the value as it is: HTML; "" for rules without an exact proposal."""


@dataclass(frozen=True)
class RuleSection:
    """A group of rules under one heading; ``note`` is HTML."""

    letter: str
    anchor: str
    name: Text
    note: str
    rules: tuple[RuleEntry, ...]


def view(scene: Scene) -> tuple[RuleSection, ...]:
    """Return all rules by group."""
    return tuple(
        RuleSection(
            group.letter,
            group.anchor,
            Text(scene.say_of_towns(group.name), scene.locale),
            _rendered(scene, group.note) if group.note else "",
            tuple(_entry(scene, rule) for rule in group.rules),
        )
        for group in GROUPS
    )


def _entry(scene: Scene, rule: Rule) -> RuleEntry:
    return RuleEntry(
        rule.code,
        rule.anchor,
        Text(scene.say_of_towns(rule.name), scene.locale),
        _rendered(scene, rule.message),
        _rendered(scene, rule.why),
        rule.bad.rstrip("\n"),
        rule.good.rstrip("\n"),
        _rendered(scene, rule.remedy),
        _rendered(scene, _REPLACING) if rule.mendable else "",
    )


def _rendered(scene: Scene, japanese: str) -> str:
    return render(scene.say_of_towns(japanese), TextContext(locale=scene.locale, lead=scene.lead)).html
