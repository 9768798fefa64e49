"""Each script is loaded where it is used, and by itself: one that fails stops no other."""

import pytest
from playwright.sync_api import Browser

MEASURE = "/towns/midori/measures/1-1/"


@pytest.mark.parametrize(
    "failing", ["furigana", "text-size", "read-aloud", "same-heading", "appearance-button", "this-year"]
)
def test_a_script_that_fails_stops_no_other(chromium: Browser, served: str, failing: str) -> None:
    context = chromium.new_context(bypass_csp=True, color_scheme="light", locale="ja-JP")
    page = context.new_page()
    page.route(f"**/{failing}.*.js", lambda route: route.fulfill(content_type="text/javascript", body="null.fails"))
    page.add_init_script("speechSynthesis.getVoices = function () { this.asked = true; return [] }")
    page.clock.set_fixed_time("2026-11-20T03:00:00Z")
    page.goto(f"{served}{MEASURE}")
    done = {"this-year": page.locator(".this-year").count() > 0}
    page.locator(".reading-button").click()
    page.locator(".shade").click()
    done["appearance-button"] = page.locator("html[data-appearance=dark]").count() == 1
    page.locator("[data-size=large]").click()
    done["text-size"] = page.locator("html[data-text-size=large]").count() == 1
    done["read-aloud"] = page.evaluate("speechSynthesis.asked === true")
    page.locator(".furigana").click()
    if failing != "furigana":
        page.locator("ruby").first.wait_for(state="attached")
    done["furigana"] = page.locator("ruby").count() > 0
    page.locator("a.term").first.dispatch_event("pointerdown", {"pointerType": "touch"})
    done["tips"] = page.evaluate("document.documentElement.dataset.pointer") is not None
    page.evaluate("location.hash = 'figures'")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/**")
    done["same-heading"] = page.url.endswith("#figures")
    context.close()
    assert [name for name, works in done.items() if not works] == [failing]
