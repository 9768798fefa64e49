"""The index of targets: what it says of each figure, of towns without any, and where the plan contradicts itself."""

from pathlib import Path

import pytest

from machidx.content.library import Library
from machidx.language.locale import JAPANESE
from machidx.rules.check import check
from machidx.views import targets
from machidx.views.context import Scene
from machidx.views.discrepancies import boxes

ENGLISH = "en"
MEASURE = "towns/midori/measures/1-2.md"


BOX = '文です。\n\n!!! discrepancy "納付にかかる時間の目標"\n    目標の幅が、もとの値の幅と重なっています。'


def _changed(docs: Path, file: str, old: str, new: str) -> Library:
    path = docs / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return check(docs)[0]


def _view(library: Library, stem: str = "targets/index", locale: str = JAPANESE) -> targets.TargetIndex:
    return targets.view(Scene(library, library.pages[stem], locale))


def test_every_target_of_every_town_has_a_row_in_printed_order(docs: Path) -> None:
    found = _view(check(docs)[0])
    assert [(r.figure.name.text, r.month) for r in found.rows] == [
        ("交付件数", 202903),
        ("納付にかかる時間", 202903),
        ("運用の開始", 202702),
    ]
    assert found.count == 3
    assert [ref.text.text for ref in found.without] == ["あおば町"]


def test_a_target_without_a_year_sorts_last_and_can_be_filtered(docs: Path) -> None:
    found = _view(_changed(docs, MEASURE, "      as_of: 令和9年2月\n      value: null", "      value: null"))
    last = max(found.rows, key=lambda r: r.month)
    assert (last.figure.name.text, last.fy, last.figure.target.when) == ("運用の開始", None, "")
    (by,) = (f for f in found.filters if f.name == "by")
    assert [option.value for option in by.options] == ["2028", "none"]
    assert ("by", ("none",)) in last.choices


@pytest.mark.parametrize(
    ("kpis", "said"),
    [
        ("not_stated", "数の目標は、計画書に書かれていません。"),
        ("lost", "数の目標は、計画書の図にあります（このサイトには載せていません）。"),
    ],
)
def test_a_town_without_targets_says_why(docs: Path, kpis: str, said: str) -> None:
    library = _changed(docs, "towns/aoba/measures/1.md", "kpis: not_stated", f"kpis: {kpis}")
    assert _view(library, "towns/aoba/targets").nothing == said
    assert bool(_view(library).without) == (kpis == "not_stated")


def test_more_targets_than_one_page_holds_are_found_by_town(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "LIMIT", 2)
    library = check(docs)[0]
    found = _view(library)
    assert (found.rows, found.count) == ((), 3)
    assert [(town.id, town.ref.url, town.count) for area in found.instead for town in area.towns] == [
        ("aoba", "../towns/aoba/targets/", 0),
        ("midori", "../towns/midori/targets/", 3),
    ]
    assert len(_view(library, "towns/midori/targets").rows) == 3, "a town has all of its own"


def test_a_contradiction_stands_at_its_figure_alone(docs: Path) -> None:
    _changed(docs, MEASURE, "<https://www.example.org/> を見てください。", BOX)
    library = _changed(docs, MEASURE, "direction: down", "direction: down\n    discrepancies: [納付にかかる時間の目標]")
    found = _view(library)
    told = {r.figure.name.text: [(ref.text.text, ref.url) for ref in r.figure.discrepancies] for r in found.rows}
    assert told == {
        "交付件数": [],
        "納付にかかる時間": [("納付にかかる時間の目標", "../towns/midori/measures/1-2/#discrepancy-1")],
        "運用の開始": [],
    }


@pytest.mark.parametrize(
    ("lacking", "expected"),
    [
        ("", [("合計が合いません", "The total does not add up", "./#discrepancy-1")]),
        ('!!! discrepancy "The', [("合計が合いません", "合計が合いません", "./")]),
    ],
)
def test_an_outdated_translation_may_lack_a_box(docs: Path, lacking: str, expected: list[tuple[str, str, str]]) -> None:
    file = "towns/midori/plan/01-intro.en.md"
    library = _changed(docs, file, lacking or "---", '!!! note "The' if lacking else "---")
    page = library.pages["towns/midori/plan/01-intro"]
    found = boxes(Scene(library, page, ENGLISH), page)
    assert [(title, ref.text.text, ref.url) for title, ref in found.items()] == expected
