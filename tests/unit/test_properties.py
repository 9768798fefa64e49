"""What holds of any input: values survive being written and read, and nothing raises."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from machidx.content import diagnostics, frontmatter, loader, source
from machidx.content.library import Library
from machidx.language import (
    comparisons,
    english_quantities,
    japanese_quantities,
    meant_times,
    meant_values,
    quantity_matching,
    years,
)
from machidx.rules.check import check
from machidx.translation.xliff import exporting, importing, xliff

from ..conftest import make_docs

CHECKED = settings(max_examples=60)
"""For properties that check a whole library."""
MEASURE = "towns/midori/measures/1-1"

YEARS = st.integers(1868, 2117)
"""From the first year of 明治 to the last that an era writes with two digits."""
MONTHS = st.builds("{:04}-{:02}".format, st.integers(1927, 2117), st.integers(1, 12))
SIGNS = st.text("ab1 \t\n\r\"'#:-[]{}|>&*!%@,?~=<\\/　：、年度\ufeff\u2028\x85\x00", max_size=60)
"""Signs that mean something somewhere, more often than chance would have them."""
TEXTS = st.one_of(
    st.text(), SIGNS, st.text("0123456789０１令和平成昭年度月日分の割万億千%％.,,〜～-/FYReiwa() ", max_size=40)
)


@given(YEARS)
def test_a_fiscal_year_is_read_as_it_is_written(fy: int) -> None:
    for written in (years.fiscal_year_era(fy), f"{fy}年度", f"FY{fy}", fy):
        assert years.parse_fiscal_year(written) == fy
    assert list(years.wrong_era_notes(years.show_fiscal_year(fy, "en"))) == []


@given(MONTHS)
def test_a_month_is_read_as_it_is_written(month: str) -> None:
    assert years.parse_month(years.show_month(month)) == years.parse_month(month) == month


@given(TEXTS)
def test_whatever_is_written_for_a_time_is_one_or_refused(written: str) -> None:
    for parse in (years.parse_fiscal_year, years.parse_month, years.parse_day):
        try:
            parse(written)
        except ValueError as error:
            assert str(error).strip()  # noqa: PT017 - what is raised need not be
    for meant in (meant_times.meant_fiscal_year, meant_times.meant_month, meant_times.meant_day):
        assert not meant(written).is_certain or meant(written).text
    meant_times.meant_fiscal_years(written)
    meant_values.meant_number(written, None)
    meant_values.parts_of(written, ["fy", "value", "text"])
    list(years.wrong_era_notes(written))


AMOUNTS = st.integers(13, 10**6)
"""Smaller ones may be words."""
FIGURES = st.one_of(
    YEARS.map(lambda fy: (years.show_fiscal_year(fy), years.show_fiscal_year(fy, "en"))),
    YEARS.map(lambda fy: (years.fiscal_year_era(fy), f"FY{fy}")),
    MONTHS.map(lambda month: (years.show_month(month), years.show_month(month, "en"))),
    AMOUNTS.map(lambda n: (f"{n:,}件", f"{n:,} certificates")),
    AMOUNTS.map(lambda n: (f"{n}万人", f"{n * 10_000:,} people")),
    AMOUNTS.map(lambda n: (f"{n}億円", f"{n / 10:,.1f} billion yen")),
    st.integers(1, 9).map(lambda n: (f"約{n}割", f"about {n}0%")),
    st.integers(13, 999).map(lambda n: (f"{n / 10:.1f}%", f"{n / 10:.1f}%")),
    st.tuples(st.integers(1, 11), st.integers(10, 59)).map(lambda t: (f"午後{t[0]}時{t[1]}分", f"{t[0]}:{t[1]} p.m.")),
    st.integers(4, 99).map(lambda n: (f"{n}分の3", f"3/{n}")),
)


@given(st.lists(FIGURES, min_size=1, max_size=4))
def test_the_same_figures_in_both_languages_are_equal(figures: list[tuple[str, str]]) -> None:
    japanese = "、".join(ours for ours, _ in figures)
    english = " and then ".join(theirs for _, theirs in figures)
    assert quantity_matching.differing(japanese, english) == ([], [])


@given(AMOUNTS, AMOUNTS)
def test_another_figure_is_told(ours: int, theirs: int) -> None:
    lost, invented = quantity_matching.differing(f"{ours:,}件です。", f"It is {theirs:,}.")
    assert bool(lost) == bool(invented) == (ours != theirs)


@given(FIGURES)
def test_a_lost_figure_is_proposed_as_one_that_is_equal(figure: tuple[str, str]) -> None:
    needed = [found for found in japanese_quantities.of_japanese(figure[0]) if not found.optional]
    proposed = ", ".join(english_quantities.in_english(found) for found in needed)
    assert quantity_matching.missing(needed, english_quantities.of_english(proposed)) == []


@given(TEXTS, TEXTS)
@example("1分の" + "9" * 400, "1/" + "9" * 400)
@example("9" * 4301 + "分の1", "FY2026 (Reiwa " + "9" * 4301 + ")")
def test_figures_of_any_text_are_compared(japanese: str, english: str) -> None:
    for found in quantity_matching.differing(japanese, english)[0]:
        english_quantities.in_english(found)
    for pair in quantity_matching.matched(japanese, english).pairs:
        comparisons.lacking(*pair)
    list(comparisons.turned(english))
    list(years.wrong_era_notes(english))


@given(st.one_of(TEXTS, SIGNS.map("a: ".__add__)))
def test_any_front_matter_is_data_or_mistakes(text: str) -> None:
    front = frontmatter.read(text)
    for mistake in front.mistakes:
        assert 0 <= mistake.position[0] <= text.count("\n") + 1
        assert mistake.message


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_docs(tmp_path_factory.mktemp("tiny") / "docs")


@given(st.one_of(st.binary(), TEXTS.map(str.encode), SIGNS.map(lambda signs: f"---\n{signs}\n---\n{signs}".encode())))
def test_any_file_is_read_or_told(tiny: Path, data: bytes) -> None:
    file = tiny / "guide" / "any.md"
    file.write_bytes(data)
    try:
        read = source.read(file, tiny)
        assert diagnostics.as_text(read.problems) or (read.text and read.sections is not None)
    finally:
        file.unlink()


PARTS = (
    f"{MEASURE}.md",
    f"{MEASURE}.en.md",
    "towns/midori/index.md",
    "glossary/bpr.md",
    "towns/midori/plan/01-intro.md",
)


@CHECKED
@given(st.sampled_from(PARTS), st.floats(0, 1), st.integers(0, 40), st.one_of(SIGNS, TEXTS))
def test_a_page_with_anything_in_it_is_checked(tiny: Path, name: str, at: float, cut: int, put: str) -> None:
    file = tiny / name
    before = file.read_text(encoding="utf-8")
    start = int(at * len(before))
    try:
        file.write_text(before[:start] + put + before[start + cut :], encoding="utf-8", newline="")
        diagnostics.as_text(check(tiny)[1]).encode()
    finally:
        file.write_text(before, encoding="utf-8", newline="")


@pytest.fixture(scope="module")
def sent(tiny: Path) -> tuple[Library, str]:
    """The tiny library, and a measure of it as translators get it."""
    library, _ = loader.load(tiny)
    return library, xliff.write(exporting.xliff_entries(library, [library.pages[MEASURE]])).decode()


def came_back(library: Library, data: bytes) -> None:
    try:
        entries = xliff.read(data)
    except xliff.UnreadableError as error:
        assert str(error)  # noqa: PT017 - what is raised need not be
    else:
        importing.take(library, entries)


@given(st.one_of(st.binary(), TEXTS.map(str.encode)))
def test_any_file_of_a_translator_is_taken_or_refused(sent: tuple[Library, str], data: bytes) -> None:
    came_back(sent[0], data)


@CHECKED
@given(st.floats(0, 1), st.integers(0, 60), st.one_of(SIGNS, TEXTS, st.sampled_from(["<ph id='1'/>", "</g>", "<mrk>"])))
def test_a_spoilt_file_of_a_translator_is_taken_or_refused(
    sent: tuple[Library, str], at: float, cut: int, put: str
) -> None:
    library, text = sent
    start = int(at * len(text))
    came_back(library, (text[:start] + put + text[start + cut :]).encode())
