"""What every page tells search engines and link previews, in the tiny library and in the real one."""

import json
import re
import struct
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from machidx.model.settings import LICENCES
from machidx.site.artefact.examining import examine
from machidx.site.artefact.fault import LINK, grouped
from machidx.site.publishing import publish

from ..conftest import asset
from .pages import Reader, read

SITE = "https://machi-dx.example.org"
ONCE = (
    "description", "og:type", "og:title", "og:description", "og:url", "og:site_name", "og:locale",
    "og:image", "og:image:width", "og:image:height", "og:image:alt", "twitter:card",
)  # fmt: skip
_LICENCE = LICENCES["CC BY 4.0"].url
_LENGTHS = {"ja": (20, 120), "en": (40, 200)}


def links(page: Reader, rel: str) -> list[dict[str, str]]:
    return [attrs for attrs in page.all("link") if attrs.get("rel") == rel]


def alternates(page: Reader) -> dict[str, str]:
    return {attrs["hreflang"]: attrs["href"] for attrs in links(page, "alternate") if "hreflang" in attrs}


def is_repeated(page: Reader) -> bool:
    """Whether a page shows Japanese text under an English address."""
    return page.all("html")[0]["lang"] == "en" and page.meta("og:locale") == ["ja_JP"]


def is_there(site: Path, address: str) -> bool:
    """Whether an absolute address leads to a file of the site."""
    path = site / unquote(address.removeprefix(SITE)).lstrip("/")
    return address.startswith(f"{SITE}/") and (path / "index.html" if address.endswith("/") else path).is_file()


def test_each_page_has_one_of_each(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        assert {name: len(page.meta(name)) for name in ONCE} == dict.fromkeys(ONCE, 1), address
        assert (len(links(page, "canonical")), page.titles, len(page.data)) == (1, 1, 1), address
        assert all(content for name in ONCE for content in page.meta(name)), address


def test_a_page_is_known_by_its_own_address_and_an_untranslated_one_by_the_japanese(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        japanese = address.removeprefix("/en") if address.startswith("/en/") else address
        known = japanese if is_repeated(page) else address
        assert links(page, "canonical")[0]["href"] == page.meta("og:url")[0] == SITE + known, address
        assert page.meta("og:image")[0].startswith(f"{SITE}/"), address
        assert page.meta("og:locale") == ["en_US" if known.startswith("/en/") else "ja_JP"], address


def test_languages_refer_to_each_other(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        japanese = address.removeprefix("/en") if address.startswith("/en/") else address
        translated = not is_repeated(pages[f"/en{japanese}"])
        expected = {"ja": SITE + japanese, "x-default": SITE + japanese}
        assert alternates(page) == expected | ({"en": f"{SITE}/en{japanese}"} if translated else {}), address
        others = ["en_US"] if translated and not address.startswith("/en/") else []
        assert page.meta("og:locale:alternate") == (others or (["ja_JP"] if "/en/" in page.meta("og:url")[0] else []))


def test_each_description_fits_a_search_result_and_no_two_pages_look_alike(pages: dict[str, Reader]) -> None:
    listed = {address: page for address, page in pages.items() if not is_repeated(page)}
    for address, page in listed.items():
        most = _LENGTHS["en" if address.startswith("/en/") else "ja"][1]
        described = page.meta("description")[0]
        assert described == page.meta("og:description")[0]
        assert len(described) <= most, address
        assert "[[" not in described, address
    seen = Counter((page.title, page.meta("description")[0]) for page in listed.values())
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.full  # the tiny library's texts are tiny
def test_each_description_says_enough(real_site: Path) -> None:
    for address, page in read(real_site).items():
        least = _LENGTHS["en" if address.startswith("/en/") and not is_repeated(page) else "ja"][0]
        assert len(page.meta("description")[0]) >= least, address


def strings(value: Any) -> list[str]:
    """Every string in structured data."""
    if isinstance(value, dict):
        return [found for item in value.values() for found in strings(item)]
    if isinstance(value, list):
        return [found for item in value for found in strings(item)]
    return [value] if isinstance(value, str) else []


def test_structured_data_says_where_a_page_stands_and_leads_to_pages_there_are(
    built: Path, pages: dict[str, Reader]
) -> None:
    for address, page in pages.items():
        graph = json.loads(page.data[0])["@graph"]
        kinds = [item["@type"] for item in graph]
        expected = ["WebSite"] if address in ("/", "/en/") else ["BreadcrumbList"]
        if "/glossary/" in address and not address.endswith(("/glossary/", "/differences/")):
            expected.append("DefinedTerm")
        if address.endswith("/glossary/"):
            expected.append("DefinedTermSet")
        if address.endswith("/about/data/"):
            expected.append("Dataset")
        if "GovernmentService" in kinds and "/measures/" in address:  # tests/unit/test_linked_data.py says which
            expected.append("GovernmentService")
        assert kinds == expected, address
        told = [re.split("[?#]", text)[0] for text in strings(graph) if "://" in text and text != _LICENCE]
        assert [url for url in told if not is_there(built, url)] == [], address
        for item in graph:
            if item["@type"] == "BreadcrumbList":
                steps = item["itemListElement"]
                assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
                assert steps[-1]["item"] == page.meta("og:url")[0]


def test_a_page_that_only_leads_on_names_the_new_address(site: Path) -> None:
    page = Reader(site / "towns/midori/measures/old-1/index.html")
    assert links(page, "canonical")[0]["href"] == f"{SITE}/towns/midori/measures/1-1/"


@pytest.mark.parametrize(("name", "home"), [("site.webmanifest", "../"), ("site.en.webmanifest", "../en/")])
def test_pictures_are_as_large_as_they_say(site: Path, name: str, home: str) -> None:
    manifest = json.loads(asset(site, name).read_text(encoding="utf-8"))
    assert manifest["start_url"] == home
    sizes = {site / "assets" / icon["src"]: icon["sizes"] for icon in manifest["icons"]}
    drawn = {"apple-touch-icon.png": "180x180", "card.ja.png": "1200x630", "card.en.png": "1200x630"}
    for file, size in (sizes | {asset(site, name): size for name, size in drawn.items()}).items():
        content = file.read_bytes()
        width, height = struct.unpack(">II", content[16:24])
        assert (f"{width}x{height}", len(content) < 60_000) == (size, True), file


def test_published_below_another_sites_root_every_absolute_address_is_there(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(f"{SITE}/", "https://town.example.org/dx/"), encoding="utf-8")
    (project / "docs/glossary/wi-fi.md").rename(project / "docs/glossary/無線.md")
    outcome = publish(project)
    assert outcome.published, outcome.said
    site = project / "site"
    assert "Sitemap: https://town.example.org/dx/sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    for file in ("terms.ttl", "terms.tbx", "catalog.ttl"):
        text = (site / "data" / file).read_text(encoding="utf-8")
        assert "https://town.example.org/dx/" in text
        assert SITE not in text
    assert grouped(examine(site)) == ""
    missing = site / "404.html"
    missing.write_text(
        missing.read_text(encoding="utf-8").replace('site-name" href="/dx/', 'site-name" href="/'), encoding="utf-8"
    )
    assert [(each.path, each.kind) for each in examine(site)] == [("404.html", LINK)]


def test_without_an_address_nothing_is_published(project: Path) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(f"site_url: {SITE}/", "site_url: ''"), encoding="utf-8")
    outcome = publish(project)
    assert not outcome.published
    assert "site_url" in outcome.said
    assert "Traceback" not in outcome.said


def test_the_home_page_says_how_to_search_once_there_is_a_search(project: Path) -> None:
    (project / "docs/search").mkdir(exist_ok=True)
    for name, text in (("index.md", "kind: page\ntitle: さがす"), ("index.en.md", "title: Search")):
        if not (project / "docs/search" / name).exists():
            (project / "docs/search" / name).write_text(f"---\n{text}\n---\n", encoding="utf-8")
    assert publish(project).published
    for language in ("", "en/"):
        page = Reader(project / "site" / language / "index.html")
        action = json.loads(page.data[0])["@graph"][0]["potentialAction"]
        assert action["target"]["urlTemplate"] == f"{SITE}/{language}search/?q={{search_term_string}}"


def test_no_title_can_end_the_block_of_data(project: Path) -> None:
    term = project / "docs/glossary/wi-fi.md"
    text = term.read_text(encoding="utf-8")
    term.write_text(text.replace("short: ", "short: </script <!-- & '\"", 1), encoding="utf-8")
    outcome = publish(project)
    assert outcome.published, outcome.said
    page = Reader(project / "site/glossary/wi-fi/index.html")
    described = json.loads(page.data[0])["@graph"][1]["description"]
    assert described.startswith("</script <!-- & '\"")
    assert page.titles == 1
