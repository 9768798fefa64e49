"""What a web server says with each file: its policy, its type, how long a browser may keep it.

The one source of these values: pages carry the policy, the preview sends the types, and tests compare the
configurations in hosting/ with this module.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from machidx.content.outputs import ASSETS, CARD, DATA, FEED
from machidx.site.fingerprints import is_fingerprinted

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The Content-Security-Policy of each page: only files of this site run or load."""
KEPT, ASKED = "public, max-age=31536000, immutable", "no-cache"
"""Cache-Control of a file that never changes, and of all others: a browser asks each time whether they have."""
_OPEN, _SHOWN = re.compile(rf"{DATA}/"), re.compile(rf"{DATA}/|{ASSETS}/card\.|.*/{re.escape(CARD)}")
"""Paths of what scripts of other sites may read, and of what other sites may show: pictures of link previews too."""
_HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_WITHOUT_SUFFIX = "application/octet-stream"
_UTF_8 = "; charset=utf-8"
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "css": f"text/css{_UTF_8}",
        "csv": f"text/csv{_UTF_8}",
        "gif": "image/gif",
        "gz": "application/gzip",
        "html": f"text/html{_UTF_8}",
        "ico": "image/x-icon",
        "ics": f"text/calendar{_UTF_8}",
        "jpeg": "image/jpeg",
        "jpg": "image/jpeg",
        "js": f"text/javascript{_UTF_8}",
        "json": f"application/json{_UTF_8}",
        "pdf": "application/pdf",
        "png": "image/png",
        "svg": f"image/svg+xml{_UTF_8}",
        "tbx": f"application/xml{_UTF_8}",
        "ttl": f"text/turtle{_UTF_8}",
        "txt": f"text/plain{_UTF_8}",
        "webmanifest": f"application/manifest+json{_UTF_8}",
        "webp": "image/webp",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xml": f"application/xml{_UTF_8}",
        "zip": "application/zip",
    }
)
"""Content-Type by the ending of a name."""
FEED_TYPE = f"application/atom+xml{_UTF_8}"


def content_type(path: str) -> str:
    """The Content-Type of a file by its name."""
    file = PurePosixPath(path)
    return FEED_TYPE if file.name == FEED else TYPES.get(file.suffix[1:].lower(), _WITHOUT_SUFFIX)


def headers(path: str) -> dict[str, str]:
    """The headers of a file by its path from the site's root, without its slash."""
    return {
        **_HEADERS,
        "Cross-Origin-Resource-Policy": "cross-origin" if _SHOWN.match(path) else "same-origin",
        "Cache-Control": KEPT if is_fingerprinted(path) else ASKED,
        "Content-Type": content_type(path),
        **({"Access-Control-Allow-Origin": "*"} if _OPEN.match(path) else {}),
    }
