"""Readings above words: names win, numbers are read with what they count, what is unsure has none."""

import json
from itertools import pairwise

import pytest

from machidx.content import loader
from machidx.language.readings import Readings, aligned
from machidx.site.contents import Contents
from machidx.site.pages import Pages
from machidx.site.readings import known_readings, readings_of
from machidx.site.settings import Site, theme_folder

from ..conftest import ROOT

NAMES = {
    "国見町": "くにみまち",
    "小野町": "おのまち",
    "書かない窓口": "かかないまどぐち",
    "BPR": "びーぴーあーる",
    "重": "え",
}
READ = [
    ("国見町の町民", "国見町[くにみまち]の町民[ちょうみん]"),
    ("小野町民と小野町役場", "小野町[おのちょう]民[みん]と小野町[おのまち]役場[やくば]"),
    ("書かない窓口", "書[か]かない窓口[まどぐち]"),
    ("BPRの推進", "BPR[びーぴーあーる]の推進[すいしん]"),
    ("BPRSは名前ではない", "BPRSは名前[なまえ]ではない"),
    ("1人、2人、3人、1,004人", "1人[ひとり]、2人[ふたり]、3人[にん]、1,004人[にん]"),
    ("4月1日、8月20日、12月25日", "4月[がつ]1日[ついたち]、8月[がつ]20日[はつか]、12月[がつ]25日[にち]"),
    ("1日に3回、10日間", "1日に3回[かい]、10日[とおか]間[かん]"),
    ("令和8年度（2026年度）", "令和[れいわ]8年度[ねんど]（2026年度[ねんど]）"),
    ("15分と30分、10分の1", "15分[ふん]と30分[ぷん]、10分[ぶん]の1"),
    ("1本、2本、3本", "1本[ぽん]、2本[ほん]、3本[ぼん]"),
    ("1億2,000万円", "1億[おく]2,000万[まん]円[えん]"),
    ("9分野の第5版", "9分野[ぶんや]の第[だい]5版[はん]"),
    ("②人の流れ", "②人[ひと]の流[なが]れ"),
    ("紙で行っています", "紙[かみ]で行[おこな]っています"),
    ("役場に行ったとき", "役場[やくば]に行ったとき"),
    ("何を、何も、何度", "何[なに]を、何[なに]も、何[なん]度[ど]"),
    ("窓口が開いている", "窓口[まどぐち]が開いている"),
    ("移動中と世界中", "移動[いどう]中[ちゅう]と世界中[せかいじゅう]"),
    ("使う人（ユーザー）", "使[つか]う人[ひと]（ユーザー）"),
    ("日本語の表の行", "日本語[にほんご]の表[ひょう]の行[ぎょう]"),
    ("登録者数と大きな数", "登録[とうろく]者[しゃ]数[すう]と大[おお]きな数[かず]"),
    ("かなだけ", "かなだけ"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_text_is_read_word_by_word(text: str, expected: str) -> None:
    pieces = Readings(NAMES).pieces(text)
    assert "".join(f"{p.text}[{p.reading}]" if p.reading else p.text for p in pieces) == expected
    assert "".join(piece.text for piece in pieces) == text


@pytest.mark.parametrize(
    ("label", "reading", "parts"),
    [
        ("書かない窓口", "かかないまどぐち", [("書", "か"), ("かない", ""), ("窓口", "まどぐち")]),
        ("デジタル田園都市", "でじたるでんえんとし", [("デジタル", ""), ("田園都市", "でんえんとし")]),
        ("オープンデータ", "おーぷんでーた", [("オープンデータ", "")]),
        ("標準化・共通化", "ひょうじゅんかきょうつうか", [("標準化・共通化", "ひょうじゅんかきょうつうか")]),
        ("BPR", "びーぴーあーる", [("BPR", "びーぴーあーる")]),
        ("人の手と手", "ひとのてとて", [("人", "ひと"), ("の", ""), ("手", "て"), ("と", ""), ("手", "て")]),
        ("野の野", "のののの", [("野の野", "のののの")]),
        ("読めない字", "ちがう", [("読めない字", "ちがう")]),
    ],
)
def test_a_reading_stands_above_what_is_no_kana(label: str, reading: str, parts: list[tuple[str, str]]) -> None:
    assert [tuple(piece) for piece in aligned(label, reading)] == parts


def test_the_texts_of_a_page_are_read_in_their_line_and_found_by_themselves() -> None:
    page = """<html lang="ja"><head><title>題</title></head><body><h1>証明書の<wbr>発行</h1>
      <p>町は <code>町</code> <span lang="en">町</span>1<b>日</b></p><p>計画
      です</p><script>町</script></body></html>"""
    made = json.loads(readings_of(page, ()))
    assert made == [
        ["", "証明", "しょうめい", "", "書", "しょ", "の"],
        ["", "発行", "はっこう"],
        ["", "町", "まち", "は"],
        ["", "計画", "けいかく", "\n      です"],
    ]


def test_a_text_with_two_readings_in_a_page_has_none() -> None:
    page = '<html lang="ja"><body><p><b>2</b>人<b>の</b></p><p>3<b>人</b></p><p><b>人</b>は</p></body></html>'
    assert [item for item in json.loads(readings_of(page, ())) if "人" in item] == []


def test_each_japanese_page_has_a_file_of_readings_that_holds_its_own_words() -> None:
    library, _ = loader.load(ROOT / "tests" / "library")
    pages = Pages(library, Site("https://example.org/", "", ""), ROOT / "overrides", theme_folder())
    contents = Contents(pages)
    made = contents.file("readings/towns/midori/measures/1-1/index.json")
    assert made is not None
    items = json.loads(made)
    assert ["", "みどり", "みどり", "町"] not in items
    assert any("町" in item for item in items)
    assert contents.file("readings/nowhere/index.json") is None
    assert all(first < second for first, second in pairwise(name for name, _ in known_readings(library)))
