"""The search as people ask: most queries in asked.yml have a first result of use; on the real site, in Chromium."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from .searching import first_of

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


def test_most_of_what_people_ask_has_a_first_result_of_use(found: dict[str, dict[str, tuple[str, bool]]]) -> None:
    rows = [(query, *row) for of in found.values() for query, row in of.items()]
    assert len(rows) >= 75
    wrong = [(query, result) for query, result, is_useful in rows if not is_useful]
    assert 1 - len(wrong) / len(rows) >= LEAST, wrong
