"""On a phone: what a page says is seen at once, menus stay short, and tables become lists that need no scrolling."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open

MEASURE = "/towns/ono/measures/1-1-2/"
TITLE_BY = 260
_FITS = "(box) => box.scrollWidth <= box.clientWidth"


def _phone(open_real: Open, path: str) -> Page:
    page = open_real(path, width=360)
    page.set_viewport_size({"width": 360, "height": 740})
    return page


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", ["/towns/ono/", MEASURE, "/towns/ono/schedule/", "/towns/aizubange/measures/"])
def test_the_title_is_near_the_top(open_real: Open, language: str, path: str) -> None:
    page = _phone(open_real, language + path)
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().top") <= TITLE_BY


@pytest.mark.parametrize("path", ["/towns/ono/departments/", MEASURE])
def test_the_towns_menu_is_one_row_that_unfolds_without_scripts(open_real: Open, path: str) -> None:
    page = open_real(path, width=360, java_script_enabled=False)
    menu, button = page.locator(".town-nav"), page.locator(".town-menu-button")
    assert menu.evaluate("(menu) => menu.offsetHeight") <= 46
    expect(menu.get_by_role("link")).to_have_count(1)
    button.click()
    expect(menu.get_by_role("link")).to_have_count(7)
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link")).to_have_count(1)
    page = open_real(path, width=800)
    expect(page.locator(".town-menu-button")).to_be_hidden()
    expect(page.locator(".town-nav").get_by_role("link")).to_have_count(7)


def test_the_plans_menu_is_folded_below_and_open_beside(open_real: Open) -> None:
    page = _phone(open_real, MEASURE)
    link = page.locator(".town-tree a").first
    expect(link).to_be_hidden()
    page.locator(".town-tree summary").click()
    expect(link).to_be_visible()
    page = open_real(MEASURE)
    expect(page.locator(".town-tree a").first).to_be_visible()
    expect(page.locator(".town-tree summary")).to_be_hidden()


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", ["/", MEASURE])
def test_buttons_of_the_header_are_large_and_apart(open_real: Open, language: str, path: str) -> None:
    page = _phone(open_real, language + path)
    buttons = page.locator(".site-header > .wrap .tool:visible").evaluate_all(
        "all => all.map((b) => [b.getBoundingClientRect().toJSON(), parseFloat(getComputedStyle(b).fontSize)])"
    )
    assert all(size >= 15 for _, size in buttons)
    rows: dict[float, list[dict[str, float]]] = {}
    for box, _ in buttons:
        rows.setdefault(box["top"], []).append(box)
    assert len(rows) == 1
    assert page.locator(".site-header > .wrap").evaluate("(e) => e.offsetHeight") < 60
    for row in rows.values():
        edges = sorted((box["left"], box["right"]) for box in row)
        assert all(after[0] - before[1] >= 5 for before, after in pairwise(edges))


@pytest.mark.parametrize("path", ["/towns/", "/about/judgement/"])
def test_tables_are_lists_that_need_no_scrolling(open_real: Open, path: str) -> None:
    page = _phone(open_real, path)
    assert all(page.locator(".table-box").evaluate_all(f"boxes => boxes.map({_FITS})"))


def test_all_towns_have_their_numbers_and_the_key_stands_before_the_bars(open_real: Open) -> None:
    page = _phone(open_real, "/towns/")
    named = set(page.locator(".numbers td a").evaluate_all("links => links.map((link) => link.dataset.label)"))
    assert named == {"河北町", "桑折町", "国見町", "会津坂下町", "小野町"}
    assert page.evaluate("document.querySelector('.spread-key').nextElementSibling.className") == "spreads"
    drawn = set(page.locator(".spread rect").evaluate_all("all => all.map((rect) => rect.className.baseVal)"))
    told = set(page.locator(".spread-key rect").evaluate_all("all => all.map((rect) => rect.className.baseVal)"))
    assert told == drawn


@pytest.mark.parametrize("path", ["/", "/answers/"])
def test_no_answer_breaks_at_a_desk_and_the_towns_have_equal_columns(open_real: Open, path: str) -> None:
    page = open_real(path)
    heights = page.locator(".board .stage:not(.stage-none, .stage-not_stated)").evaluate_all(
        "all => all.map((stage) => Math.round(stage.getBoundingClientRect().height))"
    )
    assert len(set(heights)) == 1
    widths = page.locator(".board thead th").evaluate_all("all => all.slice(1).map((th) => th.offsetWidth)")
    assert max(widths) - min(widths) <= 1
    assert page.locator(".board").evaluate("(board) => board.parentElement.clientWidth") == 1184
    assert page.locator(".table-box:has(.board)").evaluate(_FITS)


def test_the_home_page_says_whose_answers_these_are(open_real: Open) -> None:
    page = _phone(open_real, "/")
    said = page.locator(".answers-of")
    expect(said).to_be_hidden()
    page.locator("main [data-choose-town][value=ono]").click()
    expect(said).to_contain_text("小野町の答え")
    assert str(said.get_by_role("link").get_attribute("href")).endswith("towns/ono/")
    said.get_by_role("button").click()
    page.locator("#my-town").get_by_role("button", name="会津坂下町").click()
    expect(said).to_contain_text("会津坂下町の答え")
