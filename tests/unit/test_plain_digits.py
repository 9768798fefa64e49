"""Figures of a language whose numerals are not known: only their digits are compared."""

import pytest

from machidx.language.plain_digits import lost_figures


@pytest.mark.parametrize(
    ("japanese", "translated", "lost"),
    [
        ("1,900件以上", "ít nhất 1.900 bản", []),
        ("1,900件以上", "ít nhất 1 900 bản", []),
        ("1,900件以上", "ít nhất 1.800 bản", ["1,900"]),
        ("84.5%にします。", "đạt 84,5 %", []),
        ("令和8年度（2026年度）に始めます。", "bắt đầu từ năm tài khóa 2026", []),
        ("令和8～12年度", "2026–2030", []),
        ("3万人、7割", "30.000 người, 70 %", []),
        ("２０か所", "20 nơi", []),
        ("4月に始めます。", "bắt đầu từ tháng tư", []),
        ("窓口は3つです。", "có ba quầy", ["3"]),
        ("数字のない文", "câu không có số 5", []),
    ],
)
def test_digits_of_the_japanese_are_in_the_translation(japanese: str, translated: str, lost: list[str]) -> None:
    assert list(lost_figures(japanese, translated)) == lost
