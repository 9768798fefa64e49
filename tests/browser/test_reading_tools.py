"""What makes a page easier to read: one place, the size of the text, reading aloud by the device's own voice."""

import pytest
from playwright.sync_api import Page

from .conftest import Open

MEASURE = "/towns/midori/measures/1-1/"
VOICES = """
const voice = (lang, localService) => ({ lang, localService, name: lang, default: false })
const speech = {
  voices: [voice("ja-JP", false), voice("ja-JP", true), voice("en-US", true)],
  getVoices() { return this.voices },
  speak(said) { this.now = said },
  cancel() { this.now = undefined },
  addEventListener() {},
}
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
Object.defineProperty(window, "speechSynthesis", { value: speech })
"""


def _with_voices(open_page: Open, path: str, voices: str = VOICES) -> Page:
    page = open_page(path, width=360)
    page.context.add_init_script(voices)
    page.reload()
    _tools(page)
    return page


def _tools(page: Page) -> None:
    """Open the tools as a reader does: by the header's button."""
    page.locator(".reading-button").click()


def _said(page: Page) -> str:
    text: str = page.evaluate("speechSynthesis.now?.text ?? ''")
    return text


def _end(page: Page) -> None:
    page.evaluate("speechSynthesis.now.onend()")


@pytest.mark.check("keyboard", "names")
def test_the_tools_are_behind_one_button_for_the_keyboard_too(open_page: Open) -> None:
    page = open_page(MEASURE, width=360)
    page.get_by_role("button", name="読み やすく").focus()
    page.keyboard.press("Enter")
    tools = page.get_by_role("group", name="読みやすくする")
    assert tools.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "tool furigana"
    box = tools.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 800
    assert box["y"] > 200, "at the bottom, for the thumb"
    page.keyboard.press("Escape")
    assert not tools.is_visible()
    given_back = "document.activeElement !== document.body && document.activeElement.checkVisibility()"
    page.wait_for_function(given_back)  # once the browser has told that the tools are closed
    page.emulate_media(media="print")
    assert not page.locator(".reading-button").is_visible()


@pytest.mark.check("zoom")
@pytest.mark.parametrize("width", [360, 640, 1280])
def test_larger_text_is_remembered_and_fits(open_page: Open, width: int) -> None:
    page = open_page(MEASURE, width=width)
    size = "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
    before = page.evaluate(size)
    _tools(page)
    page.get_by_role("button", name="とても大きい").click()
    assert page.get_by_role("button", name="とても大きい").get_attribute("aria-pressed") == "true"
    page.reload()
    assert page.evaluate(size) == before * 1.5
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    _tools(page)
    assert page.get_by_role("button", name="とても大きい").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="ふつう").click()
    assert page.evaluate(size) == before


def test_paragraph_by_paragraph_is_read_marked_and_stopped(open_page: Open) -> None:
    page = _with_voices(open_page, MEASURE)
    page.get_by_role("button", name="声で読み上げる").click()
    marked = page.locator("[data-read-now]")
    first = _said(page)
    assert first
    assert marked.count() == 1
    assert page.evaluate("speechSynthesis.now.voice.localService")
    _end(page)
    second = _said(page)
    assert second != first
    assert marked.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    page.get_by_role("button", name="前へ").click()
    assert _said(page) == first
    page.get_by_role("button", name="次へ").click()
    assert _said(page) == second
    page.get_by_role("button", name="止める", exact=True).click()
    assert (_said(page), marked.count()) == ("", 0)
    assert not page.locator(".reading-aloud").is_visible()
    _tools(page)
    page.get_by_role("button", name="声で読み上げる").click()
    page.keyboard.press("Escape")
    assert _said(page) == ""


def test_a_page_is_read_to_its_end_rows_with_pauses_and_no_code(open_page: Open) -> None:
    page = _with_voices(open_page, MEASURE)
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', "
                  "'<pre><p>プログラムの行</p></pre><table><tr><th>年度</th><td>2人</td></tr></table>')")  # fmt: skip
    page.get_by_role("button", name="声で読み上げる").click()
    heard = []
    while text := _said(page):
        heard.append(text)
        _end(page)
    assert len(heard) > 10
    assert heard[-1] == "年度、2人"
    assert not any("プログラムの行" in text for text in heard)
    assert not page.locator(".reading-aloud").is_visible()


@pytest.mark.parametrize("voices", ["[]", "[voice('ja-JP', false), voice('en-US', true)]"])
def test_without_a_voice_of_the_device_nothing_is_offered(open_page: Open, voices: str) -> None:
    page = _with_voices(open_page, MEASURE, f"{VOICES}\nspeech.voices = {voices}")
    assert not page.locator(".read-aloud").is_visible()


def test_english_is_read_by_an_english_voice(open_page: Open) -> None:
    page = _with_voices(open_page, f"/en{MEASURE}")
    page.get_by_role("button", name="Read aloud").click()
    for _ in range(4):
        assert page.evaluate("speechSynthesis.now.voice.lang") == "en-US"
        _end(page)


def test_the_page_for_what_is_not_there_leads_to_the_towns_and_the_menu(open_page: Open) -> None:
    page = open_page("/404.html", width=360)
    assert page.get_by_role("link", name="まちDX計画ライブラリ").is_visible()
    assert page.get_by_role("navigation", name="サイト").get_by_role("link", name="ことばの説明").count() == 1
    assert page.locator("[lang=en]").get_by_role("link", name="Home page").first.is_visible()
    page.get_by_role("link", name="みどり町", exact=True).click()
    assert page.url.endswith("/towns/midori/")
