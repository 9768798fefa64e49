"""Reads the library and applies all rules."""

from pathlib import Path

from machidx.content import loader
from machidx.content.diagnostics import Problem, in_order
from machidx.content.library import Library
from machidx.glossary import unlinked
from machidx.rules import (
    addresses,
    adoption,
    counterparts,
    facts,
    files,
    headings,
    links,
    passages,
    pictures,
    plan,
    references,
    rendered,
    safety,
    slips,
    tables,
    terms,
)

_RULES = (
    files, plan, facts, terms, safety, links, headings, references, slips, tables, counterparts, passages, addresses,
    adoption,
)  # fmt: skip


def check(docs: Path) -> tuple[Library, list[Problem]]:
    """Return the library under docs/ and its problems, sorted by path, line and column."""
    read, problems = loader.load(docs)
    problems += unlinked.read_stop_words(docs)[1]
    problems += pictures.problems(read)
    if not read.tree.is_whole:  # missing files may just be unreadable
        return read, in_order(problems)
    for rule in _RULES:
        problems += rule.problems(read)
    problems += rendered.problems(read, {problem.place.path for problem in problems})
    return read, in_order(problems)
