"""Compares the drafts made from the texts of plans with the pages that people made from the same plans.

``python tests/bench/drafts.py FOLDER`` reads FOLDER/<town>.txt for every town in docs/ and writes ``drafts.md``. Of
each kind it says how many there are on people's pages, how many the drafts have, and how many of these are right.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from machidx.content import loader
from machidx.content.library import Library, facts, measure
from machidx.drafting.documents import read_document
from machidx.drafting.plan import DraftPlan, read_plan
from machidx.drafting.table_of_contents import folded_title
from machidx.drafting.targets import PrintedTarget
from machidx.language import years
from machidx.model.chapter import Chapter
from machidx.model.kpi import Kpi
from machidx.model.term import Term
from machidx.model.town import Town
from machidx.model.values import Range, given

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "tests" / "bench" / "drafts.md"
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


_HEAD = """# Drafts from the texts of five plans

Made by `python tests/bench/drafts.py FOLDER`, {month}. The texts are no part of this repository.

- People: how many the pages in docs/towns/ and docs/glossary/ have, which people made from the same plans.
- Drafts: how many `machidx new town --text` makes. Right: how many of these the pages have too.
- Titles and words are compared without spaces and signs. A target is right if its measure, figure and fiscal year are;
  a table, if its number and the count of its rows are.
- The program was written with these five texts at hand; plans with other layouts will do worse.
- Words that a plan explains in a glossary or a note can be found; people found others in the sentences.
- Only tables with figures, whose rows are all of one length, are read; people used sentences and charts too.
- Numbers: where a plan prints none for a policy (kahoku), they are counted, and a person replaces them.

| Town | Kind | People | Drafts | Right | Recall | Precision |
|---|---|--:|--:|--:|--:|--:|"""


@dataclass(frozen=True)
class Tally:
    """How many of a kind people's pages have, the drafts have, are found again, and are right."""

    kind: str
    there: int
    made: int
    found: int
    right: int

    def row(self, town: str) -> str:
        recall = f"{self.found / self.there:.0%}" if self.there else "–"
        precision = f"{self.right / self.made:.0%}" if self.made else "–"
        return f"| {town} | {self.kind} | {self.there} | {self.made} | {self.right} | {recall} | {precision} |"


def tally(kind: str, there: Iterable[frozenset[object]], made: Iterable[frozenset[object]]) -> Tally:
    """Compare what people have with what the drafts have; both as sets of names, any one of which will do."""
    theirs, ours = list(there), list(made)
    found = sum(any(one & other for other in ours) for one in theirs)
    right = sum(any(one & other for other in theirs) for one in ours)
    return Tally(kind, len(theirs), len(ours), found, right)


def tallies(library: Library, town: str, plan: DraftPlan) -> Iterator[Tally]:
    """Yield the tallies of a town, a kind after the other."""
    chapters = [facts(page, Chapter) for page in library.of_kind("chapter", town)]
    yield tally("chapters", [_key(each.title) for each in chapters], [_key(each.title) for each in plan.chapters])
    measures = [measure(page) for page in library.measures_of(town)]
    yield tally("measures", [_key(each.title) for each in measures], [_key(each.title) for each in plan.measures])
    yield tally(
        "measures with number",
        [frozenset({(each.number, folded_title(each.title))}) for each in measures],
        [frozenset({(each.number, folded_title(each.title))}) for each in plan.measures],
    )
    senses = [
        (term, sense)
        for term in (facts(page, Term) for page in library.terms)
        for sense in term.senses
        if sense.town == town
    ]
    words = [_forms(row.word) for row in plan.words]
    rows = [_forms(row.word) for row in plan.words if not row.is_note]
    names = [(_names(term, sense.headwords), "用語" in sense.source.section) for term, sense in senses]
    yield tally("terms, all", [each for each, _ in names], words)
    yield tally("terms, of the glossary", [each for each, is_row in names if is_row], rows)
    departments = [each.name for each in given(facts(library.pages[f"towns/{town}/index"], Town).departments)]
    yield tally("departments", map(_key, departments), map(_key, plan.departments))
    kpis = [(each.title, kpi) for each in measures for kpi in given(each.kpis)]
    yield tally(
        "targets",
        [frozenset({_kpi(title, kpi)}) for title, kpi in kpis],
        [frozenset({_target(each.title, target)}) for each in plan.measures for target in each.targets],
    )
    tables = [table for each in chapters for table in each.tables]
    grids = [grid for each in plan.chapters for grid in each.tables]
    yield tally(
        "tables",
        [frozenset({(folded_title(each.number or each.caption), len(each.rows))}) for each in tables],
        [frozenset({(folded_title(each.number or each.caption), len(each.rows))}) for each in grids],
    )


def _kpi(title: str, kpi: Kpi) -> tuple[str, str, int | None]:
    value = kpi.target.value
    told = f"{value.min}-{value.max}" if isinstance(value, Range) else str(kpi.name if value is None else value)
    return folded_title(title), told, kpi.target.year


def _target(title: str, target: PrintedTarget) -> tuple[str, str, int | None]:
    amount = target.target
    value = f"{amount.value[0]}-{amount.value[1]}" if isinstance(amount.value, tuple) else str(amount.value)
    fy = years.parse_fiscal_year(amount.fy) if amount.fy else None
    month = years.parse_month(amount.month) if amount.month else ""
    return folded_title(title), value, years.fiscal_year_of(month) if month else fy


def _key(name: str) -> frozenset[object]:
    return frozenset({folded_title(name)})


def _forms(word: str) -> frozenset[object]:
    """The ways to write a word: as it is, and without what stands in brackets."""
    return frozenset({folded_title(word), folded_title(_IN_BRACKETS.sub("", word))} - {""})


def _names(term: Term, headwords: Iterable[str]) -> frozenset[object]:
    return frozenset().union(*(_forms(word) for word in (*headwords, term.label)))


def report(folder: Path) -> str:
    """The record as Markdown."""
    library, _ = loader.load(ROOT / "docs")
    lines = [_HEAD.format(month=years.current_month())]
    sums: dict[str, list[Tally]] = {}
    for town in library.municipalities:
        if (path := folder / f"{town}.txt").is_file():
            for each in tallies(library, town, read_plan(read_document(path))):
                sums.setdefault(each.kind, []).append(each)
                if each.there or each.made:
                    lines.append(each.row(town))
    for kind, found in sums.items():
        both = [sum(getattr(each, name) for each in found) for name in ("there", "made", "found", "right")]
        lines.append(Tally(kind, *both).row("**all**"))
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    RECORD.write_text(report(Path(sys.argv[1])), encoding="utf-8", newline="\n")
