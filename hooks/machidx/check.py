"""All checks at once: read the library, apply every rule."""

from pathlib import Path

from machidx import library, occurrences
from machidx.library import Library
from machidx.problems import Problem, in_order
from machidx.rules import (
    addresses,
    adoption,
    english,
    facts,
    grids,
    marks,
    pictures,
    places,
    plan,
    terms,
    text,
    translated,
)


def check(docs: Path) -> tuple[Library, list[Problem]]:
    """The library under docs/ and everything that is wrong with it, in the order of the files."""
    read, problems = library.load(docs)
    problems += occurrences.read_stop_words(docs)[1]
    problems += pictures.problems(read)
    if not read.tree.is_whole:  # what seems to be missing may be there
        return read, in_order(problems)
    problems += places.problems(read)
    problems += plan.problems(read)
    problems += facts.problems(read)
    problems += terms.problems(read)
    problems += text.problems(read)
    problems += marks.problems(read)
    problems += grids.problems(read)
    problems += english.problems(read)
    problems += translated.problems(read)
    problems += addresses.problems(read)
    problems += adoption.problems(read)
    return read, in_order(problems)
