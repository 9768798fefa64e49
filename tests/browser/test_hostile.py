"""Nothing hostile runs in Chromium, even without a Content-Security-Policy: in what is accepted, and in addresses."""

import urllib.request
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Request

from ..vectors import VISITED, vectors

pytestmark = pytest.mark.browser

_ACTIVE = r"""() => [...document.querySelectorAll("*")].flatMap(element => [...element.attributes].filter(
  ({name, value}) => /^on|^srcdoc$/i.test(name) || (/^(xlink:)?(href|src|action|formaction|data)$/i.test(name)
    && /^(javascript|vbscript|data:text)/i.test(value.replace(/[\x00-\x20]/g, "")))
).map(({name, value}) => `${element.localName} ${name}=${value}`))"""
"""What a click or a pointer would run: handlers and addresses, as the browser has read them."""


@pytest.fixture
def visit(chromium: Browser) -> Iterator[BrowserContext]:
    """A visitor without a policy; at the end, nothing has asked, failed, or called elsewhere."""
    ran: list[str] = []
    context = chromium.new_context(bypass_csp=True, locale="ja-JP")

    def asked(dialog: Dialog) -> None:
        ran.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def requested(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            ran.append(request.url)

    context.on("dialog", asked)
    context.on("request", requested)
    context.on("weberror", lambda error: ran.append(f"error: {error.error}"))
    yield context
    context.close()
    assert ran == []


def test_what_is_accepted_is_text_in_the_browser(visit: BrowserContext, hostile_served: str) -> None:
    with urllib.request.urlopen(f"{hostile_served}/sitemap.xml") as answer:
        listed = [element.text or "" for element in ET.fromstring(answer.read()).iter() if element.tag.endswith("}loc")]
    paths = [f"/{address.split('/', 3)[3]}" for address in listed]
    page, tried = visit.new_page(), 0
    for path in paths:
        page.goto(hostile_served + path)
        assert (path, page.evaluate(_ACTIVE)) == (path, [])
        tried += page.content().count("alert(1)")
    assert tried > 100
    page.goto(f"{hostile_served}/search/?q=alert")
    page.locator("main mark").first.wait_for()
    assert page.evaluate(_ACTIVE) == []


def test_no_address_runs_anything(visit: BrowserContext, served: str) -> None:
    page = visit.new_page()
    for vector in vectors():
        if vector.place == VISITED:
            page.goto(served + vector.written, wait_until="networkidle")
            assert (vector.written, page.evaluate(_ACTIVE)) == (vector.written, [])
