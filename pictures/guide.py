"""Takes the guide's pictures from the real site: ``python pictures/guide.py`` writes them beside the guide's pages.

It opens the preview (``machidx serve``) in Chromium, as a clerk would, and saves nothing there. The words that each
picture shows go into guide.json, so that a change of them is seen. Run it again when the tests say that the site shows
other words.
"""

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from machidx.cli.browser import find

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "guide"
WORDS = Path(__file__).with_suffix(".json")
MOST_BYTES = 60_000
_MEASURE = "towns/ono/measures/1-1-2"
_TODAY = "2026-11-30T09:00:00+09:00"
"""What the browser takes for now: pages mark the fiscal year."""
_MARGIN = 6
_PLAIN = ".machidx-edit { display: none } .actions { position: static !important }"
"""Nothing lies over what is shown."""
_PROBLEM = re.compile(r"docs/.*?:\d+:\d+: ")
_QUALITIES = (82, 70, 60, 50, 40)
_BOX = """selector => {
  const boxes = [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility())
    .map((e) => e.getBoundingClientRect()).filter((box) => box.width)
  const edge = (name, most) => most(...boxes.map((box) => box[name]))
  const [left, top] = [edge("left", Math.min) + scrollX, edge("top", Math.min) + scrollY]
  return [left, top, edge("right", Math.max) + scrollX - left, edge("bottom", Math.max) + scrollY - top]
}"""
_TEXT = """([x, y, width, height]) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const words = []
  for (let node; (node = walker.nextNode());) {
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    const [left, top] = [box.left + scrollX, box.top + scrollY]
    const isInside = left >= x && top >= y && left + box.width <= x + width && top + box.height <= y + height
    if (box.width && isInside && node.parentElement.checkVisibility({ visibilityProperty: true })) words.push(node.data)
  }
  return words.join("").split("\\n").map((line) => line.trim()).filter(Boolean)
}"""


class Shot(NamedTuple):
    """What a picture shows."""

    name: str
    path: str
    """The address in the preview; ``{root}`` is that of a language."""
    part: str
    """Selects the elements that are shown."""
    prepare: Callable[[Page], object] = lambda _: None
    """What to do on the page first."""
    width: int = 640
    """Width of the window in CSS pixels."""
    most_height: int = 520
    """The most of the elements that is shown, in CSS pixels."""
    fine: int = 2
    """Pixels of the picture for each CSS pixel: letters stay sharp. The guide shows a wide window at half its size."""
    locales: Sequence[str] = ("ja", "en")


class Taken(NamedTuple):
    """A picture as WebP, and the lines of words on it."""

    data: bytes
    words: list[str]


def _point_at_term(page: Page) -> None:
    page.locator("article p a.term").first.hover()
    page.wait_for_selector(".tip:popover-open")


def _mistake(page: Page) -> None:
    page.locator("[name='kpis/target/value']").first.fill("2000")
    page.wait_for_selector("#f-kpis-0-target .wrong:visible")


SHOTS = (
    Shot("edit", f"{{root}}{_MEASURE}/", ".page-tools"),
    Shot("term", f"{{root}}{_MEASURE}/", "p:has(> a.term:hover), .tip:popover-open", _point_at_term),
    Shot("todo", "{root}guide/todo/", "section:has(> [data-due])", most_height=400),
    Shot("box", "{root}towns/aizubange/measures/1-3/", ".admonition.discrepancy"),
    Shot("form", f"-/edit/file/{_MEASURE}.md", "main", width=1200, most_height=600, fine=1, locales=("ja",)),
    Shot("mistake", f"-/edit/file/{_MEASURE}.md", "#f-kpis-0-target", _mistake, width=1000, fine=1, locales=("ja",)),
    Shot(
        "translate", f"-/edit/translation/{_MEASURE}.md{{language}}", "#form > fieldset:first-of-type", most_height=640
    ),
)


def file_name(shot: Shot, locale: str) -> str:
    """The name of a picture's file: the Japanese one is shown where a language has none of its own."""
    return f"{shot.name}.webp" if locale == "ja" else f"{shot.name}.{locale}.webp"


def take(browser: Browser, address: str, shot: Shot, locale: str) -> Taken:
    """Take one picture from the preview at an address (with a slash at its end)."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": 800},
        device_scale_factor=shot.fine,
        locale="ja-JP",
        color_scheme="light",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.clock.set_fixed_time(_TODAY)
    values = {"root": "" if locale == "ja" else f"{locale}/", "language": "" if locale == "ja" else f"?lang={locale}"}
    page.goto(f"{address}{shot.path.format(**values)}")
    page.add_style_tag(content=_PLAIN)
    page.wait_for_load_state("load")
    shot.prepare(page)
    clip = _clip(page, shot)
    taken = page.screenshot(clip=clip, full_page=True, animations="disabled", caret="hide")
    words = page.evaluate(_TEXT, [clip["x"], clip["y"], clip["width"], clip["height"]])
    context.close()
    return Taken(_light(taken), words)


def _clip(page: Page, shot: Shot) -> FloatRect:
    """The place of the elements on the page, with a margin."""
    left, top, width, height = page.evaluate(_BOX, shot.part)
    x, y = max(left - _MARGIN, 0), max(top - _MARGIN, 0)
    wide, high = min(width + 2 * _MARGIN, shot.width - x), min(height + 2 * _MARGIN, shot.most_height)
    return {"x": x, "y": y, "width": wide, "height": high}


def _light(png: bytes) -> bytes:
    """Write a picture as WebP of at most MOST_BYTES. Raises ValueError if it shows too much for that."""
    with Image.open(io.BytesIO(png)) as picture:
        for quality in _QUALITIES:
            out = io.BytesIO()
            picture.convert("RGB").save(out, "WEBP", quality=quality, method=6)
            if out.tell() <= MOST_BYTES:
                return out.getvalue()
    raise ValueError("the picture shows too much for its size")


@contextmanager
def preview(root: Path = ROOT) -> Iterator[str]:
    """Run the preview of a project; yield its address, with a slash at its end, when every page is there.

    Raises ValueError with the first problem if there is any.
    """
    command = [sys.executable, "-m", "machidx.cli", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, encoding="utf-8") as run:  # noqa: S603
        assert run.stdout
        lines = iter(run.stdout.readline, "")
        address = next(found[0] for line in lines if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        try:
            for line in lines:
                if _PROBLEM.match(line):
                    raise ValueError(line)
                if "できました" in line:
                    break
            yield address
        finally:
            run.terminate()


def pictures(browser: Browser, address: str) -> Iterator[tuple[str, Taken]]:
    """Take all pictures; yield the name of each file with what it holds."""
    for shot in SHOTS:
        for locale in shot.locales:
            yield file_name(shot, locale), take(browser, address, shot, locale)


def main() -> None:
    """Write all pictures, and the words on them."""
    for name in (file_name(shot, locale) for shot in SHOTS for locale in shot.locales):
        if not (FOLDER / name).exists():  # no page is shown that names a picture which is not there
            Image.new("RGB", (1, 1)).save(FOLDER / name)
    with preview() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        taken = dict(pictures(browser, address))
        browser.close()
    for name, each in taken.items():  # not before: the preview reloads its pages after each change
        (FOLDER / name).write_bytes(each.data)
    words = {name: each.words for name, each in taken.items()}
    WORDS.write_text(json.dumps(words, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
