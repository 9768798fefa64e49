"""Pages printed by Chromium: the text and link targets on each sheet of paper."""

import re
import unicodedata
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from playwright.sync_api import Page
from pypdf import PdfReader

_RADICALS = "[\u2e80-\u2eff]"
"""Chromium's PDFs encode some characters (民, 長) as radicals of the same shape."""


class Paper:
    """A page printed to PDF, on the paper size that its style sheet sets."""

    def __init__(self, page: Page) -> None:
        reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
        self.sheets = [_plain(sheet.extract_text()) for sheet in reader.pages]
        """Text of each sheet, in NFKC and without spaces."""
        numbers = {
            sheet.indirect_reference.idnum: n for n, sheet in enumerate(reader.pages, 1) if sheet.indirect_reference
        }
        root: Any = reader.trailer["/Root"]
        self.places = {unquote(name[1:]): numbers[to[0].idnum] for name, to in root.get("/Dests", {}).items()}
        """1-based sheet number by id, for link targets."""

    def says(self, sheet: int, words: str) -> bool:
        """Whether a sheet (1-based) contains words, ignoring punctuation and spaces."""
        pattern = "".join(f"(?:{c}|{_RADICALS})" for c in _letters(words))
        return re.search(pattern, _letters(self.sheets[sheet - 1])) is not None


def _letters(text: str) -> str:
    return "".join(c for c in _plain(text) if c.isalnum() or re.match(_RADICALS, c))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
