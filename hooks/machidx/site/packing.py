"""Packs files into one archive; the same files make the same bytes."""

import io
import zipfile
from collections.abc import Iterable

_WRITTEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack files, given by path and content, into a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files:
            entry = zipfile.ZipInfo(path, _WRITTEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
