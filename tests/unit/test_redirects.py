"""Former addresses: whatever was published once leads to the page that is there now."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.content import loader
from machidx.content.addresses import redirects
from machidx.language.site_paths import address_meant, page_address
from machidx.rules.check import check

FILE = "towns/midori/measures/1-1.md"
HERE = "/towns/midori/measures/1-1/"


def _former(docs: Path, *addresses: str, file: str = FILE) -> None:
    path = docs / file
    old = "redirect_from: [/towns/midori/measures/old-1/]\n"
    text = path.read_text(encoding="utf-8").replace(old, "")
    wanted = "".join(f'  - "{address}"\n' for address in addresses)
    path.write_text(text.replace("\nkind:", f"\nredirect_from:\n{wanted}kind:", 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "old"),
    [
        (["/a/"], {"/a/": HERE, "/en/a/": f"/en{HERE}"}),
        (["/en/a/"], {"/en/a/": f"/en{HERE}"}),
        (["/a/", "/en/a/"], {"/a/": HERE, "/en/a/": f"/en{HERE}"}),
        (["/guide/手引き/"], {"/guide/手引き/": HERE, "/en/guide/手引き/": f"/en{HERE}"}),
        (["/en/guide/%E6%89%8B%E5%BC%95%E3%81%8D/"], {"/en/guide/手引き/": f"/en{HERE}"}),
    ],
)
def test_an_address_that_was_published_redirects(docs: Path, written: list[str], old: dict[str, str]) -> None:
    _former(docs, *written)
    assert check(docs)[1] == []
    assert {found.old: found.new for found in redirects(loader.load(docs)[0])} == old


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ([HERE], "このページのいまの住所"),
        ([f"/en{HERE}"], "このページのいまの住所"),
        (["/towns/midori/measures/1-2/"], "1-2.md が使っています"),
        (["/en/towns/midori/measures/1-2/"], "1-2.md が使っています"),
        (["/", "/en/"], "docs/index.md が使っています"),
        (["/data/x/"], "サイトが自分で使う"),
        (["/en/search/index/"], "サイトが自分で使う"),
        (["/guide/aux/"], "Windows"),
        (["/a/", "/a/"], "2回あります"),
    ],
)
def test_an_address_that_is_in_use_is_told_once(docs: Path, written: list[str], told: str) -> None:
    _former(docs, *written)
    (problem,) = check(docs)[1]
    assert told in problem.message


@pytest.mark.parametrize(
    ("one", "other"), [("/a/", "/a/"), ("/a/", "/en/a/"), ("/en/a/", "/a/"), ("/あ/", "/%E3%81%82/")]
)
def test_an_address_of_two_pages_is_told(docs: Path, one: str, other: str) -> None:
    _former(docs, one)
    _former(docs, other, file="towns/midori/measures/1-2.md")
    assert [problem.rule.code for problem in check(docs)[1]] == ["L08"]


@pytest.mark.parametrize(
    ("written", "proposal"),
    [
        ("/guide/a", "/guide/a/"),
        ("guide/a", "/guide/a/"),
        ("guide/手引き.md", "/guide/手引き/"),
        ("docs/guide/index.md", "/guide/"),
        ("docs/guide/a.en.md", "/guide/a/"),
        ("https://example.org/guide/%E6%89%8B/#x", "/guide/手/"),
        ("/guide//a/index.html", "/guide/a/"),
        ("/Guide/A/", "/guide/a/"),
        ("/../a/", ""),
        ("//[/", ""),
        ("/%FF/", ""),
    ],
)
def test_another_form_is_told_with_the_address_it_means(docs: Path, written: str, proposal: str) -> None:
    _former(docs, written)
    (problem,) = check(docs)[1]
    assert (problem.rule.code, problem.proposal) == ("S04", proposal)


@given(st.text())
def test_an_address_is_read_as_it_was_read_before(text: str) -> None:
    for found in (page_address(text), address_meant(text)):
        assert page_address(found) == found


def test_a_redirect_and_the_page_it_leads_to_name_one_canonical_address(docs: Path) -> None:
    _former(docs, "/a/")
    (docs / FILE.replace(".md", ".en.md")).unlink(missing_ok=True)
    assert [found.canonical for found in redirects(loader.load(docs)[0])] == [HERE, HERE]
