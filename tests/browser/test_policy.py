"""Under its Content-Security-Policy every page works as it does without: nothing of ours needs what it forbids."""

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Open

_PAGES = (
    "/",
    "/en/",
    "/towns/",
    "/towns/midori/",
    "/towns/midori/measures/",
    "/towns/midori/measures/1-1/",
    "/towns/midori/schedule/",
    "/towns/midori/departments/",
    "/towns/midori/booklet/",
    "/towns/midori/plan/01-intro/",
    "/measures/",
    "/schedule/",
    "/answers/",
    "/themes/",
    "/glossary/",
    "/glossary/bpr/",
    "/about/data/",
    "/about/discrepancies/",
    "/about/accessibility/",
    "/about/performance/",
    "/404.html",
)


@pytest.mark.browser
@pytest.mark.parametrize("path", _PAGES)
def test_no_page_asks_for_what_the_policy_forbids(open_page: Open, path: str) -> None:
    """Any violation is said on the console, and told when the page is closed."""
    page = open_page(path, bypass_csp=False)
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.browser
def test_the_search_works_under_the_policy(open_page: Open) -> None:
    page = open_page("/search/?q=BPR", bypass_csp=False)
    expect(page.locator("main").get_by_role("link", name="BPR").first).to_be_visible()


@pytest.mark.browser
def test_a_script_in_a_page_does_not_run(chromium: Browser, served: str) -> None:
    """The policy is the last wall: a script that got into a page all the same does nothing."""
    page = chromium.new_page()
    page.goto(f"{served}/404.html")
    written = page.content().replace("<h1>", "<img src='data:,' onerror='document.title=1'><h1>", 1)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.set_content(written.replace("<h1>", "<script>document.title=2</script><h1>", 1))
    assert page.title() not in ("1", "2")
    assert any("Content Security Policy" in text for text in refused)
    page.close()
