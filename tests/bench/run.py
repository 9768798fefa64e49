"""Builds 5 and 50 synthetic towns with this project and with stock Material, and compares the cost per page.

``--record`` appends the result to results.md.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from machidx.markdown.terms import without_terms  # noqa: E402

WITHOUT_SEARCH = "MACHIDX_WITHOUT_SEARCH"
from tests.bench import towns  # noqa: E402
from tests.bench.recording import record  # noqa: E402

SIZES = (5, 50)
GROWTH = 1.1
UNSEARCHED = "machi-dx without the search index"
UNLINKED = "machi-dx without the search index and [[ ]]"
LINKING = 0.3
"""The largest share of the build time that linking terms may take."""
_STOCK = """\
site_name: Stock
site_url: https://example.org/
theme:
  name: material
  language: ja
  font: false
plugins:
  - search
  - i18n:
      docs_structure: suffix
      fallback_to_default: true
      languages:
        - {locale: ja, name: 日本語, default: true}
        - {locale: en, name: English}
markdown_extensions:
  [abbr, admonition, attr_list, def_list, footnotes, tables, toc, pymdownx.details, pymdownx.superfences]
"""


@dataclass(frozen=True)
class Result:
    """One build: builder, numbers of towns and pages, seconds, and bytes of HTML."""

    builder: str
    towns: int
    pages: int
    seconds: float
    bytes: int

    @property
    def cost(self) -> float:
        """Milliseconds per page."""
        return 1000 * self.seconds / self.pages

    @property
    def weight(self) -> float:
        """Bytes of HTML per page."""
        return self.bytes / self.pages


def measure(builder: str, size: int, folder: Path, runs: int) -> Result:
    """Build ``size`` towns several times; the result has the fastest time."""
    towns.write(folder / "docs", size)
    if builder == UNLINKED:
        for page in (folder / "docs").rglob("*.md"):
            page.write_text(without_terms(page.read_text(encoding="utf-8")), encoding="utf-8")
    if builder != "stock":
        shutil.copy(ROOT / "mkdocs.yml", folder)
        shutil.copy(ROOT / "docs/labels.en.yml", folder / "docs")
        for name in ("overrides", "hooks"):
            shutil.copytree(ROOT / name, folder / name)
    else:
        (folder / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    skipped = {WITHOUT_SEARCH: "1"} if builder in (UNSEARCHED, UNLINKED) else {}
    seconds = min(_build(folder, skipped) for _ in range(runs))
    pages = list((folder / "site").rglob("*.html"))
    return Result(builder, size, len(pages), seconds, sum(page.stat().st_size for page in pages))


def _build(folder: Path, settings: dict[str, str]) -> float:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", **settings}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=folder, env=environment, check=True, capture_output=True
    )
    return time.perf_counter() - start


def report(results: list[Result]) -> str:
    """Return the results as a table, followed by the promises, each kept or broken."""
    lines = ["| builder | towns | pages | seconds | ms/page | bytes/page |", "|---|--:|--:|--:|--:|--:|"]
    lines += [
        f"| {r.builder} | {r.towns} | {r.pages} | {r.seconds:.1f} | {r.cost:.2f} | {r.weight:,.0f} |" for r in results
    ]
    return "\n".join([*lines, "", *(f"- {'kept' if kept else 'BROKEN'}: {text}" for text, kept in promises(results))])


def promises(results: list[Result]) -> list[tuple[str, bool]]:
    """Return the promises, and whether each is kept.

    Time and bytes per page grow by at most 10% from 5 to 50 towns; linking terms takes at most 30% of a build; a page
    is faster than stock Material's without the search index and, of 50 towns, also with it.
    """
    found = {(r.builder, r.towns): r for r in results}
    small, large = (found["machi-dx", size] for size in SIZES)
    out = [
        (
            f"time of a page grows by at most 10% ({large.cost / small.cost:.2f} times)",
            large.cost <= small.cost * GROWTH,
        ),
        (
            f"bytes of a page grow by at most 10% ({large.weight / small.weight:.2f} times)",
            large.weight <= small.weight * GROWTH,
        ),
    ]
    linking = 1 - found[UNLINKED, SIZES[1]].seconds / found[UNSEARCHED, SIZES[1]].seconds
    out.append((f"linking terms costs at most 30% of the build ({linking:.0%})", linking <= LINKING))
    for size in SIZES:
        ours, bare, stock = (found[builder, size] for builder in ("machi-dx", UNSEARCHED, "stock"))
        faster, lighter = stock.cost / bare.cost, stock.weight / ours.weight
        whole = stock.cost / ours.cost
        text = f"{faster:.1f} times as fast as stock ({whole:.1f} with the index), a page {lighter:.1f} times lighter"
        out.append((f"{size} towns: {text}", faster > 1 and (size == SIZES[0] or whole > 1)))
    return out


def main() -> int:
    """Run the benchmark; the exit status is 1 if a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    results = []
    for size in SIZES:
        for builder in ("machi-dx", UNSEARCHED, UNLINKED, "stock"):
            with tempfile.TemporaryDirectory() as folder:
                results.append(measure(builder, size, Path(folder), runs=3 if size == SIZES[0] else 1))
                print(results[-1], flush=True)
    text = report(results)
    print(text)
    if options.record:
        record("results.md", text)
    return 0 if all(kept for _, kept in promises(results)) else 1


if __name__ == "__main__":
    sys.exit(main())
