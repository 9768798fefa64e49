"""Tables in a text, of which Markdown would drop cells or print the bars."""

import pytest

from machidx.content.source import parse
from machidx.rules.tables import grids

_HEAD = "| 列 | 列 |\n|---|---|\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"{_HEAD}| 一 | 二 |\n\n文", []),
        (f"## 題\n{_HEAD}| 一 | |", []),
        ("列 | 列\n--- | ---\n一 | 二", []),
        (f"{_HEAD}| `a|b` | \\| |", []),
        (f"{_HEAD}| [[BPR｜見直し]] | 二 |", []),
        ('!!! note "題"\n\n    | 列 | 列 |\n    |---|---|\n    | 一 | 二 |', []),
        ("文 | 文", []),
        ("文\n\n---\n\n文", []),
        (f"{_HEAD}| 一 |", [(3, "")]),
        (f"{_HEAD}| 一 | 二 | 三 |", [(3, "")]),
        (f"{_HEAD}| [[BPR|見直し]] | 二 |", [(3, "| [[BPR｜見直し]] | 二 |")]),
        ("| 列 | 列 |\n|---|\n| 一 | 二 |", [(2, "|---|---|")]),
        (f"文\n{_HEAD}| 一 | 二 |", [(3, "")]),
        ("|---|---|\n| 一 | 二 |", [(1, "")]),
        (f"{_HEAD}| 一 | 二 |\n\n| 三 | 四 |\n| 五 | 六 |", [(5, "")]),
        ("文\n\n| 一 | 二 |", [(3, "")]),
        ("一 | 二\n三 | 四", [(1, "")]),
        ("[[BPR|見直し]]です。\n[[BPR|見直し]]です。", []),
        (f"{_HEAD}| 一 | 二 |\n## 題", [(4, "空の行")]),
        (f"{_HEAD}| 一 | 二 |\n文がつづきます。", [(4, "空の行")]),
        (f"{_HEAD}| 一 | 二 |\n- 三 | 四\n- 五", [(4, "空の行")]),
        ("| 列 |\n|---|\n| 一 |\n文", [(4, "空の行")]),
    ],
)
def test_every_row_has_the_cells_of_the_heading(written: str, expected: list[tuple[int, str]]) -> None:
    found = grids(parse("x.md", f"---\nkind: page\n---\n{written}"))
    assert [(problem.place.line - 3, problem.proposal) for problem in found] == expected
