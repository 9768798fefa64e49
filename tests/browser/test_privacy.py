"""The page on privacy is true: no cookie is set, and nothing is kept but what it names, after everything was used."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from machidx.site.theme import THEME

from ..conftest import ROOT

pytestmark = pytest.mark.browser

_PAGES = [ROOT / "docs/about/privacy.md", ROOT / "docs/about/privacy.en.md"]
_SCRIPTS = sorted((THEME / "assets").glob("*.js"))
_NAME = re.compile(r"\bmachidx-[a-z-]+")
_KEPT = """async () => ({
  local: Object.keys(localStorage).sort(),
  others: [...Object.keys(sessionStorage), ...await indexedDB.databases(), ...await caches.keys(),
    ...await navigator.serviceWorker.getRegistrations()],
})"""


def _named(text: str) -> set[str]:
    return set(_NAME.findall(text))


def test_the_page_names_what_the_scripts_keep() -> None:
    """Scripts write ``machidx-town-name-`` before the code of a language."""
    kept = {name for path in _SCRIPTS for name in _named(path.read_text(encoding="utf-8"))}
    whole = {code for name in kept for code in ([f"{name}ja", f"{name}en"] if name.endswith("-") else [name])}
    assert [_named(path.read_text(encoding="utf-8")) for path in _PAGES] == [whole, whole]


def test_no_script_keeps_anything_in_another_way() -> None:
    for path in _SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"document\.cookie|sessionStorage|indexedDB|cookieStore|sendBeacon|serviceWorker|caches\.", text
        ), path


@pytest.fixture
def visitor(chromium: Browser, served: str) -> Iterator[Page]:
    context = chromium.new_context(bypass_csp=True, locale="ja-JP", base_url=served)
    context.on("request", lambda request: asked.append(request.url))
    asked: list[str] = []
    yield context.new_page()
    assert context.cookies() == []
    assert [url for url in asked if not url.startswith((served, "data:"))] == []
    context.close()


def test_after_everything_was_used_only_what_the_page_names_is_kept(visitor: Page) -> None:
    for path, town in (("/towns/midori/measures/1-1/", "みどり町"), ("/en/towns/midori/measures/1-1/", "Midori")):
        visitor.goto(path)
        visitor.locator(".my-town > button").click()
        visitor.locator("#my-town").get_by_role("button", name=town).click()
        visitor.locator(".reading-button").click()
        visitor.locator(".shade").click()
        visitor.locator("[data-size=large]").click()
        if visitor.locator(".furigana").count():
            visitor.locator(".furigana").click()
            visitor.locator("ruby").first.wait_for(state="attached")
    for path in (
        "/search/?q=BPR",
        "/measures/?town=midori",
        "/schedule/",
        "/glossary/",
        "/answers/",
        "/about/correction/",
    ):
        visitor.goto(path, wait_until="networkidle")
    kept = visitor.evaluate(_KEPT)
    assert kept == {"local": sorted(_named(_PAGES[0].read_text(encoding="utf-8"))), "others": []}
