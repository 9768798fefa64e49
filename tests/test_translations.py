"""Tests that translation slips, planted in the real pages, are found with their place."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from machidx.language import comparisons
from machidx.language.english_quantities import in_english, of_english
from machidx.language.japanese_quantities import of_japanese
from machidx.language.quantity_matching import matched, missing
from machidx.language.spelling import asked, british, is_form
from machidx.language.years import wrong_era_notes
from machidx.markdown.tokens import blanked
from machidx.rules import dialects
from machidx.rules.check import check

from .conftest import ROOT

SLIPS = 112
Slip = Callable[[str, random.Random], str | None]


def _replace(pattern: str, change: Callable[[re.Match[str]], str]) -> Slip:
    """Return a slip that changes one match of a pattern in a line; it returns None if nothing matches."""

    def slip(line: str, dice: random.Random) -> str | None:
        found = list(re.finditer(pattern, line))
        if not found or line.startswith(("#", "|", ":::")):
            return None
        match = dice.choice(found)
        return line[: match.start()] + change(match) + line[match.end() :]

    return slip


_FIGURE = r"(?<![\d\w(/#.-])\d[\d,.]*\d(?!\d)(?![^(]*\)\))"
KINDS: dict[str, Slip] = {
    "wrong figure": _replace(_FIGURE, lambda m: m.group()[:-1] + str((int(m.group()[-1]) + 3) % 10)),
    "figure left out": _replace(_FIGURE, lambda _: "some"),
    "wrong era": _replace(r"\((Reiwa|Heisei) (\d+)\)", lambda m: f"({m[1]} {int(m[2]) + 1})"),
    "synonym": _replace(r"(?<=\|)[^|\[\]]+(?=\]\])", lambda _: "that other thing"),
    "term unlinked": _replace(r"\[\[(?:[^|\[\]]*\|)?([^|\[\]]+)\]\]", lambda m: m[1]),
    "changed link": _replace(
        r"(?<=\]\()[^)]+(?=\))", lambda m: "../index.md" if "index" not in m.group() else "1-1.md"
    ),
    "leftover Japanese": _replace(r"(?<=[a-z]) (?=[a-z])", lambda _: " 導入 "),
}


def _headings(lines: list[str], dice: random.Random) -> int | None:
    found = [n for n, line in enumerate(lines) if re.match(r"#{2,3} .*\{ #", line)]
    return dice.choice(found) if found else None


def test_planted_slips_are_found_with_their_place(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    dice = random.Random(8)
    pages = sorted(docs.rglob("*.en.md"))
    dice.shuffle(pages)
    kinds = [*KINDS, "lost heading"]
    planted: dict[str, tuple[str, range]] = {}
    for page in pages:
        kind = kinds[len(planted) % len(kinds)]
        if len(planted) < SLIPS and (line := _plant(page, kind, dice)):
            found = _paragraph(page, line) if kind == "term unlinked" else range(line, line + 1)
            planted[f"docs/{page.relative_to(docs).as_posix()}"] = (kind, found)
    assert len(planted) >= 100
    places = {(p.place.path, p.place.line) for p in check(docs)[1]}
    files = {path for path, _ in places}
    by_section = ("lost heading", "changed link")
    lost = [
        (path, kind, lines)
        for path, (kind, lines) in planted.items()
        if not (path in files if kind in by_section else any((path, line) in places for line in lines))
    ]
    assert len(lost) <= len(planted) * 0.05, lost
    untold = [path for path in planted if path not in files]
    assert len(untold) <= len(planted) * 0.02, untold


def _paragraph(page: Path, line: int) -> range:
    """The lines of a paragraph (1-based); a term is told there, as its lines may not be those of the Japanese."""
    lines = ["", *page.read_text(encoding="utf-8").split("\n"), ""]
    first = next(number for number in range(line, -1, -1) if not lines[number - 1].strip())
    last = next(number for number in range(line, len(lines)) if not lines[number + 1].strip())
    return range(first, last + 1)


def _plant(page: Path, kind: str, dice: random.Random) -> int | None:
    """Plant a slip of a kind in a page; return its 1-based line, or None if no line is suitable."""
    lines = page.read_text(encoding="utf-8").split("\n")
    body = lines.index("---", 1) + 1
    if kind == "lost heading":
        at = _headings(lines, dice)
        if at is None:
            return None
        del lines[at]
    else:
        seen = blanked("\n".join(lines)).split("\n")  # code is not checked
        fitting = [
            (n, new) for n in range(body, len(lines)) if seen[n] == lines[n] and (new := KINDS[kind](lines[n], dice))
        ]
        if not fitting:
            return None
        at, lines[at] = (chosen := dice.choice(fitting))[0], chosen[1]
    page.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return at + 1


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("令和6年度に始めました。", "It began in FY2024 (Reiwa 6)."),
        ("令和6年度（2024年度）", "FY2024 (Reiwa 6)"),
        ("令和8年度から令和12年度まで", "from FY2026 to FY2030 (Reiwa 8 to 12)"),
        ("令和8年3月", "March 2026 (Reiwa 8)"),
        ("令和7年4月1日現在", "as of April 1, 2025 (Reiwa 7)"),
        ("約1割", "about 10%"),
        ("7割から8割", "70% to 80%"),
        ("2～3時間", "2–3 hours"),
        ("1億2,000万円", "120 million yen"),
        ("3万人", "30,000 people"),
        ("8,816万人", "88.16 million people"),
        ("3分の1", "one third (1/3)"),
        ("3分の2以上", "two-thirds or more"),
        ("4分の3", "three quarters"),
        ("0分の1", "0 and 1"),
        ("約半数", "about half"),
        ("朝6時30分から夜11時（23時）まで", "from 6:30 a.m. to 11:00 p.m."),
        ("12時から24時まで", "from 12 p.m. to 12 a.m."),
        ("午前0時30分から夜12時まで", "from 12:30 a.m. to 12 a.m."),
        ("夜23時まで、3万円、1.5億円", "until 11:00 p.m., 30,000 yen, 150 million yen"),
        ("令和5年6月1日（木）～6月14日", "June 1 to June 14, 2023 (Reiwa 5)"),
        ("2つの町と１人と三層", "both towns, one person, 3 layers"),
        ("24時間365日", "24 hours a day, 365 days a year"),
        ("5つの方針", "five policies"),
        ("平成30年度末", "the end of FY2018 (Heisei 30)"),
        ("81%", "81 percent"),
        ("4～5月", "April to May"),
        ("方針1-⑥", "Policy 1-⑥"),
        ("3千万円、5百人、2兆3千億円", "30 million yen, 500 people, 2.3 trillion yen"),
        ("万人", "× 10,000 people"),
        ("2～3割、20～30%", "20% to 30%, 20–30%"),
        ("令和6～8年度、2024～2026年度", "FY2024 to FY2026 (Reiwa 6 to 8), FY2024–2026"),
        ("2倍になります。1人暮らしの3倍です。", "It doubles. It is triple that of people who live alone."),
        ("午後1時", "1 PM"),
        ("新型コロナウイルス", "COVID-19"),
        ("2024年度に1500人", "FY2024 and 1500 people"),
    ],
)
def test_what_says_the_same_is_the_same(japanese: str, english: str) -> None:
    ours, theirs = of_japanese(japanese), of_english(english)
    assert missing(ours, theirs) == []
    assert missing(theirs, ours) == []
    assert list(wrong_era_notes(english)) == []


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("令和6年度", "FY2025"),
        ("令和6年度", "2024"),
        ("令和6～8年度", "FY2024 to FY2027"),
        ("2～3割", "20 to 40%"),
        ("3万円、2つ", "10,000 yen and 30,000 yen, both"),
        ("84.0%", "48.0%"),
        ("1,466件", "1,446 certificates"),
        ("約1割", "about 1%"),
        ("3万人", "3,000 people"),
        ("午後5時", "5 a.m."),
        ("12時", "12 a.m."),
        ("3分の2", "one third"),
        ("3分の2", "2/0"),
        ("平成元年に12,000人", "12,000 people in 1990"),
        ("12月", "November"),
        ("6つ", "five"),
        ("町は進めます。", "The town goes ahead with 3 things."),
    ],
)
def test_what_differs_is_told(japanese: str, english: str) -> None:
    ours, theirs = of_japanese(japanese), of_english(english)
    assert missing(ours, theirs) or missing(theirs, ours)


def test_an_era_must_agree_with_its_year() -> None:
    assert [hint for *_, hint in wrong_era_notes("FY2024 (Reiwa 7)")] == ["(Reiwa 6)"]
    assert [hint for *_, hint in wrong_era_notes("FY2026 to FY2028 (Reiwa 8 to 11)")] == ["(Reiwa 8 to 10)"]
    assert [hint for *_, hint in wrong_era_notes("FY2026 to FY2030 (Reiwa 12 to 8)")] == ["(Reiwa 8 to 12)"]
    assert [hint for *_, hint in wrong_era_notes("FY2026 (Heisei 38)")] == ["(Reiwa 8)"]
    assert [hint for *_, hint in wrong_era_notes("FY2018 to FY2020 (Heisei 30 to Reiwa 3)")] == [
        "(Heisei 30 to Reiwa 2)"
    ]
    assert [written for _, written, _ in wrong_era_notes("in (Reiwa 6), or Reiwa 12 (FY2024)")] == [
        "(Reiwa 6)",
        "Reiwa 12",
    ]
    assert list(wrong_era_notes("FY2019 (Heisei 31), FY2019 (Reiwa 1), FY2018 to FY2020 (Heisei 30 to Reiwa 2)")) == []


@pytest.mark.parametrize(
    ("japanese", "english", "lost"),
    [
        ("90%以上", "90% or more", []),
        ("90%以上", "90%", ["90%以上"]),
        ("90%以上", "90% or less", ["90%以上"]),
        ("90%以上", "no more than 90%", ["90%以上"]),
        ("30分以内", "within 30 minutes", []),
        ("30分以内", "more than 30 minutes", ["30以下"]),
        ("65歳以上と15歳未満", "65 and over, and under 15", []),
        ("これ以上ふえません。", "It does not grow.", []),
    ],
)
def test_a_bound_stays_one(japanese: str, english: str, lost: list[str]) -> None:
    pairs = matched(japanese, english).pairs
    found = [(pair.ours.written, comparisons.lacking(*pair)) for pair in pairs]
    assert [comparisons.in_words(bound, written, "ja") for written, bound in found if bound] == lost


def test_a_range_of_fiscal_years_ends_after_it_begins() -> None:
    assert [right for *_, right in comparisons.turned("from FY2026 (Reiwa 8) to FY2024 (Reiwa 6)")] == [
        "FY2024 to FY2026"
    ]
    assert list(comparisons.turned("from FY2024 to FY2026, FY2026–2030")) == []


def test_one_spelling_and_the_agreed_names() -> None:
    text = "The organisation's centre licenses colours, ageing programmes and a [page](organisation.md)."
    known = dialects.american_spellings(asked([text]))
    assert {american for *_, american in british(text, frozenset(known.items()))} == {
        "organization",
        "center",
        "colors",
        "aging",
        "programs",
    }
    names = ("BPR (business process reengineering)", "BPR", "no-writing counter", "open data")
    assert all(is_form(shown, names) for shown in ("bpr", "No-writing counters", "No-Writing Counter", "Open data"))
    assert not any(is_form(shown, names) for shown in ("business overhaul", "data", "counter"))


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("令和6年度", "FY2024 (Reiwa 6)"),
        ("令和8年", "2026"),
        ("2024年", "2024"),
        ("1,466件", "1,466"),
        ("3万人", "30,000"),
        ("100億円", "10,000,000,000"),
        ("約1割", "10%"),
        ("午後5時", "17:00"),
        ("12月", "December"),
        ("4分の1", "1/4"),
    ],
)
def test_a_lost_figure_is_proposed_as_english_writes_it(japanese: str, english: str) -> None:
    (figure,) = (figure for figure in of_japanese(japanese) if not figure.optional)
    assert in_english(figure) == english
