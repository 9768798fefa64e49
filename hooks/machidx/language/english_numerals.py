"""Numbers in English words: twenty-four, one hundred and five, a third, two dozen, monthly."""

import re
from fractions import Fraction

_ONES = {word: n for n, word in enumerate("one two three four five six seven eight nine".split(), 1)}  # noqa: SIM905
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TEENS_AND_ONES = _ONES | {word: n for n, word in enumerate(_TEENS.split(), 10)}
_MOST_IN_WORDS = 12
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}  # noqa: SIM905
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
GROUPS = {"dozen": 12, "decade": 10, "century": 100, "decades": 10, "centuries": 100, "dozens": 12}
"""Words that count in groups: two decades are 20 years."""


def _any(words: dict[str, int]) -> str:
    return "|".join(words)


_BIG = "|".join(word for word in SCALES if word != "hundred")
_SMALL = rf"(?:(?:{_any(_TENS)})(?:[ -](?:{_any(_ONES)}))?|(?:{_any(_TEENS_AND_ONES)}))\b"
_FIRST = "aefnostAEFNOST"
"""The letters with which a number in words begins: most words are passed by at once."""
_HUNDREDS = rf"(?:(?:(?:{_any(_TEENS_AND_ONES)})|an?)[ -]hundred(?: and {_SMALL}| {_SMALL})?+|{_SMALL})"
CARDINAL = (
    rf"(?:\b(?=[{_FIRST}])(?i:(?:{_HUNDREDS}|an?)[ -](?:{_BIG})(?: and {_HUNDREDS}| {_HUNDREDS})?+|{_HUNDREDS})\b)"
)
"""A pattern of cardinal numbers in words."""
WORDS = "|".join(word for word in (*_TEENS_AND_ONES, *_TENS, "hundred", *_BIG.split("|")) if word != "one")
"""Words of which a cardinal number above one has some."""
_VALUES = {**_TEENS_AND_ONES, **_TENS, "a": 1, "an": 1}
WHOLES = {
    word: n
    for n, words in {
        3: "third thirds", 4: "quarter quarters fourth fourths", 5: "fifth fifths",
        6: "sixth sixths", 7: "seventh sevenths", 8: "eighth eighths", 9: "ninth ninths", 10: "tenth tenths",
        100: "hundredth hundredths", 1000: "thousandth thousandths",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Denominators in words."""
_LOOSE: dict[tuple[int | Fraction, ...], str] = {
    (0,): "zero none nil no birth free",
    (1,): "one a an each every per single once first firstly alone annual annually daily weekly",
    (1, 12): "year yearly monthly",
    (2,): "both twice second secondly pair double doubles doubled doubling twofold couple biweekly bimonthly",
    (2, 6): "semiannual semiannually biannual",
    (2, 14): "fortnight fortnightly",
    (2, Fraction(1, 2)): "biennial",
    (3,): "third thirdly triple triples tripled tripling threefold thrice",
    (4,): "fourth quadruple quadrupled fourfold",
    (3, 4): "quarterly",
    (4, Fraction(1, 4)): "quarter",
    (5,): "fifth fivefold",
    (6,): "sixth",
    (7,): "seventh",
    (8,): "eighth",
    (9,): "ninth",
    (10,): "tenth teens tenfold decade ten-year",
    (11,): "eleventh",
    (12,): "twelfth dozen",
    (100,): "century hundredfold",
    (365,): "year-round",
}
LOOSE = {word: values for values, words in _LOOSE.items() for word in words.split()} | {
    word: (value,) for word, value in SCALES.items() if word != "hundred"
}
"""Words that may be a number of the Japanese, or none."""


def cardinal(words: str) -> int:
    """The number that words mean: one hundred and five, a thousand two hundred."""
    total = group = 0
    for word in re.findall("[a-z]+", words.lower()):
        if word in SCALES and word != "hundred":
            total, group = total + (group or 1) * SCALES[word], 0
        elif word == "hundred":
            group *= 100
        else:
            group += _VALUES.get(word, 0)
    return total + group


def number_word(number: int) -> str:
    """A number as English text has it: five, twelve; from 13 on in figures."""
    words = {value: word for word, value in _TEENS_AND_ONES.items()}
    return words[number] if 0 < number <= _MOST_IN_WORDS else f"{number:,}"
