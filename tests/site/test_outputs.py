"""The list of what a build writes is whole: of every file of the built site it says whose it is."""

from pathlib import Path

from machidx.content import loader, outputs
from machidx.content.addresses import redirects
from machidx.language.locale import LOCALES

from ..conftest import make_docs


def _outside(paths: set[str]) -> set[str]:
    """Those in no folder of the site's own."""
    return {path for path in paths if not outputs.own_folder(path, LOCALES)}


def test_every_built_file_is_a_pages_or_on_the_list(site: Path, tmp_path: Path) -> None:
    docs = make_docs(tmp_path / "docs")
    read, _ = loader.load(docs)
    pages = {outputs.file_at(page.url()) for page in read.pages.values()}
    old = {outputs.file_at(address) for address, *_ in redirects(read)}
    built = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    expected = pages | old | {*outputs.made(read)}
    assert _outside(built) == _outside(expected)
    assert {outputs.own_folder(path, LOCALES) for path in built} - {""} == {*outputs.reserved(LOCALES)}


def test_a_page_is_built_where_the_list_says(site: Path) -> None:
    for file in ("index.md", "search/index.md", "towns/midori/measures/1-1.md"):
        assert (site / outputs.published(file, LOCALES)).is_file()
