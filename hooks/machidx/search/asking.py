"""What the search knows of how people ask: everyday and official words, questions, readings, and words to split at.

A query is split into telling words at the words collected here; a word that stands on no page may be a reading of one,
or one with a slip of a character. See ``theme/assets/search-asking.js``.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import sub
from typing import NamedTuple

from machidx.language.compounds import READINGS
from machidx.language.folding import fold
from machidx.language.official_words import OFFICIAL
from machidx.language.phrases import phrases

_SHORTEST = 2
_LONGEST = 12
_RUN = re.compile("[一-鿿々〆]+|[ァ-ヺー]+|[A-Za-z0-9][A-Za-z0-9'’-]*")
_BETWEEN = re.compile(r"[\s()（）「」『』、。・,.!?！？/]+")
_KANA = re.compile("[ぁ-んー]+")
_ENDING = re.compile("[ぁ-ん]+$")
_VERB = re.compile("(?:たい|する|した|して|ない|ます|です|せん|れる|せる|える)$")
_PARTICLE = re.compile("(?:の|を|に|が|は|で|と|へ|も|や|から|まで|など)+$")


class AskedQuestion(NamedTuple):
    """A question with a place that answers it."""

    at: str
    """The id of that place on its page."""
    text: str
    everyday: tuple[str, ...]


@dataclass(frozen=True)
class AskedPage:
    """What a page tells of how people ask for it."""

    number: int
    texts: tuple[str, ...]
    """Its title and summary."""
    names: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    questions: tuple[AskedQuestion, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    official: frozenset[str] = frozenset()
    """The official words (``OFFICIAL``) that it contains."""


def ways_to_ask(pages: Iterable[AskedPage]) -> dict[str, object]:
    """Collect everyday words with their pages (the first, then differences), official words, questions, readings."""
    everyday: dict[str, list[int]] = {}
    words: dict[str, str] = {}
    readings: dict[str, str] = {}
    questions: list[tuple[int, str, str, tuple[str, ...]]] = []
    read = list(pages)
    for page in read:
        for word in page.everyday:
            everyday.setdefault(word, []).append(page.number)
        questions += [(page.number, *question) for question in page.questions]
        said = (page.texts[0], *page.everyday, *(question.text for question in page.questions))
        words |= {fold(word): word for text in said for word in _words(text)}
        words |= {fold(name): name for name in page.names if _fits(fold(name))}
        readings |= {fold(kana): name for kana, name in page.readings.items()}
    there = "\n".join(text for page in read for text in (*page.texts, *page.names, *page.everyday))
    kept = {kana: word for word, kana in READINGS.items() if word in there}
    words |= {fold(word): word for word in kept.values()}
    return {
        "everyday": {word: differences(numbers) for word, numbers in everyday.items()},
        "official": {said: found for said, words in OFFICIAL.items() if (found := _official(words, read))},
        "questions": questions,
        "words": " ".join(spelled for _, spelled in sorted(words.items())),
        "readings": {kana: word for kana, word in sorted((kept | readings).items()) if kana != fold(word)},
    }


def _official(words: tuple[str, ...], pages: list[AskedPage]) -> tuple[tuple[str, ...], list[int]] | None:
    """Official words, and the pages that contain one (the first, then differences); None without any."""
    numbers = [page.number for page in pages if not page.official.isdisjoint(words)]
    return (words, differences(numbers)) if numbers else None


def differences(numbers: Sequence[int]) -> list[int]:
    """The first number, then the difference of each to the one before."""
    return [*numbers[:1], *map(sub, numbers[1:], numbers)] if len(numbers) > 1 else list(numbers)


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text: its phrases without particles, and their runs of one script."""
    for part in filter(None, _BETWEEN.split(unicodedata.normalize("NFKC", text))):
        for phrase in phrases(part):
            for word in (_PARTICLE.sub("", phrase), _ENDING.sub("", phrase), *_RUN.findall(phrase)):
                if _fits(fold(word)) and not _KANA.fullmatch(word) and not _VERB.search(word):
                    yield word


def _fits(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and " " not in word
