"""Pictures in docs/: their width and height, and what they say besides what they show (the place, the camera)."""

import io
import re
import struct
import warnings
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import ExifTags, Image, UnidentifiedImageError

Image.MAX_IMAGE_PIXELS = None  # only the heads of files are read, and the writer's own pictures

MOST_BYTES = 500 * 1024
"""A picture above this size is heavy for a reader on a mobile network."""
RASTER = (".png", ".jpg", ".jpeg", ".webp")
"""Suffixes of the pictures that can be made smaller."""
BROKEN = (UnidentifiedImageError, SyntaxError, ValueError, EOFError, OverflowError, TypeError, KeyError, struct.error)
"""What Pillow raises for files that are no pictures."""
_HEAD = 64 * 1024
_SVG = re.compile(rb"<svg\b[^>]*>")
_LENGTH = re.compile(rb"\s(width|height)\s*=\s*[\"'](\d+(?:\.\d+)?)(?:px)?[\"']")
_BOX = re.compile(rb"\sviewBox\s*=\s*[\"'][-\d.]+[\s,]+[-\d.]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)[\"']")
_ORIENTATION = ExifTags.Base.Orientation
_HARMLESS = {
    ExifTags.Base.XResolution,
    ExifTags.Base.YResolution,
    ExifTags.Base.ResolutionUnit,
    ExifTags.Base.YCbCrPositioning,
    ExifTags.Base.ColorSpace,
    ExifTags.Base.ExifVersion,
    ExifTags.Base.ComponentsConfiguration,
    ExifTags.Base.FlashPixVersion,
    ExifTags.Base.ExifImageWidth,
    ExifTags.Base.ExifImageHeight,
    ExifTags.Base.ExifOffset,
}
"""Tags that every program writes, and that tell nothing of a person."""
_OTHER_RECORDS = (b"http://ns.adobe.com/xap/1.0/", b"XML:com.adobe.xmp", b"Photoshop 3.0\0")


class PictureFacts(NamedTuple):
    """What a file of a picture says of itself."""

    size: tuple[int, int] | None
    """Width and height in pixels; None where they cannot be read."""
    told: str
    """What it says besides what it shows, in Japanese; "" for nothing."""
    bytes: int


def picture_facts(path: Path) -> PictureFacts:
    """Read a picture. Raises OSError where the file cannot be read."""
    state = path.stat()
    return _facts(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4096)  # a page is rendered more often than its pictures change
def _facts(path: Path, _changed: int, size: int) -> PictureFacts:
    data = path.read_bytes()
    if path.suffix.lower() == ".svg":
        return PictureFacts(_of_svg(data[:_HEAD]), "", size)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as picture:
                return PictureFacts(picture.size, _told(picture, data), size)
        except BROKEN:
            return PictureFacts(None, "", size)


def _of_svg(head: bytes) -> tuple[int, int] | None:
    match = _SVG.search(head)
    if not match:
        return None
    lengths = {name: float(value) for name, value in _LENGTH.findall(match[0])}
    if len(lengths) == 2:
        return _pixels(lengths[b"width"], lengths[b"height"])
    box = _BOX.search(match[0])
    return _pixels(float(box[1]), float(box[2])) if box else None


def _pixels(width: float, height: float) -> tuple[int, int] | None:
    return (max(round(width), 1), max(round(height), 1)) if 0 < width < 10**5 and 0 < height < 10**5 else None


def _told(picture: Image.Image, data: bytes) -> str:
    if picture.format not in ("JPEG", "PNG", "WEBP", "MPO"):
        return ""
    raw = picture.info.get("exif") or _late_exif(data)
    tags = Image.Exif()
    if isinstance(raw, bytes):
        tags.load(raw)
    if tags.get_ifd(ExifTags.IFD.GPSInfo):
        return "撮った場所（GPS）"
    if {*tags, *tags.get_ifd(ExifTags.IFD.Exif)} - _HARMLESS - {_ORIENTATION}:
        return "撮った日時や機器"
    if tags.get(_ORIENTATION, 1) != 1:
        return "写真の向き"
    head = data.partition(b"\xff\xda")[0] if picture.format in ("JPEG", "MPO") else data
    is_told = "xmp" in picture.info or any(mark in head for mark in _OTHER_RECORDS)
    return "つくった人や道具" if is_told else ""


def _late_exif(data: bytes) -> bytes:
    """The record of a PNG that stands behind the picture; b"" for none."""
    at = data.find(b"eXIf") if data.startswith(b"\x89PNG") else -1
    if at < 4:
        return b""
    length = int.from_bytes(data[at - 4 : at])
    return b"Exif\0\0" + data[at + 4 : at + 4 + length]
