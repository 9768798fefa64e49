"""Every kind of page in Chromium: accessible, not too wide, usable by keyboard and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import Open
from .sweep import RULES

KINDS = {
    "home": "/",
    "towns": "/towns/",
    "plans": "/plans/",
    "offices": "/departments/",
    "town": "/towns/midori/",
    "bare-town": "/towns/aoba/",
    "chapter": "/towns/midori/plan/01-intro/",
    "measures": "/measures/",
    "town-measures": "/towns/midori/measures/",
    "measure": "/towns/midori/measures/1-1/",
    "other-measure": "/towns/midori/measures/1-2/",
    "bare-measure": "/towns/aoba/measures/1/",
    "schedule": "/schedule/",
    "town-schedule": "/towns/midori/schedule/",
    "targets": "/targets/",
    "bare-targets": "/towns/aoba/targets/",
    "departments": "/towns/midori/departments/",
    "booklet": "/towns/midori/booklet/",
    "answers": "/answers/",
    "themes": "/themes/",
    "theme": "/themes/front-office/",
    "glossary": "/glossary/",
    "term": "/glossary/bpr/",
    "page": "/guide/",
    "sources": "/about/sources/",
    "news_index": "/news/",
    "news": "/news/2026-11-start/",
    "data": "/about/data/",
    "discrepancies": "/about/discrepancies/",
    "correction": "/about/correction/",
    "differences": "/glossary/differences/",
    "accessibility": "/about/accessibility/",
    "performance": "/about/performance/",
    "english": "/en/towns/midori/measures/1-1/",
    "fallback": "/en/towns/midori/measures/1-2/",
    "english-outline": "/en/towns/midori/",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_axe_finds_nothing(open_page: Open, path: str, scheme: str) -> None:
    for width in (360, 1280):
        page = open_page(path, width=width, scheme=scheme)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        told = [(width, v["id"], v["help"], node["html"][:120]) for v in found for node in v["nodes"]]
        assert told == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_no_page_scrolls_sideways(open_page: Open, path: str) -> None:
    for width in (320, 360, 1280):
        page = open_page(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


@pytest.mark.check("keyboard")
def test_the_first_tab_skips_to_the_content(open_page: Open) -> None:
    page = open_page("/towns/midori/measures/1-1/")
    page.keyboard.press("Tab")
    assert focused(page) == "本文へ進む"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.check("keyboard", "focus")
def test_everything_that_can_be_pressed_can_be_reached_by_tab(open_page: Open) -> None:
    page = open_page("/towns/midori/measures/", width=1280)
    visible = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select, [tabindex=\"0\"]')]"
        ".filter(e => e.checkVisibility({visibilityProperty: true})).length"
    )
    reached = set()
    for _ in range(visible + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert page.evaluate("document.activeElement === document.body") or outline == "solid"
    assert len(reached - {page.evaluate("[...document.querySelectorAll('*')].indexOf(document.body)")}) == visible


@pytest.mark.check("keyboard")
def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(open_page: Open) -> None:
    page = open_page("/", width=360)
    link = page.get_by_role("navigation", name="サイト").get_by_role("link", name="ことばの説明")
    assert not link.is_visible()
    page.get_by_role("button", name="メニュー").focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()


def test_the_language_switch_leads_to_the_same_page(open_page: Open) -> None:
    page = open_page("/towns/midori/measures/1-1/")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/towns/midori/measures/1-1/")
    page.get_by_role("link", name="日本語").click()
    page.wait_for_url("**/towns/midori/measures/1-1/")


def test_the_language_switch_leads_to_the_same_heading(open_page: Open) -> None:
    page = open_page("/towns/midori/measures/1-1/#effects")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/towns/midori/measures/1-1/#effects")


def test_dark_and_light_are_chosen_by_button_and_remembered(open_page: Open) -> None:
    page = open_page("/", scheme="light")
    page.locator(".reading-button").click()
    page.get_by_role("button", name="暗い画面にする").click()
    page.goto(page.url + "towns/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 28)"
    page.locator(".reading-button").click()
    page.get_by_role("button", name="明るい画面にする").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(("today", "fy"), [("2027-03-31T14:59:00Z", "2026"), ("2027-03-31T15:00:00Z", "2027")])
def test_the_browser_marks_this_fiscal_year_by_japanese_time(open_page: Open, today: str, fy: str) -> None:
    page = open_page("/towns/midori/schedule/")
    page.clock.set_fixed_time(today)
    page.reload()
    marked = page.locator("th.now")
    assert marked.count() == 1
    assert marked.get_attribute("data-fy") == fy
    assert "今年度" in marked.inner_text()
    page.goto(page.url.replace("towns/midori/schedule/", "measures/"))
    assert page.locator("#measures .this-year").count() == 0, "a row is no year"


@pytest.mark.check("structure")
def test_a_schedule_is_read_as_a_table(open_page: Open) -> None:
    page = open_page("/towns/midori/measures/1-1/")
    table = page.get_by_role("table", name="証明書をコンビニでの予定")
    assert [head.split() for head in table.get_by_role("columnheader").all_inner_texts()][1] == [
        "令和9年度",
        "2027年度",
    ]
    assert table.get_by_role("rowheader").all_inner_texts() == ["交付", "機械"]
    assert "令和8年度（2026年度）から令和10年度（2028年度）まで（表の形から読み取った期間）" in table.inner_text()
    assert "計画書の表にあります" not in table.inner_text(), "no empty row for a period that is not here"
    words = page.locator("article").inner_text()
    assert words.count("次のことの期間は、計画書の表にあります（このサイトには載せていません）。") == 1
    assert words.count("読めない行") == 1
    assert "名前のない行" not in words


def test_without_scripts_only_filters_and_marks_of_today_are_missing(open_page: Open) -> None:
    page = open_page("/measures/", java_script_enabled=False)
    assert page.get_by_role("row").count() == 4
    assert not page.locator(".filters").is_visible()
    page = open_page("/towns/midori/measures/1-1/", width=360, java_script_enabled=False)
    page.get_by_role("button", name="メニュー").click()
    assert page.get_by_role("link", name="2町をくらべる").is_visible()
    page.keyboard.press("Escape")
    page.locator("a.term").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.locator("#tip-wi-fi").wait_for(state="visible")


def test_a_page_on_paper_has_its_article_and_no_menus(open_page: Open) -> None:
    page = open_page("/towns/midori/measures/1-1/")
    page.emulate_media(media="print")
    assert page.locator("table.schedule").is_visible()
    for name in (".site-header", ".town-nav", ".town-tree", ".site-footer", ".page-tools"):
        assert not page.locator(name).is_visible(), name


def test_a_long_chapter_leads_to_its_parts_and_back(open_real: Open) -> None:
    page = open_real("/towns/ono/plan/02-situation/", width=360)
    assert page.locator("#contents").evaluate("e => e.offsetHeight") < 740 / 2
    bar = page.locator(".contents-menu").bounding_box()
    assert bar
    assert (bar["x"], bar["width"]) == (0, 360), "it hides lines, not their ends"
    page.get_by_role("button", name="目次").click()
    menu = page.locator("#outline-menu")
    last, close = menu.locator("li a").last, menu.get_by_role("button", name="閉じる")
    last.scroll_into_view_if_needed()
    bottom = "e => e.getBoundingClientRect().bottom"
    assert last.evaluate(bottom) <= close.evaluate("e => e.getBoundingClientRect().top")
    menu.locator("ul ul a").first.click()
    page.wait_for_url("**/02-situation/#*")
    assert menu.is_hidden()
    assert page.get_by_role("button", name="目次").evaluate("e => e.getBoundingClientRect().bottom <= innerHeight")
    back = page.get_by_role("link", name="目次へもどる")
    assert back.count() == page.locator(".text > h2").count()
    back.first.click()
    page.wait_for_url("**/02-situation/#contents")
    assert page.get_by_role("link", name="目次へもどる").count() > 1
    wide = open_real("/towns/ono/plan/02-situation/", width=1280)
    assert wide.locator(".to-contents:visible").count() == 0


def test_what_is_due_and_what_is_past_is_told_by_the_day_of_reading(open_page: Open) -> None:
    page = open_page("/guide/todo/")
    base = page.url.removesuffix("guide/todo/")
    due, past = [], []
    for year in (2026, 2029):
        page.clock.set_fixed_time(f"{year}-07-01T03:00:00Z")
        page.goto(f"{base}guide/todo/")
        groups = page.locator("details[data-due]:not([hidden])").all()
        counts = [group.locator("li:not([hidden])").count() for group in groups]
        assert [group.locator("[data-count]").inner_text() for group in groups] == [f"{count}件" for count in counts]
        due.append(sum(counts))
        page.goto(f"{base}towns/midori/measures/1-2/")
        past.append(page.locator("[data-after-fy='2028']").first.is_visible())
    assert 0 < due[0] < due[1]
    assert past == [False, True]
