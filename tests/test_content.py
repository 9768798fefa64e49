"""What the real library promises: counts of the plans, and that every printed headword is found."""

from collections import Counter
from pathlib import Path

import pytest

from machidx import library
from machidx.glossary import Glossary
from machidx.library import facts, measure
from machidx.model.term import Term
from machidx.views import by_year

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def real() -> library.Library:
    read, problems = library.load(DOCS)
    assert problems == []
    return read


@pytest.mark.parametrize(
    ("town", "measures", "kpis", "works"),
    [
        ("ono", 23, 25, 32),
        ("aizubange", 18, 6, 25),
        ("kunimi", 8, 0, 0),
        ("koori", 9, 1, 0),
        ("kahoku", 14, 0, 0),
    ],
)
def test_a_plans_measures_figures_and_schedule_rows_are_all_there(
    real: library.Library, town: str, measures: int, kpis: int, works: int
) -> None:
    found = [measure(page) for page in real.measures_of(town)]
    counted = Counter(
        {
            "kpis": sum(len(m.kpis) for m in found if not isinstance(m.kpis, str)),
            "works": sum(len(by_year.works(m)) for m in found),
        }
    )
    assert (len(found), counted["kpis"], counted["works"]) == (measures, kpis, works)


# ono: 66 rows, the four network models below one of them, and ローカルブレイクアウト, explained under α'モデル.
@pytest.mark.parametrize(("town", "glossary_rows"), [("ono", 71)])
def test_every_printed_headword_leads_to_its_term(real: library.Library, town: str, glossary_rows: int) -> None:
    glossary = Glossary(real)
    rows = 0
    for page in real.terms:
        for sense in facts(page, Term).senses:
            if sense.town == town:
                rows += sense.source.section.startswith("用語")
                for headword in sense.headwords:
                    assert page in glossary.find(headword), headword
    assert rows == glossary_rows
