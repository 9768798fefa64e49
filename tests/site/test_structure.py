"""What holds on every page, of the tiny library and of the real one."""

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from .pages import Reader


def test_each_page_has_one_article(pages: dict[str, Reader]) -> None:
    assert [address for address, page in pages.items() if len(page.all("article")) != 1] == []


_INDEXES = ("/glossary/", "/glossary/differences/", "/about/discrepancies/")


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
        scripts = [
            attrs["src"].rpartition("/")[2].removesuffix(".js") for attrs in page.all("script") if "src" in attrs
        ]
        used = {name for name, uses in _USED_BY.items() if any(uses(tag, attrs) for tag, attrs in page.tags)}
        assert scripts[0] == "appearance", "it runs before the page is painted"
        loaded = set(scripts[1:])
        assert len(loaded) == len(scripts) - 1, address
        assert (used - loaded, loaded - used - _MAY_HAVE_NOTHING_TO_DO) == (set(), set()), address
