"""The tiny library, built for real: what stands in the pages that come out."""

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from machidx.site.publishing import publish

from .pages import Reader, read

JAPANESE_AND_ENGLISH = ["", "en/"]
MEASURE = "towns/midori/measures/1-1/"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Reader]:
    """Every page by its address."""
    return read(site)


def test_both_languages_have_the_same_headings(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        # The index of the glossary goes by kana in Japanese, from A to Z in English.
        if not address.startswith("/en/") and address != "/glossary/":
            headings = [attrs.get("id") for tag, attrs in page.tags if tag in ("h2", "h3")]
            other = pages[f"/en{address}"]
            assert [a.get("id") for t, a in other.tags if t in ("h2", "h3")] == headings, address


def test_a_page_prints_only_its_own_towns_menu(pages: dict[str, Reader]) -> None:
    """But for the one hidden link to the same thing in each other town, for those who have chosen it."""
    links = [attrs for attrs in pages[f"/{MEASURE}"].all("a") if "data-only-mine" not in attrs]
    hrefs = {urljoin(f"/{MEASURE}", attrs.get("href", "")) for attrs in links}
    assert not [href for href in hrefs if href.startswith("/towns/aoba/")]


def test_an_untranslated_page_is_marked_as_japanese_under_an_english_notice(pages: dict[str, Reader]) -> None:
    page = pages["/en/towns/midori/measures/1-2/"]
    assert page.all("html")[0]["lang"] == "en"
    text = next(attrs for attrs in page.all("div") if attrs.get("class") == "text")
    assert text["lang"] == "ja"
    notes = [attrs for attrs in page.all("p") if attrs.get("role") == "note"]
    assert notes
    assert not [link for link in page.all("link") if link.get("hreflang") == "en"], "not offered as English"


def test_terms_lead_to_the_sense_of_the_pages_town(pages: dict[str, Reader]) -> None:
    links = {
        address: [urljoin(address, a["href"]) for a in pages[address].all("a") if a.get("class") == "term"]
        for address in (f"/{MEASURE}", "/towns/aoba/measures/1/", f"/en/{MEASURE}")
    }
    assert links == {
        f"/{MEASURE}": ["/glossary/wi-fi/#midori", "/glossary/bpr/#midori"],
        "/towns/aoba/measures/1/": ["/glossary/bpr/#aoba"],
        f"/en/{MEASURE}": ["/en/glossary/wi-fi/#midori", "/en/glossary/bpr/#midori"],
    }


def test_tooltips_stand_in_the_page_but_not_in_its_article(pages: dict[str, Reader]) -> None:
    page = pages[f"/{MEASURE}"]
    tips = [attrs["id"] for attrs in page.all("div") if attrs.get("role") == "tooltip"]
    assert tips == ["tip-wi-fi", "tip-bpr"]
    assert "仕事の流れを根本から見直すこと" not in page.words


def test_sentences_on_lines_of_their_own_join_without_a_space(pages: dict[str, Reader]) -> None:
    assert "機械を置きます。次の文です。 [[コードの中]] はそのままです。".replace(" ", "") in pages[
        f"/{MEASURE}"
    ].words.replace(" ", "")
    assert "置きます。次の文です。" in pages[f"/{MEASURE}"].words


def test_an_old_address_leads_on(site: Path) -> None:
    for language in JAPANESE_AND_ENGLISH:
        page = Reader(site / language / "towns/midori/measures/old-1/index.html")
        refresh = next(attrs for attrs in page.all("meta") if attrs.get("http-equiv") == "refresh")
        assert refresh["content"] == "0; url=../1-1/"


def test_every_page_says_what_it_restates_and_that_a_draft_is_one(pages: dict[str, Reader]) -> None:
    for address, page in pages.items():
        if address.startswith("/towns/midori/"):
            assert "みどり町DX計画（案）" in page.words, address
    assert "案（決定前）" not in pages["/towns/aoba/"].words


def test_a_town_without_departments_figures_and_schedule_says_so_once(pages: dict[str, Reader]) -> None:
    words = pages["/towns/aoba/measures/1/"].words
    assert words.count("この取り組みの時期・担当・数の目標は、計画書に書かれていません。") == 1
    assert "予定" not in words


def test_a_changed_target_changes_both_languages_index_schedule_and_data(project: Path) -> None:
    file = project / "docs/towns/midori/measures/1-1.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("value: 1900", "value: 2345").replace("1,900件以上", "2,345件以上"), encoding="utf-8")
    assert publish(project).published
    site = project / "site"
    for language in JAPANESE_AND_ENGLISH:
        for address in (MEASURE, "towns/midori/targets/", "targets/", "towns/midori/schedule/"):
            words = Reader(site / language / address / "index.html").words
            assert ("2,345" in words, "1,900" in words) == (True, False), language + address
    measures = json.loads((site / "data/measures.json").read_text(encoding="utf-8"))["measures"]
    kpi = next(m for m in measures if m["id"] == "midori-1-1")["kpis"][0]
    assert (kpi["target"]["value"], kpi["target"]["text"]) == (2345, "2,345件以上")


def test_an_outdated_translation_is_published_with_a_notice(project: Path) -> None:
    file = project / "docs/towns/midori/measures/1-1.md"
    file.write_text(file.read_text(encoding="utf-8").replace("次の文です。", "変わった文です。"), encoding="utf-8")
    assert publish(project).published
    page = (project / "site/en" / MEASURE / "index.html").read_text(encoding="utf-8")
    assert "out of date" in page
    assert "<li>How</li>" in page


def test_a_booklet_holds_the_whole_plan_of_its_town(pages: dict[str, Reader]) -> None:
    booklet = pages["/towns/midori/booklet/"].words
    for words in (
        "みどり町DX計画（案）", "令和8年度（2026年度）から令和10年度（2028年度）まで", "DX本部", "税務課",  # what it is
        "窓口を変えます。", "町の仕事を業務改革で変えます。", "ほしいサービス", "1,200",  # policies, chapters
        "コンビニで証明書が取れます。", "1,900件以上", "交付", "の期間は、計画書の表に", "機械を置きます。",  # measures
        "町税の電子納付", "仕事の流れを根本から見直すこと。",
    ):  # fmt: skip
        assert words in booklet, words
    english = pages["/en/towns/midori/booklet/"].words
    for words in ("Midori DX Plan", "The town changes its work with BPR.", "1,900", "町税の電子納付"):
        assert words in english, words
    assert "仕事の流れと組織を見直すことです。" in pages["/towns/midori/booklet/"].words, "a term's sense of the town"
    assert "手順を見直すことです。" not in pages["/towns/midori/booklet/"].words, "and of no other"


def test_links_of_a_booklet_stay_inside_it_where_they_can(pages: dict[str, Reader]) -> None:
    for language in JAPANESE_AND_ENGLISH:
        hrefs = [a["href"] for a in pages[f"/{language}towns/midori/booklet/"].all("a")]
        assert {"#measures-1-1-how", "#measures-1-2", "#glossary-bpr"} <= set(hrefs)
        assert "../departments/#税務課" in hrefs


def test_a_booklet_repeats_and_so_our_own_search_does_not_list_it(site: Path) -> None:
    records = [record.read_text(encoding="utf-8") for record in (site / "search/index").glob("*/pages/*")]
    assert any('"/towns/midori/departments/"' in record for record in records)
    assert not any("booklet" in record for record in records)


def test_search_engines_may_list_whatever_stands_in_the_pages_language(pages: dict[str, Reader], site: Path) -> None:
    hidden = [a for a, page in pages.items() if {"name": "robots", "content": "noindex"} in page.all("meta")]
    assert hidden
    assert all(address.startswith("/en/") for address in hidden)
    assert "/towns/midori/booklet/" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_town_leads_to_its_booklet_where_it_has_one(pages: dict[str, Reader]) -> None:
    assert [a for a in pages["/towns/midori/"].all("a") if a["href"] == "booklet/"]
    assert "冊子" not in pages["/towns/aoba/"].words


def test_a_library_without_any_english_is_published(project: Path) -> None:
    for file in (project / "docs").rglob("*.en.md"):
        file.unlink()
    outcome = publish(project)
    assert outcome.published, outcome.said
    index = project / "site/en/search/index"
    files = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in index.rglob("*.json")}
    assert files.pop("index.json")["pages"] == 0
    assert files.pop("asking.json")["questions"] == []
    assert files == {"names.json": [], "0.json": []}, "the engine knows no names and finds nothing"


def test_two_builds_are_the_same_bytes(project: Path, site: Path) -> None:
    assert publish(project).published
    mine = {p.relative_to(project / "site"): p.read_bytes() for p in (project / "site").rglob("*") if p.is_file()}
    theirs = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert mine.keys() == theirs.keys()
    assert [path for path, content in mine.items() if theirs[path] != content] == []
