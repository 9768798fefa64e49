"""While content is written: a page that is open follows the server."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from ..conftest import live


def test_after_a_restart_an_open_page_is_renewed_without_a_false_alarm(chromium: Browser, project: Path) -> None:
    """At the same address, although the system remembers the connections of the server before."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    with live(project) as (address, lines):
        assert next(line for line in lines if "できました" in line)
        with page.expect_response("**/_machidx/events"):
            page.goto(address)
        page.evaluate("window.old = true")
    with live(project, urlsplit(address).port or 0) as (again, _):
        assert again == address
        page.wait_for_function("!window.old")
        assert page.locator("#machidx-problems").count() == 0
    context.close()
