"""The accessibility page: results of the last full test run, by success criterion."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.accessibility import Result, Results, Verdict
from machidx.content.criteria import CHECKS, CRITERIA, ONLY_JIS, Criterion
from machidx.language import years
from machidx.language.locale import JAPANESE, Text
from machidx.views.context import Scene

RESULTS: dict[Verdict, str] = {"met": "適合", "not_met": "不適合", "not_applicable": "非適用"}
GROUPS = {
    "2.0": "JIS X 8341-3:2016とWCAG 2.0の達成基準",
    "2.1": "WCAG 2.1で加わった達成基準",
    "2.2": "WCAG 2.2で加わった達成基準",
}
WITHOUT_ANY = "すべての達成基準を満たしているか、当てはまるものがありませんでした。"
WITH_SOME = "満たしていない達成基準があります。"


class VerdictCount(NamedTuple):
    """A result in words, and the number of criteria with it."""

    words: str
    number: int


@dataclass(frozen=True)
class CriterionRow:
    """A criterion: its names in both languages, its result, and the evidence."""

    number: str
    level: str
    name: Text
    other_name: Text
    only_jis: bool
    result: str
    result_words: str
    axe: bool
    checks: tuple[str, ...]
    review: Text | None
    reviewed: str


@dataclass(frozen=True)
class CriteriaGroup:
    """The criteria introduced by one version of WCAG."""

    id: str
    name: Text
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True)
class AccessibilityView:
    """The results of the last full test run."""

    date: str
    tools: tuple[str, ...]
    pages: int
    verdict: str
    counts: tuple[VerdictCount, ...]
    groups: tuple[CriteriaGroup, ...]


def view(scene: Scene) -> AccessibilityView | None:
    """The results; None before the first full test run."""
    results = scene.library.results
    if results is None:
        return None
    found = {result.number: result for result in results.criteria}
    counted = Counter(result.result for result in results.criteria)
    return AccessibilityView(
        years.show_day(results.date, scene.locale),
        results.tools,
        sum(results.kinds.values()),
        scene.say(WITH_SOME if counted["not_met"] else WITHOUT_ANY),
        tuple(VerdictCount(scene.say(words), counted[name]) for name, words in RESULTS.items()),
        tuple(
            CriteriaGroup(
                f"wcag{since.replace('.', '')}",
                Text(scene.say(name), scene.locale),
                tuple(
                    _row(scene, results, criterion, found[criterion.number])
                    for criterion in CRITERIA
                    if criterion.since == since and criterion.number in found
                ),
            )
            for since, name in GROUPS.items()
        ),
    )


def _row(scene: Scene, results: Results, criterion: Criterion, result: Result) -> CriterionRow:
    names = Text(criterion.japanese), Text(criterion.english, "en")
    name, other = names if scene.locale == JAPANESE else reversed(names)
    review = results.review(criterion.number)
    return CriterionRow(
        criterion.number,
        criterion.level,
        name,
        other,
        criterion.number in ONLY_JIS,
        result.result,
        scene.say(RESULTS[result.result]),
        bool(result.axe),
        tuple(scene.say(CHECKS[name]) for name in result.checks if name in CHECKS),
        Text(review.ja if scene.locale == JAPANESE else review.en, scene.locale) if review else None,
        years.show_day(review.date, scene.locale) if review else "",
    )
