"""A city beside a town, and a third language of a few pages, built for real by settings and labels alone."""

import json
from pathlib import Path

import pytest

from machidx.content import loader
from machidx.rules.check import check

from ..conftest import built
from ..sakura import make_trilingual
from .pages import Reader, examined, read
from .test_commands import machidx

MEASURE = "towns/midori/measures/1-1/"
TRANSLATED = ("", "towns/midori/", MEASURE, "glossary/bpr/")
LANGUAGES = ("ja", "en", "vi")


@pytest.fixture(scope="module")
def city_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, "trilingual", make_trilingual)


@pytest.fixture(scope="module")
def city(city_site: Path) -> dict[str, Reader]:
    return read(city_site)


@pytest.fixture
def trilingual(tmp_path: Path) -> Path:
    """A modifiable project with three languages."""
    return make_trilingual(tmp_path / "project")


def _text(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_the_built_site_has_no_fault(city_site: Path) -> None:
    assert [fault.told for fault in examined(city_site)] == []


def test_a_city_is_called_a_city(city_site: Path) -> None:
    page = _text(city_site, "towns/midori")
    assert "市がすること" in page
    assert "この市のページ" in page
    assert "町がすること</h2>" not in page
    english = _text(city_site, "en/towns/midori")
    assert "What the city will do" in english
    assert "This town" not in english


def test_a_town_beside_it_is_still_called_a_town(city_site: Path) -> None:
    assert "町がすること" in _text(city_site, "towns/aoba")
    assert "あおば町役場" in _text(city_site, "towns/aoba")


def test_what_is_said_of_both_says_neither(city_site: Path) -> None:
    page = _text(city_site, "")
    assert "自治体からさがす" in page
    assert "わたしのまち" in page
    assert "町からさがす" not in page
    assert "わたしのまち" in _text(city_site, "towns/midori")


@pytest.mark.parametrize("address", TRANSLATED)
def test_a_translated_page_is_in_its_language(city: dict[str, Reader], address: str) -> None:
    page = city[f"/vi/{address}"]
    assert page.all("html")[0]["lang"] == "vi"
    assert page.meta("robots") == []
    there = {link.get("hreflang") for link in page.all("link") if link.get("rel") == "alternate"}
    assert {*LANGUAGES, "x-default"} <= there


def test_its_words_figures_and_terms_are_shown(city: dict[str, Reader]) -> None:
    words = city[f"/vi/{MEASURE}"].words
    assert "Giấy chứng nhận ở cửa hàng tiện lợi" in words
    assert "Máy được đặt ở nơi có Wi-Fi" in words
    assert "1,900" in words
    assert "Mục tiêu" in words, "a label of labels.vi.yml"
    assert "Xem lại tận gốc quy trình công việc." in city["/vi/glossary/bpr/"].words


def test_what_is_not_translated_is_japanese_and_says_so(city_site: Path, city: dict[str, Reader]) -> None:
    page, text = city["/vi/towns/midori/measures/1-2/"], _text(city_site, "vi/towns/midori/measures/1-2")
    assert page.meta("robots") == ["noindex"]
    assert "Trang này chưa được dịch" in text
    there = {link.get("hreflang") for link in page.all("link") if link.get("rel") == "alternate"}
    assert "vi" not in there
    assert {"class": "text", "lang": "ja"} in page.all("div")
    assert "Một số từ của trang web này chưa được dịch" in text, "labels.vi.yml has not all labels"
    assert "Some words of this site" not in _text(city_site, "en/towns/midori")


def test_each_page_leads_to_itself_in_every_other_language(city: dict[str, Reader]) -> None:
    for own in LANGUAGES:
        page = city[f"/{'' if own == 'ja' else own + '/'}{MEASURE}"]
        tools = {link["hreflang"] for link in page.all("a") if "hreflang" in link}
        assert tools == {*LANGUAGES} - {own}


def test_each_language_has_its_own_feed_calendar_search_and_missing_page(city_site: Path) -> None:
    for path in ("feed.xml", "calendar.ics", "404.html", "search/index/index.json", "guide/todo.ics"):
        assert (city_site / "vi" / path).is_file(), path
    assert 'xml:lang="vi"' in (city_site / "vi/feed.xml").read_text(encoding="utf-8")
    missing = (city_site / "vi/404.html").read_text(encoding="utf-8")
    assert [missing.count(f'lang="{code}"') > 0 for code in LANGUAGES] == [True, True, True]


def test_the_search_of_a_language_finds_only_its_pages(city_site: Path) -> None:
    folder = city_site / "vi/search/index"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.json"))
    assert json.loads((folder / "index.json").read_text(encoding="utf-8"))
    assert "/vi/glossary/bpr/" in text
    assert "/vi/towns/midori/measures/1-2/" not in text


def test_status_lists_what_the_third_language_lacks(trilingual: Path) -> None:
    run = machidx(trilingual, "translate", "status")
    assert run.returncode == 1
    _, _, vietnamese = run.stdout.partition("Tiếng Việt（vi）\n")
    assert "訳がない docs/towns/midori/measures/1-2.md" in vietnamese
    assert "名前の訳がない docs/towns/midori/measures/1-1.md" in vietnamese
    assert "docs/labels.vi.yml 「町の計画書（原本）を開く」" in vietnamese
    assert "docs/labels.vi.yml 「目標」" not in vietnamese


def test_a_draft_of_the_third_language_is_begun_and_stamped(trilingual: Path) -> None:
    page = "docs/towns/midori/measures/1-2"
    assert machidx(trilingual, "new", "translation", f"{page}.md", "--language", "vi").returncode == 0
    assert (trilingual / f"{page}.vi.md").is_file()
    assert machidx(trilingual, "translate", "done", f"{page}.vi.md").returncode == 0
    assert "translated:" in (trilingual / f"{page}.vi.md").read_text(encoding="utf-8")
    refused = machidx(trilingual, "new", "translation", f"{page}.md", "--language", "fr")
    assert "languages" in refused.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("towns/midori/measures/1-1", "[[Wi-Fi]]", "Wi-Fi", "Tiếng Việtにありません"),
        ("towns/midori/measures/1-1", "{ #effects }", "{ #other }", "「#other」は日本語のページにありません"),
        ("towns/midori/measures/1-1", "title: ", "stage: operating\ntitle: ", "stage"),
        ("towns/midori/index", "summary: ", "plan: x\nsummary: ", "plan"),
    ],
)
def test_a_mistake_in_the_third_language_is_told(trilingual: Path, file: str, old: str, new: str, told: str) -> None:
    path = trilingual / f"docs/{file}.vi.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    _, found = check(trilingual / "docs")
    assert all(problem.place.path.endswith(".vi.md") for problem in found)
    assert [problem for problem in found if told in problem.message]


def test_a_file_of_a_language_that_the_settings_do_not_name_is_told(project: Path) -> None:
    (project / "docs/index.vi.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    assert [problem for problem in check(project / "docs")[1] if "index.vi" in problem.place.path]


def test_each_language_has_a_library_of_the_same_pages(trilingual: Path) -> None:
    library, problems = loader.load(trilingual / "docs")
    assert problems == []
    assert library.locales == LANGUAGES
    assert {*library.into("vi").pages} == {*library.pages}
    assert library.into("en") is library
    page = library.pages["glossary/bpr"]
    assert library.locales_of(page) == LANGUAGES
    assert library.locales_of(library.pages["glossary/wi-fi"]) == ("ja",)
