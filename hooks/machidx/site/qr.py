"""QR codes of the addresses of measures, for printed newsletters, and of the page of answers."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import segno

from machidx.content.addresses import absolute
from machidx.content.library import Library
from machidx.content.outputs import QR, WITH_QR, qr_file
from machidx.content.page import Page
from machidx.language.locale import JAPANESE

QUIET_ZONE = 4
"""The blank margin of a code in modules, as the standard requires."""
MODULE = 0.5
"""The side of a module in millimetres: a code of about 20 mm, the least for a newsletter."""


@dataclass(frozen=True)
class QrCode:
    """The QR code of a page."""

    address: str
    """The absolute address that the code holds."""
    file: str
    """The name of the SVG file, in the folder of the page."""
    saved_as: str
    """The file name for readers who save it."""


def code(page: Page, locale: str, site: str) -> QrCode | None:
    """The QR code of a page in a language; None for kinds without. ``site`` is the site's absolute address."""
    if page.kind not in WITH_QR:
        return None
    language = "" if locale == JAPANESE else f"-{locale}"
    return QrCode(absolute(site, page.url(locale)), QR, f"{page.id or page.kind}{language}-{QR}")


@dataclass(frozen=True)
class QrFile:
    """A QR code to be written: its path from the site's root, the address it holds, and the title of the page."""

    path: str
    address: str
    title: str


def qr_files(library: Library, site: str) -> list[QrFile]:
    """The QR codes of all pages that have one, in all languages."""
    return [
        QrFile(qr_file(page, locale), found.address, page.text("title", locale).text)
        for kind in WITH_QR
        for locale in library.locales
        for page in library.into(locale).of_kind(kind)
        if (found := code(page, locale, site))
    ]


def write(files: Iterable[QrFile], folder: Path) -> None:
    """Write QR codes as SVG files below a folder."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture(file.address, file.title))


def picture(address: str, title: str) -> bytes:
    """Draw the QR code of an address as SVG, black on white, readable on a page of any color.

    Error correction M (15% may be damaged), or a higher level where the code becomes no larger.
    """
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out,
        kind="svg",
        border=QUIET_ZONE,
        scale=MODULE,
        unit="mm",
        light="#fff",
        title=title,
        desc=address,
        svgclass=None,
        lineclass=None,
    )
    return out.getvalue()
