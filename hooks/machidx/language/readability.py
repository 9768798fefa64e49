"""Finds what is hard to read: long sentences and rare words in Japanese, stiff phrases in English."""

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sudachipy import Tokenizer

LONGEST = 75
"""Characters of a sentence that is still easy to read, without quotations."""
_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|（[^（）]*）|`[^`]*`")
_SENTENCE = re.compile(r"[^。！？|]+[。！？]?")
_COMPOUND = re.compile(r"[\u4e00-\u9fff々]{2,}")
_RARE = 3.3
"""Words below this Zipf frequency (the logarithm of their number in a billion words) are rare: 決裁 2.9, 手続 3.7."""
_ADVICE = "前にまとまりの名前を置くか、消します（such as …）"
_NUMBER = r"(?: (?:two|three|four|five|six|seven|eight|nine|ten|\d+))?"
_STIFF = {
    r"\band the like\b": _ADVICE,
    r"\band others\b": _ADVICE,
    r"\betc\b\.?": _ADVICE,
    rf"\bthe following{_NUMBER}(?=[:.,]|$)": "後に名前を置きます（the following measures）",
    r"(?-i:\butili[sz](?:e|es|ed|ing|ation)\b)": "use で足ります",
}
_STIFF_PHRASE = re.compile("|".join(f"(?P<_{n}>{phrase})" for n, phrase in enumerate(_STIFF)), re.IGNORECASE)


def long_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offset and length of each Japanese sentence longer than ``LONGEST``, without quoted words."""
    for match in _SENTENCE.finditer(text):
        sentence = match.group().strip(" -|#>\t")
        length = len(_without_quotes(sentence))
        if length > LONGEST:
            yield match.start() + match.group().index(sentence), length


def _without_quotes(text: str) -> str:
    shorter = _QUOTED.sub("", text)
    return text if shorter == text else _without_quotes(shorter)


def rare_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and letters of each noun of two or more kanji that is rare in print and on the web."""
    for morpheme in _tokenizer().tokenize(text):
        word = morpheme.surface()
        part, kind, *_ = morpheme.part_of_speech()
        if part == "名詞" and kind == "普通名詞" and _COMPOUND.fullmatch(word) and 0 < frequency(word) < _RARE:
            yield morpheme.begin(), word


def frequency(word: str) -> float:
    """The Zipf frequency of a Japanese word; 0 if the list does not have it."""
    share = _shares().get(word, 0)
    return 9 + math.log10(share) if share else 0


def stiff_phrases(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the offset and words of each stiff phrase in an English text, and advice in Japanese."""
    for match in _STIFF_PHRASE.finditer(text):
        yield match.start(), match.group(), list(_STIFF.values())[int((match.lastgroup or "_0")[1:])]


@cache
def _shares() -> dict[str, float]:
    from wordfreq import get_frequency_dict  # noqa: PLC0415  # loads half a second of word list

    return dict(get_frequency_dict("ja", wordlist="large"))


@cache
def _tokenizer() -> "Tokenizer":
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415  # loads a dictionary of 100 MB

    return Dictionary(dict="small").tokenizer(mode=SplitMode.A)
