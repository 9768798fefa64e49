"""The measures of a plan: numbered titles above the same few fields (担当課, 取組内容, スケジュール …)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from machidx.drafting.numbered import NumberedTitle, is_titling
from machidx.drafting.outline import HeadingPath, PlanChapter, PlanHeading
from machidx.drafting.text_lines import TextLine, tidied

_NAMES = {
    "departments": "主な担当課|主担当課|担当課等|担当課|所管課|主管課|関係課|担当部署|担当部局|担当所属|所管部署|担当",
    "situation": "現状と課題|現状・課題|現状及び課題|現状等|現状|課題",
    "content": "取組の概要|取組概要|取組の内容|取組内容|取り組み内容|主な取組内容|主な取り組み内容|主な取組"
    "|主な取り組み|施策の概要|施策の内容|施策内容|事業の概要|事業概要|事業内容|具体的な取組内容|具体的な取組|実施内容|実施概要",
    "direction": "目指す方向性|今後の方向性|方向性",
    "effects": "期待される効果|期待する効果|取組による成果|取組の効果|効果|成果",
    "targets": "計画期間内の目標|数値目標|成果指標|評価指標|目標指標|目標値|KPI|指標|目標",
    "schedule": "取組スケジュール|実施スケジュール|スケジュール|年次計画|年度別計画|実施計画|工程表|ロードマップ",
}
"""The names that plans give to the fields of a measure, by kind."""
_OPEN, _CLOSE = "【（(\\[［<＜「■●○◆◇□▶・\\s", "】）)\\]］>＞」"
_KINDS = "|".join(f"(?P<{kind}>{names})" for kind, names in _NAMES.items())
_FIELD = re.compile(
    rf"[{_OPEN}]*(?:{_KINDS})(?:[(（][^()（）]*[)）])?[{_CLOSE}]*"
    r"\s*(?:[:：▶→⇒➡]\s*|(?<=[】）)\]］>＞」])|\s+|$)(?P<rest>.*)",
    re.DOTALL,
)
_REACH = 3
"""Lines between the title of a measure and its first field, at most."""


@dataclass(frozen=True)
class CardField:
    """A field of a measure: its kind, and the lines of its text."""

    kind: str
    line: int
    """1-based, in the text."""
    first: str
    """What stands beside its name, or else on the line below; several lines in a cell."""
    texts: tuple[str, ...]


@dataclass(frozen=True)
class MeasureCard:
    """A measure as the plan prints it."""

    title: NumberedTitle
    line: int
    """1-based, in the text."""
    path: tuple[PlanHeading, ...]
    """The headings above it, from the chapter down."""
    lines: tuple[TextLine, ...]
    """The lines below its title."""

    @property
    def fields(self) -> tuple[CardField, ...]:
        """The fields of the card in their order."""
        return tuple(_fields(self.lines))


@dataclass
class _Start:
    """The title of a measure: of its lines, the first one, and the first one below."""

    heading: PlanHeading
    title: NumberedTitle
    below: int
    path: tuple[PlanHeading, ...] = ()
    end: int = 0
    kinds: set[str] = field(default_factory=set)


def cards(lines: Sequence[TextLine], found: Sequence[PlanHeading], of_plan: Sequence[PlanChapter]) -> list[MeasureCard]:
    """Find the measures of a plan; those of a series of numbered texts where no title has fields below it."""
    of_chapters = {stretch.start - 1 for chapter in of_plan for stretch in chapter.stretches}
    starts = list(_with_fields(lines, [heading for heading in found if heading.at not in of_chapters]))
    chosen = starts or list(_series(lines, found, of_plan))
    _place(chosen, lines, found, of_chapters)
    if starts:
        chosen = _kept(chosen, lines)
    return _merged(chosen, lines)


def _with_fields(lines: Sequence[TextLine], found: Sequence[PlanHeading]) -> Iterator[_Start]:
    """Yield the numbered titles with a field in one of the next lines."""
    headed = {heading.at for heading in found}
    for heading in found:
        title, below = heading.title, heading.at + 1
        if title.style in ("chapter", "unnumbered"):
            continue
        if not title.title and below < len(lines) and is_titling(lines[below].text):
            title = NumberedTitle(title.style, title.value, title.number, tidied(lines[below].text))
            below += 1
        for at in range(below, min(below + _REACH, len(lines))):
            if _field_of(lines[at]):
                yield _Start(heading, title, below)
                break
            if at in headed:
                break


def _series(
    lines: Sequence[TextLine], found: Sequence[PlanHeading], of_plan: Sequence[PlanChapter]
) -> Iterator[_Start]:
    """Yield the longest series of numbered titles with sentences below, in chapters about what is to be done."""
    best: list[PlanHeading] = []
    for chapter in of_plan:
        if any(re.search("取組|取り組み|施策|事業|アクション", title) for title in chapter.titles):
            inside = [each for each in found if any(each.at in stretch for stretch in chapter.stretches)]
            for style in dict.fromkeys(each.title.style for each in inside if each.title.title):
                run = [each for each in inside if each.title.style == style and _has_sentence(lines, each.at)]
                if style != "unnumbered" and [each.title.value for each in run] == list(range(1, len(run) + 1)):
                    best = max(best, run, key=len)
    if len(best) > 2:
        yield from (_Start(heading, heading.title, heading.at + 1) for heading in best)


def _has_sentence(lines: Sequence[TextLine], at: int) -> bool:
    return at + 1 < len(lines) and "。" in lines[at + 1].text


def _place(starts: list[_Start], lines: Sequence[TextLine], found: Sequence[PlanHeading], reset: set[int]) -> None:
    """Find for each title the headings above it, and where its text ends."""
    by_at, path = {start.heading.at: start for start in starts}, HeadingPath()
    present: _Start | None = None
    for heading in found:
        start = by_at.get(heading.at)
        is_chapter = heading.at in reset
        if present and not start and not is_chapter:
            again = heading.title == present.title
            if again or heading.title.style == present.title.style or not path.has_level_of(heading):
                continue
        if _field_of(lines[heading.at]):
            continue
        if present:
            present.end = present.end or heading.at
        if is_chapter:
            path = HeadingPath()
        above = path.enter(heading)
        present = None
        if start:
            start.path, present = above, start
    for start in starts:
        start.end = start.end or len(lines)


def _kept(starts: list[_Start], lines: Sequence[TextLine]) -> list[_Start]:
    """Leave out titles below which there is only one field, unless it is one that the other measures begin with."""
    for start in starts:
        start.kinds = {kind for line in lines[start.below : start.end] if (kind := _kind(line))}
    sure = [start for start in starts if len(start.kinds) > 1]
    styles = {start.title.style for start in sure}
    kinds = {kind for start in sure for kind in start.kinds}
    return [start for start in starts if start in sure or (start.title.style in styles and start.kinds & kinds)]


def _merged(starts: list[_Start], lines: Sequence[TextLine]) -> list[MeasureCard]:
    """Join the parts of a measure whose title is printed again."""
    out: dict[tuple[str, str, tuple[str, ...]], MeasureCard] = {}
    for start in starts:
        key = (start.title.number, start.title.title, tuple(each.title.title for each in start.path))
        text = tuple(lines[start.below : start.end])
        if before := out.get(key):
            text = (*before.lines, *text)
        first = before.line if before else lines[start.heading.at].number
        out[key] = MeasureCard(start.title, first, start.path, text)
    return list(out.values())


def _field_of(line: TextLine) -> re.Match[str] | None:
    """Match the name of a field at the beginning of a line."""
    text = f"{line.cells[0]}\n{' '.join(line.filled[1:])}" if line.is_row and line.cells[0] else line.text
    match = _FIELD.fullmatch(text) or _FIELD.fullmatch(line.text)
    return match if match and (match["rest"] or match.end() == len(match.string)) else None


def _kind(line: TextLine) -> str:
    match = _field_of(line)
    return next(kind for kind in _NAMES if match[kind]) if match else ""


def _fields(lines: Sequence[TextLine]) -> Iterator[CardField]:
    names = [at for at, line in enumerate(lines) if _field_of(line)]
    for at, end in zip(names, [*names[1:], len(lines)], strict=False):
        line, match = lines[at], _field_of(lines[at])
        assert match
        beside = "\n".join(line.filled[1:]) if line.is_row else match["rest"]
        below = [
            text for each in lines[at + 1 : end] for cell in each.cells or (each.text,) for text in cell.split("\n")
        ]
        texts = tuple(text for text in (*beside.split("\n"), *below) if text.strip())
        yield CardField(_kind(line), line.number, beside or next(iter(texts), ""), texts)
