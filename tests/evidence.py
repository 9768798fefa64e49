"""Collects evidence for the success criteria of accessibility during a full test run.

``@pytest.mark.check("keyboard")`` makes a test evidence for a check in ``machidx.content.criteria``. A check passes if
all its tests pass. ``test_results.py`` runs last and writes the results.
"""

import ast
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

OUTCOMES: pytest.StashKey[dict[str, dict[str, bool]]] = pytest.StashKey()
"""By check: its tests (named as in ``marked``) and whether each passed."""
AXE: pytest.StashKey[dict[str, tuple[tuple[str, ...], bool]]] = pytest.StashKey()
"""By axe rule that applied to any page: its tags and whether all pages passed."""
SEEN: pytest.StashKey[frozenset[str]] = pytest.StashKey()
"""Addresses of the pages examined."""
TOOLS: pytest.StashKey[tuple[str, ...]] = pytest.StashKey()
"""Names and versions of the tools."""

_HERE = Path(__file__).parent
_LAST = "test_results.py"


def marked() -> dict[str, tuple[str, ...]]:
    """Find the tests marked as evidence in the source files; return ``path::name`` by check, both sorted."""
    out: dict[str, list[str]] = {}
    for path in sorted(_HERE.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for check in _checks(node):
                    out.setdefault(check, []).append(f"{path.relative_to(_HERE).as_posix()}::{node.name}")
    return {check: tuple(sorted(tests)) for check, tests in sorted(out.items())}


def _checks(node: ast.FunctionDef) -> list[str]:
    marks = (mark for mark in node.decorator_list if isinstance(mark, ast.Call))
    return [
        argument.value
        for mark in marks
        if ast.unparse(mark.func) == "pytest.mark.check"
        for argument in mark.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Move ``test_results.py``, which writes the results, to the end."""
    items.sort(key=lambda item: item.path.name == _LAST)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Generator[None, Any, None]:  # noqa: ARG001
    """Record the outcome of each marked test; a skipped test counts as failed."""
    report = (yield).get_result()
    name = f"{item.path.relative_to(_HERE).as_posix()}::{item.originalname}"  # type: ignore[attr-defined]
    for mark in item.iter_markers("check"):
        for check in mark.args:
            tests = item.config.stash.setdefault(OUTCOMES, {}).setdefault(check, {})
            if report.when == "call" or not report.passed:
                tests[name] = tests.get(name, True) and report.passed
