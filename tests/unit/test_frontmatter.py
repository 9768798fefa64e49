"""Front matter as data with positions."""

import pytest

from machidx.content import frontmatter


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1466", 1466),
        ("90.8", 90.8),
        ("-1", -1),
        ("true", True),
        ("null", None),
        ("", None),
        ('"1466"', "1466"),
        ("no", "no"),
        ("はい", "はい"),
        ("12:30", "12:30"),
        ("075221", "075221"),
        ("2026-10", "2026-10"),
        ("1,466", "1,466"),
    ],
)
def test_only_plain_numbers_and_truth_values_are_not_words(written: str, expected: object) -> None:
    assert frontmatter.read(f"a: {written}").data == {"a": expected}


def test_a_number_with_a_decimal_point_is_still_known_as_it_is_written() -> None:
    assert [str(n) for n in frontmatter.read("a: [1.10, 2.0, 3]").data["a"]] == ["1.10", "2.0", "3"]


def test_every_key_and_value_knows_its_place() -> None:
    front = frontmatter.read("年: 1\nkpis:\n  - 名前: 件数\n    値: [1, 2]\n")
    assert front.position(("kpis", 0, "値", 1)) == (3, 11)
    assert front.position(("kpis", 0, "名前"), of_key=True) == (2, 4)
    assert front.position(("kpis", 0, "ない")) == (2, 4), "what is not there: the thing around it"


def test_the_first_of_two_equal_keys_counts_and_the_second_is_reported() -> None:
    front = frontmatter.read("a: 1\nb: 2\na: 3\n")
    assert front.data == {"a": 1, "b": 2}
    assert [(str(m.rule), m.position) for m in front.mistakes] == [("Y03", (2, 0))]


@pytest.mark.parametrize(
    ("written", "position", "proposal"),
    [
        ("a: 窓口 #1", (0, 6), '"窓口 #1"'),
        ("a: 窓口 # 1番", (0, 6), '"窓口 # 1番"'),
        ("a: 窓口  #1", (0, 7), '"窓口  #1"'),
        ("a:\n  - 窓口 #1\n  - 次", (1, 7), '"窓口 #1"'),
    ],
)
def test_a_value_is_not_cut_without_a_word(written: str, position: tuple[int, int], proposal: str) -> None:
    assert [(str(m.rule), m.position, m.proposal) for m in frontmatter.read(written).mistakes] == [
        ("Y06", position, proposal)
    ]


@pytest.mark.parametrize(
    "written",
    ["a: 窓口  # メモ", 'a: "窓口 #1"', "a: C#", "a: 窓口　#1", "# メモ\na: 1", "a: # メモ\n  - b", "a: |\n  b #c"],
)
def test_comments_have_a_form_of_their_own(written: str) -> None:
    assert frontmatter.read(written).mistakes == []


@pytest.mark.parametrize(
    ("written", "line", "part", "proposal"),
    [
        ("a: 1\ntitle：題\nb: 2", 1, "全角", "title: 題"),
        ("title：題\nb: 2", 0, "全角", "title: 題"),
        ("a:\n  - b: c\n    unit：件\n    d: e", 2, "全角", "    unit: 件"),
        ("a:\n  - b: c\n　　d: e\nf: g", 2, "全角の空白", "d"),
        ("a:\n　- b\nc: d", 1, "全角の空白", "  - b"),
        ("a:\n\tb: c\nd: e", 1, "タブ", "  b: c"),
        ("a: 1\ntitle:題\nb: 2", 1, "半角の空白が要ります", "title: 題"),
        ("a: 題: 二つ\nb: 2", 0, "コロン", 'a: "題: 二つ"'),
    ],
)
def test_a_full_width_sign_is_named_where_it_stands(written: str, line: int, part: str, proposal: str) -> None:
    (mistake,) = frontmatter.read(written).mistakes
    assert (mistake.position[0], mistake.proposal) == (line, proposal)
    assert part in mistake.message


@pytest.mark.parametrize("sign", ["\r", "\x85", "\u2028", "\u2029"])
def test_a_line_end_that_only_yaml_sees_is_told(sign: str) -> None:
    (mistake,) = frontmatter.read(f"a: 1\nb: 2{sign}3\n").mistakes
    assert (str(mistake.rule), mistake.position, f"U+{ord(sign):04X}" in mistake.message) == ("T04", (1, 4), True)
