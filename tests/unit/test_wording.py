"""Sentences that views make: they say no more and no less than the plan, and mark what is ours."""

from pathlib import Path

import pytest

from machidx.content import diagnostics
from machidx.content.library import Library
from machidx.language.locale import JAPANESE
from machidx.rules.check import check
from machidx.views import booklet, departments, measure, measures, themes, town
from machidx.views.context import Scene

MEASURE = Path("towns/aoba/measures/1.md")
ENGLISH = "en"
KPI = """\
kpis:
  - id: figure
    name: {name}
    type: quantity
    unit: "%"
    direction: {direction}
    baseline: {{ fy: 令和6年度, value: 10, text: 10% }}
    target: {{ fy: 令和8年度, value: 20, text: 20% }}
"""
PARTS = """\
parts:
  - { label: ①, title: 地図の公開, themes: [front-office], stage: considering }
  - { label: ②, title: 統計の公開, themes: [data], stage: operating }
"""
PHASES = """\
schedule:
  - work: 公開
    phases:
      - {{ label: {label}, step: {step}, from: 令和6年度, to: 令和{end}年度 }}
"""


def changed(docs: Path, file: Path, *replaced: tuple[str, str]) -> Library:
    text = (docs / file).read_text(encoding="utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    (docs / file).write_text(text, encoding="utf-8")
    library, problems = check(docs)
    assert diagnostics.as_text(problems) == ""
    return library


def view_of(library: Library, locale: str = JAPANESE) -> measure.MeasureView:
    return measure.view(Scene(library, library.measures["aoba-1"], locale))


@pytest.mark.parametrize(
    ("name", "direction", "says_direction"),
    [
        ("公開の割合", "up", True),
        ("紙の文書の削減率", "up", False),
        ("待ち時間の短縮", "up", False),
        ("紙の枚数", "down", True),
    ],
)
def test_a_direction_is_said_of_the_thing(docs: Path, name: str, direction: str, *, says_direction: bool) -> None:
    library = changed(docs, MEASURE, ("kpis: not_stated\n", KPI.format(name=name, direction=direction)))
    (figure,) = view_of(library).figures
    assert figure.sentence.endswith(("ふやします。", "へらします。")) is says_direction
    assert figure.sentence.startswith("もとの値は、令和6年度（2024年度）の10%です。")


@pytest.mark.parametrize(
    ("label", "step", "end", "lasting"),
    [("運用", "operate", 6, True), ("随時見直し", "review", 8, True), ("検討", "study", 6, False)],
)
def test_what_goes_on_begins_from_a_year(docs: Path, label: str, step: str, end: int, *, lasting: bool) -> None:
    library = changed(docs, MEASURE, ("schedule: not_stated\n", PHASES.format(label=label, step=step, end=end)))
    (start,) = view_of(library).starts
    assert start.lasting is lasting


def test_a_printed_dash_is_told_as_our_reading(docs: Path) -> None:
    library = changed(docs, MEASURE, ("schedule: not_stated\n", PHASES.format(label="'-----'", step="operate", end=8)))
    shown = view_of(library)
    table = shown.table
    assert table
    assert shown.legend
    assert shown.legend.open
    (bar,) = [cell.bar for row in table.groups[0].rows for lane in row.lanes for cell in lane if cell.bar]
    assert bar.label.text == "決定しだい（計画書では「-----」）"


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        (JAPANESE, "この取り組みの時期・担当・数の目標は、計画書に書かれていません。"),
        (ENGLISH, "For this item, the plan does not state: dates, departments, target figures."),
    ],
)
def test_a_gap_is_that_of_the_measure_alone(docs: Path, locale: str, words: str) -> None:
    assert view_of(check(docs)[0], locale).gaps == words


def test_parts_that_differ_are_told_wherever_the_measure_is(docs: Path) -> None:
    library = changed(docs, MEASURE, ("source:", PARTS + "source:"))
    assert view_of(library).reach.words == "中身によってちがいます"
    index = measures.view(Scene(library, library.pages["measures/index"], JAPANESE))
    (row,) = [row for row in index.rows if row.town_id == "aoba"]
    assert row.reach.words == "中身によってちがいます"
    assert {reach.choice for reach in row.reach_choices} == {"considering", "operating"}


@pytest.mark.parametrize(("theme", "words"), [("front-office", "検討します"), ("data", "もう使えます")])
def test_a_theme_shows_how_far_its_own_parts_are(docs: Path, theme: str, words: str) -> None:
    library = changed(docs, MEASURE, ("source:", PARTS + "source:"))
    shown = themes.view(Scene(library, library.themes[theme], JAPANESE))
    (row,) = [row for plan in shown.towns for row in plan.measures if row.town_id == "aoba"]
    assert row.reach.words == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("from: null\n  to: null", "始まりは書かれていません。終わりは決められていません"),
        ("from: null\n  to: 令和8年度", "令和8年度（2026年度）まで（始まりは書かれていません）"),
        ("from: 令和6年度\n  to: null", "令和6年度（2024年度）から（終わりは決められていません）"),
    ],
)
def test_an_end_of_the_period_that_is_not_printed_is_not_shown(docs: Path, written: str, words: str) -> None:
    library = changed(docs, Path("towns/aoba/index.md"), ("from: 令和6年度\n  to: null", written))
    assert town.view(Scene(library, library.pages["towns/aoba/index"], JAPANESE)).period == words


@pytest.mark.parametrize(("state", "is_version"), [("ver.1.0", True), ("第2版", True), ("決定", False), ("案", False)])
def test_a_version_is_no_state(docs: Path, state: str, *, is_version: bool) -> None:
    library = changed(docs, Path("towns/aoba/index.md"), ("state: ver.1.0", f"state: {state}"))
    assert town.view(Scene(library, library.pages["towns/aoba/index"], JAPANESE)).is_version is is_version


@pytest.mark.parametrize(
    ("locale", "words"), [(JAPANESE, "全庁（役場全体）"), (ENGLISH, "The whole town office (全庁)")]
)
def test_the_whole_office_keeps_its_printed_name(docs: Path, locale: str, words: str) -> None:
    library, _ = check(docs)
    page = library.pages["towns/midori/departments"]
    assert words in [department.words.text for department in departments.view(Scene(library, page, locale))]


def test_what_only_a_drawing_shows_is_in_the_plan_and_not_here(docs: Path) -> None:
    library = changed(docs, Path("towns/aoba/index.md"), ("headquarters: null", "headquarters: lost"))
    shown = town.view(Scene(library, library.pages["towns/aoba/index"], JAPANESE))
    assert shown.headquarters
    assert shown.headquarters.text == "計画書の図にあります（このサイトには載せていません）"


def test_a_booklet_tells_that_only_another_plan_explains_a_term(docs: Path) -> None:
    own = "  - town: midori\n    headwords: [BPR]\n    source:\n      section: 用語集\n      page: 40\n"
    section = "## みどり町 { #midori }\n\n仕事の流れと組織を見直すことです。\n\n"
    library = changed(
        docs,
        Path("glossary/bpr.md"),
        (own, ""),
        (section, ""),
        ("differs: みどり町は組織も、あおば町は手順だけを見直します。\n", ""),
    )
    shown = booklet.view(Scene(library, library.pages["towns/midori/booklet"], JAPANESE))
    assert {entry.name.text: entry.elsewhere for entry in shown.terms} == {
        "BPR": "この町の計画書に、このことばの説明はありません。あおば町の計画書に説明があります。",
        "Wi-Fi": "",
    }
