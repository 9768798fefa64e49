"""Pages that list all towns stay small with many towns, and each measure can be reached from them."""

import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from machidx.content import loader
from machidx.content.library import measure
from machidx.language.locale import LOCALES
from machidx.rules.check import check
from machidx.site.pages import Pages
from machidx.site.settings import Site

from ..conftest import ROOT, make_docs

MOST = 300_000
"""Bytes of HTML of a page."""
_OF_A_PREFECTURE = "---\nkind: {kind}\ntitle: 見本県の町\nprefecture: 見本県\n---\n"
_NO_STYLE = ROOT / "overrides"
"""A folder for the theme, whose style sheet no page asks for."""


class _Links(HTMLParser):
    """The addresses that a page's article links to."""

    def __init__(self, html: str, url: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.ids: set[str] = set()
        self._url, self._inside = url, 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside += tag == "article"
        self.ids.add(given.get("id") or "")
        if self._inside and (href := given.get("href")):
            self.found.add(urldefrag(urljoin(self._url, href)).url)

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "article"


def _site(docs: Path) -> Pages:
    return Pages(loader.load(docs)[0], Site("https://example.org/"), ROOT / "overrides", _NO_STYLE)


def _with_copies(docs: Path, town: str, copies: int) -> Path:
    """Copy a town until ``copies`` more are there, each with its own id."""
    for number in range(copies):
        copy = docs / f"towns/{town}{number}"
        shutil.copytree(docs / f"towns/{town}", copy, ignore=shutil.ignore_patterns("booklet*"))
        for file in copy.rglob("*.md"):
            file.write_text(
                file.read_text(encoding="utf-8").replace(f"towns/{town}/", f"towns/{town}{number}/"), "utf-8"
            )
    return docs


Make = Callable[[str, int], Pages]


@pytest.fixture(scope="module")
def pages_with(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Return the pages of the tiny library (``midori``), or of the real one, with copies of one of its towns."""
    made: dict[tuple[str, int], Pages] = {}

    def make(town: str, copies: int) -> Pages:
        if (town, copies) not in made:
            docs = tmp_path_factory.mktemp("many") / "docs"
            if town == "midori":
                make_docs(docs)
                for kind in ("measures", "schedule"):
                    (docs / kind / "mihon.md").write_text(_OF_A_PREFECTURE.format(kind=kind), encoding="utf-8")
            else:
                shutil.copytree(ROOT / "docs", docs)
            made[town, copies] = _site(_with_copies(docs, town, copies))
        return made[town, copies]

    return make


@pytest.mark.parametrize(
    ("town", "copies"),
    [
        pytest.param("midori", 18, id="as many columns as are shown"),
        pytest.param("midori", 60, id="as many lines of short schedules as are shown"),
        pytest.param("midori", 200, id="more than any prefecture has"),
        pytest.param("ono", 2, id="as many lines of long schedules as are shown"),
        pytest.param("ono", 5, id="as many measures as are shown"),
        pytest.param("ono", 45, id="fifty plans"),
    ],
)
def test_no_page_of_several_towns_is_large(pages_with: Make, town: str, copies: int) -> None:
    pages = pages_with(town, copies)
    shared = [page for page in pages.library.pages.values() if not page.stem.startswith("towns/") or not page.town]
    shared = [page for page in shared if page.kind not in ("town", "page", "problems", "accessibility")]
    sizes = {(p.stem, locale): len(pages.render(p, locale).encode()) for p in shared for locale in LOCALES}
    assert {place: size for place, size in sizes.items() if size > MOST} == {}


@pytest.mark.parametrize("copies", [0, 18, 60, 100])
@pytest.mark.parametrize("kind", ["measures", "schedule"])
def test_every_measure_is_reached_from_the_list_of_all(pages_with: Make, kind: str, copies: int) -> None:
    pages = pages_with("midori", copies)
    there = {page.url("ja"): page for page in pages.library.pages.values()}
    # A town without a page of its schedule is led to on its own page.
    followed = (kind, "town") if kind == "schedule" else (kind,)
    waiting, reached = [f"/{kind}/"], {f"/{kind}/"}
    while waiting:
        url = waiting.pop()
        new = _Links(pages.render(there[url], "ja"), url).found & there.keys() - reached
        reached |= new
        waiting += [other for other in new if there[other].kind in followed]
    wanted = [p for p in pages.library.measures.values() if kind == "measures" or measure(p).all_works()]
    assert [page.stem for page in wanted if page.url("ja") not in reached] == []


def test_old_places_of_the_schedule_stay(pages_with: Make) -> None:
    """Links to a year or a town of the schedule work whether its rows are there or not."""
    few, many = (
        _Links(pages.render(pages.library.pages["schedule/index"], "ja"), "/schedule/").ids
        for pages in (pages_with("midori", 0), pages_with("midori", 100))
    )
    assert {id for id in few - many if not id.startswith(("filter-", "happenings"))} == set()


def test_a_list_of_a_few_towns_has_their_rows_and_filters(pages_with: Make) -> None:
    """The same page lists towns instead of rows as soon as these are too many."""
    for copies, has_rows in ((18, True), (100, False)):
        pages = pages_with("midori", copies)
        for stem in ("measures/index", "measures/mihon"):
            html = pages.render(pages.library.pages[stem], "ja")
            assert ('id="measures"' in html, "data-filters" in html) == (has_rows, has_rows), (copies, stem)


@pytest.mark.parametrize("town", ["midori", "midori0", "midori30", "midori59"])
def test_of_many_towns_a_page_offers_its_own_and_its_nearest(pages_with: Make, town: str) -> None:
    pages = pages_with("midori", 60)
    html = pages.render(pages.library.pages[f"towns/{town}/measures/1-1"], "ja")
    offered = re.findall(r'<button[^>]* data-choose-town value="([^"]+)"', html)
    assert town in offered
    assert len(offered) == len(set(offered)) == 5


def test_a_prefecture_may_have_its_schedule(docs: Path) -> None:
    (docs / "schedule" / "mihon.md").write_text(_OF_A_PREFECTURE.format(kind="schedule"), encoding="utf-8")
    assert check(docs)[1] == []
    (docs / "schedule" / "mihon.md").write_text(
        _OF_A_PREFECTURE.format(kind="schedule").replace("prefecture: 見本県", "prefecture: 見木県"), encoding="utf-8"
    )
    assert [problem.rule.code for problem in check(docs)[1]] == ["R22"]
