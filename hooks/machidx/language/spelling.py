"""American spelling, the site's only English spelling, and the accepted forms of an agreed English name.

``rules.dialects`` asks an external word list for British spellings. The tables here decide what the list leaves open:
words that Americans spell both ways, and words coined as needed (digitalisation, recolour).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

_CHOSEN = {
    "ageing": "aging",
    "amongst": "among",
    "benefitted": "benefited",
    "benefitting": "benefiting",
    "distil": "distill",
    "distils": "distills",
    "encyclopaedia": "encyclopedia",
    "encyclopaedias": "encyclopedias",
    "lustre": "luster",
    "maths": "math",
    "mediaeval": "medieval",
    "sabre": "saber",
    "sabres": "sabers",
    "skilfully": "skillfully",
    "sombre": "somber",
    "storey": "story",
    "storeys": "stories",
    "towards": "toward",
    "whilst": "while",
}
"""Words with two American spellings or a different American meaning, and the site's spelling."""
_ENDINGS = {
    r"(behavi|col|fav|flav|harb|hon|hum|lab|neighb|od|rum|vap|vig)our([a-z]*)": r"\1or\2",
    r"((?:cata|dia|electro|hydro)l)ys(ed?|ing|ers?)": r"\1yz\2",
    r"([a-z]{2,}(?:al|an|ar|en|er|erg|ern|et|ic|id|il|in|on|or|tom|ym|yl))is(e[ds]?|ing|ers?|able)": r"\1iz\2",
    r"([a-z]{2,})isation(s|al|ally)?": r"\1ization\2",
    r"(acknowledg|judg|abridg|lodg)ement(s)?": r"\1ment\2",
    r"(cancel|total|fuel)l(ed|ing)": r"\1\2",
    r"(bias|focus)s(ed|es|ing)": r"\1\2",
    r"(skil|wil)ful(ness)?": r"\1lful\2",
    r"practis(e[ds]?|ing)": r"practic\1",
    r"(program)me(s)?": r"\1\2",
    r"(catalog|analog)ue(s)?": r"\1\2",
    r"(catalog)u(ed|ers?|ing)": r"\1\2",
    r"kerb(s|side|stones?)?": r"curb\1",
    r"draught(s|y|ier|iness|proof(?:ing|ed)?)?": r"draft\1",
    r"grey(s|ed|er|est|ing|ish|ness|scale)?": r"gray\1",
}
"""British endings (patterns for a whole word), and the site's spelling."""
_SAME = re.compile(r"axes?|improvisation(?:s|al)?|repris(?:e[ds]?|ing)")
"""Words that count as American whatever the list or an ending suggests."""
_BEFORE = re.compile(
    r"(?:anti|counter|co|cross|deca|de|dis|giga|hypo|inter|mega|micro|mis|multi|non|out|over|pre|re|sub|super|under|un)"
    r"(?=.{5})"
)
"""Prefixes to strip before a second look-up: the list knows colour but not recolour."""
_NAMES = (
    "International Labour Organization",
    "Organisation for Economic Co-operation and Development",
    "World Organisation for Animal Health",
)
"""Organizations that spell their own names the British way."""
British: TypeAlias = frozenset[tuple[str, str]]
_PATTERNS = tuple((re.compile(rf"{pattern}\Z"), american) for pattern, american in _ENDINGS.items())
_WORD = re.compile("(?<![A-Za-z])[A-Za-z]{1,45}(?![A-Za-z])")
"""A word; longer runs of letters are none."""
_NO_WORDS = re.compile(rf"\"[^\"\n]*\"|“[^”\n]*”|{'|'.join(map(re.escape, _NAMES))}")
"""Spans that are not checked: quotations, and names as their bearers write them."""


def british(text: str, known: British) -> Iterator[tuple[int, str, str]]:
    """Yield (0-based offset, word, American spelling) for each British spelling.

    ``known`` holds the external list's British words with their American spelling, in lower case.
    """
    for word in _WORD.finditer(_NO_WORDS.sub(lambda m: " " * len(m.group()), text)):
        if american := _american(word.group(), known):
            yield word.start(), word.group(), american


def asked(texts: Iterable[str]) -> set[str]:
    """Collect the words to look up in the list, in lower case: each as written and, where it has a prefix, without."""
    return set().union(*map(_asked, texts))


@lru_cache(maxsize=32768)  # a preview asks about all texts again after each change
def _asked(text: str) -> frozenset[str]:
    words = {word.lower() for word in _WORD.findall(text)}
    return frozenset(words | {word[match.end() :] for word in words if (match := _BEFORE.match(word))})


@lru_cache(maxsize=32768)
def _american(word: str, known: British) -> str:
    """The American spelling of a word; "" if it is spelled that way."""
    small = word.lower()
    spelled = "" if _SAME.fullmatch(small) else _listed(small, dict(known)) or _open(small)
    american = _in_case(word, small, spelled) if spelled and spelled != small else word
    return american if american != word else ""


def _listed(word: str, known: dict[str, str]) -> str:
    """The American spelling from the list, with or without a prefix; "" for a word that is not listed."""
    before = _BEFORE.match(word)
    start, rest = (before.group(), word[before.end() :]) if before else ("", word)
    return known.get(word) or (f"{start}{known[rest]}" if start and rest in known else "")


def _open(word: str) -> str:
    """The American spelling by this module's own tables; the word itself where none applies."""
    spelled = _CHOSEN.get(word, word)
    for pattern, american in _PATTERNS:
        spelled = pattern.sub(american, spelled)
    return spelled


def _in_case(word: str, small: str, spelled: str) -> str:
    """Apply the word's case (lower, Capitalized, UPPER) to the spelling; leave mixed case (MetreApp) alone."""
    cases = {small: spelled, small.capitalize(): spelled.capitalize(), small.upper(): spelled.upper()}
    return cases.get(word, word)


def _plain(text: str) -> str:
    """Fold a name: case-folded, hyphens as spaces, plural endings removed."""
    words = re.sub(r"[\s\-‐‑–’']+", " ", text).strip().casefold()
    return re.sub(r"(?<=[a-z]{2})(?:ies\b|es\b|s\b|y\b|e\b)", "", words)


def is_form(shown: str, names: Iterable[str]) -> bool:
    """Whether the words shown match one of the names, ignoring case, hyphens and plural endings."""
    return _plain(shown) in map(_plain, names)
