"""What a screen reader is told of each part one can use: its role, its name, its state, from Chromium's own tree."""

from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import Open

MEASURE = "/towns/midori/measures/1-1/"


def spoken(page: Page, selector: str) -> dict[str, Any]:
    """Role, name, description and states of an element, as the browser hands them to a screen reader."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    asked = {"nodeId": node, "fetchRelatives": False}
    told = session.send("Accessibility.getPartialAXTree", asked)["nodes"][0]
    session.detach()
    states = {state["name"]: state["value"].get("value") for state in told.get("properties", ())}
    own = {key: told[key]["value"] for key in ("role", "name", "description") if key in told}
    return states | own


@pytest.mark.check("names")
def test_a_page_is_told_in_landmarks(open_page: Open) -> None:
    page = open_page(MEASURE)
    for role, name in (
        ("banner", None),
        ("navigation", "サイト"),
        ("navigation", "みどり町"),
        ("main", None),
        ("navigation", "現在の場所"),
        ("article", None),
        ("navigation", "前と次のページ"),
        ("navigation", "みどり町の計画の中身"),
        ("contentinfo", None),
        ("navigation", "このサイトについて"),
    ):
        assert page.get_by_role(role, name=name, exact=True).count() >= 1, (role, name)  # type: ignore[arg-type]
    assert page.get_by_role("main").count() == 1
    assert page.locator("[role='navigation']:not([aria-label]), nav:not([aria-label])").count() == 0


@pytest.mark.check("names")
def test_the_menu_button_of_a_phone_tells_whether_it_is_open(open_page: Open) -> None:
    page = open_page("/measures/", width=360)
    button = spoken(page, ".menu-button")
    assert (button["role"], button["name"], button["expanded"]) == ("button", "メニュー", False)
    page.get_by_role("button", name="メニュー").click()
    assert spoken(page, ".menu-button")["expanded"] is True
    menu = page.get_by_role("navigation", name="サイト")
    assert menu.get_by_role("link").all_inner_texts()[:2] == ["トップ", "質問と答え"]
    assert menu.locator("[aria-current='page']").inner_text() == "町がすること（施策一覧）"
    assert spoken(page, "#menu [aria-current]")["role"] == "link"


@pytest.mark.check("names")
def test_each_filter_is_a_list_with_its_name_and_value(open_page: Open) -> None:
    page = open_page("/measures/?theme=data")
    assert page.locator(".filters").aria_snapshot().startswith("- group:\n  - text: ")
    for select, label in (("town", "町"), ("theme", "テーマ"), ("stage", "進み具合")):
        told = spoken(page, f"#filter-{select}")
        assert (told["role"], told["name"]) == ("combobox", label)
    assert page.get_by_role("combobox", name="テーマ").locator("option:checked").inner_text() == "データ"
    assert spoken(page, ".filters button")["name"] == "しぼりこみをやめる"


@pytest.mark.check("names")
def test_a_column_head_tells_how_it_is_sorted(open_page: Open) -> None:
    page = open_page("/measures/")
    button = spoken(page, "#measures thead th:nth-child(2) button")
    assert (button["role"], button["name"]) == ("button", "町がすること")
    page.locator("#measures thead th:nth-child(2) button").click()
    head = page.get_by_role("columnheader", name="町がすること", exact=True)
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.locator("[aria-sort]").count() == 1


@pytest.mark.check("names", "status")
def test_the_field_that_finds_terms_is_named_and_its_count_is_told(open_page: Open) -> None:
    page = open_page("/glossary/")
    told = spoken(page, "#find-term")
    assert (told["role"], told["name"]) == ("searchbox", "ことばをさがす")
    status = spoken(page, "[data-count]")
    assert (status["role"], status["live"]) == ("status", "polite")
    page.get_by_role("searchbox", name="ことばをさがす").fill("びーぴー")
    assert page.get_by_role("status").inner_text() == "1件"


@pytest.mark.check("status")
def test_a_choice_of_filters_changes_a_status_without_moving_the_focus(open_page: Open) -> None:
    page = open_page("/measures/")
    assert spoken(page, "[data-count]")["live"] == "polite"
    page.get_by_label("町", exact=True).focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("status").inner_text() != "3件"
    assert page.evaluate("document.activeElement.id") == "filter-town"


@pytest.mark.check("names", "tooltips")
def test_a_term_is_a_link_described_by_its_tooltip(open_page: Open) -> None:
    page = open_page(MEASURE)
    told = spoken(page, "a.term[interestfor='tip-bpr']")
    assert (told["role"], told["name"]) == ("link", "業務の見直し")
    assert "仕事の流れを根本から見直すこと。" in told["description"]
    assert "びーぴーあーる" in told["description"], "BPR is read out by its letters' names"
    page.locator("a.term[interestfor='tip-bpr']").hover()
    page.locator("#tip-bpr").wait_for(state="visible")
    assert spoken(page, "#tip-bpr")["role"] == "tooltip"


@pytest.mark.check("names")
@pytest.mark.parametrize(
    ("selector", "before", "after"),
    [(".shade", "暗い画面にする", "明るい画面にする"), (".furigana", "ふりがなを付ける", "ふりがなをはずす")],
)
def test_a_button_of_the_site_says_what_a_press_will_do(
    open_page: Open, selector: str, before: str, after: str
) -> None:
    page = open_page(MEASURE)
    page.locator(".reading-button").click()
    told = spoken(page, selector)
    assert (told["role"], told["name"]) == ("button", before)
    page.locator(selector).click()
    page.wait_for_function(
        "([place, words]) => document.querySelector(place).textContent === words", arg=[selector, after]
    )
    assert spoken(page, selector)["name"] == after
    assert page.evaluate("document.activeElement.textContent") == after, "the focus stays"


@pytest.mark.check("names", "language")
def test_the_language_switch_is_read_in_the_language_it_leads_to(open_page: Open) -> None:
    page = open_page(MEASURE)
    told = spoken(page, "a[hreflang]")
    assert (told["role"], told["name"]) == ("link", "English")
    assert page.locator("a[hreflang]").get_attribute("lang") == "en"
    page = open_page(f"/en{MEASURE}")
    assert (spoken(page, "a[hreflang]")["name"], page.locator("a[hreflang]").get_attribute("lang")) == ("日本語", "ja")


@pytest.mark.check("names")
def test_details_tell_whether_they_are_open(open_page: Open) -> None:
    page = open_page("/schedule/")
    told = spoken(page, "article summary")
    assert told["role"] == "DisclosureTriangle"
    assert told["expanded"] is True
    page.locator("article summary").first.click()
    assert spoken(page, "article summary")["expanded"] is False
    assert page.get_by_role("heading", name="令和8年度（2026年度）").is_visible(), "a year is a heading as well"


@pytest.mark.check("names")
def test_tables_that_scroll_are_named_regions_and_told_as_tables(open_page: Open) -> None:
    page = open_page("/measures/", width=320)
    region = spoken(page, ".table-box")
    assert (region["role"], region["name"], region["focusable"]) == ("region", "町がすること", True)
    rows = page.get_by_role("table").get_by_role("row")
    assert rows.count() == 4, "stacked on a phone it is a table all the same"
    assert page.get_by_role("rowheader").count() == 3
    assert page.get_by_role("columnheader").count() == 5


@pytest.mark.check("pictures")
def test_a_scale_is_told_as_the_sentence_below_it(open_page: Open) -> None:
    page = open_page(MEASURE)
    told = spoken(page, "svg.scale")
    assert told["role"] == "image"
    assert told["name"] == "交付件数"
    assert told["description"] == page.locator(".figure > details > p").first.text_content()


@pytest.mark.check("names")
def test_results_of_accessibility_are_a_table_with_heads(open_page: Open) -> None:
    page = open_page("/about/accessibility/")
    table = page.get_by_role("table").first
    assert table.get_by_role("columnheader").all_inner_texts() == ["達成基準", "レベル", "結果", "確かめ方"]
    row = table.get_by_role("row").nth(1)
    assert "1.1.1 非テキストコンテンツ" in row.get_by_role("rowheader").inner_text()
    assert row.get_by_role("cell").nth(1).inner_text() == "適合"
