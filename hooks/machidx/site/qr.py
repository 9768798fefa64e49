"""QR codes of the measures' addresses, for a town's printed newsletter."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import segno

from machidx.content.addresses import absolute
from machidx.content.library import Library
from machidx.content.outputs import QR, qr_file
from machidx.content.page import Page
from machidx.language.locale import LOCALES

QUIET_ZONE = 4
"""Blank modules around the code: what the standard asks for."""
MODULE = 0.5
"""Millimetres of a module where the file is placed as it is: about 20 mm in all, the least for a newsletter."""


@dataclass(frozen=True)
class QrCode:
    """A page's QR code: the address it holds, its file beside the page, and a name for a saved copy."""

    address: str
    file: str
    saved_as: str


def code(page: Page, locale: str, site: str) -> QrCode | None:
    """The QR code of a page in a language; only measures have one."""
    if page.kind != "measure":
        return None
    language = "" if locale == LOCALES[0] else f"-{locale}"
    return QrCode(absolute(site, page.url(locale)), QR, f"{page.id}{language}-{QR}")


@dataclass(frozen=True)
class QrFile:
    """A QR code to be written: its place below the site's root, the address it holds, and the title of the page."""

    path: str
    address: str
    title: str


def files(library: Library, site: str) -> list[QrFile]:
    """Every QR code of the site."""
    return [
        QrFile(qr_file(page, locale), found.address, page.text("title", locale).text)
        for page in library.of_kind("measure")
        for locale in LOCALES
        if (found := code(page, locale, site))
    ]


def write(files: Iterable[QrFile], folder: Path) -> None:
    """Write QR codes below a folder."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture(file.address, file.title))


def picture(address: str, title: str) -> bytes:
    """The code of an address as SVG, black on white so that it can be read on any page.

    Up to 15% of it may be damaged in print (error correction M), more where that costs no larger code.
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
