"""Numbers of measures as towns print them: each has a name of a file, and no two share one."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from machidx.content import loader, scaffold
from machidx.content.failures import RefusedError
from machidx.language.filenames import unholdable
from machidx.language.numbering import fits, name_for, spelled
from machidx.rules.check import check

ROOT = Path(__file__).parents[2]
MEASURE = "towns/midori/measures/1-1.md"
PRINTED = [
    *"12①⑫❶⓵⑴()[-－.・の、_\u200bⅠⅳIiAaアァガｱあぁー一十第号住㋐㊤xα½",
    *("12", "01", "1)", "二十", "CON", "aux", "index", "maru", "sonomama"),
]
NUMBERS = st.one_of(st.lists(st.sampled_from(PRINTED), min_size=1, max_size=5).map("".join), st.text(min_size=1))


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("1-(1)-②", "1-1-2"),
        ("（３）", "3"),
        ("1－2", "1-2"),
        ("1・2", "1-2"),
        ("1.10", "1-10"),
        ("12の3", "12-3"),
        ("第1号", "1"),
        ("Ⅳ-1", "iv-1"),
        ("ⅰ", "i"),
        ("A-1", "a-1"),
        ("イ-1", "i-1"),
        ("ｱ", "a"),
        ("あ", "a"),
        ("㋐", "a"),
        ("❶", "1"),
        ("一", "1"),
        ("二十三", "23"),
        ("住民目線-4", "1-4"),
        ("重点", "1"),
        ("CON", "eiji-con"),
        ("index", "eiji-index"),
    ],
)
def test_a_number_has_a_name(number: str, name: str) -> None:
    assert name_for(number, {}) == name
    assert fits(name, number)


def test_the_names_of_the_real_measures_are_those_of_the_rule() -> None:
    read, problems = loader.load(ROOT / "docs")
    assert problems == []
    for page in read.of_kind("measure"):
        number = page.facts.number  # type: ignore[attr-defined]
        others = read.numbers(page.town)
        del others[page.name]
        assert name_for(number, others) == page.name


@pytest.mark.parametrize(
    "numbers",
    [("1", "(1)", "①", "❶", "一", "第1号"), ("A", "a", "ア", "あ", "ァ"), ("1-2", "1.2", "1・2", "12の3", "12-3")],
)
def test_numbers_with_one_short_name_have_names_of_their_own(numbers: tuple[str, ...]) -> None:
    names: dict[str, str] = {}
    for number in numbers:
        names[name_for(number, names)] = number
    assert len(names) == len(numbers)
    assert "" not in names


def test_a_word_has_one_number_in_all_names() -> None:
    names: dict[str, str] = {}
    for number in ("住民目線-1", "行政目線-1", "住民目線-2", "地域目線-1", "行政目線-2"):
        names[name_for(number, names)] = number
    assert list(names) == ["1-1", "2-1", "1-2", "3-1", "2-2"]


@given(NUMBERS, NUMBERS)
def test_two_numbers_are_never_spelled_alike(one: str, other: str) -> None:
    assume(unicodedata.normalize("NFKC", one).split() != unicodedata.normalize("NFKC", other).split())
    assert spelled(one) != spelled(other)


@given(st.lists(NUMBERS, max_size=6, unique_by=spelled))
def test_a_name_is_free_fits_its_number_and_can_be_held_everywhere(numbers: list[str]) -> None:
    names: dict[str, str] = {}
    for number in numbers:
        if name := name_for(number, names):
            assert name not in names
            assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name)
            assert unholdable(f"{name}.md") == ""
            assert fits(name, number)
            names[name] = number


@pytest.mark.parametrize("number", ["Ⅱ-1", "ア", "❶", "イ-1", "あ", "第1号", "A-1", "一", "①-a", "住民目線-1", "重点"])
def test_a_new_measure_keeps_the_rules(docs: Path, number: str) -> None:
    (made,) = scaffold.new_measure(docs, loader.load(docs)[0], "midori", number)
    codes = {problem.rule.code for problem in check(docs)[1] if problem.place.path.endswith(made.name)}
    assert not codes & {"R06", "R07", "F10", "F14", "F15"}


def test_a_number_typed_in_another_way_is_the_same_number(docs: Path) -> None:
    read = loader.load(docs)[0]
    with pytest.raises(RefusedError, match="1-1"):
        scaffold.new_measure(docs, read, "midori", "１－①")


@pytest.mark.parametrize("number", ["", "  ", "1" * 100])
def test_a_number_without_a_name_is_refused(docs: Path, number: str) -> None:
    with pytest.raises(RefusedError):
        scaffold.new_measure(docs, loader.load(docs)[0], "midori", number)


@pytest.mark.parametrize(
    ("number", "proposal"),
    [("Ⅰ", "i.md"), ("ア", "a.md"), ("❷", "2.md"), ("あ", "a.md"), ("重点2", "2-2.md"), ("2" * 99, "")],
)
def test_the_name_for_a_number_is_proposed(docs: Path, number: str, proposal: str) -> None:
    file = docs / MEASURE
    file.write_text(file.read_text(encoding="utf-8").replace("number: 1-①", f"number: {number}"), encoding="utf-8")
    (problem,) = (found for found in check(docs)[1] if found.rule.code == "R07")
    assert problem.proposal == proposal
