"""A site of one town: its plan is its home, and nothing is compared."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from machidx.content import loader
from machidx.language.locale import LOCALES
from machidx.rules.check import check
from machidx.site.contents import Contents
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder

from .. import one_town
from ..conftest import ROOT, make_docs

_COMPARING = ("くらべ", "Compare", "わたしの町", "My town", "町をえらぶ", "Choose a town")
"""Words of what a site of one town does not have."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    project = tmp_path_factory.mktemp("one")
    docs = make_docs(project / "docs")
    one_town.rename(project)
    one_town.leave_one_town(docs)
    for name in ("accessibility-results.json", "performance-results.json"):
        (docs / "about" / name).unlink()
    assert check(docs)[1] == []
    return Pages(loader.load(docs)[0], Site("https://example.org/"), ROOT / "overrides", theme_folder())


def _all(pages: Pages) -> Iterator[tuple[str, str]]:
    """Yield the stem and the HTML of all pages but that of the towns, and that which compares programs."""
    for stem, page in pages.library.pages.items():
        if stem not in ("towns/index", "about/performance"):
            yield from ((stem, pages.render(page, locale)) for locale in LOCALES)


def test_nothing_is_compared_and_no_town_is_chosen(pages: Pages) -> None:
    found = [(stem, words) for stem, html in _all(pages) for words in _COMPARING if words in html]
    assert found == []


def test_no_list_has_a_column_or_a_filter_of_towns(pages: Pages) -> None:
    for stem, html in _all(pages):
        assert 'name="town"' not in html, stem
        heads = re.findall('role="columnheader">([^<]*)<', html)
        assert not {"町", "Town"} & {*heads}, stem
        assert "1町" not in html, stem


def test_no_page_leads_to_the_comparison(pages: Pages) -> None:
    for stem, html in _all(pages):
        targets = re.findall('href="([^"#?]*)', html)
        assert [target for target in targets if re.search(r"(?:^|/)towns/$", target)] == [], stem


@pytest.mark.parametrize("locale", LOCALES)
def test_the_home_page_is_the_plan(pages: Pages, locale: str) -> None:
    html = pages.render(pages.library.pages["index"], locale)
    assert re.findall(' id="(reach|this-year|targets|questions|ask|chapters|policies)"', html) == [
        *("questions", "reach", "this-year", "policies", "ask", "targets", "chapters"),
    ]
    question, answer = (
        ("コンビニで証明書を取りたい", "もう使えます")
        if locale == "ja"
        else ("I want to get a certificate", "You can use it now")
    )
    item = next(item for item in re.findall("(?s)<li>(.*?)</li>", html) if question in re.sub("<[^>]*>", "", item))
    assert answer in re.sub("<[^>]*>", "", item)
    assert "towns/midori/measures/1-1/" in item, "the answer leads to the measure"
    assert "0000-00-0001" not in html or "ask" in html
    assert 'class="search search-field"' in html
    ids = re.findall(' id="([^"]*)"', html)
    assert len(ids) == len({*ids})


def test_a_site_that_was_not_measured_says_so(pages: Pages) -> None:
    accessibility = pages.render(pages.library.pages["about/accessibility"], "ja")
    assert "このサイトでは、まだ試験をしていません。" in accessibility
    assert "ページを1つ残らず確かめました" not in accessibility
    assert "まだ、はかっていません。" in pages.render(pages.library.pages["about/performance"], "ja")


def test_every_file_of_the_site_can_be_made(pages: Pages) -> None:
    contents = Contents(pages)
    texts = {
        path: content
        for path in (
            "data/catalog.ttl",
            "data/terms.tbx",
            "data/terms.ttl",
            "feed.xml",
            "calendar.ics",
            "404.html",
            "data/datapackage.json",
        )
        if (content := contents.file(path))
    }
    assert len(texts) == 7
    named = [path for path, content in texts.items() if one_town.NAME.encode() in content]
    assert {"data/catalog.ttl", "data/terms.tbx", "feed.xml", "404.html"} <= {*named}
    assert [path for path, content in texts.items() if "まちDX".encode() in content] == []


@pytest.mark.parametrize(("locale", "words"), [("ja", "2町をくらべる"), ("en", "Compare the two towns")])
def test_towns_are_counted_where_they_are_compared(docs: Path, locale: str, words: str) -> None:
    library = loader.load(docs)[0]
    html = Pages(library, Site("https://example.org/"), ROOT / "overrides", theme_folder()).missing(locale)
    assert words in html
