"""Writes the visible words of our built pages as Markdown, for other tools to build.

The other tools get every page's words with the structure of our article: its headings, lists, definitions, tables,
emphasis, code and links (``structure``). They get none of our tooltips, charts, filters, data or printed forms, and
links lead to pages, not to places in them. So they still draw and check less than we do.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote, urljoin, urlsplit

from machidx.search import article
from tests.bench.structure import Targets, as_markdown

ENGLISH = "en/"
_SITE = "https://site.invalid/"


@dataclass(frozen=True)
class ShownPage:
    """A page's address below the site's root (towns/ono/), the lines of its article, and the article's HTML."""

    address: str
    lines: tuple[str, ...]
    html: str

    @property
    def signs(self) -> str:
        """The visible words in their order, without any space: tools break lines in different places."""
        return "".join("".join(self.lines).split())


def shown_pages(site: Path) -> Iterator[ShownPage]:
    """Read all pages of a built site that have an article."""
    for path in sorted(site.rglob("index.html")):
        read = article.read(path)
        if read:
            yield ShownPage(_address(path.relative_to(site)), read.lines, article.html_of(path))


def _address(page: Path) -> str:
    folder = page.parent.as_posix()
    return "" if folder == "." else f"{folder}/"


def write_pages(pages: list[ShownPage], docs: Path, *, suffixed: bool) -> None:
    """Write the pages as Markdown: English ones as x.en.md if ``suffixed``, else in the folder en/."""
    addresses = [page.address.removeprefix(ENGLISH) for page in pages]
    folders = {parent.as_posix() for address in addresses for parent in PurePosixPath(address).parents}
    files = {page.address: file_of(page.address, folders, suffixed=suffixed) for page in pages}
    # A link to x.md leads to x.en.md from an English page.
    linked = {address: files.get(address.removeprefix(ENGLISH), file) for address, file in files.items()}
    for page in pages:
        path = docs / files[page.address]
        path.parent.mkdir(parents=True, exist_ok=True)
        targets = targets_of(page.address, files[page.address], linked if suffixed else files)
        # The blank line ends what MkDocs would read as "key: value" of the page.
        path.write_text(f"\n{as_markdown(page.html, targets)}", encoding="utf-8")


def file_of(address: str, folders: set[str], *, suffixed: bool) -> str:
    """Return the path of a page's file; the page of one of the ``folders`` is its index."""
    is_english = address.startswith(ENGLISH)
    plain = address.removeprefix(ENGLISH).rstrip("/")
    stem = f"{plain}/index".lstrip("/") if not plain or plain in folders else plain
    if not is_english:
        return f"{stem}.md"
    return f"{stem}.en.md" if suffixed else f"{ENGLISH}{stem}.md"


def targets_of(address: str, file: str, files: dict[str, str]) -> Targets:
    """Return what links on a page lead to: the files of pages, relative to its own, and other sites."""

    def target(href: str) -> str | None:
        if not href:
            return None
        if urlsplit(href).scheme in {"http", "https"}:
            return f"<{quote(href, safe=_KEPT)}>"
        place = urlsplit(urljoin(f"{_SITE}{address}", href))
        linked = files.get(place.path.lstrip("/")) if f"{place.scheme}://{place.netloc}/" == _SITE else None
        return linked and posixpath.relpath(linked, posixpath.dirname(file) or ".")

    return target


_KEPT = "/:?#@!$&'()+,;=%~-."
