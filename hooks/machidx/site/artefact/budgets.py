"""How large files may be: more would make a page slow on a phone, or a host refuse the site.

Sizes are in bytes before compression, which makes text five to thirteen times smaller. Those of November 2026 (five
towns, 655 pages) stand beside each; a limit leaves at least half as much again.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from machidx.site.artefact.fault import TOO_LARGE, Fault, at_file


class Budget(NamedTuple):
    """The most bytes of the files whose paths fit a pattern, and why."""

    pattern: str
    bytes: int
    why: str


BUDGETS = (
    Budget("*booklet/index.html", 800_000, "計画を1まいにまとめたページ"),  # 350 kB: a whole plan on one page
    Budget("*.html", 300_000, "ページ"),  # 148 kB (guide/todo), 11 of which travel; half of all are below 18 kB
    Budget("*.css", 350_000, "見た目の指定"),  # 213 kB, 38 of which travel: each page waits for it
    Budget("*.js", 32_000, "プログラム"),  # 15 kB; a script is one task, read by people
    Budget("*search/index/*", 150_000, "検索の索引"),  # 57 kB: a question loads several, one after another
    Budget("readings/*booklet/index.json", 800_000, "冊子のふりがな"),  # 342 kB: as the page
    Budget("readings/*", 300_000, "ふりがな"),  # 81 kB: as a page
    Budget("*.png", 200_000, "画像"),  # 46 kB
    Budget("*.svg", 100_000, "画像"),  # 20 kB
    Budget("*", 25_000_000, "ファイル"),  # 717 kB, the archive; some hosts refuse more than 25 MiB
)
"""The first that fits a path holds."""
SCRIPTS = 80_000
"""Bytes of all scripts that a page names: 34 kB on that of the search, whose modules import as much again. They keep a
cheap phone busy."""


def size_faults(path: str, size: int) -> Iterator[Fault]:
    """Yield the fault of a file that is too large, given its size in bytes."""
    budget = next(budget for budget in BUDGETS if fnmatchcase(path, budget.pattern))
    if size > budget.bytes:
        wrong = f"{_kilobytes(size)}です。{budget.why}は、{_kilobytes(budget.bytes)}までです。"
        yield at_file(path, TOO_LARGE, wrong)


def script_faults(path: str, size: int) -> Iterator[Fault]:
    """Yield the fault of a page whose scripts are too large together, given their size in bytes."""
    if size > SCRIPTS:
        wrong = f"読みこむプログラムが、合わせて{_kilobytes(size)}です。{_kilobytes(SCRIPTS)}までです。"
        yield at_file(path, TOO_LARGE, wrong)


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1000):,}kB"
