"""The search as people ask: most queries in asked.yml have a first result of use; on the real site, in Chromium."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from .searching import ask, first_of

ASKED = yaml.safe_load((Path(__file__).parent / "asked.yml").read_text(encoding="utf-8"))
SITES = {"ja": "/", "en": "/en/"}
LEAST = 0.85
TOWN = "town"
"""The judgement that only the town can answer."""


def judged(language: str) -> dict[str, list[str]]:
    """Each query of a language with the addresses of use; ``TOWN`` stands for the hint to ask the town."""
    rows = {ask: of for group in ASKED[language].values() for ask, of in group.items()}
    return {ask: [way for name in of for way in ASKED["useful"].get(name, [name])] for ask, of in rows.items()}


def first(page: Page, query: str) -> str:
    """The address of the first result below the root of the language, with its place; ``TOWN`` under the hint."""
    path = first_of(page, query)
    if page.locator("#search-elsewhere").is_visible():
        return TOWN
    link = page.locator("#search-results a").first
    return (path.removeprefix("/en").removeprefix("/") + str(link.evaluate("a => a.hash"))) if path else ""


def is_of_use(found: str, wanted: list[str]) -> bool:
    return any(found == way or (way.endswith(("plan/", "measures/")) and found.startswith(way)) for way in wanted)


_ALL = """async query => {
  const hits = await window.engines.find(query, {})
  return Promise.all(hits.map(async ({ id, engine }) => (await engine.record(id)).url))
}"""
_IN_TITLES = """async query => {
  const hits = (await window.engines.find(query, {})).filter(({ rank, named }) => !named && rank >= 0 && rank < 2)
  const records = await Promise.all(hits.map(({ id, engine }) => engine.record(id)))
  return records.map(({ lines }) => lines.join("\\n"))
}"""


@pytest.fixture(scope="module")
def found(chromium: Browser, real_served: str) -> dict[str, dict[str, tuple[str, bool]]]:
    """Per language and query, the first result and whether it is of use."""
    out: dict[str, dict[str, tuple[str, bool]]] = {}
    for language, root in SITES.items():
        page: Any = chromium.new_page(bypass_csp=True)
        page.goto(f"{real_served}{root}search/")
        out[language] = {}
        for query, wanted in judged(language).items():
            result = first(page, query)
            out[language][query] = result, is_of_use(result, wanted)
        page.close()
    return out


@pytest.fixture(scope="module")
def asking(chromium: Browser, real_served: str) -> Iterator[Page]:
    page = chromium.new_page(bypass_csp=True)
    page.goto(f"{real_served}/search/")
    yield page
    page.close()


def results(page: Page, query: str) -> list[str]:
    first_of(page, query)
    found: list[str] = page.locator("#search-results h2 a").evaluate_all("all => all.map(a => a.pathname + a.hash)")
    return found


def test_a_question_leads_to_its_answers_and_with_a_town_to_the_towns_measure(asking: Page) -> None:
    assert results(asking, "コンビニで住民票")[0] == "/answers/#konbini"
    asking.locator("#search-town").select_option("ono")
    assert results(asking, "コンビニで住民票を")[0] == "/towns/ono/measures/1-1-2/"
    asking.locator("#search-town").select_option("")
    assert results(asking, "引っ越し")


def test_every_page_that_an_everyday_word_leads_to_shows_why(asking: Page) -> None:
    assert len(results(asking, "引っ越し")) > 5
    for item in asking.locator("#search-results > li").all():
        assert item.locator("mark, .by-name").count(), item.inner_text()


@pytest.mark.parametrize("word", ["データ", "システム"])
def test_a_whole_word_of_katakana_comes_before_a_part_of_another(asking: Page, word: str) -> None:
    ask(asking, word)
    texts = asking.evaluate(_IN_TITLES, word)
    alone = [bool(re.search(f"(?<![ァ-ヺー]){word}(?![ァ-ヺー])", text)) for text in texts]
    assert any(alone)
    assert sorted(alone, reverse=True) == alone


def test_home_and_guides_come_last(asking: Page) -> None:
    ask(asking, "公開")
    found = asking.evaluate(_ALL, "公開")
    last = [path == "/" or path.startswith(("/guide/", "/answers/", "/search/")) for path in found]
    assert any(last)
    assert sorted(last) == last


def test_most_of_what_people_ask_has_a_first_result_of_use(found: dict[str, dict[str, tuple[str, bool]]]) -> None:
    rows = [(query, *row) for of in found.values() for query, row in of.items()]
    assert len(rows) >= 75
    wrong = [(query, result) for query, result, is_useful in rows if not is_useful]
    assert 1 - len(wrong) / len(rows) >= LEAST, wrong


def test_what_residents_say_finds_what_the_office_writes(asking: Page) -> None:
    ask(asking, "引っ越し")
    found = {name: set(asking.evaluate(_ALL, name)) for name in ("引っ越し", "転入", "転出")}
    assert found["転入"] | found["転出"] <= found["引っ越し"]
    results(asking, "引っ越し")
    assert asking.locator("#search-instead").inner_text() == "「転入・転出」でもさがしました。"
    results(asking, "転入")
    assert asking.locator("#search-instead").inner_text() == ""


def test_that_only_one_town_is_searched_is_told_and_undone(asking: Page) -> None:
    asking.locator("#search-town").select_option("ono")
    assert not results(asking, "xyzxyzxyz")
    assert "小野町をえらんでいます" in asking.locator("#search-only").inner_text()
    few = len(results(asking, "転入"))
    asking.get_by_role("button", name="すべての町でさがす").click()
    asking.wait_for_function("few => document.querySelectorAll('#search-results li').length > few", arg=few)
    assert not asking.locator("#search-only").is_visible()
