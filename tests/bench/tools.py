"""The tools that are compared: how each lays out its project, and how it is built.

The others are used as they come: their theme and search, and the Markdown extensions that a site like this one needs.
Zensical has no translations; it gets the English pages in a folder.
"""

import shutil
import statistics
import sys
from collections.abc import Iterator
from gzip import compress
from pathlib import Path

from machidx.content.performance import Tool
from tests.bench import words
from tests.bench.timing import Run, timed
from tests.bench.words import ShownPage

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / ".peers"
"""The virtual environment of the tools that are not ours; ``make bench`` installs it."""
OURS: Tool = "machi-dx"
TOOLS: tuple[Tool, ...] = (OURS, "material", "zensical")
_MEASURES = "towns/*/measures/*/index.html"
_THEIRS = """\
site_name: まちDX計画ライブラリ
site_url: https://example.org/
theme:
  name: material
  language: ja
  font: false
{plugins}markdown_extensions:
  [abbr, admonition, attr_list, def_list, footnotes, tables, toc, pymdownx.details, pymdownx.superfences]
"""
_TRANSLATED = """\
plugins:
  - search
  - i18n:
      docs_structure: suffix
      fallback_to_default: true
      languages:
        - {locale: ja, name: 日本語, default: true}
        - {locale: en, name: English}
"""
_COMMANDS: dict[Tool, tuple[str, ...]] = {
    "machi-dx": (sys.executable, "-m", "machidx.cli", "site"),
    "material": (sys.executable, "-m", "mkdocs", "build", "--quiet"),
    "zensical": (str(PEERS / "bin" / "zensical"), "build", "--clean"),
}
CHECK = (sys.executable, "-m", "machidx.cli", "check")


class OtherWordsError(Exception):
    """A tool's page does not show the words that it was given; the message is its address."""


def lay_out_ours(folder: Path) -> None:
    """Copy this project's settings, overrides and docs/ into a folder."""
    folder.mkdir()
    for name in ("overrides", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)


def lay_out(tool: Tool, folder: Path, pages: list[ShownPage]) -> None:
    """Write the project of another tool with the words of our pages."""
    is_translated = tool == "material"
    folder.mkdir()
    words.write_pages(pages, folder / "docs", suffixed=is_translated)
    settings = _THEIRS.format(plugins=_TRANSLATED if is_translated else "")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


def build(tool: Tool, folder: Path) -> Run:
    """Build a site from nothing."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    return timed(_COMMANDS[tool], folder)


def compare_words(site: Path, pages: list[ShownPage]) -> None:
    """Raise OtherWordsError for the first page of a built site with other words than given, or in another order."""
    shown = {page.address: page.signs for page in words.shown_pages(site)}
    for page in pages:
        if shown.get(page.address) != page.signs:
            raise OtherWordsError(page.address)


def measure_page_bytes(site: Path) -> int:
    """Return the mean size of the HTML of the measures' pages in both languages."""
    return round(statistics.mean(path.stat().st_size for path in _measure_pages(site)))


def _measure_pages(site: Path) -> Iterator[Path]:
    yield from site.glob(_MEASURES)
    yield from site.glob(f"{words.ENGLISH}{_MEASURES}")


def index_bytes(site: Path) -> int | None:
    """Return the compressed size of another tool's search index and worker, which its first query loads."""
    loaded = [*site.glob("search/search_index.json"), *site.glob("search.json")]
    if not loaded:
        return None
    scripts = site.glob("assets/javascripts/workers/search.*.js")
    return sum(len(compress(path.read_bytes(), mtime=0)) for path in (*loaded, *scripts))
