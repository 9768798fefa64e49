"""How large files may be: more would make a page slow on a phone, or a host refuse the site.

Sizes are in bytes before compression, which makes text four to eight times smaller. Those of November 2026 (five towns,
655 pages) stand beside each; a limit leaves at least half as much again.
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
    Budget("*.html", 300_000, "ページ"),  # 148 kB, guide/todo; most are 25 kB: 60 kB compressed in 2 s at 400 kbit/s
    Budget("*.css", 350_000, "見た目の指定"),  # 213 kB, of which 29 kB travel: the page waits for it
    Budget("*.js", 32_000, "プログラム"),  # 15 kB; a script is one task, read by people
    Budget(
        "*search/index/*", 150_000, "検索の索引"
    ),  # 57 kB: a search loads some ten of them; blocks are of 32 K signs
    Budget("readings/*booklet/index.json", 800_000, "冊子のふりがな"),  # 342 kB: as the page
    Budget("readings/*", 300_000, "ふりがな"),  # 90 kB: as a page
    Budget("*.png", 200_000, "画像"),  # 46 kB; link previews show none above 300 kB
    Budget("*.svg", 100_000, "画像"),  # 20 kB
    Budget("*", 25_000_000, "ファイル"),  # 717 kB, the archive; hosts refuse files of 25 MiB
)
"""The first that fits a path holds."""
SCRIPTS = 150_000
"""Bytes of all scripts that one page loads: 63 kB on the page of the search. Parsing them keeps a cheap phone busy."""


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
