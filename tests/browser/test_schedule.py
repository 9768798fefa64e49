"""The schedule of all towns: a choice of town and of kind, and the years in folds."""

import pytest

from .conftest import Open

SCREEN = 740
"""Height of a phone's screen."""


@pytest.mark.parametrize("path", ["/schedule/", "/en/schedule/"])
def test_before_a_choice_it_takes_four_screens_of_a_phone_with_this_year_open(open_real: Open, path: str) -> None:
    page = open_real(path, width=360)
    assert page.evaluate("document.documentElement.scrollHeight") <= 4 * SCREEN
    assert page.locator(".event-year[open] .this-year").count() == 1
    assert page.locator(".event-year:visible", has_text="（0件）").count() == 0, "a year without items is hidden"
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator(".filters").bounding_box()["y"] < SCREEN  # type: ignore[index]


def test_a_town_and_a_kind_are_chosen_by_keyboard_and_stand_in_the_address(open_real: Open) -> None:
    page = open_real("/schedule/")
    before = page.locator(".happenings tr:visible").count()
    assert page.locator(".event-year[open] .this-year").count() == 1, "at a desk, this year is open"
    page.get_by_label("町", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.get_by_label("どんな予定？").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url(lambda url: url.endswith("/schedule/?town=aizubange&kind=use"))
    rows = page.locator(".happenings tr:visible")
    assert f"{rows.count()}の予定" == page.get_by_role("status").inner_text()
    assert rows.count() > 3
    assert "小野町" not in page.locator("#happenings").inner_text()
    assert "コンビニ交付サービスの導入" in page.locator(".event-year", has_text="令和10年度").inner_text()
    page.get_by_role("button", name="しぼりこみをやめる").press("Enter")
    page.wait_for_url(lambda url: "?" not in url)
    assert page.locator(".happenings tr:visible").count() == before


def test_an_address_brings_its_town_and_a_link_its_year(open_real: Open) -> None:
    page = open_real("/schedule/?town=ono&kind=build")
    assert page.get_by_label("どんな予定？").input_value() == "build"
    assert "オンライン申請の拡充" in page.locator(".event-year").first.inner_text()
    page = open_real("/schedule/#fy2027")
    assert page.locator(".event-year[open]").count() == 1
    assert page.locator("#fy2027").is_visible()


def test_what_residents_use_comes_first_and_what_is_considered_is_folded(open_real: Open) -> None:
    page = open_real("/schedule/")
    page.locator(".event-year:not([open]) > summary").first.click()
    year = page.locator(".event-year[open]").last
    assert year.locator("details > summary").first.inner_text().startswith("使いはじめる")
    folded = year.locator("details:not([open]) > summary")
    assert [words.partition("（")[0] for words in folded.all_inner_texts()] == [
        "検討する・決める・見直す",
        "役場の中の仕事",
    ]


def test_without_scripts_years_open_and_towns_have_links(open_real: Open) -> None:
    page = open_real("/schedule/", java_script_enabled=False)
    page.locator(".event-year > summary").first.click()
    assert page.locator(".happenings tr:visible").count() > 5
    assert page.locator("ul.area").get_by_role("link", name="小野町").get_attribute("href") == "../towns/ono/schedule/"


@pytest.mark.parametrize(("path", "says"), [("/schedule/", "予定の表がありません"), ("/targets/", "書かれていません")])
def test_a_town_without_any_is_told_to_who_has_chosen_it(open_real: Open, path: str, says: str) -> None:
    page = open_real(path, width=360)
    told = page.locator("article > .notice:visible")
    assert told.count() == 0
    page.locator(".my-town > button").click()
    page.locator("#my-town").get_by_role("button", name="国見町").click()
    assert says in told.inner_text()
    assert told.inner_text().startswith("国見町の計画")
