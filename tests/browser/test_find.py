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
