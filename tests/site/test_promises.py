"""What the page of accessibility promises, as far as it can be read in the built pages of the real site."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from machidx.site.artefact.fault import MARKUP, grouped

from .pages import Reader, examined, read

_LANGUAGES = ("ja", "en")


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, Reader]:
    """Every page of the real site by its address."""
    return read(real_site)


@pytest.fixture(scope="module")
def scripts(real_site: Path) -> str:
    """All scripts that pages load."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((real_site / "assets").glob("*.js")))


def _of(pages: dict[str, Reader], language: str) -> dict[str, Reader]:
    return {address: page for address, page in pages.items() if address.startswith("/en/") == (language == "en")}


@pytest.mark.check("markup")
def test_tags_are_closed_in_order_and_ids_and_attributes_stand_once(real_site: Path) -> None:
    assert grouped(fault for fault in examined(real_site) if fault.kind == MARKUP) == ""


@pytest.mark.check("titles")
@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_page_has_a_title_of_its_own_that_names_the_site(real_site: Path, language: str) -> None:
    titles = defaultdict(list)
    for address in _of(read(real_site), language):
        text = (real_site / address.lstrip("/") / "index.html").read_text(encoding="utf-8")
        titles[text.partition("<title>")[2].partition("</title>")[0]].append(address)
    assert {title: twice for title, twice in titles.items() if len(twice) > 1} == {}
    site = "まちDX計画ライブラリ" if language == "ja" else "Town DX Plan Library"
    assert [title for title in titles if site not in title] == []


@pytest.mark.check("language")
def test_every_page_says_its_language_and_leads_to_the_other_one(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        own, other = ("en", "ja") if address.startswith("/en/") else ("ja", "en")
        assert page.all("html")[0]["lang"] == own, address
        switch = [attrs for attrs in page.all("a") if attrs.get("hreflang")]
        assert [(attrs["hreflang"], attrs["lang"]) for attrs in switch] == [(other, other)], address


@pytest.mark.check("ways")
@pytest.mark.parametrize("language", _LANGUAGES)
def test_links_lead_from_the_home_page_to_every_page_and_from_two_pages_or_a_searched_one(
    pages: dict[str, Reader], language: str
) -> None:
    own = _of(pages, language)
    leads = {
        address: {urlsplit(urljoin(address, attrs["href"])).path for attrs in page.all("a") if "hreflang" not in attrs}
        for address, page in own.items()
    }
    reached, ahead = set(), ["/" if language == "ja" else "/en/"]
    while ahead:
        here = ahead.pop()
        if here not in reached and here in own:
            reached.add(here)
            ahead += leads[here]
    assert sorted(own.keys() - reached) == []
    to = Counter(there for here, targets in leads.items() for there in targets if there != here)
    searched = {there for here, page in own.items() if page.all("input") for there in leads[here]}
    assert [address for address in own if to[address] < 2 and address not in searched] == []


_CHROME = (
    "skip",
    "site-name",
    "tool",
    "tool reading-button",
    "tool menu-button",
    "tool furigana",
    "tool shade",
    "page-tools",
)


@pytest.mark.check("consistent")
@pytest.mark.parametrize("language", _LANGUAGES)
def test_menus_tools_and_the_way_to_tell_of_errors_are_the_same_everywhere(
    pages: dict[str, Reader], language: str
) -> None:
    """In the same order, and leading to the same places: the site's menu, the tools, the footer."""
    shapes = defaultdict(list)
    for address, page in _of(pages, language).items():
        shape = list(_chrome(page))
        places = [urljoin(address, a["href"]) for a in _links_of(page, "menu") + _links_of(page, "footer")]
        told = [a["href"] for a in page.all("a") if "/issues/new?" in a["href"]]
        shapes[(tuple(shape), tuple(places), len(told))].append(address)
    assert len(shapes) == 1, {key: places[:3] for key, places in shapes.items()}
    same_shape, same_places, times_told = next(iter(shapes))
    assert (same_shape[-1], times_told, len(same_places) > 10) == ("page-tools", 1, True)


def _chrome(page: Reader) -> Iterator[str]:
    """The classes of what stands around the article."""
    inside = False
    for tag, attrs in page.tags:
        inside = (inside or tag == "article") and attrs.get("class") != "page-tools"
        if not inside and attrs.get("class") in _CHROME:
            yield attrs["class"]


def _links_of(page: Reader, part: str) -> list[dict[str, str]]:
    """The links of the site's menu, or of the footer."""
    inside, out = False, []
    for tag, attrs in page.tags:
        if part == "menu" and tag in ("nav", "main", "div"):
            inside = attrs.get("id") == "menu"
        if part == "footer" and attrs.get("class") == "site-footer":
            inside = True
        if inside and attrs.get("class") == "tip":
            break
        if inside and tag == "a":
            out.append(attrs)
        elif inside and tag == "span" and "aria-current" in attrs:
            out.append({"href": ""})  # the page itself stands in the footer without a link
    return out


@pytest.mark.check("no-media")
def test_no_page_has_sound_or_video(real_site: Path, pages: dict[str, Reader], scripts: str) -> None:
    media = ("audio", "video", "iframe", "object", "embed", "canvas", "applet")
    assert [(address, tag) for address, page in pages.items() for tag, _ in page.tags if tag in media] == []
    assert not re.search(r"\b(?:Audio|AudioContext|MediaSource)\b", scripts)
    speaking = [line for line in scripts.splitlines() if "speechSynthesis" in line]
    assert speaking, "a page is read aloud on a press; see test_reading_tools"
    files = {path.suffix for path in real_site.rglob("*") if path.is_file()}
    assert not files & {".mp3", ".mp4", ".webm", ".ogg", ".wav", ".m4a", ".mov", ".gif"}


@pytest.mark.check("no-limit")
def test_nothing_ends_after_a_time(pages: dict[str, Reader], scripts: str) -> None:
    refresh = [attrs for page in pages.values() for attrs in page.all("meta") if "http-equiv" in attrs]
    assert [attrs for attrs in refresh if attrs["http-equiv"].lower() == "refresh"] == []
    assert "setInterval" not in scripts
    assert "location.reload" not in scripts


@pytest.mark.check("no-gestures")
def test_no_script_listens_to_gestures_or_movement(scripts: str) -> None:
    heard = set(re.findall(r"addEventListener\(\s*[\"'](\w+)", scripts))
    gestures = {"touchstart", "touchmove", "pointermove", "mousemove", "drag", "dragstart", "dragover", "drop", "wheel"}
    assert heard & (gestures | {"devicemotion", "deviceorientation", "gesturestart"}) == set()
    assert "draggable" not in scripts


@pytest.mark.check("no-entry")
def test_no_field_can_be_filled_in_wrongly_or_asks_about_the_reader(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        assert {attrs.get("type") for attrs in page.all("input")} <= {"search"}, address
        assert page.all("textarea") == [], address
        rules = ("required", "pattern", "min", "max", "minlength", "maxlength")
        fields = [*page.all("input"), *page.all("select")]
        assert not [attrs for attrs in fields if any(rule in attrs for rule in rules)], address
        assert not [attrs for attrs in page.all("form") if attrs.get("method", "get").lower() != "get"], address
