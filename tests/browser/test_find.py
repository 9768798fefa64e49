"""The glossary's search field."""

import pytest

from .conftest import Open

SHOWN = "#terms dt a:visible"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bpr", ["BPR"]),
        ("ＢＰ", ["BPR"]),
        ("ビーピー", ["BPR"]),
        ("びーぴー", ["BPR"]),
        ("業務 改革", ["BPR"]),
        ("無線lan", ["Wi-Fi"]),
        ("", ["BPR", "Wi-Fi"]),
    ],
)
def test_any_name_in_any_writing_finds_the_term(open_page: Open, typed: str, found: list[str]) -> None:
    page = open_page("/glossary/")
    page.get_by_label("ことばをさがす").fill(typed)
    assert page.locator(SHOWN).all_inner_texts() == found
    assert page.get_by_role("status").inner_text() == f"{len(found)}件"


@pytest.mark.parametrize("typed", ["open data", "digital divide"])
def test_a_name_with_spaces_is_found(open_real: Open, typed: str) -> None:
    page = open_real("/en/glossary/")
    page.get_by_label("Find a term").fill(typed)
    found = page.locator(SHOWN).all_inner_texts()
    assert any(typed in name.lower() for name in found), found


def test_what_is_found_stands_right_below_the_field(open_real: Open) -> None:
    page = open_real("/glossary/", width=360)
    field, letters = page.get_by_label("ことばをさがす"), page.locator("nav:is(.jump, .letters)")
    assert letters.count() == 2
    field.fill("コンビニ")
    assert letters.filter(visible=True).count() == 0
    found = page.locator(SHOWN).first.bounding_box()
    assert found
    assert found["y"] < 800, "in view on a phone"
    field.fill("")
    assert letters.filter(visible=True).count() == 1, "kana; A to Z are folded"
    page.get_by_label("町", exact=True).select_option("小野町")
    assert letters.filter(visible=True).count() == 0


def test_nothing_found_is_said_and_the_address_brings_it_back(open_page: Open) -> None:
    page = open_page("/glossary/?q=zzz")
    assert page.get_by_text("当てはまることばがありません").is_visible()
    page.get_by_label("ことばをさがす").fill("wi")
    assert page.locator(SHOWN).all_inner_texts() == ["Wi-Fi"]
    assert page.url.endswith("/glossary/?q=wi")


def test_a_keystroke_is_answered_at_once(open_page: Open) -> None:
    """Within the event itself, without a timer; how long it takes is nothing that a test should say."""
    found = open_page("/glossary/").evaluate(
        """() => {
          const box = document.querySelector("#find-term")
          box.value = "び"
          box.dispatchEvent(new Event("input", { bubbles: true }))
          const terms = [...document.querySelectorAll("#terms dt a")]
          return terms.filter((term) => term.checkVisibility()).map((term) => term.textContent)
        }"""
    )
    assert found == ["BPR"]
