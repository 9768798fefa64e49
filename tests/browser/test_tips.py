"""Tooltips of terms: by mouse, by keyboard, by touch; they stay, and go."""

import pytest

from .conftest import Open

MEASURE = "/towns/midori/measures/1-1/"
TEXT = "仕事の流れを根本から見直すこと。"


@pytest.mark.check("tooltips")
def test_by_mouse_it_opens_stays_while_pointed_at_and_closes(open_page: Open) -> None:
    page = open_page(MEASURE)
    term, tip = page.get_by_role("link", name="業務の見直し"), page.locator("#tip-bpr")
    assert not tip.is_visible()
    term.hover()
    tip.wait_for(state="visible")
    assert TEXT in tip.inner_text()
    tip.hover()
    page.wait_for_timeout(600)
    assert tip.is_visible()
    page.mouse.move(5, 5)
    tip.wait_for(state="hidden")


@pytest.mark.check("tooltips", "keyboard")
def test_by_keyboard_focus_opens_and_escape_closes_it(open_page: Open) -> None:
    page = open_page(MEASURE)
    page.get_by_role("link", name="Wi-Fi").focus()
    page.keyboard.press("Tab")
    page.locator("#tip-bpr").wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator("#tip-bpr").wait_for(state="hidden")


@pytest.mark.check("tooltips")
def test_by_touch_the_first_tap_explains_and_the_second_follows(open_page: Open) -> None:
    page = open_page(MEASURE, width=360, has_touch=True, is_mobile=True)
    term = page.get_by_role("link", name="業務の見直し")
    term.tap()
    page.locator("#tip-bpr").wait_for(state="visible")
    assert page.url.endswith(MEASURE)
    box = page.locator("#tip-bpr").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    term.tap()
    page.wait_for_url("**/glossary/bpr/#midori")


def test_a_screen_reader_gets_the_sentence_as_description(open_page: Open) -> None:
    page = open_page(MEASURE)
    term = page.get_by_role("link", name="業務の見直し")
    described = page.locator(f"#{term.get_attribute('aria-describedby')}")
    assert TEXT in (described.text_content() or "")


@pytest.mark.check("tooltips", "zoom")
@pytest.mark.parametrize("width", [640, 320])
def test_zoomed_to_200_and_400_percent_the_whole_sentence_is_in_view(open_page: Open, width: int) -> None:
    page = open_page(MEASURE, width=width, device_scale_factor=1280 / width)
    page.get_by_role("link", name="業務の見直し").hover()
    tip = page.locator("#tip-bpr")
    tip.wait_for(state="visible")
    box = tip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 800
    assert tip.evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight")
