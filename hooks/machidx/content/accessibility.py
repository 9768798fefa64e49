"""What the site was found to keep of the success criteria: read for its page, judged and written by the tests.

``docs/about/accessibility-results.json`` is written by a whole run of the tests and by nothing else. What a
machine cannot judge is in ``docs/about/accessibility-reviews.yml``, written by who looked.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, ValidationError

from machidx.content import schema
from machidx.content.catalog import Rules
from machidx.content.criteria import ABSENT, CRITERIA, Criterion
from machidx.content.diagnostics import Place, Problem
from machidx.content.source import is_file, read_data, unreadable
from machidx.language.years import parse_day
from machidx.model.values import Count, Record, Slug, Words

FILE = "about/accessibility-results.json"
REVIEWS = "about/accessibility-reviews.yml"

Verdict: TypeAlias = Literal["met", "not_met", "not_applicable"]
Day = Annotated[str, BeforeValidator(parse_day)]


class CriterionReview(Record):
    """What someone looked at, on which day, and found; in both languages."""

    date: Day
    criteria: tuple[Words, ...]
    result: Verdict
    ja: Words
    en: Words


class Reviews(Record):
    """All reviews."""

    reviews: tuple[CriterionReview, ...]


class Result(Record):
    """How one criterion came out, and by what: axe's rules that had something to judge, our own checks."""

    number: Words
    result: Verdict
    axe: tuple[Words, ...]
    checks: tuple[Slug, ...]


class Results(Record):
    """One whole run of the tests."""

    date: Day
    tools: tuple[Words, ...]
    kinds: dict[Slug, Count]
    """The kinds of page that axe looked at, and how many pages of each (in both languages)."""
    tests: dict[Slug, tuple[Words, ...]]
    """The tests behind each check."""
    criteria: tuple[Result, ...]
    reviews: tuple[CriterionReview, ...]

    def review(self, number: str) -> CriterionReview | None:
        """The review of a criterion."""
        return next((review for review in self.reviews if number in review.criteria), None)


class NoEvidenceError(Exception):
    """Nothing was found out about a criterion."""


def judge(
    criterion: Criterion, axe: Mapping[str, bool], checks: Mapping[str, bool], review: CriterionReview | None
) -> Result:
    """One criterion's result from a run: axe's rules and our checks, each with whether all went well, and a review."""
    known = [checks[name] for name in criterion.checks if name in checks]
    if len(known) < len(criterion.checks) or (criterion.by_eye and review is None):
        raise NoEvidenceError(criterion.number)
    verdict: Verdict = "met"
    if not all(known) or not all(axe.values()) or (review and review.result == "not_met"):
        verdict = "not_met"
    elif (review and review.result == "not_applicable") or set(criterion.checks) & ABSENT:
        verdict = "not_applicable"
    return Result(number=criterion.number, result=verdict, axe=tuple(sorted(axe)), checks=criterion.checks)


def as_bytes(results: Results) -> bytes:
    """The file's content."""
    return f"{json.dumps(results.model_dump(), ensure_ascii=False, indent=1)}\n".encode()


def read(docs: Path) -> tuple[Results | None, list[Problem]]:
    """The results of the last whole run; None before the first one. A broken file is a problem."""
    path = docs / FILE
    if not is_file(path):
        return None, []
    try:
        return Results.model_validate_json(path.read_bytes()), []
    except OSError as error:
        return None, [unreadable(path, docs, error)]
    except ValidationError:
        message = "アクセシビリティの試験の結果が読めません。手では直さず、前のファイルに戻します。"
        place = Place(f"{docs.name}/{FILE}")
        return None, [Problem(place, Rules.RESULTS_UNREADABLE, message, f"git checkout {place.path}")]


def read_reviews(docs: Path) -> tuple[tuple[CriterionReview, ...], list[Problem]]:
    """What was looked at by eye."""
    source = read_data(docs / REVIEWS, docs)
    made, problems = (None, source.problems) if source.problems else schema.validate(source, Reviews)
    return (made.reviews if made else ()), problems


def stale(results: Results, tests: Mapping[str, tuple[str, ...]], kinds: set[str], docs: Path) -> Iterator[str]:
    """In which way the results are older than the code, the kinds of page and the reviews; nothing if they are not."""
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
