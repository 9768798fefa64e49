"""Every page of the real site: axe finds nothing, nothing scrolls sideways, no script complains."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from ..site.pages import read
from .test_pages import RULES

pytestmark = pytest.mark.full


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_fits(chromium: Browser, real_site: Path, real_served: str, scheme: str) -> None:
    told: list[object] = []

    def listen(page: Page) -> None:
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))

    for width in (320, 1280):
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        listen(page)
        for address in read(real_site):
            page.goto(real_served + address)
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            told += [(address, width, v["id"], node["html"][:120]) for v in found for node in v["nodes"]]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                told.append((address, width, "scrolls sideways"))
        context.close()
    assert told == []
