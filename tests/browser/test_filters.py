"""Filters of an index: the choice stands in the address, is counted, can be undone."""

import re

import pytest
from playwright.sync_api import Page

from .conftest import Open


def shown(page: Page) -> list[str]:
    return list(page.locator("#measures tbody tr:visible th a").all_inner_texts())


def ends(page: Page, options: str) -> set[bool]:
    """Choose options of each select one after another, beside what is chosen: whether rows were left."""
    found: list[bool] = page.evaluate(
        """(options) => [...document.querySelectorAll(".filters select")].flatMap((select) => {
          const before = select.value
          const choose = (value) => {
            select.value = value
            select.dispatchEvent(new Event("change", { bubbles: true }))
            return !!document.querySelector("#measures tbody tr:not([hidden])")
          }
          const found = [...select.querySelectorAll(options)].map(({ value }) => value).map(choose)
          choose(before)
          return found
        })""",
        options,
    )
    return set(found)


@pytest.mark.check("status")
def test_a_choice_hides_rows_is_counted_and_stands_in_the_address(open_page: Open) -> None:
    page = open_page("/measures/")
    assert len(shown(page)) == 3
    page.get_by_label("テーマ").select_option("データ")
    assert shown(page) == ["データの公開", "証明書をコンビニで"]
    assert page.get_by_role("status").inner_text() == "2件"
    page.get_by_label("町", exact=True).select_option("みどり町")
    assert shown(page) == ["証明書をコンビニで"]
    assert page.url.endswith("/measures/?town=midori&theme=data")


def test_an_address_brings_its_choice(open_page: Open) -> None:
    page = open_page("/measures/?department=%E7%A8%8E%E5%8B%99%E8%AA%B2&stage=nonsense")
    assert shown(page) == ["町税の電子納付"]
    page.get_by_role("button", name="しぼりこみをやめる").click()
    page.wait_for_url(lambda url: "?" not in url)
    assert len(shown(page)) == 3


@pytest.mark.parametrize("path", ["/measures/", "/en/measures/"])
def test_every_choice_that_can_be_made_leads_to_something(open_real: Open, path: str) -> None:
    """Names with spaces too (Fukushima Prefecture), and beside another choice."""
    page = open_real(path)
    assert ends(page, 'option[value]:not([value=""])') == {True}
    page.locator("#filter-town").select_option("ono")
    assert ends(page, "option:enabled") == {True}
    assert ends(page, "option:disabled") == {False}


def test_a_choice_made_stays_possible_and_can_be_taken_back(open_page: Open) -> None:
    page = open_page("/measures/")
    town, department = page.get_by_label("町", exact=True), page.get_by_label("担当課")
    department.select_option("税務課")
    assert town.locator("option:enabled").all_inner_texts() == ["すべて", "みどり町"]
    town.select_option("みどり町")
    assert town.locator("option:enabled").all_inner_texts() == ["すべて", "みどり町"]
    page.get_by_role("button", name="しぼりこみをやめる").click()
    page.wait_for_function("document.querySelectorAll('option:disabled').length === 0")


def test_a_choice_that_fits_nothing_says_so(open_page: Open) -> None:
    page = open_page("/measures/?town=aoba&theme=front-office")
    assert shown(page) == []
    assert page.get_by_text("当てはまるものがありません").is_visible()


def test_a_column_sorts_both_ways_and_says_so(open_page: Open) -> None:
    page = open_page("/measures/")
    head = page.get_by_role("columnheader", name="町がすること")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert shown(page) == ["データの公開", "証明書をコンビニで", "町税の電子納付"]
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert shown(page) == ["町税の電子納付", "証明書をコンビニで", "データの公開"]


def test_a_column_sorts_by_the_numbers_that_its_cells_carry(open_page: Open) -> None:
    """The words of a state say nothing of the order of states."""
    page = open_page("/measures/")
    page.evaluate(
        """[...document.querySelectorAll("#measures tbody tr")]
            .forEach((row, n) => { row.cells[2].dataset.sortKey = [10, 9, -1][n] })"""
    )
    before = shown(page)
    button = page.get_by_role("columnheader", name="進み具合").get_by_role("button")
    button.click()
    assert shown(page) == before[::-1]
    button.click()
    assert shown(page) == before


@pytest.mark.parametrize("path", ["/measures/", "/en/measures/"])
def test_on_a_phone_the_first_row_the_count_and_the_order_are_near(open_real: Open, path: str) -> None:
    """All filters are folded, and the fold tells which are chosen; at a desk none is."""
    page = open_real(path, width=360)
    assert page.get_by_role("status").bounding_box()["y"] < 740  # type: ignore[index]
    assert page.locator("#measures tbody tr").first.evaluate("(row) => row.getBoundingClientRect().bottom") < 740
    assert page.locator(".filters select:visible").count() == 0
    before = shown(page)
    page.locator(".order select").select_option(index=2)
    assert sorted(before) == sorted(shown(page)) != before
    page.locator(".order select").select_option(index=0)
    assert shown(page) == before
    chosen = open_real(f"{path}?town=ono&fy=2026", width=360).locator(".filters summary")
    assert re.search("2.*(小野町.*令和8年度|Ono.*FY2026)", chosen.inner_text())
    heights = page.locator("#measures tbody tr:visible").evaluate_all("rows => rows.map((row) => row.offsetHeight)")
    assert sorted(heights)[len(heights) * 3 // 4] < 110, "three lines"
    assert open_real(path, width=1280).locator(".filters select:visible").count() == 8
