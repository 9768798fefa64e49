"""Readings of Japanese text in hiragana, word by word, for furigana.

Names that are given win over the analyser, then numbers with what they count, then ``reading_choices``. A word that
the analyser does not know, or that it often reads wrongly, gets no reading.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from machidx.language.reading_choices import WORDS, chosen, counted

if TYPE_CHECKING:
    from sudachipy import Tokenizer

_KANA = "ぁ-ゖァ-ヶーー・"
_KANJI = re.compile("[\u3400-\u9fff々]")
_KANA_RUN = re.compile("([ぁ-ゖァ-ヶー][ぁ-ゖァ-ヶー・]*)")
_READING = re.compile("[ぁ-ゖー・]+")
_HIRAGANA = {letter: letter - 0x60 for letter in range(ord("ァ"), ord("ヶ") + 1)}
_APART = str.maketrans(dict.fromkeys("（）「」『』()[]【】〔〕" + "".join(map(chr, range(0x2460, 0x2500))), "、"))
"""Signs that the analyser takes for parts of words (②人 is not 二人), and a sign that it does not."""
_NUMBER = re.compile(r"(?<![\d０-９A-Za-z.,])[\d０-９][\d０-９,，.]*")
_AFTER_NUMBER = re.compile("[ヶケか]?[\u4e00-\u9fff々]{1,3}")
_AMOUNT = re.compile(r"[\d０-９,，.]+([千万億兆])")
_UNITS = {"千": "せん", "万": "まん", "億": "おく", "兆": "ちょう"}
_KEPT = 100_000
"""Texts that a reader remembers."""


class WithReading(NamedTuple):
    """A part of a text, and its reading in hiragana; "" where it needs none or none is certain."""

    text: str
    reading: str = ""


class _Word(NamedTuple):
    """A word of the analyser, with its place in the text."""

    begin: int
    end: int
    text: str
    reading: str
    """"" where the analyser does not know the word, or it is a person's name or has no kanji."""


def hiragana(text: str) -> str:
    """Write katakana as hiragana."""
    return text.translate(_HIRAGANA)


@lru_cache(maxsize=20_000)
def aligned(text: str, reading: str) -> tuple[WithReading, ...]:
    """Put a reading above what is no kana: 書かない窓口 gives 書 (か), かない, 窓口 (まどぐち).

    If the kana match the reading in no way or in several, the whole text gets the whole reading.
    """
    runs = [run for run in _KANA_RUN.split(text) if run]
    if all(_KANA_RUN.fullmatch(run) for run in runs):
        return (WithReading(text),)

    def read(any_letters: str) -> tuple[str, ...]:
        parts = (hiragana(run).replace("・", "・?") if _KANA_RUN.fullmatch(run) else f"({any_letters})" for run in runs)
        found = re.fullmatch("".join(parts), reading)
        return found.groups() if found else ()

    found = read(".+?")
    if not found or found != read(".+"):
        return (WithReading(text, reading),)
    above = iter(found)
    return tuple(WithReading(run) if _KANA_RUN.fullmatch(run) else WithReading(run, next(above)) for run in runs)


class Readings:
    """Reads texts; remembers what it has read."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take the readings of names, which win; those of kana only and of a single letter are left out."""
        known = {**WORDS, **{name: given for name, given in names.items() if len(name) > 1}}
        self._names = {name: aligned(name, given) for name, given in known.items()}
        longest_first = sorted(self._names, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(re.escape, longest_first)))
        self._known: dict[str, tuple[WithReading, ...]] = {}

    def pieces(self, text: str) -> tuple[WithReading, ...]:
        """Divide a line of text into pieces, those with a reading and those between them."""
        if text not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[text] = tuple(_joined(self._read(text))) if _needs_reading(text) else (WithReading(text),)
        return self._known[text]

    def _read(self, text: str) -> Iterator[WithReading]:
        words = list(_words(text.translate(_APART)))
        edges = {edge for word in words for edge in (word.begin, word.end)}
        fixed = {begin: (end, pieces) for begin, end, pieces in self._fixed(text, edges)}
        place = 0
        for number, word in enumerate(words):
            if word.begin < place:
                continue
            if word.begin in fixed:
                place, pieces = fixed[word.begin]
                yield from pieces
                continue
            place = word.end
            shown = text[word.begin : word.end]
            before = words[number - 1].text if number else ""
            after = words[number + 1].text if number + 1 < len(words) else ""
            yield from _read_word(shown, word.reading, before, after)

    def _fixed(self, text: str, edges: set[int]) -> Iterator[tuple[int, int, tuple[WithReading, ...]]]:
        """Yield where names, and numbers with what they count, stand as whole words; names last, since they win."""
        for match in _NUMBER.finditer(text):
            unit = _AFTER_NUMBER.match(text, match.end())
            for length in range(len(unit.group()) if unit else 0, 0, -1):
                end = match.end() + length
                if {match.start(), end} <= edges and (found := counted(text, match.start(), match.end(), end)):
                    yield match.start(), end, tuple(WithReading(*part) for part in found)
                    break
        for match in self._pattern.finditer(text):
            if {match.start(), match.end()} <= edges and text[match.end() : match.end() + 1] not in _OF_A_TOWN:
                yield match.start(), match.end(), self._names[match.group()]


_OF_A_TOWN = frozenset("民長政税内営")
"""After a town's name, 町 is read ちょう: 国見町 くにみまち, but 町民 ちょうみん."""


def sound(text: str) -> str:
    """How a text sounds, in hiragana, word by word; a word that the analyser does not know stays as it is."""
    words = tokenizer().tokenize(text)
    return "".join(word.surface() if word.is_oov() else hiragana(word.reading_form()) for word in words)


@lru_cache(maxsize=4)
def readings_with(names: tuple[tuple[str, str], ...]) -> Readings:
    """The reader that knows the readings of some names."""
    return Readings(dict(names))


def _needs_reading(text: str) -> bool:
    return bool(_KANJI.search(text)) or any("A" <= letter <= "z" for letter in text)


def _read_word(text: str, reading: str, before: str, after: str) -> Iterable[WithReading]:
    if not _KANJI.search(text):
        return (WithReading(text),)
    if _AMOUNT.match(text):
        return _read_amount(text)
    found = chosen(text, reading, before, after)
    return aligned(text, found) if _READING.fullmatch(found) else (WithReading(text),)


def _read_amount(text: str) -> Iterator[WithReading]:
    """Read the units of an amount that is one word: 1億2,000万."""
    place = 0
    for match in _AMOUNT.finditer(text):
        yield WithReading(text[place : match.start(1)])
        yield WithReading(match[1], _UNITS[match[1]])
        place = match.end()
    yield WithReading(text[place:])


def _joined(pieces: Iterable[WithReading]) -> Iterator[WithReading]:
    """Join neighbours without a reading."""
    plain = ""
    for piece in pieces:
        if piece.reading:
            if plain:
                yield WithReading(plain)
            yield piece
            plain = ""
        else:
            plain += piece.text
    if plain:
        yield WithReading(plain)


def _words(text: str) -> Iterator[_Word]:
    for morpheme in tokenizer().tokenize(text):
        word = morpheme.surface()
        needs = _KANJI.search(word) and not morpheme.is_oov() and "人名" not in morpheme.part_of_speech()
        yield _Word(morpheme.begin(), morpheme.end(), word, hiragana(morpheme.reading_form()) if needs else "")


@cache
def tokenizer() -> "Tokenizer":
    """The analyser of words, loaded when it is first needed."""
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415  # loads a dictionary of 100 MB

    return Dictionary(dict="small").tokenizer(mode=SplitMode.C)
