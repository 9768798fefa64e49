"""Tries many inputs in several processes."""

import multiprocessing
import os
from collections.abc import Iterator
from functools import partial

from .bench import Bench
from .trial import Trial, try_input, try_library

_AT_ONCE = 25
"""Inputs that a process gets at a time."""
_PER_PROCESS = 12
"""How often: then another process takes its place, so that what it remembers is given back."""
_bench: list[Bench] = []


def try_all(bench: Bench, inputs: range, libraries: range, processes: int | None = None) -> Iterator[Trial]:
    """Try inputs and libraries by their numbers."""
    _bench[:] = [bench]
    tasks = [(kind, part) for kind, numbers in (("input", inputs), ("library", libraries)) for part in _parts(numbers)]
    context = multiprocessing.get_context("fork")
    with context.Pool(processes or os.cpu_count(), _own, maxtasksperchild=_PER_PROCESS) as pool:
        for trials in pool.imap_unordered(_tried, tasks):
            yield from trials


def _parts(numbers: range) -> list[range]:
    return [numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE)]


def _own() -> None:
    """Give this process a project of its own, and let it start others: commands do."""
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    _bench[:] = [_bench[0].copy(f"process-{os.getpid()}")]


def _tried(task: tuple[str, range]) -> list[Trial]:
    kind, numbers = task
    try_one = partial(try_input if kind == "input" else try_library, _bench[0])
    return [try_one(number) for number in numbers]
