"""The page of news: what waits for a fiscal year is told when that year has come, by the reader's clock."""

import pytest

from .conftest import Open


@pytest.mark.parametrize(
    ("now", "told"), [("2027-03-31T12:00:00+09:00", [2026]), ("2027-04-01T12:00:00+09:00", [2027, 2026])]
)
def test_what_begins_is_told_in_its_year(open_page: Open, now: str, told: list[int]) -> None:
    page = open_page("/")
    page.clock.set_fixed_time(now)
    page.goto(page.url.rstrip("/") + "/news/")
    begins = page.locator("li[id^=midori-begins-]:visible")
    begins.first.wait_for()
    assert begins.evaluate_all("items => items.map(item => Number(item.id.slice(-4)))") == told


def test_a_town_offers_its_calendar_and_its_feed(open_page: Open) -> None:
    page = open_page("/en/towns/midori/")
    section = page.locator("section:has(#subscribe)")
    section.locator("summary").click()
    calendar = section.get_by_role("link", name="Add to your calendar").get_attribute("href") or ""
    assert calendar.startswith("webcal://")
    assert calendar.endswith("/en/towns/midori/calendar.ics")
    assert section.locator("code").count() == 0, "an address for examples is not told to people"
    feed = page.locator("link[type='application/atom+xml']").get_attribute("href") or ""
    told = page.request.get(page.url + feed)
    assert told.ok
    assert b"<title>News: Midori</title>" in told.body()
    # A plan without dates offers no empty calendar.
    page.goto(page.url.replace("midori", "aoba"))
    section.locator("summary").click()
    assert section.get_by_role("link").all_inner_texts() == ["Feed of the news (Atom)", "News"]
