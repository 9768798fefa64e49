"""Fiscal years and months in both eras."""

import pytest

from machidx.language.meant_times import meant_fiscal_year
from machidx.language.years import (
    fiscal_year_of,
    parse_day,
    parse_fiscal_year,
    parse_month,
    show_day,
    show_fiscal_year,
    show_month,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (2026, 2026),
        ("2026", 2026),
        ("2026年度", 2026),
        ("FY2026", 2026),
        ("令和8年度", 2026),
        ("令和８年度", 2026),
        ("令和 8 年度", 2026),
        ("令和6年度末", 2024),
        ("令和元年度", 2019),
        ("平成31年度", 2019),
        ("平成元年度", 1989),
        ("平成1年度", 1989),
        ("昭和63年度", 1988),
        ("昭和元年度", 1926),
        ("大正15年度", 1926),
        ("明治22年度", 1889),
        ("明治元年度", 1868),
    ],
)
def test_a_fiscal_year_is_read_in_every_way_it_is_written(written: object, expected: int) -> None:
    assert parse_fiscal_year(written) == expected


@pytest.mark.parametrize(
    "written",
    ["", "来年", "令和8年", "令和8年末", "2026年", "令和0年度", "平成32年度", "昭和64年度", "大正16年度", "慶応3年度",
     26, True, None, "1800", "令和8年度ごろ"],
)  # fmt: skip
def test_what_is_no_fiscal_year_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="年度"):
        parse_fiscal_year(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("令和8年", "令和8年度"),
        ("令和８年末", "令和8年度"),
        ("2026年", "令和8年度"),
        ("平成31年", "令和元年度"),
        ("令和8年3月", "令和7年度"),
        ("1868年", "明治元年度"),
        ("1867年", ""),
        (None, ""),
    ],
)
def test_a_calendar_year_may_be_meant_as_a_fiscal_year(written: object, meant: str) -> None:
    assert meant_fiscal_year(written).text == meant


def test_a_year_beyond_its_era_says_what_was_meant() -> None:
    with pytest.raises(ValueError, match="令和10年度のことですか"):
        parse_fiscal_year("平成40年度")


@pytest.mark.parametrize(
    ("fy", "japanese", "english"),
    [
        (2026, "令和8年度（2026年度）", "FY2026 (Reiwa 8)"),
        (2019, "令和元年度（2019年度）", "FY2019 (Reiwa 1)"),
        (2018, "平成30年度（2018年度）", "FY2018 (Heisei 30)"),
        (1989, "平成元年度（1989年度）", "FY1989 (Heisei 1)"),
        (1988, "昭和63年度（1988年度）", "FY1988 (Showa 63)"),
        (1920, "大正9年度（1920年度）", "FY1920 (Taisho 9)"),
        (1889, "明治22年度（1889年度）", "FY1889 (Meiji 22)"),
    ],
)
def test_a_fiscal_year_is_shown_in_both_eras(fy: int, japanese: str, english: str) -> None:
    assert (show_fiscal_year(fy), show_fiscal_year(fy, "en")) == (japanese, english)


@pytest.mark.parametrize(
    ("written", "expected", "shown"),
    [
        ("令和7年12月", "2025-12", "令和7年12月"),
        ("令和7年12月末", "2025-12", "令和7年12月"),
        ("2025-12", "2025-12", "令和7年12月"),
        ("平成31年4月", "2019-04", "平成31年4月"),
        ("令和元年5月", "2019-05", "令和元年5月"),
        ("昭和64年1月", "1989-01", "平成元年1月"),
        ("昭和元年12月", "1926-12", "昭和元年12月"),
        ("大正15年11月", "1926-11", "大正15年11月"),
        ("明治45年7月", "1912-07", "大正元年7月"),
        ("明治22年4月", "1889-04", "明治22年4月"),
    ],
)
def test_a_month_is_read_and_shown(written: str, expected: str, shown: str) -> None:
    assert (parse_month(written), show_month(parse_month(written))) == (expected, shown)


@pytest.mark.parametrize(
    "written",
    ["平成31年5月", "令和元年4月", "昭和元年11月", "2025-13", "12月", 202512, "0225-12", "1867-12", "明治45年8月"],
)
def test_what_is_no_month_or_one_its_era_never_had_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="月"):
        parse_month(written)


@pytest.mark.parametrize(("month", "fy"), [("2026-03", 2025), ("2026-04", 2026), ("2027-02", 2026)])
def test_a_fiscal_year_runs_from_april_to_march(month: str, fy: int) -> None:
    assert fiscal_year_of(month) == fy


def test_a_day_is_shown_in_both_languages() -> None:
    assert show_day("2026-11-20") == "令和8年11月20日"
    assert show_day("2026-11-03", "en") == "November 3, 2026"


@pytest.mark.parametrize("wrong", ["2026-11", "2026-02-30", "20日", None])
def test_what_is_no_day_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="日付"):
        parse_day(wrong)
