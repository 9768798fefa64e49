"""Builds the real towns and copies of them with this project, stock Material and Zensical, and compares the costs.

All tools show the same words: ours come from docs/, the others' from the articles of our built pages, with their
headings, lists, tables and links, but none of our tooltips, charts, filters, data or printed forms (``words``,
``structure`` and ``tools`` tell how). ``--record`` writes results.json, and
the same bytes into docs/, where the page about/performance reads them.
"""

import argparse
import datetime as dt
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from machidx.cli.browser import find  # noqa: E402
from machidx.content import records  # noqa: E402
from machidx.content.performance import MEASURED, Benchmark, BenchmarkRow, Machine, Tool  # noqa: E402
from tests.bench import search, tools, towns, words  # noqa: E402
from tests.bench.preview import preview_ms  # noqa: E402
from tests.bench.promises import LARGE, MIDDLE, SMALL, promises, report  # noqa: E402
from tests.bench.timing import Run, timed  # noqa: E402
from tests.bench.tools import OURS, TOOLS  # noqa: E402
from tests.browser.compressed import serving_compressed  # noqa: E402
from tests.browser.searching import queries  # noqa: E402

RESULTS = (Path(__file__).with_name("results.json"), ROOT / "docs" / MEASURED)
_RUNS = 3
_QUERIES = 9


def measure(size: int, folder: Path, compared: tuple[Tool, ...]) -> list[BenchmarkRow]:
    """Build ``size`` towns with our tool and those compared; the fewest towns several times, keeping the fastest.

    A whole country's towns are built once: their first build is the one that counts.
    """
    projects = {tool: folder / tool for tool in (OURS, *compared)}
    tools.lay_out_ours(projects[OURS])
    towns.repeat_towns(projects[OURS] / "docs", size)
    first = tools.build(OURS, projects[OURS])
    shown = words.shown_pages(projects[OURS] / "site")
    pages = list(shown) if compared else []
    count = len(pages) or sum(1 for _ in shown)
    for tool in compared:
        tools.lay_out(tool, projects[tool], pages)
    runs: dict[Tool, list[Run]] = {tool: [] for tool in projects}
    if size > LARGE:
        runs[OURS].append(first)
    for _ in range(_RUNS if size == SMALL else 0 if size > LARGE else 1):
        for tool, project in projects.items():
            runs[tool].append(tools.build(tool, project))
            print(f"{tool}, {size} towns: {runs[tool][-1]}", flush=True)
    for tool in compared:
        tools.compare_words(projects[tool] / "site", pages)
    return [_row(tool, size, count, project, runs[tool]) for tool, project in projects.items()]


def _row(tool: Tool, size: int, pages: int, project: Path, runs: list[Run]) -> BenchmarkRow:
    seconds = min(run.seconds for run in runs)
    is_ours = tool == OURS
    checks = [timed(tools.CHECK, project).seconds for _ in range(1 if size > LARGE else _RUNS)] if is_ours else []
    site = project / "site"
    row = BenchmarkRow(
        tool=tool,
        towns=size,
        pages=pages,
        seconds=round(seconds, 2),
        check_seconds=round(statistics.median(checks), 2) if checks else None,
        preview_ms=round(preview_ms(project, patience=10 + 3 * seconds)) if is_ours else None,
        peak_mb=round(max(run.peak_mb for run in runs), 1),
        measure_page_bytes=tools.measure_page_bytes(site),
        first_query_bytes=_first_query_bytes(site) if is_ours else tools.index_bytes(site),
    )
    print(row, flush=True)
    return row


def _first_query_bytes(site: Path) -> int:
    asked = queries("ja")[:_QUERIES]
    with serving_compressed(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        costs = [search.cost(browser, f"{address}/search/", query, query)[0] for query in asked]
        browser.close()
    return round(statistics.median(costs))


def _benchmark(rows: list[BenchmarkRow]) -> Benchmark:
    """Return the rows with the day, the commit (``+`` where files have changed since) and the machine."""
    commit = ["git", "describe", "--always", "--abbrev=12", "--exclude=*", "--dirty=+"]
    return Benchmark(
        date=dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat(),
        commit=subprocess.run(commit, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip(),
        machine=Machine(cores=os.cpu_count() or 1, python=platform.python_version(), cpu=_processor()),
        rows=tuple(rows),
    )


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return next((name for name in names if name), platform.processor() or platform.machine())


def main() -> int:
    """Run the benchmark; the exit status is 1 if a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[SMALL, MIDDLE, LARGE], help="numbers of towns")
    parser.add_argument("--peers", type=int, nargs="*", default=[SMALL, MIDDLE], help="sizes at which others are built")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    rows: list[BenchmarkRow] = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows += measure(size, Path(folder), TOOLS[1:] if size in options.peers else ())
    print(report(rows))
    if options.record:
        written = records.as_json(_benchmark(rows))
        for path in RESULTS:
            path.write_bytes(written)
    return 0 if all(promise.is_kept for promise in promises(rows)) else 1


if __name__ == "__main__":
    sys.exit(main())
