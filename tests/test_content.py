"""Tests of the real library: the counts of each plan, and that every printed headword is found."""

from collections import Counter
from pathlib import Path

import pytest

from machidx.content import library, loader
from machidx.content.library import facts, measure
from machidx.glossary.glossary import Glossary, TermMatch, TermMiss
from machidx.glossary.wording import remarks
from machidx.language.locale import JAPANESE, LOCALES
from machidx.markdown import markup
from machidx.markdown.terms import term_reference
from machidx.model.term import Term

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def real() -> library.Library:
    read, problems = loader.load(DOCS)
    assert problems == []
    return read


@pytest.mark.full  # so that adding a measure does not fail make test
@pytest.mark.parametrize(
    ("town", "measures", "kpis", "works"),
    [
        ("ono", 23, 25, 32),
        ("aizubange", 18, 6, 25),
        ("kunimi", 8, 0, 0),
        ("koori", 9, 1, 0),
        ("kahoku", 14, 0, 0),
    ],
)
def test_a_plans_measures_figures_and_schedule_rows_are_all_there(
    real: library.Library, town: str, measures: int, kpis: int, works: int
) -> None:
    found = [measure(page) for page in real.measures_of(town)]
    counted = Counter(
        {
            "kpis": sum(len(m.kpis) for m in found if not isinstance(m.kpis, str)),
            "works": sum(len(m.all_works()) for m in found),
        }
    )
    assert (len(found), counted["kpis"], counted["works"]) == (measures, kpis, works)


# ono: 66 rows, the four network models under one of them, and ローカルブレイクアウト, explained under α'モデル.
@pytest.mark.full
@pytest.mark.parametrize(("town", "glossary_rows"), [("ono", 71)])
def test_every_printed_headword_leads_to_its_term(real: library.Library, town: str, glossary_rows: int) -> None:
    glossary = Glossary(real)
    rows = 0
    for page in real.terms:
        for sense in facts(page, Term).senses:
            if sense.town == town:
                rows += sense.source.section.startswith("用語")
                for headword in sense.headwords:
                    assert page in glossary.find(headword), headword
    assert rows == glossary_rows


_VARIANTS = {
    "alpha-dash-model": ["α’モデル", "α′モデル", "αʹモデル", "アルファダッシュモデル"],
    "bpr": ["ＢＰＲ", "bpr", "びーぴーあーる", "ビーピーアール", "業務 改革"],
    "el-qr": ["えるきゅーあーる", "el-QR", "ＥＬ－ＱＲ", "eLQR"],
    "musen-lan": ["無線 LAN", "無線ＬＡＮ"],
    "dejitaru-debaido": ["情報格差", "デジタル・デバイド"],
    "wi-fi": ["ワイファイ", "wifi"],
    "saba": ["サーバ"],
    "mynaportal": ["マイナ ポータル"],
}
_TYPOS = {
    "BPPR": "BPR",
    "マイナボータル": "マイナポータル",
    "オープソデータ": "オープンデータ",
    "デジタルデバインド": "デジタルデバイド",
    "テレワーケ": "テレワーク",
    "ガバメントクラド": "ガバメントクラウド",
    "eLQE": "eL-QR",
    "電子決済": "電子決裁",
    "書かない窓囗": "書かない窓口",
    "生成IA": "生成AI",
    "ＲＡＰ": "RPA",
    "ゼロトラストセキリティ": "ゼロトラストセキュリティ",
    "キャシュレス決済": "キャッシュレス決済",
    "スマート濃業": "スマート農業",
    "コンビニ公布": "コンビニ交付",
    "官民データ活用基本法": "官民データ活用推進基本法",
    "プシュ型": "プッシュ型",
    "LGAWN": "LGWAN",
    "ハッカソソ": "ハッカソン",
    "行かない窓ロ": "行かない窓口",
}


@pytest.mark.parametrize(("slug", "typed"), [(slug, name) for slug, names in _VARIANTS.items() for name in names])
def test_a_term_is_found_in_any_writing(real: library.Library, slug: str, typed: str) -> None:
    found = Glossary(real).resolve(term_reference(typed), "ono")
    assert isinstance(found, TermMatch)
    assert found.page.name == slug


def test_typos_get_the_right_proposal_first(real: library.Library) -> None:
    glossary = Glossary(real)
    found = {typed: glossary.resolve(term_reference(typed), "ono") for typed in _TYPOS}
    assert all(isinstance(miss, TermMiss) for miss in found.values()), "twenty typos are twenty problems"
    right = [t for t, miss in found.items() if isinstance(miss, TermMiss) and miss.candidates[:1] == (_TYPOS[t],)]
    assert len(right) >= 18, sorted(set(_TYPOS) - set(right))


def test_sentences_are_short_and_english_names_the_set(real: library.Library) -> None:
    found = [hint for hint in remarks(real, frozenset()) if "/guide/" not in hint.path]
    assert [hint for hint in found if "字です" in hint.words] == []
    assert [hint for hint in found if "and the like" in hint.words or "and others" in hint.words] == []


def test_a_sense_without_an_explanation_says_whose_the_short_one_is(real: library.Library) -> None:
    """Else the meaning shown before it, from another town's plan or from us, reads as that of this town's plan."""
    senses = [(page.name, text) for page in real.terms for text in page.shown(JAPANESE).body.split("\n## ")[1:]]
    silent = [(name, text) for name, text in senses if "説明していません" in text or "説明はありません" in text]
    assert len(silent) > 10
    assert [(name, text[:20]) for name, text in silent if "はじめの短い説明は" not in text] == []


def test_discrepancies_end_with_one_sentence(real: library.Library) -> None:
    """The rule of docs/guide/writing.md: each says where to ask, in the same words."""
    last = {locale: set[str]() for locale in LOCALES}
    for page in real.pages.values():
        for locale in LOCALES:
            for _, text, _ in markup.discrepancies(page.shown(locale).body):
                last[page.locale(locale)].add(text.strip().rpartition("\n")[2])
    assert last == {
        "ja": {"正しい内容は、町への問い合わせで確かめてください。"},
        "en": {"If you need to be sure, please ask the town."},
    }
