"""Readings above words: off at first, on by a button, remembered, and no part of the text."""

import pytest
from playwright.sync_api import Page

from .conftest import Open

MEASURE = "/towns/midori/measures/1-1/"


def _readings(page: Page) -> list[list[str]]:
    pairs = "all => all.map((r) => [r.firstChild.textContent, r.querySelector('rt').dataset.reading])"
    found: list[list[str]] = page.locator("article ruby").evaluate_all(pairs)
    return found


def _press(page: Page) -> None:
    """Press the button for readings, which is behind another."""
    if not page.locator("#reading-tools").is_visible():
        page.locator(".reading-button").click()
    before = page.locator(".furigana").text_content()
    page.locator(".furigana").click()
    page.wait_for_function("before => document.querySelector('.furigana').textContent !== before", arg=before)


def test_readings_are_put_on_taken_off_and_remembered(open_page: Open) -> None:
    page = open_page("/glossary/bpr/")
    article = page.locator("article")
    before, text = article.inner_html(), article.inner_text()
    assert _readings(page) == []
    _press(page)
    assert ["BPR", "びーぴーあーる"] in _readings(page)
    assert page.locator(".furigana").text_content() == "ふりがなをはずす"
    page.reload()
    page.locator("article ruby").first.wait_for()
    assert ["BPR", "びーぴーあーる"] in _readings(page)
    _press(page)
    assert (article.inner_html(), article.inner_text()) == (before, text)
    page.reload()
    assert _readings(page) == []


def test_all_kanji_of_a_page_have_readings_and_a_latin_name_once(open_page: Open) -> None:
    page = open_page(MEASURE)
    _press(page)
    found = _readings(page)
    assert ["業務", "ぎょうむ"] in found
    assert found.count(["Wi-Fi", "わいふぁい"]) == 1
    assert page.locator("#menu ruby").count() > 3


@pytest.mark.check("names")
def test_the_text_stays_what_it_is_for_copies_and_screen_readers(open_page: Open) -> None:
    page = open_page(MEASURE)
    before = page.locator("article").text_content()
    _press(page)
    assert page.locator("article").text_content() == before
    assert page.locator("rt:not([aria-hidden=true])").count() == 0
    page.evaluate("getSelection().selectAllChildren(document.querySelector('article h1'))")
    copied: str = page.evaluate("getSelection().toString()")
    assert copied.replace("\n", "") == (page.locator("article h1").text_content() or "").strip()
    shown = page.locator("article rt").first
    assert shown.evaluate("e => getComputedStyle(e, '::before').content") not in ("none", "normal")
    page.emulate_media(media="print")
    assert shown.evaluate("e => e.getBoundingClientRect().height") > 0


def test_a_text_that_a_script_adds_has_its_readings_too(open_page: Open) -> None:
    page = open_page(MEASURE)
    _press(page)
    page.evaluate("document.querySelector('#main').append(Object.assign(document.createElement('p'), "
                  "{ id: 'new', textContent: 'ことばの説明' }))")  # fmt: skip
    page.locator("#new ruby").wait_for()


def test_without_the_readings_the_button_says_so(open_page: Open) -> None:
    page = open_page(MEASURE)
    page.route("**/readings/**", lambda route: route.fulfill(status=200, content_type="application/json", body="["))
    _press(page)
    assert "読みこめません" in (page.locator(".furigana").text_content() or "")
    page.unroute("**/readings/**")
    _press(page)
    assert _readings(page)


def test_english_pages_have_no_button_for_readings(open_page: Open) -> None:
    page = open_page(f"/en{MEASURE}")
    assert page.locator(".furigana").count() == 0


def test_a_tooltip_gives_the_reading_of_latin_letters(open_page: Open) -> None:
    page = open_page(MEASURE)
    assert (page.locator("#tip-wi-fi").text_content() or "").startswith("Wi-Fi（わいふぁい）")
