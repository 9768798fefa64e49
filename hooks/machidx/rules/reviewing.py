"""Review comments for a pull request: each suggests a corrected line that one click applies.

Comments are possible only on lines that the pull request changes, and made only if the proposal can replace the wrong
words as it is.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from machidx.content import frontmatter, history
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.glossary.unlinked import Finder, Occurrence, read_stop_words, with_links
from machidx.language.characters import printable
from machidx.language.proposals import is_variant
from machidx.language.scripts import JAPANESE_RUN
from machidx.rules.check import check

_HUNK = re.compile(r"^@@ -\S+ \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")
_OF_VALUES = (Rules.WIDE_DIGITS, Rules.WRONG_TYPE, Rules.WRONG_VALUE)
"""Rules whose proposals may be numbers or null."""


@dataclass(frozen=True)
class Changed:
    """A file that a pull request changes."""

    path: str
    """The path from the repository's root, as git and GitHub have it."""
    lines: set[int] = field(default_factory=set)
    """1-based numbers of added or changed lines."""


@dataclass(frozen=True)
class Comment:
    """A comment on one line (1-based) of a file, with the corrected line."""

    path: str
    line: int
    words: str
    instead: str

    @property
    def body(self) -> str:
        """The comment in GitHub's Markdown."""
        return f"{self.words}\n```suggestion\n{self.instead}\n```"


def review(root: Path, base: str) -> str:
    """Review the changes since the commit ``base``; return JSON for GitHub's reviews API.

    Raises RefusedError if git does not know the commit.
    """
    docs, changed = root / "docs", changes(root, base)
    library, problems = check(docs, once=True)
    made = comments(library, problems, Finder(library, read_stop_words(docs)[0]), changed)
    listed = [{"path": c.path, "line": c.line, "side": "RIGHT", "body": c.body} for c in made]
    return json.dumps({"event": "COMMENT", "comments": listed}, ensure_ascii=False)


def changes(root: Path, base: str) -> dict[str, Changed]:
    """Return the files in docs/ changed since the commit ``base``, by path.

    Raises RefusedError if git does not know the commit.
    """
    asked = ("diff", "--unified=0", "--no-color", "--no-ext-diff", "--src-prefix=a/", "--dst-prefix=b/")
    prefix = history.git(root, "rev-parse", "--show-prefix")
    told = history.git(root, *asked, base, "--", "docs") if history.knows(root, base) else None
    if prefix is None or told is None:
        raise RefusedError(f"「{base}」というコミットか枝は、git の履歴にありません。")
    found: dict[str, Changed] = {}
    file = Changed("")
    for line in told.split("\n"):
        if line.startswith("+++ "):
            file = Changed(line.removeprefix("+++ b/").rstrip("\t"))
            found[unicodedata.normalize("NFC", file.path.removeprefix(prefix.strip()))] = file
        elif hunk := _HUNK.match(line):
            start = int(hunk["start"])
            file.lines.update(range(start, start + int(hunk["count"] or 1)))
    return found


def comments(
    library: Library, problems: Iterable[Problem], finder: Finder, changed: dict[str, Changed]
) -> list[Comment]:
    """Return at most one comment per line: the proposal of a problem, or else the terms to link."""
    made: dict[tuple[str, int], Comment] = {}
    for comment in (*_of_problems(problems), *_of_terms(library, finder)):
        file = changed.get(comment.path)
        if file and comment.line in file.lines:
            made.setdefault((file.path, comment.line), replace(comment, path=file.path))
    return [made[at] for at in sorted(made)]


def _of_problems(problems: Iterable[Problem]) -> Iterator[Comment]:
    for problem in problems:
        if instead := mended(problem):
            words = printable(f"{problem.rule} {problem.message}")
            yield Comment(problem.place.path, problem.place.line, words, instead)


def mended(problem: Problem) -> str:
    """Return the problem's line with the proposal in place of the wrong words; "" if it cannot replace them."""
    at = problem.place.column - 1
    before, rest = problem.excerpt[:at], problem.excerpt[at:]
    right = _drop_in(problem)
    return f"{before}{right}{rest[len(problem.wrong) :]}" if right and rest.startswith(problem.wrong) else ""


def _drop_in(problem: Problem) -> str:
    """Return the replacement of the wrong value, key or term; "" if the proposal is not one, or may be wrong."""
    wrong, right = problem.wrong, problem.proposal
    if not problem.rule.mendable or not wrong or not right or re.search(r"[\"'\\\n]", right):
        return ""
    is_name = problem.rule != Rules.WIDE_DIGITS
    if not problem.certain and not (is_name and is_variant(_bare(wrong), _bare(right))):
        return ""
    if problem.rule in (Rules.UNKNOWN_FIELD, Rules.LOOKALIKE):
        return right
    if problem.rule == Rules.UNKNOWN_TERM and right.startswith("[["):
        return _as_term(problem)
    if problem.rule in _OF_VALUES and not isinstance(_in_list(right), str):
        return right
    return right if _in_list(right) == right else f'"{right}"'


def _bare(text: str) -> str:
    """The words without the marks around them."""
    return text.strip("\"'[]［］").partition("|")[0].partition("@")[0]


def _as_term(problem: Problem) -> str:
    right = problem.proposal
    if problem.place.path.endswith(".en.md") and JAPANESE_RUN.search(right):
        return ""
    # A plain YAML value must not begin with [[.
    return right if problem.wrong.startswith("[[") else f"［［{right[2:-2]}］］"


def _in_list(text: str) -> object:
    """Return the value that YAML reads from unquoted text, even between [ ]; None if it is more than one value."""
    read = frontmatter.read(f"x: [{text}]").data.get("x")
    return read[0] if isinstance(read, list) and len(read) == 1 else None


def _of_terms(library: Library, finder: Finder) -> Iterator[Comment]:
    for page in library.pages.values():
        by_line: dict[int, list[Occurrence]] = {}
        for found in finder.unlinked(page):
            by_line.setdefault(found.line, []).append(found)
        for line, found_here in by_line.items():
            linked = with_links(page.source, found_here).split("\n")
            instead = linked.pop(line - 1)
            if linked == [*page.source.lines[: line - 1], *page.source.lines[line:]]:  # only this line has changed
                names = "".join(f"[[{found.name}]]" for found in found_here)
                yield Comment(page.source.path, line, f"ことばの説明につなぎますか。 {names}", instead)
