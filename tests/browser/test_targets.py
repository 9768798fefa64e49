"""The targets of the towns: cards on a phone, sorted by when, filtered; a measure tells each of its figures once."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open
from .paper import Paper

INDEXES = ["/targets/", "/en/targets/", "/towns/ono/targets/"]


def names(page: Page) -> list[str]:
    return list(page.locator("#targets tbody tr:visible th a").all_inner_texts())


@pytest.mark.parametrize("path", INDEXES)
def test_the_targets_are_cards_on_a_phone_and_never_scroll_sideways(open_real: Open, path: str) -> None:
    page = open_real(path, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    cut = page.evaluate(
        """[...document.querySelectorAll("#targets *")].filter(e => e.checkVisibility()
             && (e.getBoundingClientRect().right > 361 || e.getBoundingClientRect().left < -1)).map(e => e.outerHTML)"""
    )
    assert cut == []
    labelled = page.get_by_role("cell", name=re.compile("^By when: " if "/en/" in path else "^いつまでに："))
    assert labelled.count() == page.locator("#targets tbody tr").count()


def test_a_target_has_its_baseline_its_department_and_an_honest_word_on_results(open_real: Open) -> None:
    page = open_real("/targets/")
    row = page.locator("#targets tbody tr", has_text="コンビニ交付件数")
    words = " ".join(row.inner_text().split())
    for each in ("小野町", "1,466件", "令和6年度", "→ 目標 1,900件", "令和11年度", "町民生活課"):
        assert each in words, each
    assert page.locator("article").inner_text().count("目標の実績は、まだ載っていません。") == 1


def test_a_contradiction_leads_from_the_target_to_its_box(open_real: Open) -> None:
    page = open_real("/targets/", width=360)
    page.get_by_role("link", name="スマホ教室の目標の回数").click()
    page.wait_for_url("**/towns/ono/measures/2-5-1/#discrepancy-1")
    box = page.locator("#discrepancy-1")
    assert box.locator(".admonition-title").inner_text() == "スマホ教室の目標の回数"
    expect(box).to_be_in_viewport()


def test_targets_are_filtered_and_sorted_by_when(open_page: Open) -> None:
    page = open_page("/targets/")
    page.get_by_role("columnheader", name="いつまでに").get_by_role("button").click()
    assert names(page) == ["運用の開始", "交付件数", "納付にかかる時間"]
    page.get_by_label("実績").select_option("あり")
    assert names(page) == ["交付件数"]
    assert page.get_by_role("status").inner_text() == "1件"
    assert page.url.endswith("/targets/?actual=yes")


def test_a_town_without_targets_says_so(open_page: Open) -> None:
    expect(open_page("/towns/aoba/targets/").locator("#none")).to_have_text("数の目標は、計画書に書かれていません。")


def test_a_measure_tells_a_figure_once_and_folds_its_table(open_page: Open) -> None:
    page = open_page("/towns/midori/measures/1-1/", width=360)
    assert page.locator("article").get_by_text("目標の数字").count() == 0
    assert page.locator(".figure .change strong").all_inner_texts() == ["1,900件以上"]
    expect(page.get_by_role("rowheader", name="これまでの実績")).to_be_hidden()
    page.get_by_text("文と表で見る").click()
    expect(page.get_by_role("rowheader", name="これまでの実績")).to_be_visible()
    assert page.locator("#how").bounding_box()["y"] < page.locator("#schedule").bounding_box()["y"]  # type: ignore[index]
    assert "これまでの実績" in Paper(open_page("/towns/midori/measures/1-1/")).sheets[0], "it is open on paper"


def test_the_warning_stands_in_the_screen_of_its_figure(open_real: Open) -> None:
    page = open_real("/towns/ono/measures/2-5-1/", width=360)
    figure, warning = page.locator("#kpi-1"), page.locator("#kpi-1 .warning").first
    assert warning.bounding_box()["y"] - figure.bounding_box()["y"] < 200  # type: ignore[index]
    assert page.get_by_text("これまでの進み具合").locator("..").inner_text().split() == [
        "これまでの進み具合",
        "まだ載っていません",
    ]


def test_the_heads_of_an_index_are_printed_on_every_sheet(open_real: Open) -> None:
    sheets = Paper(open_real("/targets/")).sheets
    assert len(sheets) > 1
    with_rows = [words for words in sheets if "計画書のくいちがい" in words]
    assert len(with_rows) > 1
    assert ["もとの値→目標いつまでに担当課" in words for words in with_rows] == [True] * len(with_rows)


@pytest.mark.parametrize("path", ["/targets/", "/towns/ono/targets/"])
def test_a_drawing_in_a_list_is_not_cut_and_says_something(open_real: Open, path: str) -> None:
    page = open_real(path, width=360)
    cut = page.evaluate(
        """[...document.querySelectorAll(".targets .scale circle")].filter(e =>
             e.getBoundingClientRect().right + 2 > e.closest(".table-box").getBoundingClientRect().right).length"""
    )
    assert cut == 0
    assert page.locator(".targets .scale").count() > 3
    assert page.locator(".targets .scale .range").count() == 0
    assert page.locator(".targets tr:has(.warning) .scale").count() == 0, "what contradicts itself is not drawn"
    apart = """all => all.map((scale) => {
      const [from, to] = [...scale.querySelectorAll("circle")].map((e) => e.getBoundingClientRect().left)
      return Math.abs(from - to)
    })"""
    assert min(page.locator(".targets .scale").evaluate_all(apart)) > 15


def test_ranges_of_a_measure_lie_beside_each_other(open_real: Open) -> None:
    page = open_real("/targets/", width=360)
    page.locator("#targets tr", has_text="2～3時間").first.locator("th a").click()
    apart = """scale => scale.querySelector(".baseline .range").getBoundingClientRect().top
      - scale.querySelector(".target .range").getBoundingClientRect().bottom"""
    assert page.locator(".scale:has(.range)").first.evaluate(apart) >= 0


def test_a_theme_warns_of_a_contradiction_as_the_targets_do(open_real: Open) -> None:
    target = open_real("/themes/digital-divide/").locator(".by-town td > div", has_text="目標 2回").first
    assert "スマホ教室の目標の回数" in target.locator(".warning").first.inner_text()
