"""Bounds of figures: 90%以上 must stay "90% or more" in English, and a range of fiscal years must run forward.

A figure has the bounds that its words surely say, and those that they allow: "over five years" may be no bound at all.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, pairwise

from machidx.language.quantities import DASH, HALF, Bounds, Quantity

_USUAL = {
    "en": {">=": "{} or more", ">": "more than {}", "<=": "{} or less", "<": "less than {}", "~": "about {}"},
    "ja": {">=": "{}以上", ">": "{}超", "<=": "{}以下", "<": "{}未満", "~": "約{}"},
}
_NEGATED = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}
_KINDS = ("number", "share")
"""Kinds of quantities that have bounds; 5時まで is none."""

_BEFORE_JAPANESE = re.compile(
    r"(?:(?P<at_least>少なくとも|最低|最小|最少|下限)|(?P<at_most>最大|最高|最長|上限|多くとも|多くても|せいぜい)"
    r"|(?P<about>約|およそ|おおよそ|おおむね|概ね)|(?P<roughly>ほぼ|だいたい|ざっと)"
    r"|(?P<as_much>(?:いちばん|一番|最も|もっとも)[^\d、。]{0,8}))(?:でも|で|は|限)?[年月週日]?\s?$"
)
_AFTER_JAPANESE = re.compile(
    r"[^\s。、，．「」()（）\d０-９~～〜:/]{0,8}?(?:(?P<more>を?(?:超え|越え|こえ|上回[らる])|超(?![高音電]))"
    r"|(?P<less>未満|に満たな|を?(?:下回[らる]|割[らりるっ]|切[らりるっ]))"
    r"|(?P<some_more>を?上回|より(?:高|多|大|長|上))|(?P<some_less>を?下回|より(?:低|少|小|短|若|下))"
    r"|(?P<at_least>以上)|(?P<at_most>以下|以内)|(?P<about>程度|前後)|(?P<roughly>(?<=.)(?:ほど|くらい|ぐらい|ごろ|頃|内外))"
    r"|(?P<just_over>余り|あまり|強)|(?P<just_under>弱|近く|足らず)|(?P<until>まで))(?P<negated>(?:て(?:は)?な|な)[いらけ]|ない|ず)?"
)
_NOT = r"(?:\b(?:no|not|never|without|cannot|doesn['’]t|don['’]t)\s+)"
_HIGHER = "more|over|older|above|longer|higher|greater|better|up|upwards?|later|larger"
_LOWER = "less|fewer|under|below|younger|shorter|lower|smaller|earlier"
_BEFORE_ENGLISH = re.compile(
    rf"(?i:(?P<negated>{_NOT})?\b(?:"
    r"(?P<less>(?:less|fewer|lower|smaller|shorter|younger|earlier|nearer|cheaper) than)"
    r"|(?P<more>(?!(?:ra|o)ther)(?:more|[a-z]+er) than|in excess of)"
    r"|(?P<at_least>at (?:the )?(?:very )?least|minimum(?: of)?)"
    r"|(?P<at_most>at (?:the )?(?:very )?most|maximum(?: of)?)"
    r"|(?P<some_more>(?:just|slightly|a little|well) (?:over|above|more than))"
    r"|(?P<some_less>nearly|almost|close to|just under)"
    r"|(?P<about>approximately|roughly|approx\.?)|(?P<roughly>about|around|some|circa)"
    r"|(?P<over>over|above|beyond|past|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping)?)"
    r"|(?P<under>under|below|short of)|(?P<as_much>as (?:many|much) as)"
    r"|(?P<until>up to|within|in|limit of|limited to|capped? (?:at|of)|until|to|by))(?![A-Za-z]))"
)
_AFTER_ENGLISH = re.compile(
    r"%?s?(?P<words>(?:[\s-]+(?!(?:and|or|but|than)\b)[A-Za-z%'’-]+){0,8}?),?[\s-]*\(?(?i:"
    rf"(?P<at_least>or (?:{_HIGHER})|and (?:over|older|above|up)"
    r"|at (?:the )?(?:very )?least|(?:at a )?minimum|plus\b|\+)"
    rf"|(?P<at_most>or (?:{_LOWER})|and (?:under|below|younger)|at (?:the )?(?:very )?most|(?:at )?maximum|max\b)"
    r"|(?P<about>approximately)|(?P<roughly>or so|or thereabouts))"
)
_SURE = {"more": ">", "less": "<", "at_least": ">=", "at_most": "<=", "about": "~"}
_ALLOWED = {
    "roughly": ("~",),
    "some_more": ("~", ">"),
    "just_over": ("~", ">"),
    "just_under": ("~", "<"),
    "some_less": ("~", "<"),
    "over": (">",),
    "under": ("<",),
    "until": ("<=",),
    "as_much": ("<=", ">="),
}
"""What words allow that may also say something else."""
_SURE_JAPANESE = re.compile(
    "以[上下内]|未満|満たな|超|越え|こえ|[上下]回|[割切][らりるっ]|約|およそ|おおよそ|おおむね|概ね|程度|前後|少なくとも|多くと?て?も|せいぜい"
    "|最[低小少大高長]|[上下]限"
)
_SURE_ENGLISH = (
    *(" than", " least", "at most", "the most", "minimum", "maximum", " max", "excess", "exceed", "approx", "roughly"),
    *("+", "plus", "and over", "and older", "and above", "and up", "and under", "and below", "and younger"),
    *(f"or {word}" for word in f"{_HIGHER}|{_LOWER}".split("|")),
    *(f"{word} {than}" for word in ("no", "not") for than in ("over", "above", "beyond", "under", "below")),
)
_RANGE = re.compile(rf"[^\d\s。、,.]{{0,4}}\s?(?:{DASH}|から|対|to|and|through)\s?[¥$€£約]?")
_ENDS = ([">="], ["<="])
_FAR = 60
"""Characters before and after a figure among which its bounds are looked for."""
_BETWEEN = {"a", "an", "about", "some"}
_WORDS_BETWEEN = 4
_ARTICLES = ("a", "an", "per", "each", "every", "no")
"""Optional quantities that may stand between a figure and its bound."""


def may_differ(japanese: str, english: str) -> bool:
    """Whether either text has words that surely are a bound."""
    lower = english.lower()
    return bool(_SURE_JAPANESE.search(japanese)) or any(words in lower for words in _SURE_ENGLISH)


def of_figures(text: str, figures: list[Quantity], *, is_english: bool) -> list[Quantity]:
    """Add its bounds to each figure of a text; both ends of a range have those of either."""
    needed = [figure for figure in figures if not figure.optional or figure.written.lower() not in _ARTICLES]
    starts, ends = [figure.offset for figure in needed], [0, *(figure.end for figure in needed)]
    out: list[Quantity] = []
    for figure in figures:
        if figure.value.kind in _KINDS:
            place = bisect_left(starts, figure.offset)
            before = text[max(ends[place], figure.offset - _FAR) : figure.offset]
            following = bisect_left(starts, figure.end)
            stop = starts[following] if following < len(starts) else len(text)
            after = text[figure.end : min(stop, figure.end + _FAR)]
            words = (*_english_before(before), *_english_after(after)) if is_english else _japanese(before, after)
            out.append(replace(figure, bounds=_together(words)))
        else:
            out.append(figure)
    return _in_ranges(text, out, is_english=is_english)


def _japanese(before: str, after: str) -> Iterator[Bounds]:
    for match in (_BEFORE_JAPANESE.search(before), _AFTER_JAPANESE.match(after)):
        if match:
            yield _said(match)


def _english_before(text: str) -> Iterator[Bounds]:
    for match in _BEFORE_ENGLISH.finditer(text):
        gap = text[match.end() :]
        between = re.findall(r"[\w'’%-]+", gap)
        if len(between) <= _WORDS_BETWEEN and not re.search(r"[.;:,!?]\s|\b(?:and|or|but|than)\b", gap):
            yield _said(match) if set(between) <= _BETWEEN else _said(match)._replace(sure=frozenset())


def _english_after(text: str) -> Iterator[Bounds]:
    if match := _AFTER_ENGLISH.match(text):
        yield _said(match) if len(match["words"].split()) <= _WORDS_BETWEEN else _said(match)._replace(sure=frozenset())


def _said(match: re.Match[str]) -> Bounds:
    """The bounds that a match of words says."""
    name = next(name for name, words in match.groupdict().items() if words and name not in ("negated", "words"))
    bound = _SURE.get(name, "")
    if match.groupdict().get("negated") and name in ("more", "less", "over", "under"):
        bound = _NEGATED[bound or _ALLOWED[name][0]]
    sure = frozenset({bound} - {""})
    return Bounds(sure, sure or frozenset(_ALLOWED.get(name, ())))


def _together(bounds: Iterable[Bounds]) -> Bounds:
    sure, allowed = (
        (frozenset(chain.from_iterable(kinds)) for kinds in zip(*bounds, strict=True))
        if (bounds := list(bounds))
        else (frozenset(), frozenset())
    )
    return Bounds(sure, allowed)


def _in_ranges(text: str, figures: list[Quantity], *, is_english: bool) -> list[Quantity]:
    """Give both ends of a range the bounds of either (約2～3割, 2～3割程度); "18 to 64" may be 18歳以上64歳以下."""
    for n, (one, other) in enumerate(pairwise(figures)):
        if one.end <= other.offset and _RANGE.fullmatch(text[one.end : other.offset]):
            both = _together([one.bounds, other.bounds])
            least, most = (both._replace(allowed=both.allowed.union(bound * is_english)) for bound in _ENDS)
            figures[n : n + 2] = replace(one, bounds=least), replace(other, bounds=most)
    return figures


def lacking(ours: Quantity, theirs: Quantity) -> str:
    """The bound of our figure that theirs lacks; "" if it has all. 半数以上 may be more than half."""
    allowed = set(theirs.bounds.allowed)
    if (HALF,) in [tuple(value.amount for value in reading) for reading in ours.readings]:
        allowed |= {bound for bound in "<>" if f"{bound}=" in allowed} | {
            f"{bound}=" for bound in "<>" if bound in allowed
        }
    return next(iter(sorted(ours.bounds.sure - allowed)), "")


def agree(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two figures have the same bounds."""
    return not lacking(ours, theirs) and not lacking(theirs, ours)


def in_words(bound: str, figure: str, locale: str = "en") -> str:
    """Write a figure with its bound: 90% or more, or 90%以上."""
    return _USUAL[locale][bound].format(figure)


_YEARS = re.compile(r"\bFY(?P<first>\d{4})(?: \([^()]*\))?(?: to |–|-| through )(?:FY)?(?P<last>\d{4})")


def turned(english: str) -> Iterator[tuple[int, str, str]]:
    """Yield (0-based offset, as written, corrected) for each range of fiscal years that ends before it begins."""
    for match in _YEARS.finditer(english):
        if int(match["last"]) < int(match["first"]):
            yield match.start(), match.group(), f"FY{match['last']} to FY{match['first']}"
