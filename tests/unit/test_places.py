"""Places in a printed plan, in English."""

import pytest

from machidx.language.places import english_place, place_names

ENGLISH = {
    "用語集": "Glossary",
    "方針": "Policy",
    "表": "Table",
    "住民目線": "Residents",
    "はじめに": "Introduction",
    "なぜ今、DXなのか": "Why DX now",
}


@pytest.mark.parametrize(
    ("place", "english"),
    [
        ("第4章 2", "Chapter 4, 2"),
        ("第4章 2 住民目線-1", "Chapter 4, 2 Residents 1"),
        ("第1章～第5章、用語集", "Chapter 1–Chapter 5, Glossary"),
        ("用語集、5. 方針4-③", "Glossary, 5. Policy 4-③"),
        ("3.3.1 (1) ①、表2-7", "3.3.1 (1) ①, Table 2-7"),
        ("はじめに 2、第2章 2", "Introduction 2, Chapter 2, 2"),
        ("3 なぜ今、DXなのか", "3 Why DX now"),
        ("I～V", "I–V"),
        ("用語集（方針）", "Glossary (Policy)"),
        ("3.3.3 (4) ①", "3.3.3 (4) ①"),
        ("付属資料", None),
    ],
)
def test_a_place_is_translated_as_a_whole_or_not_at_all(place: str, english: str | None) -> None:
    assert english_place(place, ENGLISH.get) == english


def test_names_of_a_place_are_those_a_translator_is_asked_for() -> None:
    assert place_names("用語集、5. 方針4-③、第3章") == ("用語集", "方針")
    assert place_names("4 職員が心がけること、求めること") == ("職員が心がけること、求めること",)
