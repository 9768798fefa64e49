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
_QUALITIES = (95, 82, 75, 68, 60)
_HEAVIEST_PROFILE = 64 * 1024
"""A heavier profile of colors is left out: the picture is for screens."""
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
                if getattr(opened, "n_frames", 1) > 1 and opened.format != "MPO":
                    raise RefusedError(f"「{path.name}」は動く画像です。動かない画像を置きます。")
                opened.load()
                colors = opened.info.get("icc_profile") or b""
                picture = ImageOps.exif_transpose(opened)
        except (*BROKEN, OSError) as error:
            raise RefusedError(f"「{path.name}」は、画像として開けません。元のファイルを置きなおします。") from error
    kind = _FORMATS[path.suffix.lower()]
    if kind == "JPEG" and picture.mode not in ("RGB", "L"):
        picture = picture.convert("RGB")
        colors = b""
    if len(colors) > _HEAVIEST_PROFILE:
        colors = b""
    if path.stat().st_size > MOST_BYTES:
        picture.thumbnail((WIDEST, WIDEST))
    while True:
        for quality in _QUALITIES if kind != "PNG" else _QUALITIES[:1]:
            made = _saved(picture, kind, quality, colors)
            if len(made) <= MOST_BYTES:
                return made
        width, height = picture.size
        picture = picture.resize((max(int(width * _STEP), 1), max(int(height * _STEP), 1)))


def _saved(picture: Image.Image, kind: str, quality: int, colors: bytes) -> bytes:
    picture.info = {name: kept for name, kept in picture.info.items() if name == "transparency"}
    out = io.BytesIO()
    picture.save(out, kind, quality=quality, optimize=True, progressive=True, icc_profile=colors or None, exif=b"")
    return out.getvalue()
