"""Compresses the files of a site beforehand: a server then sends ``x.html.br`` or ``x.html.gz`` for ``x.html``.

The same file gives the same bytes. A file is left alone if it fits in one packet anyway, or gains too little.
"""

import errno
import gzip
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from machidx.site.workers import asked_for

QUALITY = 10
"""Of brotli: 11 saves 2% more and takes two and a half times as long, 7 a tenth of it and makes 9% more."""
_LEAST = 1400
"""Bytes that travel in one packet."""
_GAIN = 0.9
"""The largest part of its size to which a file must shrink."""


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


def _brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, mode=brotli.MODE_GENERIC, quality=QUALITY))


_PACKED = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".zip", ".xlsx")
"""Suffixes of files that are compressed in themselves."""
WAYS: Mapping[str, Callable[[bytes], bytes]] = {".gz": _gzip, ".br": _brotli}
"""The ways to compress, by the suffix of the file that is written beside the original."""


def compress_site(folder: Path) -> None:
    """Write the compressed files of a site beside the originals. Raises OSError."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in (*WAYS, *_PACKED))
    with ThreadPoolExecutor(asked_for()) as pool:  # both libraries let other threads work
        for _ in pool.map(_compress, files):
            pass


def _compress(path: Path) -> None:
    data = path.read_bytes()
    if len(data) <= _LEAST:
        return
    for suffix, way in WAYS.items():
        beside = path.with_name(f"{path.name}{suffix}")
        if not beside.exists() and len(made := way(data)) <= len(data) * _GAIN:
            _write(beside, made)


def _write(path: Path, data: bytes) -> None:
    """Write a file and read it back. Raises OSError."""
    path.write_bytes(data)
    if path.read_bytes() != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
