"""The one English spelling of the site (American), and forms of an agreed English name."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

_ENDINGS = {
    r"(analog|anonym|apolog|author|capital|categor|central|character|civil|computer|critic|custom|digit|digital|econom|"
    r"emphas|equal|familiar|final|formal|general|global|harmon|initial|legal|local|material|maxim|memor|minim|mobil|"
    r"modern|monet|neutral|normal|optim|organ|penal|personal|priorit|privat|public|rational|real|recogn|social|special|"
    r"stabil|standard|steril|subsid|summar|symbol|synchron|urban|util|visual|vital)"
    r"is(e[ds]?|ing|ations?|ational(?:ly)?|ers?|able)": r"\1iz\2",
    r"(anal|catal|dial|electrol|hydrol|paral)ys(ed?|ing|ers?)": r"\1yz\2",
    r"(arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|savi|splend|tum|"
    r"val|vap|vig)our([a-z]*)": r"\1or\2",
    r"(calib|cent|fib|lit|lust|meag|met|sab|somb|spect|theat)re(s|pieces?|glass|goers?)?": r"\1er\2",
    r"(cent)r(ed|ing)": r"\1er\2",
    r"([mp]eda|cance|channe|counse|equa|fue|initia|jewe|labe|leve|marsha|marve|mode|pane|penci|quarre|rave|riva|shove|"
    r"signa|tota|tunne)ll(ed|ers?|ings?|ors?|ous(?:ly)?)": r"\1l\2",
    r"(appal|distil|enrol|enthral|fulfil|instal|instil)(s|ments?)?": r"\1l\2",
    r"(skil|wil)ful(ly|ness)?": r"\1lful\2",
    r"(defen|offen|preten)ce(s|less)?": r"\1se\2",
    r"licenc(e[ds]?|ing|ees?)": r"licens\1",
    r"practis(e[ds]?|ing)": r"practic\1",
    r"(bias|focus)s(ed|es|ing)": r"\1\2",
    r"\b(program)me(s)?": r"\1\2",
    r"\b(catalog)ue(s)?": r"\1\2",
    r"\b(catalog)u(ed|ers?|ing)": r"\1\2",
    r"\b(che)que(s|red)?": r"\1ck\2",
    r"\bgrey(s|er|ing|ish|scale)?": r"gray\1",
}
"""British endings of words, and what Americans write. Words that they write too (analyses, programmed) fit none."""
_WHOLE = {
    "ageing": "aging",
    "amongst": "among",
    "jewellery": "jewelry",
    "learnt": "learned",
    "maths": "math",
    "spoilt": "spoiled",
    "towards": "toward",
    "whilst": "while",
    "woollen": "woolen",
}
_PATTERNS = tuple((re.compile(rf"{pattern}\Z"), american) for pattern, american in _ENDINGS.items())
_WORD = re.compile("[A-Za-z]+")
_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|\{[^}]*\}")


def british(text: str) -> Iterator[tuple[int, str, str]]:
    """Words in British spelling: offset, word, American spelling. Addresses and code are no words."""
    for word in _WORD.finditer(_CODE.sub(lambda m: " " * len(m.group()), text)):
        if (american := _american(word.group())) != word.group():
            yield word.start(), word.group(), american


@cache
def _american(word: str) -> str:
    """The word as Americans spell it, in capitals where it has them; a name like MetreApp is left alone."""
    small = word.lower()
    spelled = _WHOLE.get(small, small)
    for pattern, american in _PATTERNS:
        spelled = pattern.sub(american, spelled)
    cases = {small: spelled, small.capitalize(): spelled.capitalize(), small.upper(): spelled.upper()}
    return cases.get(word, word)


def _plain(text: str) -> str:
    """A name in small letters; hyphens are spaces, and plurals are singular."""
    words = re.sub(r"[\s\-‐‑–’']+", " ", text).strip().casefold()
    return re.sub(r"(?<=[a-z]{2})(?:ies\b|es\b|s\b|y\b|e\b)", "", words)


def is_form(shown: str, names: Iterable[str]) -> bool:
    """Whether the words shown are one of the names: capitals, hyphens and a plural do not count."""
    return _plain(shown) in map(_plain, names)
