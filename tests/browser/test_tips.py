"""Tooltips of terms: by mouse, by keyboard, by touch; they stay, and go."""

import pytest

from .conftest import Open
from .test_roles import spoken

MEASURE = "/towns/midori/measures/1-1/"
TEXT = "仕事の流れを根本から見直すこと。"
_SHOWN = """e => {
  const { content } = getComputedStyle(e, "::before")
  return content.startsWith("attr") ? JSON.stringify(e.dataset.words) : content
}"""


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


@pytest.mark.check("tooltips")
def test_by_touch_the_tooltip_says_how_to_go_on_and_can_be_touched_itself(open_page: Open) -> None:
    page = open_page(MEASURE, width=360, has_touch=True, is_mobile=True)
    page.get_by_role("link", name="業務の見直し").tap()
    tip = page.locator("#tip-bpr")
    assert tip.locator(".again").evaluate(_SHOWN) == '"もう一度ふれると、くわしい説明を開きます"'
    tip.tap()
    page.wait_for_url("**/glossary/bpr/#midori")


def test_by_mouse_and_keyboard_nothing_is_said_of_touching(open_page: Open) -> None:
    page = open_page(MEASURE)
    page.get_by_role("link", name="業務の見直し").hover()
    tip = page.locator("#tip-bpr")
    tip.wait_for(state="visible")
    assert tip.locator(".again").evaluate(_SHOWN) == "none"
    tip.click()
    assert page.url.endswith(MEASURE), "words can be marked and copied"


@pytest.mark.parametrize("place", ["start", "center", "end"])
def test_on_a_phone_it_takes_the_width_and_covers_not_its_word(open_real: Open, place: str) -> None:
    """el-QR stands near the right edge."""
    page = open_real("/towns/koori/measures/1-3/", width=360, has_touch=True, is_mobile=True)
    term = page.get_by_role("link", name="el-QR").first
    term.evaluate("(e, block) => e.scrollIntoView({ block, behavior: 'instant' })", place)
    term.tap()
    tip, word = page.locator("#tip-el-qr").bounding_box(), term.bounding_box()
    assert tip
    assert word
    assert tip["width"] > 300
    assert tip["y"] >= 0
    assert tip["y"] + tip["height"] <= 800
    assert tip["y"] >= word["y"] + word["height"] or tip["y"] + tip["height"] <= word["y"]


def test_a_screen_reader_gets_the_sentence_as_description(open_page: Open) -> None:
    page = open_page(MEASURE)
    term = page.get_by_role("link", name="業務の見直し")
    described = page.locator(f"#{term.get_attribute('aria-describedby')}")
    assert TEXT in (described.text_content() or "")
    assert "ふれると" not in str(spoken(page, "a.term[interestfor='tip-bpr']")["description"])


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
