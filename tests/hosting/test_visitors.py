"""Visitors of a site that nginx serves: all works under its headers, and open pages go on working after a switch."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from machidx.content import loader, outputs
from machidx.language.locale import LOCALES
from machidx.model.kinds import KINDS
from machidx.site.releases import compression
from machidx.site.releases.publication import publish_release, roll_back
from machidx.site.theme import OVERRIDES, THEME

from ..browser.conftest import chromium
from ..conftest import ROOT, overridden
from . import servers
from .servers import Server

__all__ = ["chromium"]
pytestmark = [pytest.mark.full, pytest.mark.browser]
MEASURE = "docs/towns/midori/measures/1-1.md"
_TOOLS = "button[popovertarget=reading-tools]"


@pytest.fixture
def told() -> list[str]:
    """What goes wrong in the pages that are open: messages on the console, errors, files that are not there."""
    return []


@pytest.fixture
def visit(chromium: Browser, told: list[str]) -> Iterator[Callable[[str], Page]]:
    """Function that opens a page as a visitor does: under the policy."""
    context = chromium.new_context(locale="ja-JP", viewport={"width": 1280, "height": 800})
    context.on("console", lambda message: told.append(f"console: {message.text}"))
    context.on("weberror", lambda error: told.append(f"error: {error.error}"))
    context.on("requestfailed", lambda request: told.append(f"failed: {request.url}"))
    context.on(
        "response", lambda answer: told.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
    )

    def opened(address: str) -> Page:
        page = context.new_page()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page

    yield opened
    context.close()


def _each(found: Locator, act: Callable[[Locator], object]) -> None:
    """Do something with each of the elements that are visible by then."""
    for at in range(found.count()):
        if found.nth(at).is_visible():
            act(found.nth(at))


def use(page: Page) -> None:
    """Put everything in a page to use."""
    page.set_default_timeout(5000)
    if page.locator(_TOOLS).count():
        page.locator(_TOOLS).first.click()
        _each(page.locator("#reading-tools button"), lambda button: button.click())
        page.keyboard.press("Escape")
    _each(page.locator("main summary"), lambda summary: summary.click())
    _each(page.locator("main select"), _choose)
    _each(page.locator("main input[type=search]"), lambda field: field.fill("DX"))
    _each(page.locator("main button:not([type=submit]):not(form[action] button)"), lambda button: button.click())
    if page.locator("main a.term:visible").count():
        page.locator("main a.term:visible").first.hover()
    page.emulate_media(media="print")
    page.emulate_media(media="screen", color_scheme="dark")
    page.wait_for_load_state("networkidle")


def _choose(select: Locator) -> None:
    """Choose the last option that can be chosen."""
    select.select_option(select.locator("option:enabled").last.get_attribute("value"))


def of_each_kind() -> Iterator[str]:
    """Yield the address of a page of each kind in each language."""
    library, _ = loader.load(ROOT / "docs")
    for locale in LOCALES:
        yield from (library.of_kind(kind)[0].url(locale) for kind in KINDS)
        yield f"/{outputs.missing_file(locale)}"


@pytest.mark.usefixtures("quickly")
def test_every_kind_of_page_works_under_the_headers(
    real_site: Path, work: Path, visit: Callable[[str], Page], told: list[str]
) -> None:
    wrong = {}
    with servers.nginx(work, servers.published(real_site, work / "real")) as server:
        for address in of_each_kind():
            page = visit(server.address + address)
            use(page)
            page.close()
            wrong[address] = [*told]
            told.clear()
    assert len(wrong) == len(LOCALES) * (len(KINDS) + 1)
    assert {address: said for address, said in wrong.items() if said} == {}


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compress quickly rather than well."""
    monkeypatch.setattr(compression, "QUALITY", 1)


def change(project: Path, number: int) -> None:
    """Change a sentence, each script and the style sheet, the words of the index, and what the index is called."""
    measure = project / MEASURE
    text = re.sub(r"\n第\d+版です。\n", "", measure.read_text(encoding="utf-8")).rstrip()
    measure.write_text(f"{text}\n\n第{number}版です。\n", encoding="utf-8")
    scripts, sheet = project / OVERRIDES / "assets", project / OVERRIDES / "styles/base.css"
    if not sheet.exists():
        shutil.copytree(THEME / "assets", scripts)
        overridden(project, "styles/base.css")
    for script in scripts.glob("*.js"):
        plain = re.sub(r"\n// \d+\n$", "\n", script.read_text(encoding="utf-8"))
        script.write_text(f"{plain}// {number}\n", encoding="utf-8")
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}\n/* {number} */\n", encoding="utf-8")


class Visitor:
    """Has pages open, and does with them, one after another, what they are for."""

    def __init__(self, visit: Callable[[str], Page], root: str) -> None:
        addresses = ("/search/", "/towns/midori/measures/1-1/", "/measures/", "/glossary/bpr/")
        self.search, self.measure, self.measures, self.term = (visit(root + address) for address in addresses)

    def use_all(self, asked: str) -> None:
        """Search, filter a list, open a menu, put readings above words."""
        self.search.locator("#search-q").fill(asked)
        expect(self.search.locator("#search-results mark").first).to_have_text(asked)
        self.measures.get_by_label("テーマ").select_option("データ")
        expect(self.measures.get_by_role("status").first).to_have_text("2件")
        for page in (self.measure, self.term):
            page.locator(_TOOLS).first.click()
            page.locator("#reading-tools .furigana").click()
            expect(page.locator("#reading-tools .furigana")).to_have_text("ふりがなをはずす")
            page.locator("#reading-tools .furigana").click()
            page.keyboard.press("Escape")
        self.measure.locator("a.term").first.hover()
        for page in (self.search, self.measure, self.measures, self.term):
            page.wait_for_load_state("networkidle")


@pytest.mark.usefixtures("quickly")
def test_pages_that_stay_open_through_publications_and_a_rollback_miss_no_file(
    project: Path, work: Path, visit: Callable[[str], Page], told: list[str]
) -> None:
    dest = work / "releases"
    publish_release(project, dest)
    with servers.nginx(work, dest / "current") as server:
        before, used = Visitor(visit, server.address), Visitor(visit, server.address)
        used.use_all("証明書")
        change(project, 2)
        publish_release(project, dest)
        assert "第2版です。" in server.get("/towns/midori/measures/1-1/").body.decode()
        for visitor in (before, used):
            visitor.use_all("町税")
        after = Visitor(visit, server.address)
        roll_back(dest)
        assert "第2版です。" not in server.get("/towns/midori/measures/1-1/").body.decode()
        for visitor in (before, used, after):
            visitor.use_all("データ")
    assert told == []


@pytest.mark.usefixtures("quickly")
def test_a_page_that_arrived_before_a_switch_finds_its_files_after_it(project: Path, work: Path) -> None:
    dest = work / "arriving"
    publish_release(project, dest)
    with servers.nginx(work, dest / "current") as server:
        first = _design_of(server)
        change(project, 2)
        publish_release(project, dest)
        second = _design_of(server)
        assert len(first.items() - second.items()) > 10
        assert {path: server.get(path).body for path in first} == first
        roll_back(dest)
        assert _design_of(server) == first
        assert {path: server.get(path).body for path in second} == second


def _design_of(server: Server) -> dict[str, bytes]:
    """The files of the design, by their addresses, that some pages and their scripts name."""
    found: dict[str, bytes] = {}
    ahead = ["/search/", "/measures/", "/towns/midori/booklet/", "/en/"]
    while ahead:
        here = ahead.pop()
        content = server.get(here).body
        if "/assets/" in here:
            found[here] = content
        named = re.findall(rb"""["'(]([\w./-]*\.[0-9a-f]{16}\.\w+)["')]""", content)
        ahead += [path for name in named if (path := urljoin(here, name.decode())) not in found]
    return found
