"""Tests that figures mean what they say: in a translation, in a printed text, on a scale and in a file."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from machidx.content import frontmatter
from machidx.language.comparisons import turned
from machidx.language.english_quantities import of_english
from machidx.language.japanese_quantities import of_japanese
from machidx.language.printed_amounts import meant, says
from machidx.language.quantity_matching import differing
from machidx.language.years import wrong_era_notes
from machidx.model.table import Cell
from machidx.model.values import Number
from machidx.rules.figures import faults

PAIRS = yaml.safe_load((Path(__file__).parents[1] / "figures.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("japanese", "english"), PAIRS["right"])
def test_a_right_translation_is_accepted(japanese: str, english: str) -> None:
    assert [fault.message for fault in faults(japanese, english)] == []


@pytest.mark.parametrize(("japanese", "english"), PAIRS["wrong"])
def test_a_wrong_figure_or_bound_is_told(japanese: str, english: str) -> None:
    assert faults(japanese, english)


@pytest.mark.parametrize(
    ("japanese", "english", "place"),
    [
        ("1,500台", "1,500 machines and ^5 counters", "5"),
        ("1,500台と5か所", "1,500 machines, 5 counters and ^15 rooms", "15"),
        ("15の[[窓口]]、5件", "[[窓口|15 counters]], see [5](5-1.md): ^5", "5"),
        ("20台、200台", "20 machines, 200 tablets, ^2 desks", "2"),
        ("90%以上を目ざし、80%以上を保つ", "90% or more, and keep ^80%", "80%"),
        ("80%以上を目ざし、8%以下にする", "80% or more, and ^8% or more", "8%"),
        ("8:30～17:15", "8:30 a.m. to ^5:30 p.m.", "5:30 p.m."),
        ("令和8年度", "FY2026 (Reiwa 8), ^2026", "2026"),
    ],
)
def test_a_wrong_figure_is_told_where_it_stands(japanese: str, english: str, place: str) -> None:
    offset, plain = english.index("^"), english.replace("^", "")
    fault, *_ = (fault for fault in faults(japanese, plain) if fault.offset)
    assert (fault.offset, plain[fault.offset :].startswith(place)) == (offset, True)


NUMBERS = st.integers(13, 10**7)
NOTATIONS = st.sampled_from(
    [
        ("{0:,}件", "{0:,} cases"),
        ("{0}件", "{0:,} cases"),
        ("▲{0}件", "−{0} cases"),
        ("{0}%", "{0} percent"),
        ("{0}％以上", "at least {0}%"),
        ("{0}億円", "{0}00 million yen"),
        ("{0}.5億円", "{0}50 million yen"),
        ("{0}人中7人", "7 out of {0} people"),
        ("第{0}次", "No. {0}"),
        ("約{0}円", "about ¥{0:,}"),
        ("{0}km²", "{0} square kilometers"),
    ]
)


@settings(max_examples=50)
@given(NOTATIONS, NUMBERS, NUMBERS)
def test_a_figure_changed_in_one_language_is_told(notation: tuple[str, str], ours: int, theirs: int) -> None:
    japanese, english = notation
    assert bool(faults(japanese.format(ours), english.format(theirs))) == (ours != theirs)


FULL_WIDTH = str.maketrans("0123456789,%.", "０１２３４５６７８９，％．")
KANJI = "〇一二三四五六七八九"


def in_kanji(n: int) -> str:
    """Write a number below 10,000 in kanji."""
    places = ((n // 10**p % 10, sign) for p, sign in ((3, "千"), (2, "百"), (1, "十")))
    return "".join(("" if d == 1 else KANJI[d]) + sign for d, sign in places if d) + KANJI[n % 10].strip("〇")


@settings(max_examples=50)
@given(st.integers(11, 9999))
def test_one_quantity_is_equal_in_all_its_notations(n: int) -> None:
    ways = [f"{n:,}人", f"{n}人", f"{n:,}人".translate(FULL_WIDTH), f"{in_kanji(n)}人", f"{n / 1000:.3f}千人"]
    assert {of_japanese(way)[0].value for way in ways} == {of_english(f"{n:,} people")[0].value}


@pytest.mark.parametrize(
    ("value", "text", "unit"),
    [
        *((-20, text, "%") for text in [
            "▲20％", "△20%", "−20%", "－20％", "-20%", "‐20%", "–20%", "マイナス20%", "20%減",
        ]),
        (12000, "1万2千件", "件"), (1900, "1.9千件", "件"), (50, "5割", "%"), (5, "5割", "割"),
        (35.8, "3割5分8厘", "%"),
        (0, "ゼロ", "件"), (0, "零件", "件"), (1.5, "1億5,000万円", "億円"), (150000000, "1億5,000万円", "円"),
        (15000, "1億5,000万円", "万円"), (1466, "１，４６６件", "件"), (1000000, "1,000千円", "円"),
        (1000, "1,000千円", "千円"),
        (3, "三つ", "つ"), (23, "二十三人", "人"), (50, "半数", "%"),
        (0.5, "2分の1", None), (1.5, "1時間半", "時間"),
        (90, "1時間半", "分"), (30, "30‰", "‰"), (7, "⑦", None), (10, "⑩", None), (4.0, "4.0", None),
        (10, "1万人", "千人"),
        (-1.5, "▲1.5ポイント", "ポイント"), (12, "１ダース", "個"), (1, "100人に1人", "人"),
    ],
)  # fmt: skip
def test_a_value_is_found_in_its_printed_text(value: float, text: str, unit: str | None) -> None:
    assert says(text, value, unit)
    assert not says(text, value * 10 + 7, unit)


@pytest.mark.parametrize(
    ("value", "text", "unit", "proposals"),
    [
        (20, "▲20％", "%", ["-20"]),
        (12, "1万2千件", "件", ["12000"]),
        (1.9, "1.9千件", "件", ["1900"]),
        (5, "5割", "%", ["50"]),
        (1, "100件のうち20件", "件", [""]),
        (1, "9" * 400, "件", []),
        (1, "1" * 16, "件", [""]),
        (1, "3分の2", "%", [""]),
    ],
)
def test_a_wrong_value_is_told_with_what_the_text_says(
    value: float, text: str, unit: str, proposals: list[str]
) -> None:
    assert not says(text, value, unit)
    assert meant(text, unit) == proposals


@settings(max_examples=60)
@given(
    st.text("0123456789０９▲△−-－.,万千百億割分半%％件約～~年月日時第ゼロ一二十①½ ", max_size=16),
    st.sampled_from(["%", "件", "千円", "割", None]),
)
def test_what_is_proposed_for_a_value_is_accepted(text: str, unit: str | None) -> None:
    for proposal in filter(None, meant(text, unit)):
        assert says(text, TypeAdapter(Number).validate_python(float(proposal)), unit)


@pytest.mark.parametrize(
    "value", [10**15, -(10**15), 10**309, float("inf"), float("nan"), "9" * 5000, 0.12345678901234567]
)
def test_a_number_without_bounds_is_refused(value: float | str) -> None:
    with pytest.raises(ValidationError, match="15桁"):
        TypeAdapter(Number).validate_python(value)
    if not isinstance(value, str):
        with pytest.raises(ValidationError, match="15桁"):
            TypeAdapter(Cell).validate_python(value)


@pytest.mark.parametrize("written", ["9" * 5000, "-" + "9" * 5000, "1" * 400 + ".5"])
def test_digits_without_end_are_read_from_a_file(written: str) -> None:
    front = frontmatter.read(f"value: {written}\n")
    assert front.mistakes == []
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(front.data["value"])


@pytest.mark.parametrize(("sign", "proposal"), [("▲20", "-20"), ("－20", "-20"), ("−２０", "-20"), ("1,466", "1466")])
def test_a_number_in_other_signs_keeps_its_sign(sign: str, proposal: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Number).validate_python(sign)
    assert refused.value.errors()[0]["ctx"]["proposal"] == proposal


@pytest.mark.parametrize("piece", ["9", "1,", "1～", "2024、", "9 machines, "])
def test_long_texts_take_little_time(piece: str) -> None:
    begin = time.process_time()
    faults(piece * 1500, "none")
    faults("なし", piece * 1500)
    assert time.process_time() - begin < 2


@pytest.mark.parametrize("year", ["9" * 3, "9" * 5000])
def test_years_beyond_all_limits_are_no_traceback(year: str) -> None:
    for text in (
        f"令和{year}年度",
        f"R{year}.4.1",
        f"{year}/4/1",
        f"{year}年4月",
        f"FY{year}",
        f"FY2026 (Reiwa {year})",
    ):
        differing(text, text)
        list(wrong_era_notes(text))
        list(turned(text))
