"""The results of the accessibility tests: which success criteria the site meets.

Only a whole run of the tests writes ``docs/about/accessibility-results.json``. Criteria that need a person's judgement
are in ``docs/about/accessibility-reviews.yml``, written by the reviewer.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from machidx.content import records, schema
from machidx.content.catalog import Rules
from machidx.content.criteria import ABSENT, CRITERIA, Criterion
from machidx.content.diagnostics import Problem
from machidx.content.paths import is_file
from machidx.content.source import read_data
from machidx.model.dates import Day
from machidx.model.values import Count, Record, Slug, Words

FILE = "about/accessibility-results.json"
REVIEWS = "about/accessibility-reviews.yml"

Verdict: TypeAlias = Literal["met", "not_met", "not_applicable"]


class CriterionReview(Record):
    """A person's judgement of some criteria, in both languages."""

    date: Day
    criteria: tuple[Words, ...]
    result: Verdict
    ja: Words
    en: Words


class Reviews(Record):
    """The content of the file of reviews."""

    reviews: tuple[CriterionReview, ...]


class Result(Record):
    """The verdict on one criterion, the rules of axe that applied to a page, and our own checks."""

    number: Words
    result: Verdict
    axe: tuple[Words, ...]
    checks: tuple[Slug, ...]


class Results(Record):
    """The results of one whole run of the tests."""

    date: Day
    tools: tuple[Words, ...]
    kinds: dict[Slug, Count]
    """The number of pages that axe examined, in both languages, by kind of page."""
    tests: dict[Slug, tuple[Words, ...]]
    """The tests of each check, by its name."""
    criteria: tuple[Result, ...]
    reviews: tuple[CriterionReview, ...]

    def review(self, number: str) -> CriterionReview | None:
        """The review of a criterion, given by its number; None without one."""
        return next((review for review in self.reviews if number in review.criteria), None)


class NoEvidenceError(Exception):
    """A criterion lacks the outcome of a check, or a review."""


def judge(
    criterion: Criterion, axe: Mapping[str, bool], checks: Mapping[str, bool], review: CriterionReview | None
) -> Result:
    """Judge a criterion from a run: rules of axe and checks, True where passed. Raises NoEvidenceError."""
    known = [checks[name] for name in criterion.checks if name in checks]
    if len(known) < len(criterion.checks) or (criterion.by_eye and review is None):
        raise NoEvidenceError(criterion.number)
    verdict: Verdict = "met"
    if not all(known) or not all(axe.values()) or (review and review.result == "not_met"):
        verdict = "not_met"
    elif (review and review.result == "not_applicable") or set(criterion.checks) & ABSENT:
        verdict = "not_applicable"
    return Result(number=criterion.number, result=verdict, axe=tuple(sorted(axe)), checks=criterion.checks)


def read(docs: Path) -> tuple[Results | None, list[Problem]]:
    """Read the results of the last whole run; None before the first one. A broken file is a problem."""
    path = docs / FILE
    if not is_file(path):
        return None, []
    message = "アクセシビリティの試験の結果が読めません。手では直さず、前のファイルに戻します。"
    return records.read(path, docs, Results, Rules.RESULTS_UNREADABLE, message)


def read_reviews(docs: Path) -> tuple[tuple[CriterionReview, ...], list[Problem]]:
    """Read the reviews."""
    path = docs / REVIEWS
    if not is_file(path):
        return (), []
    source = read_data(path, docs)
    made, problems = (None, source.problems) if source.problems else schema.validate(source, Reviews)
    return (made.reviews if made else ()), problems


def stale(results: Results, tests: Mapping[str, tuple[str, ...]], kinds: set[str], docs: Path) -> Iterator[str]:
    """The subjects in which the results differ from the present criteria, tests, kinds and reviews, in Japanese."""
    if [r.number for r in results.criteria] != [c.number for c in CRITERIA]:
        yield "達成基準の一覧"
    if [r.checks for r in results.criteria] != [c.checks for c in CRITERIA]:
        yield "達成基準ごとの確かめ方"
    if results.tests != tests:
        yield "試験の一覧"
    if set(results.kinds) != kinds:
        yield "ページの種類"
    if results.reviews != read_reviews(docs)[0]:
        yield "目で見た点検"
