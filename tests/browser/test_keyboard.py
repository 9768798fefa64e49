"""Everything by keyboard alone: reached in the order of the page, left again, seen, and never carried away."""

from typing import Literal

import pytest
from playwright.sync_api import Page

from .conftest import Open
from .test_pages import KINDS

MEASURE = "/towns/midori/measures/1-1/"
_STOPS = """() => [...document.querySelectorAll('a[href], button, select, input, summary, [tabindex="0"]')]
  .filter((e) => !e.matches('[tabindex="-1"]') && e.checkVisibility({ visibilityProperty: true }))"""
_INDEX = f"() => ({_STOPS})().indexOf(document.activeElement)"


def _stops(page: Page) -> int:
    return int(page.evaluate(f"() => ({_STOPS})().length"))


@pytest.mark.check("keyboard")
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("width", [360, 1280])
def test_tab_goes_through_a_page_in_its_own_order_and_out_of_it(open_page: Open, path: str, width: int) -> None:
    page = open_page(path, width=width)
    assert page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0
    seen = []
    for _ in range(_stops(page) + 1):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(_INDEX))
    assert seen == [*range(_stops(page)), -1], "at the end the browser has the focus again"


@pytest.mark.check("keyboard")
def test_shift_tab_goes_back(open_page: Open) -> None:
    page = open_page("/measures/")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(_INDEX) == 2


@pytest.mark.check("keyboard")
def test_the_menu_of_a_phone_is_entered_right_after_its_button(open_page: Open) -> None:
    page = open_page("/measures/", width=360)
    page.get_by_role("button", name="メニュー").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "トップ"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "メニュー", "closing gives the focus back"


@pytest.mark.check("keyboard")
def test_filters_are_chosen_and_taken_back_by_keyboard(open_page: Open) -> None:
    page = open_page("/measures/")
    rows = page.locator("#measures tbody tr:visible")
    page.get_by_label("町", exact=True).focus()
    page.keyboard.press("ArrowDown")
    assert rows.count() < 3
    page.get_by_role("button", name="しぼりこみをやめる").focus()
    page.keyboard.press("Space")
    page.wait_for_function("document.querySelectorAll('#measures tbody tr:not([hidden])').length === 3")


@pytest.mark.check("keyboard")
def test_columns_are_sorted_by_keyboard_and_the_focus_stays(open_page: Open) -> None:
    page = open_page("/measures/")
    page.locator("#measures thead th:nth-child(2) button").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert page.locator("#measures thead th:nth-child(2)").get_attribute("aria-sort") == "descending"
    assert page.evaluate("document.activeElement.className") == "sort"


@pytest.mark.check("keyboard")
def test_details_open_and_close_by_keyboard(open_page: Open) -> None:
    page = open_page("/schedule/")
    summary = page.locator("summary").first
    summary.focus()
    before = page.locator("details").first.evaluate("e => e.open")
    for expected in (not before, before):
        page.keyboard.press("Enter")
        assert page.locator("details").first.evaluate("e => e.open") is expected


@pytest.mark.check("keyboard")
def test_a_wide_table_is_scrolled_by_keyboard(open_page: Open) -> None:
    page = open_page("/measures/", width=320)
    box = page.locator(".table-box").first
    box.locator("table").evaluate("table => { table.style.minWidth = '60rem' }")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.table-box').scrollLeft > 0")


@pytest.mark.check("focus")
@pytest.mark.parametrize("path", ["/", "/measures/", "/glossary/", "/schedule/", MEASURE])
@pytest.mark.parametrize("look", ["light", "dark", "forced"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_focus_is_outlined_in_view_and_hidden_by_nothing(open_page: Open, path: str, look: str, width: int) -> None:
    scheme: Literal["light", "dark"] = "dark" if look == "dark" else "light"
    forced = "active" if look == "forced" else "none"
    page = open_page(path, width=width, scheme=scheme, forced_colors=forced, reduced_motion="reduce")
    wrong = []
    for _ in range(_stops(page)):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
              const element = document.activeElement
              const { outlineStyle, outlineWidth } = getComputedStyle(element)
              const points = [...element.getClientRects()].flatMap((box) =>
                [.1, .5, .9].map((part) => [box.left + box.width * part, box.top + box.height / 2]))
              const inside = points.filter(([x, y]) => x >= 0 && x < innerWidth && y >= 0 && y < innerHeight)
              const free = inside.some((point) => {
                const top = document.elementFromPoint(...point)
                return top && (element.contains(top) || top.contains(element))
              })
              return [outlineStyle === "solid" && parseFloat(outlineWidth) >= 2, free, element.outerHTML.slice(0, 90)]
            }"""
        )
        if not all(told[:2]):
            wrong.append(told)
    assert wrong == []


@pytest.mark.check("steady")
@pytest.mark.parametrize("path", ["/measures/", "/glossary/", MEASURE])
def test_focus_alone_changes_nothing_but_a_tooltip(open_page: Open, path: str) -> None:
    page = open_page(path)
    address, before = page.url, page.locator("main").inner_text()
    for _ in range(_stops(page)):
        page.keyboard.press("Tab")
    assert (page.url, page.locator("main").inner_text(), len(page.context.pages)) == (address, before, 1)


@pytest.mark.check("steady")
def test_choosing_and_typing_stay_on_the_page_and_keep_the_focus(open_page: Open) -> None:
    page = open_page("/measures/")
    page.evaluate("window.stays = true")
    for select in page.locator(".filters select").all():
        select.focus()
        page.keyboard.press("ArrowDown")
        assert select.evaluate("e => e === document.activeElement")
    assert page.evaluate("window.stays")
    page = open_page("/glossary/")
    page.evaluate("window.stays = true")
    page.locator("#find-term").press_sequentially("b")
    page.keyboard.press("Enter")
    assert page.evaluate("window.stays && document.activeElement.id") == "find-term"


@pytest.mark.check("no-shortcuts")
@pytest.mark.parametrize("path", ["/", "/measures/", "/glossary/", MEASURE])
def test_a_single_key_is_no_command(open_page: Open, path: str) -> None:
    page = open_page(path)
    address, before = page.url, page.locator("body").inner_html()
    page.locator("main").focus()
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789/?.,-+":
        page.keyboard.press(letter)
    assert (page.url, page.locator("body").inner_html()) == (address, before)


@pytest.mark.check("pointer")
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("/measures/", ".shade"),
        ("/glossary/bpr/", ".furigana"),
        ("/measures/", "#measures thead th:nth-child(2) button"),
        ("/measures/?town=aoba", ".filters button"),
        ("/schedule/", "summary"),
        (MEASURE, "a[hreflang]"),
    ],
)
def test_a_press_is_called_off_by_letting_go_elsewhere(open_page: Open, path: str, selector: str) -> None:
    page = open_page(path)
    if selector in (".shade", ".furigana"):
        page.locator(".reading-button").click()
    part = page.locator(selector).first
    part.scroll_into_view_if_needed()
    state = "() => [location.href, document.body.innerHTML, document.documentElement.dataset.appearance]"
    before = page.evaluate(state)
    box = part.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(3, 300)
    page.mouse.up()
    assert page.evaluate(state) == before
