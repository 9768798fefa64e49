"""Whom to ask, the original, and the slip for corrections, as a reader finds them."""

import io

import pypdf
import pytest

from .conftest import Open

MEASURE = "/towns/midori/measures/1-1/"


def test_beside_who_does_it_stands_whom_to_ask_and_that_the_town_entered_it(open_page: Open) -> None:
    asked = open_page(MEASURE, width=360).locator(".answers .whom")
    assert asked.locator("a").evaluate_all("links => links.map(link => link.href)") == [
        "tel:0000000001",
        "mailto:kikaku@town.midori.example.jp",
        "https://www.town.midori.example.jp/ask/",
        "https://www.town.midori.example.jp/",
    ]
    assert "計画にはない情報" in asked.inner_text()


@pytest.mark.parametrize("path", ["/towns/aoba/measures/1/", "/towns/aoba/"])
def test_a_town_that_has_entered_nothing_says_so_and_how_to_find_its_office(open_page: Open, path: str) -> None:
    asked = open_page(path, width=360).locator("article .whom")
    assert "計画には連絡先がありません。あおば町役場（見本県）に聞いてください。" in asked.inner_text()
    assert (asked.locator("a").first.get_attribute("href") or "").startswith("https://")


@pytest.mark.parametrize(
    ("path", "words"),
    [(MEASURE, "原本21ページ"), (f"/en{MEASURE}", "page 21 of the original"), ("/glossary/bpr/", "原本40ページ")],
)
def test_the_page_of_a_source_opens_the_original_there(open_page: Open, path: str, words: str) -> None:
    href = open_page(path).get_by_role("link", name=words).get_attribute("href") or ""
    sheet = 4 + int("".join(filter(str.isdecimal, words)))
    assert href == f"https://www.town.midori.example.jp/dx/plan.pdf#page={sheet}"


def test_the_slip_names_the_page_that_the_reader_came_from(open_page: Open) -> None:
    page = open_page(MEASURE)
    page.locator(".page-tools").get_by_role("link", name="町役場に確かめる紙").click()
    assert page.locator("[data-page-before]:not(:empty)").inner_text().endswith(MEASURE)
    page.reload()
    assert page.get_by_role("button", name="この用紙を印刷する").is_visible()


def test_the_slip_is_one_sheet_with_room_to_write(open_page: Open) -> None:
    page = open_page("/about/correction/")
    (sheet,) = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    printed = sheet.extract_text()
    assert "お名前" in printed
    assert "この用紙を印刷する" not in printed.replace("⽤", "用")
    assert "あおば町役場" in printed.replace("⽤", "用").replace("⽰", "示").replace("⽴", "立")
    page.emulate_media(media="print")
    heights = page.locator(".slip-field").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) > 50


def test_without_scripts_the_slip_can_be_read_and_printed(open_page: Open) -> None:
    page = open_page("/about/correction/", java_script_enabled=False)
    assert page.locator(".slip-field").count() == 6
    assert page.get_by_role("button", name="この用紙を印刷する").count() == 0


def test_the_slip_is_printed_first_and_then_the_office_of_my_town_is_asked(open_page: Open) -> None:
    page = open_page("/about/correction/", width=360)
    page.set_viewport_size({"width": 360, "height": 740})
    steps = page.locator(".slip-steps > li")
    assert [text.split("\n")[0] for text in steps.all_inner_texts()] == ["印刷する", "手で書く", "町の役場で確かめる"]
    assert steps.first.get_by_role("button").evaluate("(e) => e.getBoundingClientRect().bottom") < 740
    assert "受け取る窓口はありません" in page.locator("p.no-window").inner_text()
    asked = page.locator(".slip-field").last
    assert asked.locator("[data-of-town]:visible").count() == 2
    page.evaluate("localStorage.setItem('machidx-town', 'aoba')")
    page.reload()
    assert asked.locator("[data-of-town]:visible").all_inner_texts() == ["あおば町役場（見本県）"]
