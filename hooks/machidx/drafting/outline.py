"""The headings of a plan: its chapters, and the path of headings above any other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from machidx.drafting.numbered import LONGEST, NumberedTitle, numbered_title
from machidx.drafting.table_of_contents import folded_title
from machidx.drafting.text_lines import TextLine, tidied
from machidx.language.proposals import nearest

_CHAPTER_STYLES = ("chapter", "roman", "plain", "decimal:2")
"""Styles of the numbers of chapters; the first one that the text has."""
_BEFORE = re.compile("はじめに|序章|序文|ごあいさつ")
_AFTER = re.compile(r"[(（]?(?P<name>おわりに|付属資料|附属資料|参考資料|資料編|巻末資料)[)）]?(?:\s+\S.*)?")
GLOSSARY = re.compile(
    r"(?:[0-9０-９IVXⅠ-Ⅻ]+[.．、\s]*)?(?:用\s*語\s*(?:集|解\s*説|の\s*解\s*説|説\s*明|の\s*説\s*明|一\s*覧))(?:\s*[(（].*[)）])?"
)
"""The heading of a glossary."""


@dataclass(frozen=True)
class PlanHeading:
    """A heading in the text of a plan."""

    at: int
    """Index of its line among the lines read."""
    title: NumberedTitle
    depth: int = 0
    """How deep it is marked; 0 for no mark."""


@dataclass
class PlanChapter:
    """A chapter: its number and title as printed, its line, and the stretches of lines below it."""

    number: str
    title: str
    line: int
    """1-based, in the text."""
    stretches: list[range] = field(default_factory=list)
    """Indices of lines; several where the heading is repeated."""
    titles: list[str] = field(default_factory=list)
    """All titles under which the chapter is printed."""


def plan_headings(lines: Sequence[TextLine]) -> list[PlanHeading]:
    """Find the lines that may be headings: numbered titles, and lines marked as headings.

    Where some titles of a style are marked as headings, those without a mark are items of lists.
    """
    found = [heading for at, line in enumerate(lines) if (heading := _heading(at, line))]
    marked = {heading.title.style for heading in found if heading.depth}
    return [
        heading
        for heading in found
        if heading.depth or heading.title.style not in marked or (heading.title.is_named and lines[heading.at].cells)
    ]


def _heading(at: int, line: TextLine) -> PlanHeading | None:
    if line.bullet in ("-", "*", "+") or (line.is_row and len(line.filled) > 2):
        return None
    title = numbered_title(line.text)
    if title is None and line.depth and len(line.text) <= LONGEST:
        title = NumberedTitle("unnumbered", 0, "", tidied(line.text))
    if title is None or (line.is_row and not title.is_named and line.filled[-1].isdigit()):
        return None
    return PlanHeading(at, title, line.depth)


def chapters(
    lines: Sequence[TextLine], found: Sequence[PlanHeading], contents: Sequence[NumberedTitle]
) -> list[PlanChapter]:
    """Find the chapters of a plan, in their order. A heading that is printed again continues its chapter."""
    starts = _numbered_starts(found, contents)
    first = starts[0].at if starts else 0
    last = starts[-1].at if starts else 0
    named = [*_named(lines[:first], 0, _BEFORE), *_named(lines[last:], last, _AFTER)]
    out: dict[str, PlanChapter] = {}
    begins = sorted([*starts, *named], key=lambda start: start.at)
    ends = (*(start.at for start in begins[1:]), len(lines))
    glossary = next((n for n, line in enumerate(lines) if n >= last and GLOSSARY.fullmatch(line.text)), len(lines))
    for start, end in zip(begins, ends, strict=False):
        title = start.title
        number = title.number or title.title
        chapter = out.setdefault(number, PlanChapter(number, title.title, lines[start.at].number))
        chapter.titles.append(title.title)
        chapter.stretches.append(range(start.at + 1, max(min(end, glossary), start.at + 1)))
    for chapter in out.values():
        chapter.title = Counter(filter(None, chapter.titles)).most_common(1)[0][0]
    return [chapter for chapter in out.values() if not GLOSSARY.fullmatch(chapter.title)]


def _numbered_starts(found: Sequence[PlanHeading], contents: Sequence[NumberedTitle]) -> list[PlanHeading]:
    for style in _CHAPTER_STYLES:
        known = {title.value: title.title for title in contents if title.style == style}
        starts = list(_in_sequence((each for each in found if each.title.style == style and each.title.title), known))
        if starts and starts[-1].title.value > 1:
            return starts
    marked = [each for each in found if each.depth == 1 and each.title.style == "unnumbered"]
    return [replace(each, title=replace(each.title, number=str(n), value=n)) for n, each in enumerate(marked, 1)]


def _in_sequence(found: Iterable[PlanHeading], known: dict[int, str]) -> Iterator[PlanHeading]:
    """Yield the headings whose numbers rise by one or repeat; without a mark, only those of the contents if known."""
    last = 0
    for each in found:
        value, expected = each.title.value, known.get(each.title.value, "")
        is_next = value == last + 1 or (value == last and (each.depth or each.title.style == "chapter"))
        if is_next and (each.depth or not known or _is_same(expected, each.title.title)):
            last = value
            yield each


def _is_same(one: str, other: str) -> bool:
    return bool(nearest(folded_title(one), [folded_title(other)], least=75)) if one else False


def _named(lines: Sequence[TextLine], offset: int, form: re.Pattern[str]) -> Iterator[PlanHeading]:
    """Yield the first line with each name of a chapter without a number."""
    seen = set[str]()
    for at, line in enumerate(lines):
        match = form.fullmatch(line.text)
        if match and at and (name := match.groupdict().get("name") or match[0]) not in seen:
            seen.add(name)
            yield PlanHeading(offset + at, NumberedTitle("unnumbered", 0, "", name), line.depth)


class HeadingPath:
    """The headings above the present place in a text, the highest one first."""

    def __init__(self) -> None:
        self.above: list[PlanHeading] = []

    def enter(self, heading: PlanHeading) -> tuple[PlanHeading, ...]:
        """Move to a heading and return the headings above it."""
        beside = [index for index, each in enumerate(self.above) if self._is_beside(each, heading)]
        if beside:
            del self.above[beside[0] if heading.title.style == "unnumbered" else beside[-1] :]
        path = tuple(self.above)
        self.above.append(heading)
        return path

    def has_level_of(self, heading: PlanHeading) -> bool:
        """Whether a heading of the same level is above the present place."""
        return any(self._is_beside(each, heading) for each in self.above)

    def _is_beside(self, one: PlanHeading, other: PlanHeading) -> bool:
        """Whether a heading is on the level of the other: the same style, with a lower number or no number."""
        if one.title.style != other.title.style:
            return False
        if one.title.style == "unnumbered":
            return one.depth >= other.depth
        restarts = other.title.value == 1 and one is not self.above[-1]
        return not restarts or one.title.title == other.title.title
