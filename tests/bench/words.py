"""Writes the visible words of our built pages as plain Markdown, for other tools to build.

The other tools get every page's words as one heading and plain paragraphs: no links, tables, lists, charts, tooltips or
sections. That favors them: they resolve and draw less than we do, and their outlines stay empty.
"""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from machidx.search import article

ENGLISH = "en/"
_ANYWHERE = re.compile(r"[&<>\\`*_\[\]{}]")
_AT_START = re.compile(r"(?P<digits>\d*)(?P<sign>[#+\-=:?!~|.)^])")
_ENTITIES = {sign: f"&#{ord(sign)};" for sign in "&<>=:?~|^)"}


@dataclass(frozen=True)
class PlainPage:
    """The words of a page: its address below the site's root (towns/ono/), and the lines of its article."""

    address: str
    lines: tuple[str, ...]


def plain_pages(site: Path) -> list[PlainPage]:
    """Read all pages of a built site that have an article."""
    found = ((path, article.read(path)) for path in sorted(site.rglob("index.html")))
    return [PlainPage(_address(path.relative_to(site)), read.lines) for path, read in found if read]


def _address(page: Path) -> str:
    folder = page.parent.as_posix()
    return "" if folder == "." else f"{folder}/"


def write_pages(pages: list[PlainPage], docs: Path, *, suffixed: bool) -> None:
    """Write the pages as Markdown: English ones as x.en.md if ``suffixed``, else in the folder en/."""
    addresses = [page.address.removeprefix(ENGLISH) for page in pages]
    folders = {parent.as_posix() for address in addresses for parent in PurePosixPath(address).parents}
    for page in pages:
        path = docs / file_of(page.address, folders, suffixed=suffixed)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_markdown(page.lines), encoding="utf-8")


def file_of(address: str, folders: set[str], *, suffixed: bool) -> str:
    """Return the path of a page's file; the page of one of the ``folders`` is its index."""
    is_english = address.startswith(ENGLISH)
    plain = address.removeprefix(ENGLISH).rstrip("/")
    stem = f"{plain}/index".lstrip("/") if not plain or plain in folders else plain
    if not is_english:
        return f"{stem}.md"
    return f"{stem}.en.md" if suffixed else f"{ENGLISH}{stem}.md"


def as_markdown(lines: tuple[str, ...]) -> str:
    """Return lines as a heading and paragraphs that show the same words."""
    first, *others = (escaped(line) for line in lines)
    return "\n\n".join([f"# {first}", *others]) + "\n"


def escaped(line: str) -> str:
    """Return Markdown that shows a line as it is; escapes only what Markdown would read, to slow nobody."""
    text = _ANYWHERE.sub(lambda match: _sign(match[0]), line)
    if start := _AT_START.match(text):
        text = f"{start['digits']}{_sign(start['sign'])}{text[start.end() :]}"
    return f"{text[:-1]}\\#" if text.endswith("#") and text != "\\#" else text


def _sign(sign: str) -> str:
    return _ENTITIES.get(sign, f"\\{sign}")
