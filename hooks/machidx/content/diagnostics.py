"""Problems of content, and how they are printed.

Problems are collected, never raised: all are shown at once, in Japanese, as ``path:line:column: CODE message``, each
followed by the line and a caret.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from machidx.content.catalog import Rule
from machidx.language.characters import printable
from machidx.language.widths import columns


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file: the path from the project's root, line and column 1-based."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake in the content, its message and proposal (もしかして) in Japanese."""

    place: Place
    rule: Rule
    message: str
    proposal: str = ""
    excerpt: str = field(default="", compare=False)
    """The line of the file at the place; "" where the problem concerns no line."""
    wrong: str = field(default="", compare=False)
    """The value, key or term at the place, as written; "" where the problem concerns none of these."""
    certain: bool = field(default=False, compare=False)
    """Whether the proposal surely says what was meant, in the right form: then one click may put it in."""

    @property
    def line(self) -> str:
        """The problem as ``path:line:column: CODE message``, with a proposal of one line."""
        where = f"{self.place.path}:{self.place.line}:{self.place.column}"
        hint = f" {_MEANT} {self.proposal}" if self.proposal and not self.has_lines else ""
        kind = "" if self.rule.stops else "お知らせ: "
        return printable(f"{where}: {self.rule} {kind}{self.message}{hint}")

    @property
    def has_lines(self) -> bool:
        """Whether the proposal has several lines."""
        return "\n" in self.proposal


_MEANT = "もしかして:"
_MOST = 200
_LONG, _EXCERPT = 400, 80
"""A line of more than _LONG characters is printed from _EXCERPT characters before the place."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by place and drop duplicates."""
    return sorted(set(problems))


def limited(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order, at most _MOST of a file; for the others, one problem for each rule says how many."""
    out: list[Problem] = []
    for _, found in groupby(in_order(problems), key=lambda problem: problem.place.path):
        there = list(found)
        out += there[:_MOST]
        more = Counter(problem.rule for problem in there[_MOST:])
        first = {problem.rule: problem.place for problem in reversed(there[_MOST:])}
        out += [and_more(first[rule], rule, count) for rule, count in more.items()]
    return in_order(out)


def and_more(place: Place, rule: Rule, count: int) -> Problem:
    """The problem that stands for all others of a rule in a file, from a place on."""
    return Problem(place, rule, f"この種類の問題が、ほかに{count}件あります。")


def as_text(problems: Iterable[Problem]) -> str:
    """Format problems for a terminal: each with its line of the file and a caret."""
    return "\n".join(_blocks(in_order(problems)))


def _blocks(problems: list[Problem]) -> Iterator[str]:
    for problem in problems:
        yield problem.line
        if problem.excerpt:
            first = max(problem.place.column - _EXCERPT, 0) if len(problem.excerpt) > _LONG else 0
            before, line = (
                printable(problem.excerpt[first:end]).expandtabs(1) for end in (problem.place.column - 1, first + _LONG)
            )
            yield f"    {line}"
            yield f"    {' ' * columns(before)}^"
        if problem.has_lines:
            yield f"    {_MEANT}\n{printable(problem.proposal)}"  # as it is to be pasted


def _github_text(text: str, *, of_property: bool = False) -> str:
    pairs = [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")]
    if of_property:
        pairs += [(":", "%3A"), (",", "%2C")]
    text = printable(text)
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def as_notice(place: Place, title: str, words: str) -> str:
    """Format a suggestion, which is no problem, as a workflow command of GitHub Actions."""
    return _command("notice", place, title, words)


def _command(kind: str, place: Place, title: str, words: str) -> str:
    path = _github_text(place.path, of_property=True)
    return f"::{kind} file={path},line={place.line},col={place.column},title={title}::{_github_text(words)}"


def as_github(problems: Iterable[Problem]) -> str:
    """Format problems as workflow commands of GitHub Actions, which a pull request shows beside the lines."""
    out = []
    for problem in in_order(problems):
        message = problem.message + (f"\n{_MEANT} {problem.proposal}" if problem.proposal else "")
        out.append(_command("error" if problem.rule.stops else "notice", problem.place, str(problem.rule), message))
    return "\n".join(out)
