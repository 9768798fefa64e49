"""Mutated inputs of every reader give problems or pages, never a traceback, a hang or a page without typed words.

``results.json`` has the dated counts of the last full run. ``MACHIDX_SEED`` chooses other inputs.
"""

import datetime as dt
import json
import os
import platform
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import words
from .pool import try_all
from .trial import OUTCOMES, READERS, Bench, Trial, prepare

INPUTS, LIBRARIES = 20_000, 2_000
SAMPLE = 40
_FAILURES = ("traceback", "hang", "lost")
_RESULTS = Path(__file__).with_name("results.json")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    root = tmp_path_factory.mktemp("mutants") / "project"
    prepare(root)
    yield Bench(root, int(os.environ.get("MACHIDX_SEED", "0")))


def _told(trials: list[Trial], *outcomes: str) -> list[str]:
    return [f"{trial.reader} {trial.number}: {trial.outcome} {trial.detail}" for trial in trials if trial.outcome in outcomes]


def test_a_sample_of_mutated_inputs_gives_problems_or_pages(bench: Bench) -> None:
    trials = list(try_all(bench, range(SAMPLE), range(SAMPLE // 10), processes=1))
    assert len(trials) == SAMPLE + SAMPLE // 10
    assert _told(trials, "traceback", "hang") == []


@pytest.mark.full
def test_all_mutated_inputs_give_problems_or_pages_with_their_words(bench: Bench) -> None:
    trials = sorted(try_all(bench, range(INPUTS), range(LIBRARIES)))
    counts = {reader: Counter(trial.outcome for trial in trials if trial.reader == reader) for reader in _readers()}
    day = dt.datetime.now(tz=dt.UTC).date().isoformat()
    results = {
        "date": day,
        "python": platform.python_version(),
        "seed": bench.seed,
        "inputs": INPUTS,
        "libraries": LIBRARIES,
        "outcomes": {reader: {each: counts[reader][each] for each in OUTCOMES} for reader in _readers()},
    }
    _RESULTS.write_text(f"{json.dumps(results, indent=1)}\n", encoding="utf-8")
    assert _told(trials, *_FAILURES) == []


def _readers() -> tuple[str, ...]:
    return (*READERS, "library")


def test_the_last_full_run_had_every_reader_and_no_failure() -> None:
    results = json.loads(_RESULTS.read_text(encoding="utf-8"))
    counts = results["outcomes"]
    assert tuple(counts) == _readers()
    assert sum(sum(each.values()) for each in counts.values()) == results["inputs"] + results["libraries"]
    assert (results["inputs"], results["libraries"]) == (INPUTS, LIBRARIES)


@pytest.mark.parametrize(
    ("body", "html", "lost"),
    [
        ("申請の**窓口**です。", "<article>申請の<strong>窓口</strong>です。</article>", []),
        ("**申請**{窓口}", "<article><strong>申請</strong></article>", ["窓口"]),
        ("窓口と窓口", "<article>窓口</article>", ["窓口"]),
        ("申請", "<p>申請</p><article></article>", ["申請"]),
        ("[[BPR|申請]]と[窓口](あ.md)", "<article>申請と窓口</article>", []),
        ('[窓口](a.md "申請")', '<article><a title="申請">窓口</a></article>', []),
        ("<!-- 申請 -->[^注]", "<article></article>", []),
    ],
)
def test_lost_words_are_found_by_rules_that_know_no_markdown(body: str, html: str, lost: list[str]) -> None:
    assert words.lost(body, html) == lost
