"""From what is typed to a term."""

from pathlib import Path

import pytest

from machidx.content import loader
from machidx.glossary.glossary import Glossary, TermMatch, TermMiss, key
from machidx.language.locale import JAPANESE
from machidx.markdown.terms import term_reference
from machidx.views.context import Scene
from machidx.views.glossary import glossary_view

LIBRARY = Path(__file__).parents[1] / "library"


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary(loader.load(LIBRARY)[0])


@pytest.mark.parametrize(
    ("typed", "town", "expected"),
    [
        ("BPR", "midori", ("bpr", "midori")),
        ("ＢＰＲ", "aoba", ("bpr", "aoba")),
        ("bpr", None, ("bpr", None)),
        ("業務改革", "midori", ("bpr", "midori")),
        ("BPR@aoba", "midori", ("bpr", "aoba")),
        ("びーぴーあーる", "midori", ("bpr", "midori")),
        ("ビーピーアール", "midori", ("bpr", "midori")),
        ("BPR（業務改革）", "midori", ("bpr", "midori")),
        ("無線 LAN", "midori", ("wi-fi", "midori")),
        ("WiFi", "aoba", ("wi-fi", None)),
    ],
)
def test_a_term_is_found_in_the_sense_of_the_page(
    glossary: Glossary, typed: str, town: str | None, expected: tuple[str, str | None]
) -> None:
    found = glossary.resolve(term_reference(typed), town)
    assert isinstance(found, TermMatch)
    assert (found.page.name, found.town) == expected


@pytest.mark.parametrize(("typed", "meant"), [("BPRR", "BPR"), ("業務解革", "BPR"), ("無線ラン", "Wi-Fi")])
def test_a_typo_gets_a_proposal(glossary: Glossary, typed: str, meant: str) -> None:
    found = glossary.resolve(term_reference(typed), None)
    assert isinstance(found, TermMiss)
    assert found.candidates == (meant,)


@pytest.mark.parametrize(
    ("one", "other"),
    [("α’モデル", "α'モデル"), ("α′モデル", "αダッシュモデル"), ("サーバー", "サーバ"), ("eL-QR", "ｅｌＱＲ")],
)
def test_width_case_prime_long_vowel_and_kana_do_not_count(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("reading", "row"),
    [
        ("びーぴーあーる", "は"),
        ("ゔぁいす", "あ"),
        ("ぁ", "あ"),
        ("ょやく", "や"),
        ("ん", "わ"),
        ("ゕ", "#"),
    ],
)
def test_the_index_has_every_term_whatever_its_reading(docs: Path, reading: str, row: str) -> None:
    file = docs / "glossary/bpr.md"
    file.write_text(file.read_text(encoding="utf-8").replace("びーぴーあーる", reading), encoding="utf-8")
    read, problems = loader.load(docs)
    assert problems == []
    page = read.pages["glossary/index"]
    index = glossary_view(Scene(read, page, JAPANESE))
    assert [there.sign for there in index.rows for term in there.terms if term.label == "BPR"] == [row]
    assert sum(len(there.terms) for there in index.rows) == index.count
