"""Kinds of municipalities, and the words for each: 市, 市役所 and 市民 in place of 町, 町役場 and 町民.

The site's own words are written for towns. Only they are given here, never what a plan says: 町 in 町内会 or in a name
stays.
"""

import re
from collections.abc import Collection
from typing import NamedTuple


class Municipality(NamedTuple):
    """A kind of municipality, in Japanese and in English."""

    noun: str
    """市: what it is called in sentences."""
    office: str
    """市役所: its office, in sentences."""
    residents: str
    """市民."""
    mine: str
    """わたしの市: the reader's own one."""
    one: str
    many: str
    english_office: str


TOWN = Municipality("町", "町役場", "町民", "わたしの町", "town", "towns", "town office")
MIXED = Municipality("自治体", "役所", "住民", "わたしのまち", "municipality", "municipalities", "municipal office")
"""Towns and cities together, in sentences about all of them."""
_PREFECTURES = Municipality(
    "都道府県", "都道府県庁", "住民", "わたしの都道府県", "prefecture", "prefectures", "prefectural office"
)
"""Prefectures with different names, in sentences about all of them."""


def _named(noun: str, building: str, one: str, many: str, english_office: str) -> Municipality:
    return Municipality(noun, f"{noun}{building}", f"{noun}民", f"わたしの{noun}", one, many, english_office)


_ASSOCIATION = Municipality(
    "組合", "組合の事務局", "住民", "わたしの組合", "association", "associations", "association's office"
)
_BY_ENDING = {
    "町": TOWN,
    "市": _named("市", "役所", "city", "cities", "city hall"),
    "村": _named("村", "役場", "village", "villages", "village office"),
    "区": _named("区", "役所", "ward", "wards", "ward office"),
    **{name: _named(name, "庁", *_PREFECTURES[-3:]) for name in "都道府県"},
    "組合": _ASSOCIATION,
    "連合": _ASSOCIATION._replace(noun="広域連合", office="広域連合の事務局", mine="わたしの広域連合"),
}


def municipality_kind(name: str, code: str) -> Municipality:
    """The kind of a municipality, by the end of its name, else by its 団体コード; a town if neither says it."""
    for ending, kind in _BY_ENDING.items():
        if name.endswith(ending):
            return kind
    return next((_BY_ENDING[ending] for pattern, ending in _BY_CODE if re.match(pattern, code)), TOWN)


_BY_CODE = ((r"\d\d000", "県"), (r"131", "区"), (r"\d\d[12]", "市"), (r"\d\d[89]", "組合"))
"""The beginnings of the codes of prefectures, the wards of Tokyo, cities and associations."""


def kind_of_all(kinds: Collection[Municipality]) -> Municipality:
    """The kind by which to speak of several municipalities at once, and of all of them."""
    if len({*kinds}) <= 1:
        return next(iter(kinds), TOWN)
    return _PREFECTURES if all(kind.one == _PREFECTURES.one for kind in kinds) else MIXED


_JAPANESE = re.compile(
    r"(?P<mine>わたしの町)|(?P<office>町の?役場|(?<!\})役場)|(?P<residents>町民)|(?<!市)町(?!村|内会)"
)
_ENGLISH = re.compile(
    r"(?<![\w`/.{-])(?P<first>[Tt])own(?:(?P<office> office)|(?P<many>s))?(?![\w/-]|\.\w| DX Plan Library)"
)


def in_kind(words: str, kind: Municipality) -> str:
    """Say of a kind what the site's words (in Japanese) say of towns."""
    if kind is TOWN:
        return words
    return _JAPANESE.sub(lambda found: str(getattr(kind, found.lastgroup or "noun")), words)


def in_english_kind(words: str, kind: Municipality) -> str:
    """Say of a kind what the site's words (in English) say of towns."""
    if kind is TOWN:
        return words

    def said(found: re.Match[str]) -> str:
        word = kind.english_office if found["office"] else kind.many if found["many"] else kind.one
        return word.capitalize() if found["first"] == "T" else word

    return _ENGLISH.sub(said, words)
