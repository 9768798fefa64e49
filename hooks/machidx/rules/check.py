"""All checks at once: read the library, apply every rule."""

from pathlib import Path

from machidx.content import library
from machidx.content.diagnostics import Problem, in_order
from machidx.content.library import Library
from machidx.glossary import unlinked
from machidx.rules import addresses, adoption, english, facts, files, plan, slips, tables, terms, text, translated


def check(docs: Path) -> tuple[Library, list[Problem]]:
    """The library under docs/ and everything that is wrong with it, in the order of the files."""
    read, problems = library.load(docs)
    problems += unlinked.read_stop_words(docs)[1]
    problems += files.problems(read)
    problems += plan.problems(read)
    problems += facts.problems(read)
    problems += terms.problems(read)
    problems += text.problems(read)
    problems += slips.problems(read)
    problems += tables.problems(read)
    problems += english.problems(read)
    problems += translated.problems(read)
    problems += addresses.problems(read)
    problems += adoption.problems(read)
    return read, in_order(problems)
