"""Derives the class of a kind's English words from the roles in the class of its facts."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, create_model

from machidx.model.roles import Role, Spot, spots
from machidx.model.values import EnglishWords, PageFacts, Words


@cache
def words_of(facts: type[PageFacts], base: type[EnglishWords] = EnglishWords) -> type[EnglishWords]:
    """Create the pydantic class for the English front matter of ``facts``; ``base`` adds English-only fields.

    A translated text gets a field of the same name; a translated text inside a record gets the field named by its
    ``Keyed``, a mapping from the record's key. All fields are optional. Raises TypeError where ``Keyed`` is missing.
    """
    fields: dict[str, Any] = {}
    for name, spot, depth in _translated(facts, frozenset()):
        words: Any = Annotated[(Words, *spot.roles, *filter(None, (spot.called,)))]
        for _ in range(depth):
            words = tuple[words, ...]
        if spot.keyed:
            fields[name] = (dict[Words, words], {})
        else:
            fields[name] = (words, ()) if depth else (words | None, None)
    return create_model(f"{facts.__name__}Words", __base__=base, __doc__=f"The English of {facts.__name__}.", **fields)


def _translated(model: type[BaseModel], above: frozenset[type[BaseModel]]) -> Iterator[tuple[str, Spot, int]]:
    """Yield (English field, spot, depth in nested lists) for each translated text except the title."""
    for _, name, outer in spots(model):
        depth, spot = 0, outer
        while True:
            if any(role.is_translated and role is not Role.TITLE for role in spot.roles):
                if above and not spot.keyed:
                    raise TypeError(f"{model.__name__}.{name}: say with Keyed where its English stands")
                yield (spot.keyed.field if spot.keyed else name), spot, depth
            for inner in spot.models:
                if inner not in above and inner is not model:
                    yield from _translated(inner, above | {model})
            if spot.inner is None:
                break
            depth, spot = depth + 1, spot.inner
