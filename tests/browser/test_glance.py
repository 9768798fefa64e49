"""A town's page at a glance, the comparison, and the table of themes, on the real site."""

import re

import pytest
from playwright.sync_api import Page

from .conftest import Open

TOWNS = ["kahoku", "koori", "kunimi", "aizubange", "ono"]
TOWN_NAMES = ["河北町", "桑折町", "国見町", "会津坂下町", "小野町"]
SCREENS = 5 * 740


def _numbers(page: Page, selector: str) -> list[int]:
    """The numbers in the texts of elements."""
    return [int(match[0]) for text in page.locator(selector).all_text_contents() if (match := re.search(r"\d+", text))]


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("town", TOWNS)
def test_a_town_is_read_in_five_screens_of_a_phone(open_real: Open, town: str, language: str) -> None:
    page = open_real(f"{language}/towns/{town}/", width=360)
    height, width = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    assert (height <= SCREENS, width) == (True, 360), height


@pytest.mark.parametrize("town", ["aizubange", "ono"])
def test_the_bar_its_table_its_lists_and_the_index_agree(open_real: Open, town: str) -> None:
    page = open_real(f"/towns/{town}/")
    counts = _numbers(page, ".spread text")
    assert counts == _numbers(page, ".reach li summary b")
    lists = page.locator(".reach li details > div")
    assert counts == [lists.nth(i).locator("li").count() for i in range(lists.count())]
    listed = set(
        page.locator(".reach li details > div a:not(.doubt)").evaluate_all("links => links.map((link) => link.href)")
    )
    page.goto(page.url + "measures/")
    indexed = page.locator("#measures tbody th a:not(.doubt)").evaluate_all("links => links.map((link) => link.href)")
    assert (sum(counts), listed) == (len(indexed), set(indexed))
    page.goto(page.url.replace(f"towns/{town}/measures/", "towns/"))
    compared = page.locator(f".spreads li[data-town={town}] .spread text").all_text_contents()
    at = page.locator(".numbers thead th").evaluate_all(f"heads => heads.findIndex((h) => h.dataset.town === '{town}')")
    column = page.locator(f".numbers td:nth-child({at + 1})").all_text_contents()
    assert [int(n) for n in column if n != "0"] == [int(n) for n in compared] == counts


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_first_screen_of_a_phone_tells_what_can_be_used_what_begins_and_whom_to_ask(
    open_real: Open, language: str
) -> None:
    page = open_real(f"{language}/towns/ono/", width=360)
    links = page.locator(".shortcuts a")
    assert links.evaluate_all("all => Math.max(...all.map((a) => a.getBoundingClientRect().bottom))") < 740
    assert _numbers(page, ".shortcuts b") == [6, 7]
    usable = page.locator(".reach li details[open] a:not(.doubt)")
    assert usable.count() == 6, "what can be used is named"
    assert all(link.is_visible() for link in usable.all())
    for link in links.all():
        assert page.locator(str(link.get_attribute("href"))).count() == 1


def test_a_segment_and_its_row_unfold_the_same_measures(open_real: Open) -> None:
    page = open_real("/towns/ono/")
    page.locator(".spread a").nth(2).click()
    third = page.locator(".reach li details").nth(2)
    assert third.get_attribute("open") is not None
    page = open_real("/towns/ono/")
    third = page.locator(".reach li details").nth(2)
    assert third.get_attribute("open") is None
    third.locator("summary").focus()
    page.keyboard.press("Enter")
    assert third.get_by_role("link").first.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.measures') !== null")


@pytest.mark.parametrize("scripts", [True, False])
def test_links_to_folded_policies_open_them(open_real: Open, *, scripts: bool) -> None:
    for anchor in ("policy-1", "policy-2-5", "document", "outline"):
        page = open_real(f"/towns/ono/#{anchor}", java_script_enabled=scripts, reduced_motion="reduce", width=360)
        target = page.locator(f"#{anchor}")
        target.wait_for(state="visible")
        place = target.bounding_box()
        assert place
        assert 0 <= place["y"] < 800, anchor
    if scripts:
        page.evaluate("location.hash = '#policy-3-1'")
        page.locator("#policy-3-1").wait_for(state="visible")


@pytest.mark.parametrize(
    ("year", "says"),
    [(2026, "導入"), (2035, None)],
    ids=["a year of the plan", "a year after the plan"],
)
def test_the_beginnings_are_those_of_the_year_of_reading(open_real: Open, year: int, says: str | None) -> None:
    page = open_real("/about/sources/")
    page.clock.set_fixed_time(f"{year}-07-01T03:00:00Z")
    page.goto(page.url.replace("about/sources/", "towns/ono/"))
    shown = page.locator("#this-year > div:visible")
    assert shown.count() == (says is not None)
    if says:
        assert says in shown.inner_text()


def test_a_year_without_beginnings_for_residents_says_so(open_real: Open) -> None:
    page = open_real("/about/sources/")
    page.clock.set_fixed_time("2026-07-01T03:00:00Z")
    page.goto(page.url.replace("about/sources/", "towns/aizubange/"))
    this_year = page.locator("#this-year")
    assert "始まるものは、このサイトに載せた予定の表にはありません" in this_year.inner_text()
    assert "期間の表をこのサイトに載せていない取り組みが5件あります" in this_year.inner_text()
    page.goto(page.url.replace("aizubange", "kunimi"))
    assert "この計画には、予定の表がありません" in this_year.inner_text()


@pytest.mark.parametrize("path", ["/towns/", "/themes/", "/themes/front-office/", "/en/towns/", "/en/themes/"])
def test_prose_needs_no_sideways_scrolling_on_a_phone(open_real: Open, path: str) -> None:
    page = open_real(path, width=360)
    tables = page.locator(".matrix, .compared, .stacked")
    assert tables.count()
    assert max(tables.evaluate_all("tables => tables.map((table) => table.getBoundingClientRect().right)")) <= 360
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("path", ["/themes/", "/en/themes/"])
def test_a_theme_tells_all_answers_to_its_question_and_doubts_where_they_stand(open_real: Open, path: str) -> None:
    page = open_real(path)
    link = page.locator(".by-theme .theme a").filter(has_text=re.compile("意見|opinion"))
    row = link.locator("xpath=following::tr[2]")
    told = row.locator("td").all_inner_texts()
    assert len(told) == len(TOWN_NAMES)
    assert row.locator(".doubt").count() == 1
    link.click()
    cells = page.locator(".asked-of-theme").nth(1).locator("xpath=following-sibling::dl[1]").locator("dd")
    assert [" ".join(words.split()) for words in cells.all_inner_texts()] == [" ".join(words.split()) for words in told]
    assert page.locator(".by-town td .number").count() > len(TOWN_NAMES)
    doubt = page.locator(".asked-of-theme + dl .doubt")
    doubt.click()
    assert page.locator(":target").get_attribute("class") == "admonition discrepancy"


def test_on_a_phone_themes_of_daily_life_come_first_each_with_its_number_of_towns(open_real: Open) -> None:
    page = open_real("/themes/", width=360)
    assert page.locator("article h2").first.inner_text() == "くらしと地域"
    assert page.locator(".theme-count").first.inner_text() == "5町の計画に書かれています"
    heights = page.locator(".by-theme tbody tr").evaluate_all("rows => rows.map((row) => row.offsetHeight)")
    assert max(heights) < 110
    page.locator(".my-town > button").click()
    page.locator("#my-town").get_by_role("button", name="小野町").click()
    assert page.locator(".by-theme td:visible").first.get_attribute("data-label") == "小野町"


def test_how_far_a_part_is_does_not_pass_for_the_whole_measure(open_real: Open) -> None:
    page = open_real("/themes/health/")
    part = page.locator(".by-town td > div", has_text="様々な分野における地域DX")
    assert "この取り組みの一部です：健康・福祉分野" in part.inner_text()
    assert page.locator(".by-town td > div", has_text="県民アプリ").locator(".part-of").count() == 0


def test_a_part_is_told_as_a_part_in_the_words_of_the_theme(open_real: Open) -> None:
    page = open_real("/themes/")
    for theme, part in (("security", "教育分野"), ("network", "（教育分野）")):
        rows = page.locator(f"tr:has(th a[href='{theme}/']), tr:has(th a[href='{theme}/']) + tr + tr")
        cell = rows.last.locator("td[data-town=kahoku]") if theme == "security" else rows.first.locator("td").first
        assert f"一部：行っています {part}" in " ".join(cell.inner_text().split())
        assert "使えます" not in cell.inner_text()


def test_a_theme_is_titled_by_its_question(open_real: Open) -> None:
    page = open_real("/themes/front-office/")
    assert page.locator("h1").inner_text() == "役場に行かずに、書かずに手続きできる？"
    assert "行かない・書かない窓口" in page.locator("h1 + .hint").inner_text()
    assert page.title().startswith("行かない・書かない窓口")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_theme_begins_with_how_far_each_town_is_and_then_answers_in_words(open_real: Open, width: int) -> None:
    page = open_real("/themes/front-office/", width=width)
    told = page.locator(".theme-towns").first
    assert [words.split()[0] for words in told.locator("> div").all_inner_texts()] == TOWN_NAMES
    assert told.bounding_box()["y"] + told.bounding_box()["height"] < 740  # type: ignore[index]
    headings = page.locator("article h2").all_inner_texts()
    assert (headings[0], headings[-1]) == ("町によるちがい", "それぞれの町の計画")
    page.locator(".my-town > button").click()
    page.locator("#my-town").get_by_role("button", name="小野町").click()
    assert told.locator("dt").first.inner_text().startswith("小野町")


def test_at_a_desk_the_towns_are_named_once_above_the_comparison(open_real: Open) -> None:
    page = open_real("/towns/")
    heads = page.locator(".compared-towns > div")
    assert heads.all_inner_texts() == TOWN_NAMES
    assert page.locator(".compared dt").evaluate_all("all => Math.max(...all.map((dt) => dt.offsetWidth))") == 1
    assert page.get_by_role("term").filter(has_text="小野町").count(), "a screen reader hears it beside each answer"
    page.locator(".my-town > button").click()
    page.locator("#my-town").get_by_role("button", name="小野町").click()
    assert heads.first.inner_text().startswith("小野町")


def test_towns_stand_in_one_order(open_real: Open) -> None:
    order = TOWN_NAMES
    page = open_real("/glossary/bpr/")
    assert page.locator(".sense > h2").all_inner_texts() == order
    page = open_real("/towns/")
    for answers in page.locator(".differing > div").all():
        firsts = [order.index(dd.locator("a").first.inner_text()) for dd in answers.locator("dd").all()]
        assert firsts == sorted(firsts)


def test_a_filter_has_each_value_once(open_real: Open) -> None:
    page = open_real("/measures/")
    words = page.locator("#filter-stage option").all_text_contents()
    assert len(words) == len(set(words)) > 5


def test_the_comparison_says_first_what_differs_and_has_my_town_first(open_real: Open) -> None:
    page = open_real("/towns/", width=360)
    assert page.locator("article h2").first.inner_text() == "計画のおもなちがい"
    drafts = page.locator(".differing dd", has_text="案（決定前）")
    assert drafts.locator("a").all_inner_texts() == ["会津坂下町", "小野町"]
    question = page.locator(".question").nth(1)
    assert question.locator("dt").first.is_hidden()
    question.locator("summary").click()
    page.locator(".my-town > button").click()
    page.locator("#my-town").get_by_role("button", name="小野町").click()
    assert "小野町" in question.locator("dt").first.inner_text()
    assert "小野町" in page.locator(".spreads li").first.inner_text()
