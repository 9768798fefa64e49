"""Readings above terms: off at first, on by a button, remembered, and no part of the text."""

from typing import Any

import pytest
from playwright.sync_api import Page

from machidx.content import loader
from machidx.content.library import facts
from machidx.model.term import Term

from ..conftest import ROOT
from .conftest import Open

MEASURE = "/towns/midori/measures/1-1/"


def _readings(page: Page) -> list[list[str]]:
    pairs = "all => all.map((r) => [r.firstChild.textContent, r.querySelector('rt').textContent])"
    found: list[list[str]] = page.locator("ruby").evaluate_all(pairs)
    return found


def test_readings_are_put_on_taken_off_and_remembered(open_page: Open) -> None:
    page = open_page("/glossary/bpr/")
    before = page.locator("article").inner_html()
    assert _readings(page) == []
    page.get_by_role("button", name="ふりがなを付ける").click()
    assert ["BPR", "びーぴーあーる"] in _readings(page)
    page.reload()
    assert ["BPR", "びーぴーあーる"] in _readings(page)
    page.get_by_role("button", name="ふりがなをはずす").click()
    assert page.locator("article").inner_html() == before
    page.reload()
    assert _readings(page) == []


def test_a_link_with_other_words_than_the_terms_name_gets_no_reading(open_page: Open) -> None:
    page = open_page(MEASURE)
    page.get_by_role("button", name="ふりがなを付ける").click()
    assert _readings(page) == [["Wi-Fi", "わいふぁい"]], "業務の見直し is a link to BPR, and not read びーぴーあーる"
    page.get_by_role("link", name="Wi-Fi").hover()
    page.locator("#tip-wi-fi").wait_for(state="visible")


def test_a_page_without_any_reading_has_no_button_for_readings(open_page: Open) -> None:
    for path, shown in (("/", False), ("/measures/", False), ("/glossary/bpr/", True)):
        assert open_page(path).get_by_role("button", name="ふりがな").is_visible() == shown, path


def test_english_pages_have_no_button_for_readings(open_page: Open) -> None:
    page = open_page(f"/en{MEASURE}")
    assert page.locator(".furigana").count() == 0
    assert page.locator("[data-reading]").count() == 0


def test_a_tooltip_gives_the_reading_of_latin_letters(open_page: Open) -> None:
    page = open_page(MEASURE)
    assert (page.locator("#tip-wi-fi").text_content() or "").startswith("Wi-Fi（わいふぁい）")


@pytest.mark.parametrize(
    ("label", "reading", "parts"),
    [
        ("書かない窓口", "かかないまどぐち", [["書", "か"], ["かない"], ["窓口", "まどぐち"]]),
        ("デジタル田園都市", "でじたるでんえんとし", [["デジタル"], ["田園都市", "でんえんとし"]]),
        ("オープンデータ", "おーぷんでーた", [["オープンデータ"]]),
        ("標準化・共通化", "ひょうじゅんかきょうつうか", [["標準化・共通化", "ひょうじゅんかきょうつうか"]]),
        ("BPR", "びーぴーあーる", [["BPR", "びーぴーあーる"]]),
        ("人の手と手", "ひとのてとて", [["人", "ひと"], ["の"], ["手", "て"], ["と"], ["手", "て"]]),
        ("野の野", "のののの", [["野の野", "のののの"]]),
        ("読めない字", "ちがう", [["読めない字", "ちがう"]]),
    ],
)
def test_a_reading_stands_above_what_is_no_kana(
    open_page: Open, label: str, reading: str, parts: list[list[str]]
) -> None:
    assert _parts(open_page("/"), [[label, reading]]) == [parts]


def _parts(page: Page, names: list[list[str]]) -> list[Any]:
    script = """async (names) => {
      const { parts } = await import(new URL("assets/furigana.js", document.baseURI))
      return names.map(([label, reading]) => parts(label, reading))
    }"""
    made: list[Any] = page.evaluate(script, names)
    return made


def test_every_term_keeps_its_name_and_its_whole_reading(open_page: Open) -> None:
    read, _ = loader.load(ROOT / "docs")
    names = [[facts(page, Term).label, facts(page, Term).reading] for page in read.terms]
    for (label, reading), made in zip(names, _parts(open_page("/"), names), strict=True):
        assert "".join(part[0] for part in made) == label
        above = [part[1] for part in made if len(part) > 1]
        assert all(piece in reading for piece in above), (label, made)
