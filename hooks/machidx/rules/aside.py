"""Aside: an argument that does not count in a cache."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Aside(Generic[T]):
    """Carries what follows from the other arguments of a cached function, such as the glossary from its terms.

    All instances are equal, so that the cache compares the other arguments alone.
    """

    value: T

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Aside)

    def __hash__(self) -> int:
        return 0
