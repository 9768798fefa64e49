"""Remarks on wording that is hard to read."""

from pathlib import Path

import pytest

from machidx.glossary.wording import remarks
from machidx.language.readability import long_sentences, rare_words, stiff_phrases
from machidx.rules.check import check


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("あ" * 74 + "。", []),
        ("あ" * 75 + "。", [(0, 76)]),
        ("短い文です。" + "い" * 80 + "。", [(6, 81)]),
        ("「" + "う" * 100 + "」と書いています。", []),
        ("町は（" + "え" * 70 + "）使います。", []),
        ("| " + "お" * 50 + " | " + "か" * 50 + " |", []),
        ("`" + "a" * 90 + "` を行います。", []),
    ],
)
def test_a_sentence_is_long_without_its_quotations(text: str, found: list[tuple[int, int]]) -> None:
    assert list(long_sentences(text)) == found


def test_rare_words_are_nouns_that_few_texts_have() -> None:
    assert [word for _, word in rare_words("電子決裁で、税目ごとの手続きと窓口の申請が変わります。")] == [
        "決裁",
        "税目",
    ]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Certificates and the like, and others.", ["and the like", "and others"]),
        ("The town works on the following three:", ["the following three"]),
        ("The following measures are planned.", []),
        ("Cards, etc. are used.", ["etc."]),
        ("It will utilize data; the utilization grows.", ["utilize", "utilization"]),
        ("The Basic Act on Data Utilization", []),
        ("Residents and others' views", ["and others"]),
        ("The others and the likes of it", []),
    ],
)
def test_stiff_phrases(text: str, phrases: list[str]) -> None:
    assert [phrase for _, phrase, _ in stiff_phrases(text)] == phrases


def test_remarks_name_file_line_and_column(docs: Path) -> None:
    file = docs / "towns/aoba/measures/1.md"
    body = "[[BPR]]といっしょに進めます。"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(body, f"{body}\n{'町' * 80}です。\n課の決裁を変えます。"), encoding="utf-8")
    line = text[: text.index(body)].count("\n") + 1
    found = [remark for remark in remarks(check(docs)[0], frozenset()) if remark.path.endswith("aoba/measures/1.md")]
    assert [(remark.line, remark.column) for remark in found] == [(line + 1, 1), (line + 2, 3)]
    assert "「決裁」" in found[1].words
    assert not [r for r in remarks(check(docs)[0], frozenset({"決裁"})) if "決裁" in r.words]
