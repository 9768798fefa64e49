"""Filters of an index: the choice stands in the address, is counted, can be undone."""

import pytest

from .conftest import Open


def shown(page) -> list[str]:  # type: ignore[no-untyped-def]
    return list(page.locator("#measures tbody tr:visible th a").all_inner_texts())


@pytest.mark.check("status")
def test_a_choice_hides_rows_is_counted_and_stands_in_the_address(open_page: Open) -> None:
    page = open_page("/measures/")
    assert len(shown(page)) == 3
    page.get_by_label("テーマ").select_option("データ")
    assert shown(page) == ["データの公開", "証明書をコンビニで"]
    assert page.get_by_role("status").inner_text() == "2件"
    page.get_by_label("町", exact=True).select_option("みどり町")
    assert shown(page) == ["証明書をコンビニで"]
    assert page.url.endswith("/measures/?town=midori&theme=data")


def test_an_address_brings_its_choice(open_page: Open) -> None:
    page = open_page("/measures/?department=%E7%A8%8E%E5%8B%99%E8%AA%B2&stage=nonsense")
    assert shown(page) == ["町税の電子納付"]
    page.get_by_role("button", name="しぼりこみをやめる").click()
    page.wait_for_url(lambda url: "?" not in url)
    assert len(shown(page)) == 3


def test_a_choice_that_fits_nothing_says_so(open_page: Open) -> None:
    page = open_page("/measures/?town=aoba&theme=front-office")
    assert shown(page) == []
    assert page.get_by_text("当てはまるものがありません").is_visible()


def test_a_column_sorts_both_ways_and_says_so(open_page: Open) -> None:
    page = open_page("/measures/")
    head = page.get_by_role("columnheader", name="町がすること")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert shown(page) == ["データの公開", "証明書をコンビニで", "町税の電子納付"]
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert shown(page) == ["町税の電子納付", "証明書をコンビニで", "データの公開"]
