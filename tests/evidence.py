"""Gathers what a whole run of the tests found out about the success criteria.

Tests are evidence for a check of ``machidx.criteria`` by a mark: ``@pytest.mark.check("keyboard")``. A check has
passed where all its tests did. ``test_results.py`` comes last and makes the results of it.
"""

import ast
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

OUTCOMES: pytest.StashKey[dict[str, dict[str, bool]]] = pytest.StashKey()
"""Per check its tests (as in ``marked``) and whether each passed."""
AXE: pytest.StashKey[dict[str, tuple[tuple[str, ...], bool]]] = pytest.StashKey()
"""axe's rules that had something to judge on some page: their tags, and whether none was broken."""
SEEN: pytest.StashKey[frozenset[str]] = pytest.StashKey()
"""The addresses that were looked at."""
TOOLS: pytest.StashKey[tuple[str, ...]] = pytest.StashKey()
"""What looked at them, with versions."""

_HERE = Path(__file__).parent
_LAST = "test_results.py"


def marked() -> dict[str, tuple[str, ...]]:
    """Per check the tests marked as its evidence, read from the tests' own files."""
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
    """The results are made when all else has run."""
    items.sort(key=lambda item: item.path.name == _LAST)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Generator[None, Any, None]:  # noqa: ARG001
    """Take down how each marked test came out; one that was skipped is no evidence."""
    report = (yield).get_result()
    name = f"{item.path.relative_to(_HERE).as_posix()}::{item.originalname}"  # type: ignore[attr-defined]
    for mark in item.iter_markers("check"):
        for check in mark.args:
            tests = item.config.stash.setdefault(OUTCOMES, {}).setdefault(check, {})
            if report.when == "call" or not report.passed:
                tests[name] = tests.get(name, True) and report.passed
