"""Names that contain a fingerprint of the bytes: such a file never changes, so browsers may keep it.

The files of the design (``assets/site.0123456789abcdef.css``) have it in their names, those of the search index in the
name of their folder (``search/index/0123456789abcdef/names.json``).
"""

import re
from hashlib import sha256

from machidx.content.outputs import ASSETS, FINGERPRINT, SEARCH_INDEX

_DIGITS = f"[0-9a-f]{{{FINGERPRINT}}}"
FINGERPRINTED = rf"(?:{ASSETS}/[^/]+\.{_DIGITS}\.|(?:[a-z]{{2}}[^/]*/)?{SEARCH_INDEX}/{_DIGITS}/)"
"""Regular expression for the beginning of such a path, from the site's root; valid in Python and in web servers."""


_ASSET = re.compile(rf"(?P<stem>{ASSETS}/[^/]+)\.(?P<fingerprint>{_DIGITS})(?P<ending>\.[^./]+)")


def is_fingerprinted(path: str) -> bool:
    """Whether a path from the site's root (``assets/…``) has a fingerprint, the file being compressed (.br) or not."""
    return re.match(FINGERPRINTED, path) is not None


def fingerprinted(path: str, content: bytes) -> str:
    """Put the fingerprint of a file's content before the last ending of its path."""
    stem, _, ending = path.rpartition(".")
    return f"{stem}.{_fingerprint(content)}.{ending}"


def without_fingerprint(path: str) -> str:
    """The path of the source of a file of the design; other paths are returned as they are."""
    found = _ASSET.fullmatch(path)
    return found["stem"] + found["ending"] if found else path


def is_true(path: str, content: bytes) -> bool:
    """Whether the fingerprint in the name of a file of the design is that of its content; True for other files."""
    found = _ASSET.fullmatch(path)
    return found is None or found["fingerprint"] == _fingerprint(content)


def _fingerprint(content: bytes) -> str:
    return sha256(content).hexdigest()[:FINGERPRINT]
