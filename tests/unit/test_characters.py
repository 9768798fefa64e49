"""Characters that nobody sees, that are lost, or that look like others: told where they stand, and folded."""

import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.cli.main import main
from machidx.content import diagnostics, loader, source, strange
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.glossary.glossary import key
from machidx.language import characters
from machidx.language.folding import fold
from machidx.rules import reviewing
from machidx.rules.check import check

from ..conftest import LIBRARY
from .test_exchange import edited, exported, taken

ALL = "".join(map(chr, range(sys.maxunicode + 1)))
MEASURE = "towns/midori/measures/1-1.md"
TEXT = (LIBRARY / MEASURE).read_text(encoding="utf-8")
BOUND = re.compile("[\ufe00-\ufe0f\u200d\U000e0100-\U000e01ef]")
"""Characters that are right after some others."""


def _refused() -> list[str]:
    return [sign.written for sign in characters.refused_signs(ALL)]


REFUSED = [
    sign for sign in _refused() if not BOUND.match(sign) and unicodedata.category(sign) not in ("Co", "Cs", "Cn")
]
FILES = [sign for sign in (*REFUSED, "\ue000", "\U000f0000", "\ufffe", "\uffff", "\U0001fffe") if sign != "\r"]
"""Refused characters that a UTF-8 file can hold; a carriage return ends a line."""
WORDS = st.text("マイナンバーカードabc12か゛町-・ ", min_size=1)


def test_the_table_holds_what_unicode_says_is_unseen() -> None:
    kinds = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    unseen = {sign for sign in ALL if unicodedata.category(sign) in kinds} - {"\t", "\n"}
    unseen |= {sign for sign in ALL if BOUND.match(sign)} | {chr(code) for code in range(0xFDD0, 0xFDF0)}
    unseen |= {chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)}
    told = {sign.written for sign in characters.refused_signs(ALL)}
    assert unseen - told == set()
    others = {sign for sign in told - unseen if unicodedata.category(sign) != "Cn"}
    assert others == set("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc\ufffd")


def test_the_table_holds_all_spaces_and_dashes() -> None:
    for sign in ALL:
        if unicodedata.category(sign) in ("Zs", "Zl", "Zp"):
            assert fold(sign) == " ", ascii(sign)
        if unicodedata.category(sign) == "Pd":
            assert fold(sign) in ("-", "~"), ascii(sign)


def test_every_radical_is_told_with_an_ideograph_and_folded_to_it() -> None:
    for sign in re.findall("[⺀-⻳⼀-⿕]", ALL):
        if unicodedata.category(sign) != "Cn" and sign != "⺀":
            (told,) = characters.told_signs(sign)
            assert fold(sign) == fold(told.right) == told.right, sign
            assert unicodedata.name(told.right).startswith("CJK UNIFIED"), sign


@given(
    WORDS, st.integers(0), st.sampled_from([sign for sign in _refused() if re.match(f"[{characters.UNSEEN}]", sign)])
)
def test_an_unseen_sign_does_not_hide_a_word(word: str, at: int, sign: str) -> None:
    at %= len(word) + 1
    put = " " if re.match(f"[{characters.SPACES}]", sign) else ""
    assert fold(word[:at] + sign + word[at:]) == fold(word[:at] + put + word[at:])


@given(st.one_of(st.text(), st.text("カ－ーｰ‐-1a①ゕ゛゜ﾞｶハヷHΣς\u0331\u200b⁻½⺠")))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "alike",
    [
        "2～3時間 2〜3時間 2∼3時間",
        "1-1 1−1 1‐1 1‑1 1–1 1—1 1―1 1－1 1ー1 1ｰ1",
        "カード カ―ド カ－ド ｶｰﾄﾞ カート\u3099 カート゛ かーど",
        "民生費 ⺠⽣費",
        "江戸川 江⼾川",
        "葛城 葛\U000e0100城 葛\ufe00城",
        "a・b a·b a•b a‧b a･b",
        "don't don’t don‘t don＇t",
        "10:30 10：30 10∶30",
        "金 \uf90a",
    ],
)
def test_what_is_typed_in_several_ways_is_one_word(alike: str) -> None:
    assert len({fold(word) for word in alike.split(" ")}) == 1
    assert len({key(word) for word in alike.split(" ")}) == 1


def test_spaces_of_all_kinds_are_spaces() -> None:
    assert {fold(f"a{sign}b") for sign in "\u00a0\u2009\u3000\u202f\u2003 \t"} == {"a b"}


RIGHT = (
    "髙橋と﨑と\ufa19と𠮷野家",
    "葛\U000e0100城市", "☎\ufe0f", "1\ufe0f\u20e3", "👩\u200d🌾", "❤\ufe0f\u200d🔥", "サーバー",
    "A－B", "ソフト－課", "2－3", "2～3", "あ―い", "ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ", "①Ⅰ㎡㈱",
    "a\u00a0b", "・･", "「ー」", "クライアント-サーバー", "é",
)  # fmt: skip


@pytest.mark.parametrize("text", RIGHT, ids=ascii)
def test_what_is_right_is_not_told(text: str) -> None:
    assert [*characters.refused_signs(text), *characters.told_signs(text)] == []


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        ("⺠", "⺠", "民"), ("⼀", "⼀", "一"), ("⿊", "⿊", "黒"), ("\uf90a", "\uf90a", "金"), ("ﬁne", "ﬁ", "fi"),
        ("ハ\u3099ス", "ハ\u3099", "バ"), ("か゛", "か゛", "が"), ("e\u0301", "e\u0301", "é"), ("1ー1", "ー", "-"),
        ("１ｰ１", "ｰ", "-"), ("カ－ド", "－", "ー"), ("ｶ―ﾄﾞ", "―", "ー"),
    ],
)  # fmt: skip
def test_a_lookalike_is_told_with_the_right_one(text: str, written: str, right: str) -> None:
    assert [(told.written, told.right) for told in characters.told_signs(text)] == [(written, right)]


def test_a_review_puts_the_right_one_in_its_place() -> None:
    read = source.parse("a.md", "---\ntitle: 1ー1とハ\u3099ス\n---\n")
    problems = read.told(strange.lookalikes(read.text))
    assert [reviewing.mended(problem) for problem in problems] == ["title: 1-1とハ\u3099ス", "title: 1ー1とバス"]


@given(st.integers(1, len(TEXT)), st.sampled_from(FILES))
def test_a_refused_sign_is_told_wherever_it_stands(at: int, sign: str) -> None:
    told = _told(TEXT[:at] + sign + TEXT[at:])
    before = TEXT[:at].split("\n")
    assert [(p.rule, p.place.line, p.place.column) for p in told] == [
        (Rules.UNSEEN_SIGN, len(before), len(before[-1]) + 1)
    ]
    assert f"U+{ord(sign):04X}" in told[0].message
    assert not set(diagnostics.as_text(told) + diagnostics.as_github(told)) & {*FILES}


def _told(text: str) -> list[Problem]:
    return source._decoded(Path("docs/a.md"), Path("docs"), text.encode()).problems


@pytest.mark.parametrize(
    "file", [MEASURE, MEASURE.replace(".md", ".en.md"), "labels.en.yml", "stop-words.yml", "index.md"]
)
@pytest.mark.parametrize("written", ["\u2028", "\u200b", "\x1b", "⻑"], ids=ascii)
def test_every_file_of_words_is_read_for_them(docs: Path, file: str, written: str) -> None:
    text = (docs / file).read_text(encoding="utf-8") if (docs / file).exists() else "words:\n- 町\n"
    (docs / file).write_text(f"{text}# {written}\n", encoding="utf-8")
    rule = Rules.LOOKALIKE if written == "⻑" else Rules.UNSEEN_SIGN
    place = (f"docs/{file}", text.count("\n") + 1, 3)
    assert (rule, place) in [(p.rule, (p.place.path, p.place.line, p.place.column)) for p in check(docs)[1]]


@pytest.mark.parametrize("escape", ["\\u200b", "\\e", "\\x07", "\\N", "\\U000E0041", "\\uFFFE", "\\0"])
@pytest.mark.parametrize("where", ['title: "証明書{}"\n', '"a{}": 1\n', 'themes: ["b", \n "c{}"]\n'])
def test_an_escape_in_yaml_is_told_where_it_stands(where: str, escape: str) -> None:
    line, column = (
        where.format(escape).partition("\\")[0].count("\n"),
        where.split("\n")[where[: where.index("{")].count("\n")].index("{"),
    )
    read = source.parse("a.md", f"---\n{where.format(escape)}---\n")
    assert (Rules.UNSEEN_SIGN, line + 2, column + 1) in [(p.rule, p.place.line, p.place.column) for p in read.problems]


@pytest.mark.parametrize("sign", ["\u0000", "\u200b", "\ud800", "\uffff"], ids=ascii)
def test_an_adopted_plan_holds_none(docs: Path, sign: str) -> None:
    path = next(docs.glob("towns/*/adopted.json"), docs / "towns/midori/adopted.json")
    plan = {"town": "midori", "plan": f"計画{sign}", "departments": [], "measures": []}
    path.write_text(json.dumps(plan), encoding="utf-8")
    (problem,) = (p for p in loader.load(docs)[1] if p.place.path.endswith("adopted.json"))
    assert problem.rule == Rules.ADOPTED_UNREADABLE


def test_many_of_them_are_told_at_once() -> None:
    told = _told("---\n" + "\0あ" * 100)
    assert len(told) == 20
    assert "ほかに80個" in told[-1].message


@pytest.mark.parametrize("sign", ["\x1b", "\u200b", "\u202e", "\x85"], ids=ascii)
def test_a_command_takes_none_and_prints_none(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sign: str
) -> None:
    monkeypatch.chdir(project)
    for asked in (
        ["new", "term", f"こと{sign}ば", "--slug", "kotoba"],
        ["translate", "export", f"a{sign}"],
        [f"x{sign}"],
    ):
        assert main(asked) == 2
        told = "".join(capsys.readouterr())
        assert f"U+{ord(sign):04X}" in told
        assert sign not in told


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\ue000", "\x85"], ids=ascii)
def test_a_translation_holds_none(project: Path, sign: str) -> None:
    stem = MEASURE.removesuffix(".md")
    outcome = taken(project, edited(exported(project, stem), "Certificates at", f"Certi{sign}ficates at"))
    (refused,) = outcome.refused
    assert f"U+{ord(sign):04X}" in refused.words
    assert outcome.files == {}


def test_a_title_is_no_book(docs: Path) -> None:
    for length, rules in ((300, set()), (4_000, {Rules.WRONG_VALUE}), (20_000, {Rules.TOO_MUCH})):
        (docs / MEASURE).write_text(TEXT.replace("証明書をコンビニで", "長" * length), encoding="utf-8")
        found = [p for p in check(docs)[1] if p.rule.code[0] in "SF"]
        assert {p.rule for p in found} == rules
        assert all(len(p.message) < 300 for p in found)


def test_names_keep_their_ideographs() -> None:
    assert characters.composed("\ufa19と﨑と\u30ab\u3099") == "\ufa19と﨑とガ"
