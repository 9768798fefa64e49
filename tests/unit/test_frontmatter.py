"""Front matter as data with positions."""

import pytest

from machidx import frontmatter


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
    assert [(m.code, m.position) for m in front.mistakes] == [("Y03", (2, 0))]
