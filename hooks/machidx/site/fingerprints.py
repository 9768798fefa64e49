"""Names that contain a fingerprint of the bytes: such a file never changes, so browsers may keep it.

The files of the design (``assets/site.0123456789abcdef.css``) have it in their names, those of the search index in the
name of their folder (``search/index/0123456789abcdef/names.json``).
"""

import re
from hashlib import sha256

from machidx.content.outputs import ASSETS, FINGERPRINT, INDEXES

_DIGITS = f"[0-9a-f]{{{FINGERPRINT}}}"
FINGERPRINTED = rf"(?:{ASSETS}/[^/]+\.{_DIGITS}\.|(?:{'|'.join(INDEXES)})/{_DIGITS}/)"
"""Regular expression for the beginning of such a path, from the site's root; valid in Python and in web servers."""


def is_fingerprinted(path: str) -> bool:
    """Whether a path from the site's root (``assets/…``) has a fingerprint, the file being compressed (.br) or not."""
    return re.match(FINGERPRINTED, path) is not None


def fingerprinted(name: str, content: bytes) -> str:
    """Put the fingerprint of a file's content before the last ending of its name."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{sha256(content).hexdigest()[:FINGERPRINT]}.{ending}"
