"""Mutated inputs of every reader give problems or pages, never a traceback, a hang or a page without typed words.

``results.json`` has the dated counts of the last recorded run. ``MACHIDX_SEED`` chooses other inputs.
"""

import datetime as dt
import json
import os
import platform
from collections import Counter
from pathlib import Path

import pytest

from . import words
from .bench import Bench, prepare
from .pool import try_all
from .trial import OUTCOMES, READERS, Trial

INPUTS, LIBRARIES = 20_000, 2_000
SAMPLE = 40
_FAILURES = ("traceback", "hang", "lost")
_RESULTS = Path(__file__).with_name("results.json")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    root = tmp_path_factory.mktemp("mutants") / "project"
    prepare(root)
    return Bench(root, int(os.environ.get("MACHIDX_SEED", "0")))


def _told(trials: list[Trial], *outcomes: str) -> list[str]:
    return [
        f"{trial.reader} {trial.number}: {trial.outcome} {trial.detail}"
        for trial in trials
        if trial.outcome in outcomes
    ]


def test_a_sample_of_mutated_inputs_gives_problems_or_pages(bench: Bench) -> None:
    trials = list(try_all(bench, range(SAMPLE), range(SAMPLE // 10), processes=1))
    assert len(trials) == SAMPLE + SAMPLE // 10
    assert _told(trials, "traceback", "hang") == []


def record(trials: list[Trial], inputs: int, libraries: int, seed: int) -> None:
    """Write the counts of a run with its date."""
    counts = {reader: Counter(trial.outcome for trial in trials if trial.reader == reader) for reader in _readers()}
    results = {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "python": platform.python_version(),
        "seed": seed,
        "inputs": inputs,
        "libraries": libraries,
        "outcomes": {reader: {each: counts[reader][each] for each in OUTCOMES} for reader in _readers()},
    }
    _RESULTS.write_text(f"{json.dumps(results, indent=1)}\n", encoding="utf-8")


@pytest.mark.full
def test_all_mutated_inputs_give_problems_or_pages_with_their_words(bench: Bench) -> None:
    trials = sorted(try_all(bench, range(INPUTS), range(LIBRARIES)))
    record(trials, INPUTS, LIBRARIES, bench.seed)
    assert _told(trials, *_FAILURES) == []


def _readers() -> tuple[str, ...]:
    return (*READERS, "library")


def test_the_recorded_run_had_every_reader() -> None:
    results = json.loads(_RESULTS.read_text(encoding="utf-8"))
    counts = results["outcomes"]
    assert tuple(counts) == _readers()
    assert sum(sum(each.values()) for each in counts.values()) == results["inputs"] + results["libraries"]
    assert all(tuple(each) == OUTCOMES for each in counts.values())


@pytest.mark.parametrize(
    ("body", "html", "lost"),
    [
        ("申請の**窓口**です。", "<article>申請の<strong>窓口</strong>です。</article>", []),
        ("**申請**{窓口}", "<article><strong>申請</strong></article>", ["窓口"]),
        ("窓口、窓口", "<article>窓口</article>", ["窓口"]),
        ("申請", "<p>申請</p><article></article>", ["申請"]),
        ("[[BPR|申請]]と[窓口](あ.md)", "<article>申請と窓口</article>", []),
        ('[窓口](a.md "申請")', '<article><a title="申請">窓口</a></article>', []),
        ("<!-- 申請 -->[^注]", "<article></article>", []),
    ],
)
def test_lost_words_are_found_by_rules_that_know_no_markdown(body: str, html: str, lost: list[str]) -> None:
    assert words.lost(body, html) == lost
