"""Whether a file is complete by its format: a full disk truncates files silently."""

import csv
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat

from machidx.site.linked.turtle import is_whole_turtle

WHOLE = None
SOMEWHERE = (0, 0)
"""The place of a break that no parser tells."""


def where_broken(suffix: str, data: bytes) -> tuple[int, int] | None:
    """The line and column (1-based) at which a file breaks off, ``SOMEWHERE``, or ``WHOLE``.

    ``suffix`` is that of its name, with the dot; a file in an unknown format is whole.
    """
    try:
        is_whole = suffix not in _FORMATS or _FORMATS[suffix](data)
    except json.JSONDecodeError as error:
        return error.lineno, error.colno
    except expat.ExpatError as error:
        return error.lineno, error.offset + 1
    except (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile):
        return SOMEWHERE
    return WHOLE if is_whole else SOMEWHERE


def _is_html(data: bytes) -> bool:
    return data.endswith(b"</html>") and b"\0" not in data


def _is_json(data: bytes) -> bool:
    json.loads(data)
    return True


def _is_xml(data: bytes) -> bool:
    expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - isfinal, which expat takes by position only
    return True


def _is_gzip(data: bytes) -> bool:
    return bool(gzip.decompress(data))


def _is_zip(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.testzip() is None


def _is_stylesheet(data: bytes) -> bool:
    return data.count(b"{") == data.count(b"}") and data.rstrip().endswith((b"}", b"*/"))


def _is_csv(data: bytes) -> bool:
    return (
        data.endswith(b"\r\n") and len({len(row) for row in csv.reader(data.decode().splitlines(keepends=True))}) == 1
    )


def _is_calendar(data: bytes) -> bool:
    return data.startswith(b"BEGIN:VCALENDAR\r\n") and data.endswith(b"END:VCALENDAR\r\n")


def _is_png(data: bytes) -> bool:
    return data.startswith(b"\x89PNG\r\n\x1a\n") and data.endswith(b"IEND\xaeB`\x82")


def _is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8") and data.rstrip(b"\0").endswith(b"\xff\xd9")


def _is_gif(data: bytes) -> bool:
    return data.startswith(b"GIF8") and data.endswith(b";")


def _is_webp(data: bytes) -> bool:
    return data[8:12] == b"WEBP" and int.from_bytes(data[4:8], "little") + 8 <= len(data)


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]


_FORMATS: Mapping[str, Callable[[bytes], bool]] = {
    ".html": _is_html,
    ".json": _is_json,
    ".webmanifest": _is_json,
    ".xml": _is_xml,
    ".svg": _is_xml,
    ".gz": _is_gzip,
    ".css": _is_stylesheet,
    ".csv": _is_csv,
    ".tbx": _is_xml,
    ".ttl": is_whole_turtle,
    ".xlsx": _is_zip,
    ".zip": _is_zip,
    ".ics": _is_calendar,
    ".png": _is_png,
    ".jpg": _is_jpeg,
    ".jpeg": _is_jpeg,
    ".gif": _is_gif,
    ".webp": _is_webp,
    ".pdf": _is_pdf,
}
