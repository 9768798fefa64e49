"""Review comments for a pull request: each offers a line as it should be, to be taken over with one click.

Only lines that the pull request itself changes can be commented on; of a mistake only those proposals are
offered that stand in for the wrong words as they are.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from machidx import markup
from machidx.library import Library
from machidx.occurrences import Finder, Occurrence, link
from machidx.problems import Code, Problem

_DROP_IN = {
    Code.WRONG_VALUE,
    Code.WIDE_DIGITS,
    Code.UNKNOWN_FIELD,
    Code.UNKNOWN_DEPARTMENT,
    Code.UNKNOWN_THEME,
    Code.UNKNOWN_POLICY,
    Code.UNKNOWN_MEASURE,
    Code.UNKNOWN_TERM,
}
_HUNK = re.compile(r"^@@ -\S+ \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")
_WORD = re.compile(r"[^\s:,\[\]{}\"']+")
Lines = dict[str, set[int]]
"""Line numbers (from 1) by path."""


@dataclass(frozen=True)
class Comment:
    """A comment on one line of a file, with the line as it should be."""

    path: str
    line: int
    words: str
    instead: str

    @property
    def body(self) -> str:
        """The comment as GitHub reads it."""
        return f"{self.words}\n```suggestion\n{self.instead}\n```"


def changed_lines(root: Path, base: str) -> Lines:
    """The lines that the work tree has otherwise than the commit ``base``."""
    run = subprocess.run(  # noqa: S603 - our own command and arguments
        ["git", "-c", "core.quotePath=off", "diff", "--unified=0", "--no-color", base, "--", "docs"],  # noqa: S607
        cwd=root, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found: Lines = {}
    path = ""
    for line in run.stdout.splitlines():
        if line.startswith("+++ "):
            path = line.removeprefix("+++ b/")
        elif hunk := _HUNK.match(line):
            start = int(hunk["start"])
            found.setdefault(path, set()).update(range(start, start + int(hunk["count"] or 1)))
    return found


def comments(library: Library, problems: Iterable[Problem], finder: Finder, lines: Lines) -> list[Comment]:
    """At most one comment a line: a mistake's proposal, or else the terms to link in it."""
    made: dict[tuple[str, int], Comment] = {}
    for comment in (*_of_problems(problems), *_of_terms(library, finder)):
        if comment.line in lines.get(comment.path, ()):
            made.setdefault((comment.path, comment.line), comment)
    return [made[at] for at in sorted(made)]


def _of_problems(problems: Iterable[Problem]) -> Iterator[Comment]:
    for problem in problems:
        if problem.code in _DROP_IN and problem.proposal and problem.excerpt:
            before, rest = problem.excerpt[: problem.place.column - 1], problem.excerpt[problem.place.column - 1 :]
            wrong = markup.TERM.match(rest) or _WORD.match(rest)
            if wrong and "・" not in problem.proposal:
                instead = f"{before}{problem.proposal}{rest[wrong.end() :]}"
                yield Comment(problem.place.path, problem.place.line, f"{problem.code} {problem.message}", instead)


def _of_terms(library: Library, finder: Finder) -> Iterator[Comment]:
    for page in library.pages.values():
        by_line: dict[int, list[Occurrence]] = {}
        for found in finder.unlinked(page):
            by_line.setdefault(found.line, []).append(found)
        for line, found_here in by_line.items():
            instead = link(page.source.text, found_here).split("\n")[line - 1]
            names = "".join(f"[[{found.name}]]" for found in found_here)
            yield Comment(page.source.path, line, f"ことばの説明につなぎますか。 {names}", instead)
