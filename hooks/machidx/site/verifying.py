"""Verifies every file of a built site before it is published: a full disk leaves files missing, empty or truncated.

The files of docs/ and overrides/ determine which files must exist. A copied file must have the size of its original; a
generated one must be complete by its format.
"""

import csv
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from machidx.content import tree
from machidx.content.outputs import INDEXES, READINGS, published, subscription_files
from machidx.content.paths import uri_of
from machidx.content.unpublished import draft_uris
from machidx.language.locale import LOCALES
from machidx.search import verifying as search
from machidx.site.contents import RENDERED, is_asset
from machidx.site.linked.turtle import is_whole_turtle
from machidx.site.open_data import OPEN_DATA

_PAGE = "index.html"
_ALWAYS = (*RENDERED, "sitemap.xml.gz")
_SHOWN = 10
_CUT, _MISSING, _EMPTY = "途中で切れているか、こわれています", "ありません", "中身がありません"


def expected(docs: Path, overrides: Path) -> dict[str, int | None]:
    """The files a site must have, by path: the size in bytes of a copied file, None for a generated one."""
    there = tree.read(docs)
    drafts = draft_uris(there)
    files = [file for file in there.files if uri_of(file, docs) not in drafts]
    plans = (file.parent.name for file in files if _is_plan(file.relative_to(docs)))
    subscriptions = (file.path for file in subscription_files(plans))
    out: dict[str, int | None] = dict.fromkeys((*_ALWAYS, *OPEN_DATA, *subscriptions))
    for file in files:
        place = published(uri_of(file, docs))
        if place.endswith(_PAGE):
            readings = f"{READINGS}/{place.removesuffix(_PAGE)}index.json"
            out |= dict.fromkeys((place, f"{LOCALES[1]}/{place}", readings))
        elif place:
            out[place] = file.stat().st_size
    for file in tree.read(overrides).files:
        place = file.relative_to(overrides).as_posix()
        if is_asset(place):
            out[place] = file.stat().st_size
    return out


def _is_plan(place: Path) -> bool:
    """Whether a file below docs/ is the page of a plan: towns/ono/index.md."""
    return place.match("towns/*/index.md") and len(place.parts) == 3


def site_faults(site: Path, needed: Mapping[str, int | None]) -> Iterator[str]:
    """The faults of a built site, a line in Japanese per file."""
    there = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    yield from (_line(place, _MISSING) for place in needed if place not in there)
    for place, path in there.items():
        if wrong := _wrong(path, needed.get(place)):
            yield _line(place, wrong)
    for folder in INDEXES:
        for path, wrong in search.index_faults(site / folder):
            yield _line(path.relative_to(site).as_posix(), wrong)


def _line(place: str, wrong: str) -> str:
    return f"「{place}」: {wrong}。"


def listed(lines: Iterable[str]) -> str:
    """Join the first lines, and say how many more there are."""
    told = list(lines)
    return "\n".join([*told[:_SHOWN], *([f"ほかに{len(told) - _SHOWN}件あります。"] if len(told) > _SHOWN else [])])


def _wrong(path: Path, size: int | None) -> str:
    """The fault of a file, given the size it must have (None for a generated file); "" for none."""
    data = path.read_bytes()
    if not data:
        return _EMPTY
    if size is not None:
        return "" if len(data) == size else f"大きさが元のファイルとちがいます（{len(data)}バイト、元は{size}バイト）"
    try:
        is_whole = path.suffix not in _FORMATS or _FORMATS[path.suffix](data)
    except (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, expat.ExpatError):
        is_whole = False
    return "" if is_whole else _CUT


def _is_html(data: bytes) -> bool:
    return data.endswith(b"</html>") and b"\0" not in data


def _is_json(data: bytes) -> bool:
    json.loads(data)
    return True


def _is_xml(data: bytes) -> bool:
    expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - isfinal, which expat takes by position only
    return True


def _is_png(data: bytes) -> bool:
    return data.startswith(b"\x89PNG\r\n") and data.endswith(b"IEND\xaeB`\x82")


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


_FORMATS: Mapping[str, Callable[[bytes], bool]] = {
    ".html": _is_html,
    ".json": _is_json,
    ".xml": _is_xml,
    ".svg": _is_xml,
    ".png": _is_png,
    ".gz": _is_gzip,
    ".css": _is_stylesheet,
    ".csv": _is_csv,
    ".tbx": _is_xml,
    ".ttl": is_whole_turtle,
    ".xlsx": _is_zip,
    ".zip": _is_zip,
    ".ics": _is_calendar,
}
