"""A translation is begun with one link from every page, however long the page is."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from machidx.content import frontmatter, loader
from machidx.content.page import Page
from machidx.content.source import parse
from machidx.language.locale import LOCALES
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder
from machidx.site.starting import TranslationStart, translation_start
from machidx.site.theme import OVERRIDES
from machidx.translation import naming
from machidx.translation.naming import UnknownPageError

from ..conftest import LIBRARY, ROOT

SITE = Site("https://dx.example.jp/", "https://github.com/a/b", "edit/main/docs/")
MEASURE = "towns/midori/measures/1-1"
GITHUB_TAKES = 8192
"""Bytes of an address, after which it answers 414 (JetBrains/intellij-plugins #679, sourcegraph/jetbrains #504)."""


def _untranslated(page: Page) -> Page:
    return replace(page, words=None, english=None, draft=None)


def test_the_link_of_every_page_of_the_site_opens_a_draft_with_the_right_name() -> None:
    library, _ = loader.load(ROOT / "docs")
    with_japanese = 0
    for page in library.pages.values():
        found = translation_start(SITE, library, _untranslated(page))
        assert found
        assert not found.is_begun
        assert len(f"https://github.com/login?return_to={quote(found.url, safe='')}") < GITHUB_TAKES, page.stem
        address = urlsplit(found.url)
        given = parse_qs(address.query, keep_blank_values=True, strict_parsing=True)
        assert address.path == "/a/b/new/main"
        assert given["filename"] == [f"docs/{page.stem}.en.md"]
        front = frontmatter.read("\n" + given["value"][0].split("---\n")[1])
        assert (front.mistakes, front.data) == ([], {"draft": True})
        with_japanese += page.text("title").text in given["value"][0]
    assert len(library.pages) / 4 < with_japanese < len(library.pages), "long pages begin with their headings alone"


def test_a_page_of_which_not_even_the_headings_fit_leads_to_the_workflow() -> None:
    library, _ = loader.load(LIBRARY)
    page = _untranslated(library.pages[MEASURE])
    body = "".join(f"## 見出し {{ #heading-{number} }}\n\n" for number in range(600))
    long = replace(page, source=parse(page.source.uri, f"---\nkind: measure\n---\n{body}"))
    found = translation_start(SITE, library, long)
    assert found == TranslationStart("https://github.com/a/b/actions/workflows/translate.yml", is_begun=False)
    assert (ROOT / ".github/workflows/translate.yml").is_file()


def test_who_has_begun_goes_on_and_what_is_translated_is_not_begun(docs: Path) -> None:
    english = docs / f"{MEASURE}.en.md"
    library, _ = loader.load(docs)
    assert translation_start(SITE, library, library.pages[MEASURE]) is None
    english.write_text("---\ndraft: true\n---\n", encoding="utf-8")
    library, _ = loader.load(docs)
    found = translation_start(SITE, library, library.pages[MEASURE])
    assert found == TranslationStart(f"https://github.com/a/b/edit/main/docs/{MEASURE}.en.md", is_begun=True)


@pytest.mark.parametrize("edit", ["", "src/default/docs/"])
def test_where_no_file_can_be_begun_in_the_browser_there_is_no_link(edit: str) -> None:
    library, _ = loader.load(LIBRARY)
    assert translation_start(replace(SITE, edit=edit), library, _untranslated(library.pages[MEASURE])) is None


@pytest.mark.parametrize(
    "name",
    [
        f"docs/{MEASURE}.md",
        f"docs/{MEASURE}.en.md",
        f"/{MEASURE}/",
        f"{MEASURE}",
        f"https://dx.example.jp/{MEASURE}/",
        f"https://a.github.io/dx/en/{MEASURE}/?x=1#how",
    ],
)
def test_a_page_is_named_by_its_file_or_its_address(docs: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(docs.parent)
    library, _ = loader.load(docs)
    assert naming.page_named(library, name).stem == MEASURE


@pytest.mark.parametrize(
    ("name", "stem"), [("/", "index"), ("https://dx.example.jp/en/", "index"), ("/glossary/", "glossary/index")]
)
def test_pages_that_list_others_have_addresses_too(name: str, stem: str) -> None:
    library, _ = loader.load(LIBRARY)
    assert naming.page_named(library, name).stem == stem


@pytest.mark.parametrize("name", ["", "https://dx.example.jp/nosuch/", "/towns/nosuch/", "[", "docs/nosuch.md"])
def test_what_names_no_page_is_told(name: str) -> None:
    library, _ = loader.load(LIBRARY)
    with pytest.raises(UnknownPageError):
        naming.page_named(library, name)


def test_the_list_of_waiting_pages_leads_to_the_draft_of_each(docs: Path) -> None:
    (docs / f"{MEASURE}.en.md").unlink()
    (docs / "about").mkdir(exist_ok=True)
    (docs / "about/translation.md").write_text("---\nkind: translation\ntitle: 翻訳\n---\n", encoding="utf-8")
    library, _ = loader.load(docs)
    pages = Pages(library, SITE, ROOT / OVERRIDES, theme_folder())
    for locale in LOCALES:
        shown = pages.render(library.pages["about/translation"], locale)
        assert f"filename={quote(f'docs/{MEASURE}.en.md')}" in shown
