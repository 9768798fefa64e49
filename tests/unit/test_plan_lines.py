"""The plans of a town one after another: their order, the one in force, and what continues a measure."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.content import loader
from machidx.content.failures import RefusedError
from machidx.content.heirs import ancestors, heirs, is_ended, living
from machidx.content.library import Library, town_id
from machidx.content.next_plan import begin_plan
from machidx.content.plan_lines import in_force, plan_lines
from machidx.content.scaffold import new_measure
from machidx.model.town import Town
from machidx.rules.check import check


def _plan(supersedes: str | None, state: str = "決定") -> Town:
    return Town.model_construct(supersedes=supersedes, state=state)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["案"], "a"),
        (["決定"], "a"),
        (["決定", "案"], "a"),
        (["案", "案"], "a"),
        (["案", "決定"], "b"),
        (["決定", "決定", "案"], "b"),
        (["決定", "決定", "ver.2.0"], "c"),
    ],
)
def test_the_last_adopted_plan_is_in_force(states: list[str], expected: str) -> None:
    names = "abc"[: len(states)]
    plans = {name: _plan(names[at - 1] if at else None, states[at]) for at, name in enumerate(names)}
    line = tuple(names)
    assert plan_lines(plans) == dict.fromkeys(names, line)
    assert in_force(line, plans) == expected


@given(st.dictionaries(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdefg")))
def test_every_plan_has_a_line_whatever_is_written(follows: dict[str, str | None]) -> None:
    plans = {name: _plan(before) for name, before in follows.items()}
    lines = plan_lines(plans)
    assert lines.keys() == plans.keys()
    for name, line in lines.items():
        assert name in line
        assert len(set(line)) == len(line)


@pytest.fixture
def next_plan(project: Path) -> Path:
    """The tiny library with a draft of the next plan of みどり町."""
    library, _ = loader.load(project / "docs")
    begin_plan(library, "midori", 2029)
    return project / "docs"


def _read(docs: Path) -> Library:
    library, problems = check(docs)
    assert problems == []
    return library


def _adopt(docs: Path, by: str) -> None:
    page = docs / "towns/midori-2029/index.md"
    text = page.read_text(encoding="utf-8").replace("state: 案", "state: 決定").replace("by: null", f"by: {by}")
    page.write_text(text, encoding="utf-8")


def test_a_draft_of_the_next_plan_leaves_the_present_one_in_force(next_plan: Path) -> None:
    library = _read(next_plan)
    assert [town_id(town) for town in library.towns] == ["aoba", "midori"]
    assert [town_id(town) for town in library.plans] == ["aoba", "midori", "midori-2029"]
    measure = library.measures["midori-1-1"]
    assert (heirs(library, measure), living(library, measure)) == (None, (measure,))


def test_an_adopted_next_plan_takes_its_place(next_plan: Path) -> None:
    _adopt(next_plan, "[]")
    library = _read(next_plan)
    assert [town_id(town) for town in library.towns] == ["aoba", "midori-2029"]
    assert [town_id(town) for town in library.plans if is_ended(library, town)] == ["midori"]
    measure = library.measures["midori-1-1"]
    assert (heirs(library, measure), living(library, measure)) == ((), ())
    assert library.municipality("midori-2029") == "midori"


def test_a_measure_lives_on_in_what_continues_it(next_plan: Path) -> None:
    new_measure(next_plan, _read(next_plan), "midori-2029", "1-2")
    _adopt(next_plan, "[midori-2029-1-2]")
    library = _read(next_plan)
    first, second, new = (library.measures[id] for id in ("midori-1-1", "midori-1-2", "midori-2029-1-2"))
    assert heirs(library, first) == living(library, first) == living(library, new) == (new,)
    assert ancestors(library, new) == (first, second)


@pytest.mark.parametrize(
    ("town", "first", "said"),
    [("sakura", 2029, "という町はありません"), ("midori", 2030, "もうあります"), ("midori-2029", 2029, "もうあります")],
)
def test_a_plan_that_cannot_follow_is_refused(next_plan: Path, town: str, first: int, said: str) -> None:
    library, _ = loader.load(next_plan)
    with pytest.raises(RefusedError, match=said):
        begin_plan(library, town, first)


def test_a_plan_cannot_begin_before_the_one_before_ends(project: Path) -> None:
    library, _ = loader.load(project / "docs")
    with pytest.raises(RefusedError, match="令和10年度までです"):
        begin_plan(library, "midori", 2028)
