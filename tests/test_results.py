"""Tests of the accessibility results: a full test run writes them, and they are never older than the code."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from machidx.content import accessibility, loader, records
from machidx.content.accessibility import FILE, NoEvidenceError, Results, judge
from machidx.content.catalog import Rules
from machidx.content.criteria import ABSENT, CHECKS, CRITERIA, Criterion
from machidx.model import KINDS

from .evidence import AXE, OUTCOMES, SEEN, TOOLS, marked

DOCS = Path(__file__).parents[1] / "docs"


def test_there_are_38_criteria_of_wcag_20_12_of_21_and_6_of_22() -> None:
    assert Counter(criterion.since for criterion in CRITERIA) == {"2.0": 38, "2.1": 12, "2.2": 6}
    assert Counter(criterion.level for criterion in CRITERIA) == {"A": 32, "AA": 24}


def test_every_check_of_a_criterion_is_known_and_has_its_tests() -> None:
    used = {check for criterion in CRITERIA for check in criterion.checks}
    assert used == CHECKS.keys() == marked().keys()
    assert [c.number for c in CRITERIA if set(c.checks) & ABSENT and set(c.checks) - ABSENT] == []
    assert [c.number for c in CRITERIA if not c.checks and not c.by_eye] == []


def test_every_review_is_of_a_criterion_that_asks_for_one() -> None:
    reviews, problems = accessibility.read_reviews(DOCS)
    assert problems == []
    looked_at = [number for review in reviews for number in review.criteria]
    assert sorted(looked_at) == sorted(criterion.number for criterion in CRITERIA if criterion.by_eye)


def test_reviews_in_another_encoding_are_told(tmp_path: Path) -> None:
    path = tmp_path / "docs" / accessibility.REVIEWS
    path.parent.mkdir(parents=True)
    path.write_bytes("reviews: # 目で見た点検".encode("cp932"))
    reviews, problems = accessibility.read_reviews(tmp_path / "docs")
    assert (reviews, [problem.rule for problem in problems]) == ((), [Rules.ENCODING])


_ONE = Criterion("9.9.9", "見本", "Sample", "A", "2.0", ("keyboard",))
_EMPTY = Criterion("9.9.8", "見本", "Sample", "A", "2.0", ("no-media",))


@pytest.mark.parametrize(
    ("criterion", "axe", "checks", "result"),
    [
        (_ONE, {}, {"keyboard": True}, "met"),
        (_ONE, {}, {"keyboard": False}, "not_met"),
        (_ONE, {"label": False}, {"keyboard": True}, "not_met"),
        (_EMPTY, {}, {"no-media": True}, "not_applicable"),
        (_EMPTY, {}, {"no-media": False}, "not_met"),
    ],
)
def test_a_criterion_is_met_only_by_what_was_found(
    criterion: Criterion, axe: dict[str, bool], checks: dict[str, bool], result: str
) -> None:
    assert judge(criterion, axe, checks, None).result == result


def test_a_criterion_that_nothing_was_found_out_about_has_no_result() -> None:
    with pytest.raises(NoEvidenceError):
        judge(_ONE, {"label": True}, {}, None)
    with pytest.raises(NoEvidenceError):
        judge(Criterion("9.9.7", "見本", "Sample", "A", "2.0", (), by_eye=True), {"label": True}, {}, None)


@pytest.mark.full
def test_a_whole_run_writes_the_results(request: pytest.FixtureRequest) -> None:
    stash = request.config.stash
    outcomes = stash.get(OUTCOMES, {})
    ran = {check: tuple(sorted(tests)) for check, tests in sorted(outcomes.items())}
    if ran != marked() or AXE not in stash:
        pytest.skip("only a run of all tests writes the results")
    reviews, _ = accessibility.read_reviews(DOCS)
    checks = {check: all(tests.values()) for check, tests in outcomes.items()}
    by_number = {number: review for review in reviews for number in review.criteria}
    rules = stash[AXE]
    results = Results(
        date=dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat(),
        tools=stash[TOOLS],
        kinds=_kinds(stash[SEEN]),
        tests=marked(),
        criteria=tuple(
            judge(
                criterion,
                {rule: passed for rule, (tags, passed) in rules.items() if criterion.tag in tags},
                checks,
                by_number.get(criterion.number),
            )
            for criterion in CRITERIA
        ),
        reviews=reviews,
    )
    (DOCS / FILE).write_bytes(records.as_json(results))
    assert [result.number for result in results.criteria if result.result == "not_met"] == []


def _kinds(addresses: frozenset[str]) -> dict[str, int]:
    """Return the numbers of examined pages by kind, in both languages."""
    read, _ = loader.load(DOCS)
    pages = (page.kind for page in read.pages.values() for code in ("ja", "en") if page.url(code) in addresses)
    return dict(sorted(Counter(pages).items()))


@pytest.mark.full  # so that a new kind of page does not fail make test; the page says what was examined
def test_the_published_results_are_of_this_code_these_kinds_of_page_and_these_reviews() -> None:
    """If this fails, run ``make test-full``."""
    results, problems = accessibility.read(DOCS)
    assert problems == []
    assert results, "there are no results yet"
    assert list(accessibility.stale(results, marked(), set(KINDS), DOCS)) == []
