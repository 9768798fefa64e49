"""Problems of content, and how they are printed.

Problems are collected, never raised: all are shown at once, in Japanese, as ``path:line:column: CODE message``, each
followed by the line and a caret.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from machidx.language.widths import columns


class Code(StrEnum):
    """The codes of the rules. Published: a code is never reused for another rule."""

    ENCODING = "F01"
    EMPTY = "F02"
    NO_FRONT_MATTER = "F03"
    UNCLOSED = "F04"
    WRONG_KIND = "F05"
    TOO_LARGE = "F06"
    NO_JAPANESE = "F07"
    MISNAMED = "F08"
    CONFLICT = "F09"
    FILE_NAME = "F10"
    MISSING_PAGE = "F11"
    STRAY = "F12"
    UNREADABLE = "F13"
    UNHOLDABLE = "F14"
    ADDRESS = "F15"
    FORMAT = "F16"
    UNSAFE_PICTURE = "F17"
    YAML = "Y01"
    TAB = "Y02"
    DUPLICATE_KEY = "Y03"
    ALIAS = "Y04"
    DEPTH = "Y05"
    COMMENT = "Y06"
    MISSING_FIELD = "S01"
    UNKNOWN_FIELD = "S02"
    WRONG_TYPE = "S03"
    WRONG_VALUE = "S04"
    WIDE_DIGITS = "S05"
    FACT_IN_ENGLISH = "S06"
    UNKNOWN_DEPARTMENT = "R01"
    UNKNOWN_THEME = "R02"
    UNKNOWN_POLICY = "R03"
    UNKNOWN_TOWN = "R04"
    UNKNOWN_MEASURE = "R05"
    DUPLICATE_NUMBER = "R06"
    NUMBER_AND_FILE = "R07"
    OUTSIDE_PERIOD = "R08"
    TARGET_BEFORE_BASELINE = "R09"
    REVERSED = "R10"
    OVERLAP = "R11"
    TEXT_AND_VALUE = "R12"
    TOWN_CODE = "R13"
    SENSE_SECTION = "R14"
    AMBIGUOUS_ALIAS = "R15"
    UNKNOWN_SECTION = "R16"
    SUCCESSOR = "R17"
    UNRECORDED_CHANGE = "R18"
    MEASURE_GONE = "R19"
    FORMER_NAME = "R20"
    ADOPTED_UNREADABLE = "R21"
    UNKNOWN_PREFECTURE = "R22"
    TWICE = "R23"
    TWO_YEARS = "R24"
    RESULTS_UNREADABLE = "A01"
    UNKNOWN_TERM = "T01"
    AMBIGUOUS_TERM = "T02"
    NO_TERM_HERE = "T03"
    LINK = "L01"
    ANCHOR = "L02"
    IMAGE_ALT = "L03"
    HTML = "L04"
    UNSAFE = "L05"
    HEADING_ID = "L06"
    DUPLICATE_ID = "L07"
    REDIRECT = "L08"
    TABLE = "L09"
    HEADING_ORDER = "L10"
    HEADING_FORM = "L11"
    LEFTOVER = "L12"
    NOTE = "L13"
    CROWDED = "L14"
    GRID = "L15"
    INDENT = "L16"
    TRANSLATED_HEADINGS = "E01"
    UNKNOWN_KEY_IN_WORDS = "E02"
    FIGURE = "E03"
    ERA = "E04"
    TRANSLATED_TERMS = "E05"
    TRANSLATED_LINKS = "E06"
    JAPANESE_LEFT = "E07"
    SPELLING = "E08"
    UNUSED_LABEL = "E09"
    WORDS_MISSING = "E10"
    SHAPE = "E11"


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
    code: Code
    message: str
    proposal: str = ""
    excerpt: str = field(default="", compare=False)
    """The line of the file at the place; "" where the problem concerns no line."""
    wrong: str = field(default="", compare=False)
    """The value, key or term at the place, as written; "" where the problem concerns none of these."""

    @property
    def line(self) -> str:
        """The problem as ``path:line:column: CODE message``, with the proposal."""
        where = f"{self.place.path}:{self.place.line}:{self.place.column}"
        hint = f" もしかして: {self.proposal}" if self.proposal else ""
        return f"{where}: {self.code} {self.message}{hint}"


_LONG, _EXCERPT = 400, 80
"""A line of more than _LONG characters is printed from _EXCERPT characters before the place."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by place and drop duplicates."""
    return sorted(set(problems))


def as_text(problems: Iterable[Problem]) -> str:
    """Format problems for a terminal: each with its line of the file and a caret."""
    return "\n".join(_blocks(in_order(problems)))


def _blocks(problems: list[Problem]) -> Iterator[str]:
    for problem in problems:
        yield problem.line
        if problem.excerpt:
            first = max(problem.place.column - _EXCERPT, 0) if len(problem.excerpt) > _LONG else 0
            before = problem.excerpt[first : problem.place.column - 1].expandtabs(1)
            yield f"    {problem.excerpt[first : first + _LONG].expandtabs(1)}"
            yield f"    {' ' * columns(before)}^"


def _github_text(text: str, *, of_property: bool = False) -> str:
    pairs = [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")]
    if of_property:
        pairs += [(":", "%3A"), (",", "%2C")]
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def as_github(problems: Iterable[Problem]) -> str:
    """Format problems as workflow commands of GitHub Actions, which a pull request shows beside the lines."""
    out = []
    for problem in in_order(problems):
        place = problem.place
        message = problem.message + (f"\nもしかして: {problem.proposal}" if problem.proposal else "")
        path = _github_text(place.path, of_property=True)
        head = f"file={path},line={place.line},col={place.column},title={problem.code}"
        out.append(f"::error {head}::{_github_text(message)}")
    return "\n".join(out)
