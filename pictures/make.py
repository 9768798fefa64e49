"""Draws the site's PNG icons and preview pictures from the SVGs beside this file. Run it after changing one of them.

    .venv/bin/python pictures/make.py

The pictures are committed, so that a build needs no browser.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from machidx.cli.browser import find
from machidx.site.theme import OVERRIDES, THEME

HERE = Path(__file__).parent
ASSETS = THEME / "assets"
ROUNDED = ASSETS / "favicon.svg"
CARDS = HERE.parent / OVERRIDES / "assets"
"""The cards of this site; others have cards made from their settings."""
SQUARE = HERE / "icon.svg"
ICON_SIZES = (16, 32, 48)


def pictures() -> Iterator[tuple[Path, Path, int, int]]:
    """Yield each picture's file, its SVG, and its width and height in pixels."""
    yield ASSETS / "apple-touch-icon.png", SQUARE, 180, 180
    yield ASSETS / "icon-192.png", ROUNDED, 192, 192
    yield ASSETS / "icon-512.png", ROUNDED, 512, 512
    yield ASSETS / "icon-maskable-512.png", SQUARE, 512, 512
    for locale in ("ja", "en"):
        yield CARDS / f"card.{locale}.png", HERE / f"card.{locale}.svg", 1200, 630


def drawn(page: Page, svg: Path, width: int, height: int) -> bytes:
    """Return an SVG as PNG with a transparent background."""
    page.set_viewport_size({"width": width, "height": height})
    style = "<style>* { margin: 0 } svg { display: block; width: 100%; height: 100vh }</style>"
    page.set_content(style + svg.read_text(encoding="utf-8"))
    return page.screenshot(omit_background=True)


def ico(images: list[tuple[int, bytes]]) -> bytes:
    """Pack PNGs, each given with its size in pixels, into one .ico file."""
    offset = 6 + 16 * len(images)
    entries = b""
    for size, png in images:
        entries += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return struct.pack("<HHH", 0, 1, len(images)) + entries + b"".join(png for _, png in images)


def main() -> None:
    """Write all pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for file, svg, width, height in pictures():
            file.write_bytes(drawn(page, svg, width, height))
        images = [(size, drawn(page, ROUNDED, size, size)) for size in ICON_SIZES]
        (THEME / "favicon.ico").write_bytes(ico(images))
        browser.close()


if __name__ == "__main__":
    main()
