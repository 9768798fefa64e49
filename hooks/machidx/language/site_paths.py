"""Addresses of pages from the site's root, as people copy them from a browser, a mail or the name of a file."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

_PATH = re.compile(r"/(?:[^\W_A-Z]+(?:-[^\W_A-Z]+)*/)*")
"""Names that pages may have, between slashes."""


def page_address(text: str) -> str:
    """The address of a page, its percent-encoded letters decoded; "" for a text in another form."""
    plain = _plain(text)
    return plain if _PATH.fullmatch(plain) else ""


def address_meant(text: str) -> str:
    """The address that a whole web address, the name of a file or a path without its slashes means; "" for none."""
    try:
        path = urlsplit(text.strip()).path
    except ValueError:
        return ""
    stem = re.sub(r"(?:(?:^|/)index)?(?:\.en)?\.(?:md|html)$", "", _plain(path).removeprefix("docs/"))
    found = re.sub("/{2,}", "/", f"/{stem}/")
    return page_address(found.lower())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", unquote(text, errors="replace"))
