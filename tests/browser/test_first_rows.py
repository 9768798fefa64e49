"""The data page: a table unfolds to its first rows."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .conftest import Open


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_table_shows_its_first_rows_as_they_are(open_page: Open, site: Path, language: str) -> None:
    page = open_page(f"/{language}about/data/")
    fold = page.locator("details.download", has_text="measures.csv").first
    assert fold.locator("table").count() == 0, "nothing is loaded before it is asked for"
    fold.locator("summary").first.click()
    fold.locator(".table-box td").first.wait_for()
    text = (site / "data/measures.csv").read_text(encoding="utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(text, newline=""))
    assert fold.locator(".table-box th").all_text_contents() == heads
    found = [row.locator("td").all_text_contents() for row in fold.locator(".table-box tr").all()[1:]]
    assert found == rows[:10]
    assert not fold.locator("[data-none], [data-failed]").filter(visible=True).count()


def test_a_table_without_rows_says_so(open_page: Open) -> None:
    page = open_page("/about/data/")
    fold = page.locator("details.download", has_text="codes.csv").first
    page.route("**/codes.csv", lambda route: route.fulfill(body='"table","column"\r\n'))
    fold.locator("summary").first.click()
    fold.locator("[data-none]").wait_for(state="visible")


def test_a_table_that_cannot_be_loaded_says_so(chromium: Browser, served: str) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{served}/about/data/")
    page.route("**/codes.csv", lambda route: route.abort())
    fold = page.locator("details.download", has_text="codes.csv").first
    fold.locator("summary").first.click()
    fold.locator("[data-failed]").wait_for(state="visible")
    context.close()
