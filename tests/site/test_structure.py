"""What holds on every page, of the tiny library and of the real one."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from .pages import DATA, Reader


def test_every_link_and_file_of_every_page_is_there(built: Path, pages: dict[str, Reader]) -> None:
    broken = []
    for address, page in pages.items():
        for tag, attrs in page.tags:
            target = attrs.get("href") or attrs.get("src")
            if not target or attrs.get("rel") == "canonical" or urlsplit(target).scheme:
                continue
            to = urlsplit(urljoin(f"http://x{address}", target))
            file = built / unquote(to.path).lstrip("/")
            there = file / "index.html" if to.path.endswith("/") else file
            page_there = pages.get(unquote(to.path))
            if not there.is_file() or (to.fragment and page_there and unquote(to.fragment) not in page_there.ids):
                broken.append((address, tag, target))
    assert broken == []


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(pages: dict[str, Reader], built: Path) -> None:
    loaded = [
        (address, tag, attrs)
        for address, page in pages.items()
        for tag, attrs in page.tags
        if (tag == "script" and "src" not in attrs and attrs.get("type") != DATA)
        or tag == "style"
        or "style" in attrs
        or any(name.startswith("on") for name in attrs)
        or (tag in ("script", "img", "iframe") and urlsplit(attrs.get("src", "")).scheme)
        or (tag == "link" and attrs.get("rel") in ("stylesheet", "icon") and urlsplit(attrs["href"]).scheme)
    ]
    assert loaded == []
    for sheet in built.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet


def test_each_page_has_one_article_one_h1_and_unique_ids(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        assert (len(page.all("article")), len(page.all("h1"))) == (1, 1), address
        assert [id for id, count in Counter(page.ids).items() if count > 1] == [], address


_INDEXES = ("/glossary/", "/glossary/differences/", "/about/discrepancies/")


def test_no_page_shows_the_inside_of_the_program(built: Path) -> None:
    for path in built.rglob("*.html"):
        found = re.findall(
            r"\b(?:Text|Ref|Line|Piece|Range)\([a-z]+=|\bUndefined\b|&lt;machidx", path.read_text(encoding="utf-8")
        )
        assert found == [], path


def test_uses_agree_with_the_links_that_stand_in_the_pages(pages: dict[str, Reader]) -> None:
    """Both ways: every link to a term is listed on the term's page, and every listed page links to it."""
    linked: dict[str, set[str]] = {}
    listed: dict[str, set[str]] = {}
    for address, page in pages.items():
        if address.startswith("/en/"):
            continue
        if address not in _INDEXES:
            for attrs in page.all("a"):
                if attrs.get("class") == "term":
                    linked.setdefault(urlsplit(urljoin(address, attrs["href"])).path, set()).add(address)
        if page.uses:
            listed[address] = {urlsplit(urljoin(address, href)).path for href in page.uses}
    assert linked, "the library has links to terms"
    assert listed == linked


_USED_BY: dict[str, Callable[[str, dict[str, str]], bool]] = {
    "appearance-button": lambda _, attrs: "shade" in attrs.get("class", ""),
    "text-size": lambda _, attrs: "data-size" in attrs,
    "read-aloud": lambda _, attrs: "reading-aloud" in attrs.get("class", ""),
    "same-heading": lambda tag, attrs: tag == "a" and "hreflang" in attrs,
    "furigana": lambda _, attrs: "furigana" in attrs.get("class", ""),
    "tips": lambda _, attrs: attrs.get("role") == "tooltip",
    "this-year": lambda tag, attrs: "data-only-fy" in attrs or ("data-fy" in attrs and tag != "tr"),
    "my-town": lambda _, attrs: "data-my-town" in attrs,
    "answers": lambda _, attrs: "data-sheet-tools" in attrs,
    "filters": lambda _, attrs: "data-filters" in attrs,
    "schedule": lambda _, attrs: attrs.get("class", "") in ("event-year", "planned"),
    "sort": lambda _, attrs: "data-sort" in attrs,
    "reading-tools": lambda _, attrs: attrs.get("id") == "reading-tools",
    "contents": lambda _, attrs: attrs.get("id") == "outline-menu",
    "first-rows": lambda _, attrs: "data-first-rows" in attrs,
    "find": lambda _, attrs: "data-find" in attrs,
    "search": lambda _, attrs: "data-search" in attrs,
    "booklet": lambda _, attrs: "data-print" in attrs,
    "slip": lambda _, attrs: "data-page-before" in attrs,
    "unfold": lambda tag, attrs: tag == "details" and attrs.get("class") == "policy",
}
"""What each script works on."""
_MAY_HAVE_NOTHING_TO_DO = {"this-year"}
"""On a measure without a schedule."""


def test_a_page_loads_the_scripts_that_have_something_to_do_and_no_other(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        scripts = [attrs["src"].rpartition("/")[2].partition(".")[0] for attrs in page.all("script") if "src" in attrs]
        used = {name for name, uses in _USED_BY.items() if any(uses(tag, attrs) for tag, attrs in page.tags)}
        assert scripts[0] == "appearance", "it runs before the page is painted"
        loaded = set(scripts[1:])
        assert len(loaded) == len(scripts) - 1, address
        assert (used - loaded, loaded - used - _MAY_HAVE_NOTHING_TO_DO) == (set(), set()), address
