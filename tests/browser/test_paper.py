"""On paper: a plan as a booklet with the right page numbers, a measure on one or two sheets, nothing cut or empty."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Open
from .paper import Paper

BOOKLETS = ["/towns/midori/booklet/", "/en/towns/midori/booklet/"]
_TOWNS = ("ono", "aizubange", "kunimi", "koori", "kahoku")
REAL_BOOKLETS = [f"{language}/towns/{town}/booklet/" for town in _TOWNS for language in ("", "/en")]
_CONTENTS = """[...document.querySelectorAll("[data-page-of]")].map(e =>
    [e.dataset.pageOf, e.dataset.page ?? "", e.parentElement.querySelector("a > span:last-child").innerText])"""
_REFERENCES = """[...document.querySelectorAll("a[data-to-page]")].map(e =>
    [decodeURIComponent(e.hash.slice(1)), e.dataset.toPage.match(/[0-9]+/)[0]])"""
_TOO_WIDE = """[...document.querySelectorAll("main *")].filter(e => !e.closest("svg") && e.checkVisibility()
    && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"""
_POINTS = "all => Math.min(...all.map(e => parseFloat(getComputedStyle(e).fontSize) * 0.75))"
_IN_PIECES = """(() => {
    const sheets = [...document.querySelectorAll('link[media="print"]')]
    for (const sheet of sheets) sheet.media = "all"
    document.documentElement.classList.add("measuring")
    const found = [...document.querySelectorAll(".booklet tr, .booklet svg.scale")]
        .filter(e => e.getClientRects().length > 1).map(e => e.textContent.trim())
    document.documentElement.classList.remove("measuring")
    for (const sheet of sheets) sheet.media = "print"
    return found
})()"""
_CONTENT_WIDTH = 680
"""CSS pixels that @page leaves of an A4 sheet, for a booklet."""


def wrong_numbers(page: Page, paper: Paper | None = None) -> list[object]:
    """Every number in the contents and in the text that is not the sheet on which the heading really stands."""
    paper = paper or Paper(page)
    contents = page.evaluate(_CONTENTS)
    assert contents, "a booklet has contents"
    wrong = [(id, number) for id, number, _ in contents if number != str(paper.places[id])]
    wrong += [(id, number) for id, number in page.evaluate(_REFERENCES) if number != str(paper.places[id])]
    return wrong + [title for id, _, title in contents if not paper.says(paper.places[id], title)]


def empty_sheets(paper: Paper) -> list[int]:
    """Sheets with nothing, or little more than a number."""
    return [number for number, words in enumerate(paper.sheets, 1) if len(words) < 40]


def too_wide(page: Page) -> list[str]:
    """What would stand beyond the edge of the paper."""
    page.set_viewport_size({"width": _CONTENT_WIDTH, "height": 1000})
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(_TOO_WIDE)
    return found


@pytest.mark.parametrize("path", BOOKLETS)
def test_the_contents_number_each_heading_by_the_sheet_it_stands_on(open_page: Open, path: str) -> None:
    assert wrong_numbers(open_page(path)) == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1920, "light")])
def test_the_numbers_do_not_depend_on_the_screen(open_page: Open, width: int, scheme: str) -> None:
    assert wrong_numbers(open_page(BOOKLETS[0], width=width, scheme=scheme)) == []


def test_the_numbers_follow_what_changes_before_printing(open_page: Open) -> None:
    page = open_page(BOOKLETS[0])
    assert wrong_numbers(page) == []
    before = page.evaluate(_CONTENTS)
    page.evaluate("document.querySelector('.sense').append('長い説明です。'.repeat(4000))")
    page.evaluate("document.querySelector('#outline .lead').append('長い説明です。'.repeat(2000))")
    assert wrong_numbers(page) == []
    assert page.evaluate(_CONTENTS) != before


def test_a_head_that_is_printed_again_on_the_next_sheet_counts(open_page: Open) -> None:
    page = open_page(BOOKLETS[0])
    page.evaluate(
        """const body = document.querySelector("#plan-01-intro-table-t1 tbody")
        for (let n = 0; n < 173; n += 1) body.append(body.rows[0].cloneNode(true))"""
    )
    assert wrong_numbers(page) == []


def test_measuring_leaves_the_screen_as_it_was(open_page: Open) -> None:
    page = open_page("/towns/midori/booklet/#measures-1-1", reduced_motion="reduce")
    page.wait_for_function("Math.abs(document.getElementById('measures-1-1').getBoundingClientRect().top) < 100")
    top = page.evaluate("scrollY")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("scrollY") == top
    assert page.locator(".site-header").is_visible()


def test_without_scripts_the_contents_have_no_numbers(open_page: Open) -> None:
    page = open_page(BOOKLETS[0], java_script_enabled=False)
    assert page.locator("[data-page]").count() == 0
    assert not page.locator("[data-print]").is_visible()
    assert page.get_by_role("link", name="証明書をコンビニで").first.is_visible()


@pytest.mark.parametrize("path", BOOKLETS)
def test_a_booklet_has_a_cover_no_menus_and_no_empty_sheet(open_page: Open, path: str) -> None:
    page = open_page(path)
    paper = Paper(page)
    assert empty_sheets(paper) == []
    for words in ("Midori DX Plan", "(draft)", "The Japanese text prevails") if "/en/" in path else (
        "みどり町DX計画（案）", "正しい内容は町の計画書をごらんください", "令和8年度（2026年度）から"
    ):  # fmt: skip
        assert paper.says(1, words), words
    assert not re.search(r"メニュー|Menu|印刷する|\.\./", "".join(paper.sheets))
    assert [words[:1] for words in paper.sheets[1:4]] == ["2", "3", "4"], "each sheet has its number, drawn first"
    assert not paper.sheets[0].startswith("1"), "but for the cover"


def test_a_link_out_of_the_site_is_written_out_and_no_other(open_page: Open) -> None:
    for path in (BOOKLETS[0], "/towns/midori/measures/1-1/"):
        words = "".join(Paper(open_page(path)).sheets)
        assert "町のページ(https://www.example.org/konbini)" in words
        assert "../" not in words


@pytest.mark.parametrize(
    "path", ["/towns/midori/measures/1-1/", "/en/towns/midori/measures/1-1/", "/towns/aoba/measures/1/"]
)
def test_a_measure_takes_one_or_two_sheets_that_say_where_they_come_from(open_page: Open, path: str) -> None:
    page = open_page(path)
    paper = Paper(page)
    assert len(paper.sheets) <= 2
    assert paper.says(1, "Town DX Plan Library" if "/en/" in path else "まちDX計画ライブラリ")
    assert paper.says(1, f"https://machi-dx.example.org{path}")
    assert not re.search(r"メニュー|English|このページを編集する|今年度", "".join(paper.sheets))
    assert too_wide(page) == []


@pytest.mark.parametrize("path", ["/", "/en/", "/towns/midori/measures/1-1/", "/en/towns/midori/measures/1-1/"])
def test_text_has_ten_points_or_more(open_page: Open, path: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    assert page.locator("p.lead, .text p").evaluate_all(_POINTS) >= 10


@pytest.mark.parametrize("town", ["ono", "aizubange"])
def test_a_schedule_begins_below_its_title(open_real: Open, town: str) -> None:
    paper = Paper(open_real(f"/towns/{town}/schedule/"))
    assert paper.says(1, "令和9年度")
    assert paper.says(1, "検討")


def test_what_is_folded_on_the_screen_is_printed_open(open_page: Open) -> None:
    page = open_page("/schedule/")
    folded = page.locator("details:not([open]) tr > :not(.town)").all()
    assert folded
    paper = Paper(page)
    sheets = range(1, len(paper.sheets) + 1)
    assert all(any(paper.says(n, item.text_content() or "") for n in sheets) for item in folded)


def test_a_table_stands_on_the_sheet_of_the_words_that_announce_it(open_real: Open) -> None:
    page = open_real("/themes/cashless/")
    for _ in range(8):
        page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<p>一行</p><p>一行</p>')")
        paper = Paper(page)
        sheet = next(n for n in (1, 2, 3) if paper.says(n, "数字をならべてみると"))
        assert paper.says(sheet, "何の割合か")
        assert paper.says(sheet, "固定資産税のel-QRによる納付率")


def test_the_home_page_has_nothing_on_paper_that_can_only_be_pressed(open_page: Open) -> None:
    page = open_page("/")
    words = "".join(Paper(page).sheets)
    assert "知りたいことからさがす" in words
    assert not re.search("わたしの町|サイトの中をさがす", words)


def test_an_index_on_paper_has_its_heads_and_says_what_it_is_filtered_by(open_page: Open) -> None:
    page = open_page("/measures/?town=midori&theme=data")
    page.get_by_role("columnheader", name="進み具合").get_by_role("button").click()
    words = Paper(page).sheets[0]
    assert "町:みどり町テーマ:データ1件" in words
    assert "町町がすること進み具合担当課テーマ" in words
    assert not re.search("[↕↑↓]|すべて|しぼりこみをやめる", words)


def test_the_glossary_on_paper_says_what_was_looked_for(open_page: Open) -> None:
    assert "ことばをさがす:bpr" in Paper(open_page("/glossary/?q=bpr")).sheets[0]
    assert "ことばをさがす" not in Paper(open_page("/glossary/")).sheets[0]


@pytest.mark.full
@pytest.mark.parametrize("path", REAL_BOOKLETS)
def test_every_booklet_is_numbered_whole_and_fits(chromium: Browser, real_served: str, path: str) -> None:
    context = chromium.new_context(bypass_csp=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(real_served + path)
    paper = Paper(page)
    assert wrong_numbers(page, paper) == []
    assert page.evaluate(_IN_PIECES) == [], "a row stands on one sheet"
    assert empty_sheets(paper) == []
    assert too_wide(page) == []
    context.close()


@pytest.mark.full
def test_every_measure_takes_one_or_two_sheets(chromium: Browser, real_site: Path, real_served: str) -> None:
    context = chromium.new_context(bypass_csp=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    paths = sorted(real_site.glob("**/towns/*/measures/*/index.html"))
    assert len(paths) >= 144
    long, of_ono = [], 0
    for path in paths:
        page.goto(f"{real_served}/{path.parent.relative_to(real_site).as_posix()}/")
        paper = Paper(page)
        of_ono += path.is_relative_to(real_site / "towns/ono") and len(paper.sheets) == 1
        if len(paper.sheets) > 2 or empty_sheets(paper):
            long.append((path.parent, len(paper.sheets)))
    context.close()
    assert long == []
    assert of_ono >= 12, "at least half of them on one sheet"
