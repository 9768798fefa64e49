"""The one English spelling of the site (American), and forms of an agreed English name."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

_BRITISH = {
    r"(organ|real|recogn|util|character|emphas|summar|priorit|visual|digit|standard|central|optim|minim|maxim|general|special|"
    r"author|categor|modern|revital|final|normal|urban|civil|subsid|custom|analog|harmon|mobil|familiar|central)"
    r"is(e[ds]?|ing|ations?|ational|ers?)\b": r"\1iz\2",
    r"(col|fav|lab|neighb|behavi|hon|harb|rum|vap)our(s|ed|ing|al|able|ite|hoods?)?\b": r"\1or\2",
    r"(cent|theat|lit|fib|met)re(s|d)?\b": r"\1er\2",
    r"\blicence(s|d)?\b": r"license\1",
    r"\bprogramme(s|d)?\b": r"program\1",
    r"\bcatalogue(s|d)?\b": r"catalog\1",
    r"(trave|cance|labe|mode|signa|fue)ll(ed|ing|er|ers)\b": r"\1l\2",
    r"\b(analy|cataly|paraly)se(s|d)?\b": r"\1ze\2",
    r"\b(defen|offen|preten)ce\b": r"\1se",
    r"\bageing\b": "aging",
    r"\b(ful|enrol|instal|skil)(fil|l)?ment(s)?\b(?<!llment)(?<!llments)": r"\1lment\3",
    r"\bgrey(s|er)?\b": r"gray\1",
    r"\bpractis(e[ds]?|ing)\b": r"practic\1",
    r"\bjewellery\b": "jewelry",
    r"\bcheque(s)?\b": r"check\1",
    r"\bwhilst\b": "while",
    r"\btowards\b": "toward",
    r"\bmaths\b": "math",
    r"\b(learn|burn|spell|dream)t\b": r"\1ed",
}
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), american) for pattern, american in _BRITISH.items())
_WORD = re.compile("[A-Za-z]+")
_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|\{[^}]*\}")


def british(text: str) -> Iterator[tuple[int, str, str]]:
    """Words in British spelling: offset, word, American spelling. Addresses and code are no words."""
    for word in _WORD.finditer(_CODE.sub(lambda m: " " * len(m.group()), text)):
        for offset, written, american in _in_word(word.group()):
            yield word.start() + offset, written, american


@cache
def _in_word(word: str) -> tuple[tuple[int, str, str], ...]:
    return tuple(
        (match.start(), match.group(), match.expand(american))
        for pattern, american in _PATTERNS
        for match in pattern.finditer(word)
    )


def _plain(text: str) -> str:
    """A name in small letters; hyphens are spaces, and plurals are singular."""
    words = re.sub(r"[\s\-‐‑–’']+", " ", text).strip().casefold()
    return re.sub(r"(?<=[a-z]{2})(?:ies\b|es\b|s\b|y\b|e\b)", "", words)


def is_form(shown: str, names: Iterable[str]) -> bool:
    """Whether the words shown are one of the names: capitals, hyphens and a plural do not count."""
    return _plain(shown) in map(_plain, names)
