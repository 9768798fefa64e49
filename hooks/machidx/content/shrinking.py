"""Makes a picture small enough to publish, and removes what it says besides what it shows."""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from machidx.content.failures import RefusedError
from machidx.content.picture_files import BROKEN, MOST_BYTES, RASTER, PictureFacts, picture_facts
from machidx.content.saving import save

WIDEST = 1600
"""Pixels of the longer side: more than any page shows."""
_QUALITIES = (82, 75, 68, 60)
_STEP = 0.8
_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}


def shrink(path: Path) -> tuple[PictureFacts, PictureFacts]:
    """Write a picture again where it is heavy or says too much; returns what it was and what it is.

    Raises RefusedError for other files, OSError where the file cannot be read or written.
    """
    if path.suffix.lower() not in RASTER:
        raise RefusedError(f"「{path.name}」は小さくできません。できるのは {'、'.join(RASTER)} の画像です。")
    before = picture_facts(path)
    if before.size is None:
        raise RefusedError(f"「{path.name}」は、画像として開けません。元のファイルを置きなおします。")
    if before.told or before.bytes > MOST_BYTES:
        save(path, _made(path))
    return before, picture_facts(path)


def _made(path: Path) -> bytes:
    """The picture in at most MOST_BYTES, upright, without its records."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(path) as opened:
                colors = opened.info.get("icc_profile")
                picture = ImageOps.exif_transpose(opened)
        except BROKEN as error:
            raise RefusedError(f"「{path.name}」は、画像として開けません。元のファイルを置きなおします。") from error
    kind = _FORMATS[path.suffix.lower()]
    if kind == "JPEG" and picture.mode not in ("RGB", "L"):
        picture = picture.convert("RGB")
        colors = None
    picture.thumbnail((WIDEST, WIDEST))
    while True:
        for quality in _QUALITIES if kind != "PNG" else _QUALITIES[:1]:
            made = _saved(picture, kind, quality, colors)
            if len(made) <= MOST_BYTES:
                return made
        width, height = picture.size
        picture = picture.resize((max(int(width * _STEP), 1), max(int(height * _STEP), 1)))


def _saved(picture: Image.Image, kind: str, quality: int, colors: bytes | None) -> bytes:
    picture.info.clear()
    out = io.BytesIO()
    picture.save(out, kind, quality=quality, optimize=True, progressive=True, icc_profile=colors, exif=b"")
    return out.getvalue()
