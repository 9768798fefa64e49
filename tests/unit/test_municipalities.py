"""The words by which the site speaks of a city, a village, a ward or a prefecture, in place of those of a town."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from machidx.content import labels, loader
from machidx.language.municipalities import MIXED, in_english_kind, in_kind, kind_of_all, municipality_kind
from machidx.views.contact import whom
from machidx.views.context import Scene

from ..test_house import ROOT, words_of_the_site

CITY = municipality_kind("さくら市", "019992")
PREFECTURE = municipality_kind("見本県", "010006")


@pytest.mark.parametrize(
    ("name", "code", "office", "english"),
    [
        ("小野町", "075221", "町役場", "town"),
        ("四日市市", "242021", "市役所", "city"),
        ("飯舘村", "075647", "村役場", "village"),
        ("中野区", "131148", "区役所", "ward"),
        ("福島県", "070009", "県庁", "prefecture"),
        ("東京都", "130001", "都庁", "prefecture"),
        ("北海道", "010006", "道庁", "prefecture"),
        ("大阪府", "270008", "府庁", "prefecture"),
        ("みどり広域組合", "078000", "組合の事務局", "association"),
        ("みどり広域連合", "078000", "広域連合の事務局", "association"),
        ("さくら", "072010", "市役所", "city"),
        ("さくら", "131016", "区役所", "ward"),
        ("さくら", "070009", "県庁", "prefecture"),
        ("さくら", "073016", "町役場", "town"),
    ],
)
def test_the_name_says_what_kind_it_is_else_the_code(name: str, code: str, office: str, english: str) -> None:
    kind = municipality_kind(name, code)
    assert (kind.office, kind.one) == (office, english)


@pytest.mark.parametrize(
    ("words", "in_city", "in_prefecture", "of_all"),
    [
        ("町がすること", "市がすること", "県がすること", "自治体がすること"),
        ("わたしの町をえらぶ", "わたしの市をえらぶ", "わたしの県をえらぶ", "わたしのまちをえらぶ"),
        ("町役場", "市役所", "県庁", "役所"),
        ("町の役場に聞いてください。", "市役所に聞いてください。", "県庁に聞いてください。", "役所に聞いてください。"),
        ("役場の中の仕事", "市役所の中の仕事", "県庁の中の仕事", "役所の中の仕事"),
        ("町民", "市民", "県民", "住民"),
        ("{count}町", "{count}市", "{count}県", "{count}自治体"),
        ("市町村官民データ活用推進計画", *3 * ("市町村官民データ活用推進計画",)),
        ("町内会", "町内会", "町内会", "町内会"),
        ("{town}役場（{prefecture}）", *3 * ("{town}役場（{prefecture}）",)),
    ],
)
def test_the_words_for_a_town_become_those_of_the_kind(
    words: str, in_city: str, in_prefecture: str, of_all: str
) -> None:
    assert [in_kind(words, kind) for kind in (CITY, PREFECTURE, MIXED)] == [in_city, in_prefecture, of_all]


@pytest.mark.parametrize(
    ("words", "in_city", "of_all"),
    [
        ("My town", "My city", "My municipality"),
        ("Where the towns differ", "Where the cities differ", "Where the municipalities differ"),
        ("Each town's explanation", "Each city's explanation", "Each municipality's explanation"),
        ("Ask at the town office", "Ask at the city hall", "Ask at the municipal office"),
        ("Town office", "City hall", "Municipal office"),
        ("answered town by town", "answered city by city", "answered municipality by municipality"),
        ("[add the town](new-town.md)", "[add the city](new-town.md)", "[add the municipality](new-town.md)"),
        ("`docs/towns/`", "`docs/towns/`", "`docs/towns/`"),
        ("data/towns.json", "data/towns.json", "data/towns.json"),
        (
            "{town} town office ({prefecture})",
            "{town} city hall ({prefecture})",
            "{town} municipal office ({prefecture})",
        ),
    ],
)
def test_the_english_words_become_those_of_the_kind(words: str, in_city: str, of_all: str) -> None:
    assert [in_english_kind(words, kind) for kind in (CITY, MIXED)] == [in_city, of_all]


def test_a_site_of_towns_says_what_is_written() -> None:
    town = municipality_kind("小野町", "075221")
    for japanese, english in labels.read(ROOT / "docs")[0].items():
        assert (in_kind(japanese, town), in_english_kind(english, town)) == (japanese, english)


def test_no_word_of_the_site_says_that_a_city_is_a_town() -> None:
    """But for names that go on, such as 市町村, and for what is printed in code."""
    english = labels.read(ROOT / "docs")[0]
    said = [in_kind(words, CITY) for words in words_of_the_site()]
    assert [words for words in said if re.search("(?<!市)町|町役場", words)] == []
    other = [in_english_kind(english[words], CITY) for words in words_of_the_site()]
    left = [words for words in other if re.search(r"(?i)(?<![/`.{-])\btowns?\b(?![/`}.-]\w)", words)]
    assert [words for words in left if "Town DX Plan Library" not in words] == []


def test_towns_and_cities_together_are_municipalities() -> None:
    town = municipality_kind("小野町", "075221")
    assert kind_of_all([town, town]) is town
    assert kind_of_all([town, CITY]) is MIXED
    assert kind_of_all([PREFECTURE, municipality_kind("東京都", "130001")]).noun == "都道府県"


def _renamed(docs: Path, names: Iterable[tuple[str, str]]) -> None:
    for file in docs.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        for old, new in names:
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")


def test_a_page_speaks_of_its_own_municipality_and_the_menus_of_all(docs: Path) -> None:
    _renamed(docs, [("みどり町", "さくら市")])
    library, _ = loader.load(docs)
    of_town = {locale: Scene(library, library.pages["towns/midori/index"], locale) for locale in ("ja", "en")}
    assert of_town["ja"].say("町がすること") == "市がすること"
    assert of_town["en"].say("町がすること") == "What the city will do"
    assert of_town["ja"].say_of_all("町をえらぶ") == "自治体をえらぶ"
    assert of_town["en"].say_of_all("わたしの町") == "My municipality"
    of_all = Scene(library, library.pages["index"], "ja")
    assert of_all.say("わたしの町") == "わたしのまち"
    assert of_all.say_of_towns("町がすること") == "町がすること"


@pytest.mark.parametrize(
    ("name", "locale", "office"),
    [
        ("さくら市", "ja", "さくら市役所（見本県）"),
        ("さくら村", "ja", "さくら村役場（見本県）"),
        ("見本県", "ja", "見本県庁（見本県）"),
        ("見本県", "en", "Midori prefectural office (Sample Prefecture)"),
        ("さくら組合", "ja", "さくら組合の事務局（見本県）"),
    ],
)
def test_the_office_has_the_name_of_its_kind(docs: Path, name: str, locale: str, office: str) -> None:
    _renamed(docs, [("title: みどり町", f"title: {name}")])
    library, _ = loader.load(docs)
    page = library.pages["towns/midori/index"]
    assert whom(Scene(library, page, locale), page).office == office


def test_a_label_of_the_very_words_is_taken_before_that_of_towns(docs: Path) -> None:
    _renamed(docs, [("みどり町", "さくら市")])
    with (docs / labels.FILE).open("a", encoding="utf-8") as file:
        file.write("市がすること: The city's work\n")
    library, _ = loader.load(docs)
    assert Scene(library, library.pages["towns/midori/index"], "en").say("町がすること") == "The city's work"
