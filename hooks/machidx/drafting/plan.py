"""The text of a plan as what a town's files are made of: chapters, policies, measures, words, departments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from machidx.drafting.cards import MeasureCard, cards
from machidx.drafting.departments import departments_in_charge
from machidx.drafting.glossary_rows import GlossaryRow, glossary_rows
from machidx.drafting.grids import PrintedGrid, plan_grids
from machidx.drafting.numbered import NumberedTitle, numbered_title
from machidx.drafting.outline import PlanChapter, PlanHeading, chapters, plan_headings
from machidx.drafting.table_of_contents import folded_title, parted_contents
from machidx.drafting.targets import PrintedTarget, targets_in, targets_of_rows
from machidx.drafting.text_lines import TextLine, text_lines


@dataclass(frozen=True)
class DraftChapter:
    """A chapter: number and title as printed, its lines without those of measures, its headings and tables."""

    number: str
    title: str
    line: int
    lines: tuple[TextLine, ...]
    sections: tuple[tuple[int, str], ...]
    """Line and title of each heading of the first level below."""
    tables: tuple[PrintedGrid, ...]


@dataclass(frozen=True)
class DraftPolicy:
    """A policy: its number in full, its name, "" where none is printed, and its line (0 for none)."""

    number: str
    name: str
    line: int
    is_counted: bool = False
    """Whether the number is not printed but counted."""
    above: str = ""
    """The number of the policy that it belongs to."""


@dataclass(frozen=True)
class DraftMeasure:
    """A measure: its number in full, its title, its policy, and what its fields say."""

    number: str
    title: str
    line: int
    policy: str
    section: str
    """The chapter and number where the plan prints it."""
    departments: tuple[str, ...]
    targets: tuple[PrintedTarget, ...]
    lines: tuple[TextLine, ...]


@dataclass(frozen=True)
class DraftPlan:
    """All that was found in the text of a plan."""

    chapters: tuple[DraftChapter, ...]
    policies: tuple[DraftPolicy, ...]
    measures: tuple[DraftMeasure, ...]
    words: tuple[GlossaryRow, ...]

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments of all measures, each once, in printed order."""
        return tuple(dict.fromkeys(name for measure in self.measures for name in measure.departments))

    @property
    def summary(self) -> str:
        """What was found, for the person who asked, and how to go on."""
        targets = sum(len(measure.targets) for measure in self.measures)
        tables = sum(len(chapter.tables) for chapter in self.chapters)
        return (
            f"章{len(self.chapters)}、施策{len(self.measures)}、目標{targets}、表{tables}、ことば{len(self.words)}、"
            f"担当課{len(self.departments)}を読みとり、下書き（draft: true）にしました。\n"
            "下書きは公開されません。計画書と見くらべ、足りないものを足し、まちがいを直します。"
        )


def read_plan(text: str) -> DraftPlan:
    """Read the text of a plan. What the text does not say in a form that is known is left out."""
    contents, lines = parted_contents(text_lines(text))
    found = plan_headings(lines)
    of_plan = chapters(lines, found, contents)
    of_measures = cards(lines, found, of_plan)
    policies, measures = _tree(of_measures, lines, found)
    taken = {line.number for card in of_measures for line in card.lines} | {card.line for card in of_measures}
    words = glossary_rows(lines)
    parts = tuple(_chapter(chapter, lines, found, taken) for chapter in of_plan)
    return DraftPlan(parts, policies, measures, tuple(words))


def _chapter(
    chapter: PlanChapter, lines: Sequence[TextLine], found: Sequence[PlanHeading], taken: set[int]
) -> DraftChapter:
    inside = [lines[at] for stretch in chapter.stretches for at in stretch]
    own = tuple(line for line in inside if line.number not in taken)
    numbers = {line.number for line in own}
    below = [each for each in found if lines[each.at].number in numbers and each.title.title]
    sections: dict[str, int] = {}
    for each in below:
        if each.title.style == below[0].title.style and (each.title.value or each.depth == below[0].depth):
            sections.setdefault(each.title.title, lines[each.at].number)
    tables = tuple(plan_grids(own))
    return DraftChapter(
        chapter.number, chapter.title, chapter.line, own, tuple((at, title) for title, at in sections.items()), tables
    )


def _tree(
    of_measures: Sequence[MeasureCard], lines: Sequence[TextLine], found: Sequence[PlanHeading]
) -> tuple[tuple[DraftPolicy, ...], tuple[DraftMeasure, ...]]:
    """The policies above the measures, and the measures with numbers in full."""
    paths = [_below_common(card, of_measures) for card in of_measures]
    policies: dict[tuple[str, ...], DraftPolicy] = {}
    measures = []
    for card, path in zip(of_measures, paths, strict=True):
        above = ""
        for depth in range(1, len(path) + 1):
            key = tuple(title.title for title, _ in path[:depth])
            if key not in policies:
                policies[key] = _policy(*path[depth - 1], above, policies, lines)
            above = policies[key].number
        if not path:
            policy = _of_number(card, lines, found)
            above = policies.setdefault((policy.number,), policy).number
        measures.append(_measure(card, above if path else "", above))
    return tuple(policies.values()), tuple(measures)


def _below_common(card: MeasureCard, all_cards: Sequence[MeasureCard]) -> list[tuple[NumberedTitle, PlanHeading]]:
    """The headings above a measure that are not above all measures, as policies are named in them."""
    common = 0
    while all(len(other.path) > common and other.path[common].title == card.path[common].title for other in all_cards):
        common += 1
        if common == len(card.path):
            break
    return [(_inner(heading.title), heading) for heading in card.path[common:]]


def _inner(title: NumberedTitle) -> NumberedTitle:
    """The title in a title: 基本方針1 ○○ for 1 【基本方針1 ○○】."""
    inner = numbered_title(title.title)
    return inner if inner and inner.is_named and inner.title else title


def _policy(
    title: NumberedTitle,
    heading: PlanHeading,
    above: str,
    others: dict[tuple[str, ...], DraftPolicy],
    lines: Sequence[TextLine],
) -> DraftPolicy:
    own = _overview_number(title, lines) or title.number
    is_counted = not own
    if is_counted:
        own = str(sum(policy.above == above for policy in others.values()) + 1)
    number = f"{above}-{own}" if above else own
    return DraftPolicy(number, title.title, lines[heading.at].number, is_counted, above)


def _overview_number(title: NumberedTitle, lines: Sequence[TextLine]) -> str:
    """The short number that an overview gives a title with a number of the text's (3.3.1); "" for none."""
    if not title.style.startswith("decimal"):
        return ""
    wanted = folded_title(title.title)
    shorter = (numbered_title(line.text) for line in lines)
    return next(
        (each.number for each in shorter if each and each.style == "plain" and folded_title(each.title) == wanted), ""
    )


def _of_number(card: MeasureCard, lines: Sequence[TextLine], found: Sequence[PlanHeading]) -> DraftPolicy:
    """The policy of a measure that no heading of its own is above: by the front of its number, or its chapter's."""
    chapter = card.path[-1] if card.path else None
    front = card.title.number.partition("-")[0] if card.title.is_named else ""
    if not front:
        number = chapter.title.number if chapter and chapter.title.number else "1"
        return DraftPolicy(number, chapter.title.title if chapter else "", lines[chapter.at].number if chapter else 0)
    word = card.title.style.split(":")[1]
    named = (each for each in found if each.title.style == f"word:{word}:1" and each.title.number == front)
    heading = next((each for each in named if lines[each.at].number != card.line and each.title.title), None)
    if heading is None:
        return DraftPolicy(front, "", 0)
    return DraftPolicy(front, heading.title.title, lines[heading.at].number)


def _measure(card: MeasureCard, above: str, policy: str) -> DraftMeasure:
    chapter = card.path[0].title if card.path else None
    number = f"{above}-{card.title.number}" if above else card.title.number
    front = (chapter.number or chapter.title) if chapter else ""
    section = f"{front} {card.title.number}".strip()
    targets = tuple(_targets(card))
    return DraftMeasure(
        number, card.title.title, card.line, policy, section, departments_in_charge(card.fields), targets, card.lines
    )


def _targets(card: MeasureCard) -> Iterator[PrintedTarget]:
    in_rows = list(targets_of_rows(card.lines))
    yield from in_rows
    rows = {target.line for target in in_rows}
    for field in card.fields:
        if field.kind in ("targets", "effects") and field.line not in rows:
            for text in field.texts:
                yield from targets_in(text, field.line)
