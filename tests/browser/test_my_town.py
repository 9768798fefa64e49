"""My town: chosen once, in the header of every page, first in every table, preselected in every list."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Open
from .paper import Paper

SCREENS = 3 * 740
HEADS = "all => all.map(e => (e.querySelector('a, [aria-current]') ?? e.lastChild).textContent.trim())"


def choose(page: Page, town: str) -> None:
    page.locator(".my-town > button").click()
    page.locator("#my-town").get_by_role("button", name=town).click()


def heads(page: Page) -> Any:
    return page.locator("article table thead").first.locator("th").evaluate_all(HEADS)


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_home_is_three_screens_of_a_phone_and_answers_in_the_first(open_real: Open, path: str) -> None:
    page = open_real(path, width=360)
    page.set_viewport_size({"width": 360, "height": 740})
    height = "document.documentElement.scrollHeight"
    assert page.evaluate(height) <= SCREENS
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    ono = page.locator("main [data-choose-town][value=ono]")
    expect(ono).to_be_in_viewport()
    ono.click()
    assert page.evaluate(height) <= SCREENS
    expect(page.locator(".board td.mine .stage").nth(2)).to_be_in_viewport()
    assert page.locator(".board td:visible").count() == 16


def test_on_a_desk_home_is_a_board_of_all_towns_with_my_town_first(open_real: Open) -> None:
    page = open_real("/")
    assert page.locator(".board td:visible").count() == 16 * 5
    choose(page, "国見町")
    assert heads(page)[1] == "国見町"
    assert page.locator(".board th.mine").inner_text().split() == ["わたしの町", "国見町"]
    assert page.locator(".board td.mine").count() == 16


def test_my_town_is_remembered_changed_and_forgotten_in_the_header(open_page: Open) -> None:
    page = open_page("/glossary/bpr/")
    name = page.locator(".my-town > button")
    assert name.inner_text() == "町をえらぶ"
    choose(page, "みどり町")
    expect(name).to_have_text("わたしの町：みどり町")
    page.goto(page.url.replace("/glossary/bpr/", "/en/"))
    expect(name).to_contain_text("Midori")
    name.click()
    page.locator("#my-town [data-forget-town]").click()
    page.reload()
    assert name.inner_text() == "Choose a town"


@pytest.mark.parametrize("path", ["/themes/", "/answers/", "/towns/"])
def test_its_column_is_first_and_back_in_its_place_when_it_is_forgotten(open_real: Open, path: str) -> None:
    page = open_real(path)
    before = heads(page)
    choose(page, "小野町")
    assert heads(page)[1] == "小野町"
    first = page.locator("article table tbody tr:has(td)").first.locator("td").first
    assert "mine" in str(first.get_attribute("class"))
    page.locator(".my-town > button").click()
    page.locator("#my-town [data-forget-town]").click()
    assert heads(page) == before
    assert page.locator(".mine").count() == 0


def test_its_meaning_of_a_word_is_first(open_real: Open) -> None:
    page = open_real("/glossary/bpr/")
    choose(page, "河北町")
    assert page.locator(".sense > h2").first.inner_text().split() == ["河北町", "わたしの町"]


def test_a_page_of_another_town_leads_to_the_same_of_mine(open_real: Open) -> None:
    page = open_real("/towns/ono/schedule/", width=360)
    offered = page.locator(".same-elsewhere a:visible")
    top = page.locator("h1").evaluate("e => e.getBoundingClientRect().top")
    assert offered.count() == 0
    choose(page, "会津坂下町")
    expect(offered).to_have_text("会津坂下町の年度別の予定")
    assert page.locator("h1").evaluate("e => e.getBoundingClientRect().top") == top
    offered.click()
    page.wait_for_url("**/towns/aizubange/schedule/")
    assert offered.count() == 0


def test_lists_open_with_it_unless_the_address_asks_for_something(open_page: Open) -> None:
    page = open_page("/measures/")
    site = page.url.removesuffix("/measures/")
    choose(page, "みどり町")
    chosen = page.locator("select[name=town]")
    expect(chosen).to_have_value("midori")
    expect(page.locator("#measures tbody tr:visible td:first-child").first).to_have_text("みどり町")
    for path, town in (("/glossary/", "midori"), ("/measures/?town=aoba", "aoba"), ("/measures/?theme=data", "")):
        page.goto(site + path)
        expect(chosen).to_have_value(town)
    page.goto(site + "/measures/")
    expect(chosen).to_have_value("midori")
    chosen.select_option("")
    page.reload()
    expect(chosen).to_have_value("")
    page.goto(site + "/search/")
    expect(chosen).to_have_value("midori")


def test_without_storage_nothing_breaks(chromium: Browser, served: str) -> None:
    context = chromium.new_context(bypass_csp=True)
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden') } })")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{served}/")
    choose(page, "みどり町")
    assert page.locator(".board .mine").count() == 2
    context.close()
    assert errors == []


def test_what_begins_this_year_is_what_residents_use_with_office_work_folded(
    chromium: Browser, real_served: str
) -> None:
    context = chromium.new_context(bypass_csp=True, locale="ja-JP")
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-29T12:00:00+09:00")
    page.goto(f"{real_served}/")
    choose(page, "小野町")
    year = page.locator("#this-year [data-only-fy='2026']")
    shown = year.locator("li:visible").all_inner_texts()
    assert 0 < len(shown) <= 5
    assert "LINE通報機能" in "".join(shown)
    assert "データ放送" not in "".join(shown), "it is set up this year, and used from the next one"
    choose(page, "会津坂下町")
    assert year.locator("li:visible").count() == 0
    year.locator("details details summary:visible", has_text="役場の中の仕事").click()
    office = "".join(year.locator("li:visible").all_inner_texts())
    assert "会議録作成" in office
    assert "ガイドライン策定" not in office
    context.close()


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_answers_are_one_sheet_to_hang_up(open_real: Open, language: str) -> None:
    page = open_real(f"{language}/answers/")
    everybody = Paper(page)
    assert len(everybody.sheets) == 1
    towns = ("会津坂下町", "国見町") if not language else ("Aizubange", "Kunimi")
    assert all(town in everybody.sheets[0] for town in towns)
    page.evaluate("localStorage.setItem('machidx-town', 'kunimi')")
    page.reload()
    mine = Paper(page)
    assert len(mine.sheets) == 1
    assert towns[1] in mine.sheets[0]
    assert towns[0] not in mine.sheets[0]


def test_my_towns_answers_become_a_picture(open_real: Open, tmp_path: Path) -> None:
    page = open_real("/answers/", accept_downloads=True, bypass_csp=False)
    choose(page, "小野町")
    page.locator(".sheet-and-pictures summary").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="画像にして送る・保存する").click()
    assert saved.value.suggested_filename == "answers-ono.png"
    file = tmp_path / "picture.png"
    saved.value.save_as(file)
    head = file.read_bytes()[:24]
    assert head[1:4] == b"PNG"
    assert int.from_bytes(head[16:20]) == 2 * 1080


def test_an_answer_of_several_measures_leads_to_each(open_real: Open) -> None:
    page = open_real("/answers/")
    cell = page.locator("#my-number-card td[data-of-town=ono]")
    links = cell.get_by_role("link").evaluate_all("all => all.map(e => e.pathname)")
    assert links == ["/towns/ono/measures/1-1-2/", "/towns/ono/measures/1-1-3/"]
