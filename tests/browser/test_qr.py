"""The QR code of a measure: on the screen when it is asked for, on paper always."""

import pytest

from .conftest import Open

MEASURE = "/towns/midori/measures/1-1/"
_MILLIMETRE = 96 / 25.4


@pytest.mark.parametrize("width", [360, 1280])
def test_on_the_screen_it_opens(open_page: Open, width: int) -> None:
    page = open_page(MEASURE, width=width)
    picture = page.get_by_role("img", name="QRコード：")
    assert not picture.is_visible()
    page.get_by_text("広報紙などに載せるQRコード").click()
    picture.wait_for(state="visible")
    page.wait_for_function("document.querySelector('.page-qr img').naturalWidth > 0")
    assert not page.locator(".paper-qr").is_visible()


def test_on_paper_it_stands_beside_the_citation_with_its_address(open_page: Open) -> None:
    page = open_page(MEASURE)
    page.emulate_media(media="print")
    box = page.locator(".paper-qr img").bounding_box()
    citation = page.locator(".citation > p").first.bounding_box()
    assert box
    assert citation
    assert round(box["width"] / _MILLIMETRE) == round(box["height"] / _MILLIMETRE) == 22
    assert box["x"] >= citation["x"] + citation["width"]
    assert abs(box["y"] - citation["y"]) < 8 * _MILLIMETRE
    assert page.locator(".paper-qr img").evaluate("e => e.complete && e.naturalWidth > 0")
    assert page.locator(".paper-qr").get_by_text(f"https://machi-dx.example.org{MEASURE}").is_visible()
    assert not page.locator(".page-qr").is_visible()
