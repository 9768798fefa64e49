"""Reads the library and applies all rules."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from machidx.content import loader
from machidx.content.diagnostics import Problem, limited
from machidx.content.library import Library
from machidx.content.meanwhile import meanwhile
from machidx.glossary import unlinked
from machidx.rules import (
    addresses,
    adoption,
    characters,
    contract,
    counterparts,
    facts,
    files,
    footnotes,
    headings,
    links,
    lists,
    named,
    originals,
    passages,
    pasted,
    pictures,
    plan,
    printed,
    references,
    rendered,
    safety,
    settings,
    slips,
    succession,
    tables,
    terms,
)

_RULES = (
    contract, files, characters, plan, named, facts, printed, terms, safety, links, headings, references, slips, lists,
    footnotes, tables, pasted, counterparts, addresses, adoption, originals, succession, settings,
)  # fmt: skip


def check(
    docs: Path, unsaved: Mapping[Path, bytes] | None = None, *, once: bool = False
) -> tuple[Library, list[Problem]]:
    """Return the library under docs/ and its problems, sorted by path, line and column.

    ``unsaved``: what files would hold, in place of what they hold. ``once``: whether this process checks only once, so
    that nothing of the check needs to be remembered.
    """
    read, problems = loader.load(docs, unsaved)
    problems += unlinked.read_stop_words(docs)[1]
    problems += pictures.problems(read)
    if not read.tree.is_whole:  # missing files may just be unreadable
        return read, limited(problems)
    with meanwhile(partial(passages.problems, read), apart=once) as compared:
        for rule in _RULES:
            problems += rule.problems(read)
        dropped = list(rendered.problems(read, _files(problems)))
        problems += compared()
    told = _files(problems)
    return read, limited([*problems, *(problem for problem in dropped if problem.place.path not in told)])


def _files(problems: list[Problem]) -> set[str]:
    return {problem.place.path for problem in problems}
