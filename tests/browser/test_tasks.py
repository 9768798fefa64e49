"""What residents come for, each in at most two steps from the home page of the real site."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page


@pytest.fixture
def home(chromium: Browser, real_served: str) -> Iterator[Page]:
    context = chromium.new_context(bypass_csp=True, viewport={"width": 360, "height": 800}, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{real_served}/")
    yield page
    context.close()


def answers(page: Page, question: str) -> str:
    """The part of a measure's page that answers a resident's question."""
    return page.locator("dl.answers > div", has_text=question).inner_text()


def choose(page: Page, town: str) -> None:
    page.locator("main [data-choose-town]", has_text=town).click()


def row(page: Page, question: str) -> Locator:
    return page.locator(".board tbody tr", has_text=question)


def test_what_does_my_town_do_about_certificates_at_convenience_stores(home: Page) -> None:
    """Each answer of the town chosen leads to the measure; the question leads to the answers of all towns."""
    choose(home, "小野町")
    konbini = row(home, "コンビニで住民票を取りたい")
    konbini.get_by_role("link", name="もう使えます").click()
    assert "全国のコンビニ" in home.locator("p.lead").inner_text()
    home.go_back()
    konbini.get_by_role("link", name="コンビニで住民票を取りたい").click()
    assert home.url.endswith("/answers/#konbini")
    assert "令和10年度から" in row(home, "コンビニで住民票を取りたい").inner_text()


def test_who_is_responsible_and_when_does_it_start(home: Page) -> None:
    choose(home, "小野町")
    row(home, "コンビニで住民票を取りたい").get_by_role("link", name="もう使えます").click()
    assert "町民生活課、税務課" in answers(home, "だれが？")
    assert "マルチコピー機の設置：令和10年度（2028年度）から" in answers(home, "これからの予定")


def test_without_a_town_each_question_tells_who_is_furthest(home: Page) -> None:
    assert "もう使えます：桑折町、小野町" in row(home, "コンビニで住民票を取りたい").inner_text()
    assert home.locator(".board tbody tr:visible").count() == 16


def test_what_is_the_beta_dash_model(home: Page) -> None:
    home.locator("#home-q").fill("β'モデル")
    home.keyboard.press("Enter")
    home.locator("#search-results a").first.click()
    assert home.locator("h1").inner_text() == "β'モデル"


def test_how_do_the_towns_compare_on_cashless_payment(home: Page) -> None:
    home.get_by_role("link", name="税金や手数料をスマホで払いたい").click()
    text = home.locator("article").inner_text()
    assert all(town in text for town in ("河北町", "桑折町", "国見町", "会津坂下町", "小野町"))


@pytest.mark.parametrize(("today", "fy"), [("2026-03-31T23:00:00+09:00", None), ("2026-04-01T00:30:00+09:00", "2026")])
def test_this_fiscal_years_beginnings_are_shown(chromium: Browser, served: str, today: str, fy: str | None) -> None:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.clock.set_fixed_time(today)
    page.goto(f"{served}/")
    page.wait_for_load_state("networkidle")
    shown = page.locator("[data-only-fy]:visible").evaluate_all("items => items.map(e => e.dataset.onlyFy)")
    assert shown == ([fy] if fy else [])
    context.close()
