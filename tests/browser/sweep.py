"""Examines every page of the real site once, in several browsers at a time, and records its findings for tests.

Each page is loaded once and examined at phone and desktop width, in light and dark mode, with wider spacing and with
larger text, using axe's rules and the checks in ``sweep.js``.
"""

import os
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from playwright.sync_api import Browser, Page, sync_playwright

from machidx.cli.browser import find

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OURS = Path(__file__).with_name("sweep.js").read_text(encoding="utf-8")
AXE_SOURCE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
_RUN = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules })
  const nodes = (results) => results.flatMap((r) => r.nodes.map((n) => [r.id, n.html.slice(0, 110)]))
  return {
    wrong: nodes(found.violations),
    unsure: nodes(found.incomplete),
    fine: found.passes.map((r) => [r.id, r.tags]),
    judged: found.violations.map((r) => [r.id, r.tags]),
  }
}"""
# WCAG 1.4.12 (text spacing), and a reader's own larger text.
_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
_LARGE = "html { font-size: 200% !important; }"
PHONE, DESK = 320, 1280
_EVERYWHERE = ("sideways", "scrollers", "lost")
_ONCE = ("targets", "controls", "language", "order", "structure", "pictures", "names", "moves")


@dataclass
class Found:
    """Findings of one browser: descriptions of faults, each with its place, by check."""

    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    rules: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Tags of axe's rules that applied to any page, by rule."""
    broken: Counter[str] = field(default_factory=Counter)
    """Number of violations by axe rule."""
    looked_at: list[str] = field(default_factory=list)
    tools: tuple[str, ...] = ()
    """Names and versions of the tools."""

    def add(self, other: "Found") -> None:
        """Merge the findings of another browser."""
        for question, told in other.wrong.items():
            self.wrong[question] += told
        self.rules |= other.rules
        self.broken += other.broken
        self.looked_at += other.looked_at
        self.tools = other.tools


def sweep(served: str, addresses: list[str]) -> Found:
    """Examine all addresses, in as many browsers as there are processors."""
    workers = os.cpu_count() or 1
    shares = [addresses[n::workers] for n in range(workers)]
    out = Found()
    with ThreadPoolExecutor(workers) as pool:
        for found in pool.map(lambda share: _share(served, share), shares):
            out.add(found)
    return out


def _share(served: str, addresses: list[str]) -> Found:
    found = Found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        page = _new_page(browser, found)
        for address in addresses:
            page.goto(served + address)
            _look(page, address, found)
        found.tools = (f"Chromium {browser.version}", f"axe-core {page.evaluate('axe.version')}")
        browser.close()
    return found


def _new_page(browser: Browser, found: Found) -> Page:
    page = browser.new_context(bypass_csp=True, reduced_motion="reduce", locale="ja-JP").new_page()
    page.on("console", lambda message: found.wrong["console"].append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: found.wrong["console"].append(f"{page.url} {error}"))
    return page


def _look(page: Page, address: str, found: Found) -> None:
    page.evaluate(AXE_SOURCE)
    page.evaluate(OURS)
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        ask(page, _EVERYWHERE, f"{address} {width}", found)
        for scheme in ("dark", "light"):
            _schemes(page, address, width, scheme, found)
        if width == PHONE:
            ask(page, _ONCE, address, found)
            _styled(page, _SPACING, f"{address} spacing", found, "spacing")
        else:
            _styled(page, _LARGE, f"{address} large", found, "zoom")
    found.looked_at.append(address)


def _schemes(page: Page, address: str, width: int, scheme: Literal["light", "dark"], found: Found) -> None:
    page.emulate_media(color_scheme=scheme)
    where = f"{address} {width} {scheme}"
    ask(page, ("contrast",), where, found)
    told = page.evaluate(_RUN, RULES)
    for rule, html in told["wrong"]:
        found.broken[rule] += 1
        found.wrong["axe"].append(f"{where} {rule}: {html}")
    for rule, html in told["unsure"]:
        found.wrong[f"unsure {rule}"].append(f"{where}: {html}")
    for rule, tags in told["fine"] + told["judged"]:
        found.rules[rule] = tuple(tags)


def _styled(page: Page, style: str, where: str, found: Found, question: str) -> None:
    """Check for overflow and lost content under a reader's own style, then remove the style."""
    added: Any = page.add_style_tag(content=style)
    for name in ("sideways", "lost"):
        found.wrong[question] += [f"{where} {told}" for told in page.evaluate(f"machidx.{name}()")]
    added.evaluate("element => element.remove()")


def ask(page: Page, questions: tuple[str, ...], where: str, found: Found) -> None:
    """Run checks from ``sweep.js`` on a page and record their findings."""
    told = page.evaluate("(names) => Object.fromEntries(names.map((n) => [n, machidx[n]()]))", list(questions))
    for question, wrong in told.items():
        found.wrong[question] += [f"{where} {text}" for text in wrong]
