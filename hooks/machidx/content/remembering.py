"""Remembers what follows from an unchanged file, text or page: a preview checks all of them after each change."""

import gc
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Generic, ParamSpec, TypeVar, cast
from weakref import ref

P = ParamSpec("P")
T = TypeVar("T")


def keep_most() -> None:
    """Let Python look for garbage less often: a process that keeps most objects spends a tenth of its time on that."""
    gc.set_threshold(100_000, 50, 1000)


def remembered(find: Callable[P, Iterator[T]]) -> Callable[P, tuple[T, ...]]:
    """Make a generator return a tuple, which is kept for equal arguments."""

    def found(*given: P.args, **named: P.kwargs) -> tuple[T, ...]:
        return tuple(find(*given, **named))

    return cast("Callable[P, tuple[T, ...]]", lru_cache(maxsize=65536)(found))


class Aside(Generic[T]):
    """An argument of a remembered function that follows from the others, such as the glossary from its terms.

    All asides are equal, so that only the other arguments are compared; and they keep nothing alive.
    """

    def __init__(self, value: T) -> None:
        self._held = ref(value)

    @property
    def value(self) -> T:
        """The value; the caller of the function keeps it alive."""
        return cast("T", self._held())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Aside)

    def __hash__(self) -> int:
        return 0
