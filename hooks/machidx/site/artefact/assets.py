"""What style sheets, scripts, drawings and manifests load: files of the site, and nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from machidx.site.artefact.artefact import Artefact
from machidx.site.artefact.fault import FOREIGN, INLINE, Fault, at_file
from machidx.site.artefact.links import Leads

_CSS = re.compile(
    r"url\(\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^)\"'\s]+))|@import\s+[\"'](?P<import>[^\"']*)"
)
_SCRIPT = re.compile(
    r"(?:\bfrom|\bimport)\s*\(?\s*[\"'](?P<import>[^\"']+)[\"']|[\"'`](?P<foreign>(?:https?:)?//[^\"'`\s]+)"
)
_NAMESPACE = "http://www.w3.org/"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SUFFIXES = (".css", ".js", ".svg", ".webmanifest")


def asset_faults(artefact: Artefact) -> Iterator[Fault]:
    """Yield what the site's style sheets, scripts, drawings and manifests load from elsewhere, or in vain."""
    for path in artefact.with_suffix(*_SUFFIXES):
        try:
            text = artefact.read(path).decode("utf-8")
        except (OSError, UnicodeError):
            yield at_file(path, FOREIGN, "読めません。")
            continue
        leads = Leads(artefact, path)
        for address, line, column in _LOADS[PurePosixPath(path).suffix](text):
            if address.startswith(("data:", "#", _NAMESPACE)):
                continue
            if artefact.led(path, address) is None:
                yield Fault(path, line, column, FOREIGN, f"「{address}」を読みこみます。")
            else:
                leads.add(address, line, column)
        yield from leads.faults
        if path.endswith(".svg"):
            yield from _drawing_faults(path, text)


def _matched(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the addresses that a pattern finds in a text, with line and column."""
    for found in pattern.finditer(text):
        at = found.start(found.lastgroup or 0)
        yield found[found.lastgroup or 0], text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _in_css(text: str) -> Iterator[tuple[str, int, int]]:
    return _matched(_CSS, text)


def _in_script(text: str) -> Iterator[tuple[str, int, int]]:
    return _matched(_SCRIPT, text)


def _in_drawing(text: str) -> Iterator[tuple[str, int, int]]:
    for element in _elements(text):
        for name in ("href", _HREF, "src"):
            if name in element.attrib and not element.tag.endswith("}a"):
                yield element.attrib[name], 0, 0
    yield from _in_css(text)


def _in_manifest(text: str) -> Iterator[tuple[str, int, int]]:
    try:
        told = json.loads(text)
    except ValueError:
        return  # told as a broken file
    for address in (told.get("start_url"), *(icon.get("src") for icon in told.get("icons", ()))):
        if address:
            yield address, 0, 0


def _elements(text: str) -> Iterator[ET.Element]:
    try:
        yield from ET.fromstring(text.encode()).iter()  # noqa: S314 - our own file; the check reads no entity
    except ET.ParseError:
        return  # told as a broken file


def _drawing_faults(path: str, text: str) -> Iterator[Fault]:
    """Yield scripts and handlers in a drawing."""
    for element in _elements(text):
        name = element.tag.rpartition("}")[2]
        if name in ("script", "foreignObject"):
            yield at_file(path, INLINE, f"<{name}> があります。")
        for handler in (each for each in element.attrib if each.startswith("on")):
            yield at_file(path, INLINE, f"<{name}> の {handler} に、プログラムが書かれています。")


_LOADS = {".css": _in_css, ".js": _in_script, ".svg": _in_drawing, ".webmanifest": _in_manifest}
