"""Lighthouse on the largest page of each kind, as on a phone: its scores, and how much the first view takes.

Lighthouse is no part of the project: ``npm`` fetches it (``tests/node``).
"""

import datetime as dt
import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from machidx.cli.browser import find
from machidx.content import loader

from ..conftest import ROOT
from .compressed import serving_compressed
from .sweep import FLAGS

pytestmark = pytest.mark.full

_RECORD = ROOT / "tests" / "bench" / "lighthouse.md"
_SCORES = ("performance", "accessibility", "best-practices", "seo")
_LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
_MOST_BYTES = 120 * 1024
_TRIES = 3  # a busy machine makes a fast page look slow, never a slow one fast


@dataclass(frozen=True)
class Run:
    """What Lighthouse said of one page."""

    kind: str
    address: str
    scores: dict[str, int]
    bytes: int
    wrong: list[str]
    version: str


@pytest.fixture(scope="module")
def lighthouse(node_modules: Path) -> list[str]:
    """The command that runs Lighthouse."""
    return ["node", str(node_modules / "lighthouse" / "cli" / "index.js")]


@pytest.fixture(scope="module")
def compressed(real_site: Path) -> Iterator[str]:
    """The address of the real site as a web host should serve it."""
    with serving_compressed(real_site) as address:
        yield address


@pytest.fixture(scope="module")
def runs(lighthouse: list[str], compressed: str, real_site: Path) -> list[Run]:
    """A run on each kind of page; they are recorded."""
    told = [
        _best(lighthouse, compressed, kind, address)
        for kind, address in [*sorted(_largest(real_site).items()), ("home", "/en/")]
    ]
    _RECORD.write_text(_as_markdown(told), encoding="utf-8", newline="\n")
    return told


def _largest(site: Path) -> dict[str, str]:
    """For each kind of page the address of its largest one."""
    read, _ = loader.load(ROOT / "docs")
    sizes: dict[str, tuple[int, str]] = {}
    for page in read.pages.values():
        size = (site / page.url().lstrip("/") / "index.html").stat().st_size
        sizes[page.kind] = max(sizes.get(page.kind, (0, "")), (size, page.url()))
    return {kind: address for kind, (_, address) in sizes.items()}


def _best(command: list[str], served: str, kind: str, address: str) -> Run:
    runs = []
    for _ in range(_TRIES):
        runs.append(_run(command, served, kind, address))
        if runs[-1].scores["performance"] >= _LEAST["performance"]:
            break
    return max(runs, key=lambda run: run.scores["performance"])


def _run(command: list[str], served: str, kind: str, address: str) -> Run:
    flags = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
    asked = [*command, f"{served}{address}", "--quiet", "--output=json", "--output-path=stdout", flags]
    made = subprocess.run(
        asked, capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": find() or ""}
    )
    report = json.loads(made.stdout)
    audits = report["audits"]
    counted = {ref["id"] for name in _SCORES[1:] for ref in report["categories"][name]["auditRefs"] if ref["weight"]}
    return Run(
        kind,
        address,
        {name: round(100 * report["categories"][name]["score"]) for name in _SCORES},
        int(audits["total-byte-weight"]["numericValue"]),
        [name for name in sorted(counted) if audits[name]["score"] not in (1, None)],
        report["lighthouseVersion"],
    )


def _as_markdown(runs: list[Run]) -> str:
    today = dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
    rows = [
        f"| {run.kind} | {run.address} | {' | '.join(str(run.scores[name]) for name in _SCORES)} "
        f"| {run.bytes / 1024:.0f} | {', '.join(run.wrong) or '–'} |"
        for run in runs
    ]
    return "\n".join(
        [
            "# Lighthouse",
            "",
            "Written by `tests/browser/test_lighthouse.py` (`make test-full`): the largest page of each kind, as on a",
            "phone, compressed. Bound: 98, 100, 100, 100, and 120 KB for the first view.",
            "",
            f"## {today}, Lighthouse {runs[0].version}",
            "",
            "| kind | page | performance | accessibility | best practices | SEO | KB | not passed |",
            "|---|---|--:|--:|--:|--:|--:|---|",
            *rows,
            "",
        ]
    )


@pytest.mark.parametrize("score", _SCORES)
def test_every_kind_of_page_scores_what_we_promise(runs: list[Run], score: str) -> None:
    low = [(run.address, run.scores[score], run.wrong) for run in runs if run.scores[score] < _LEAST[score]]
    assert low == []


def test_the_first_view_of_every_kind_of_page_is_small(runs: list[Run]) -> None:
    assert [(run.address, run.bytes) for run in runs if run.bytes > _MOST_BYTES] == []
