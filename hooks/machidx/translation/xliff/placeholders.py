"""Turns the protected parts of a text into inline codes, and back.

Protected are: terms (``[[BPR|…]]``: the target), links and images (the address), bare addresses, attribute lists, code,
comments, table marks, bars between cells, and plain figures. Translators edit the words *inside* a link or term:
these codes are ``<g>``, all others ``<ph>``.

Figures: not every Japanese figure can be a code in English: 約1割 is 10%, 令和6年度 is FY2024 (Reiwa 6), 4月 is April,
2つ is "two". Codes that translators must delete teach them to ignore refusals. So a figure is protected only if it has
two digits or more (or decimals, or separators), does not belong to a year of an era, a month, a day, an hour or to
割, 万, 億, and, if there is English already, occurs there in the same form. Others stay text, and
``quantity_matching`` reports after an import how the two languages differ.

Ids number all codes of the Japanese text, protected or not, so they depend only on the Japanese. If the English
lacks a code (a term that it links in another sentence), the Japanese shows this part as text, unless the
sentence is new or its section out of date: then the translator is to place the code.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from machidx.glossary.glossary import Glossary
from machidx.language.scripts import JAPANESE_RUN
from machidx.markdown.lines import BAR
from machidx.markdown.terms import split_term, term_reference
from machidx.markdown.token import Token, TokenKind
from machidx.markdown.tokens import tokens

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+|[0-9]{2,}"
_OTHERWISE = r"年|月|日|割|万|億|兆|代|分の|周年|時(?!間)"
"""What follows a figure that is written differently in English: 60代 is "their 60s"."""
_YEAR = r"(?:19|20)[0-9]{2}(?=）?年)|(?<=FY)(?:19|20)[0-9]{2}"
_PLAIN = rf"(?<![A-Za-z0-9.,:/#第時-])(?<!令和)(?<!平成)(?<!昭和)(?:{_NUMBER})(?!\s*(?:{_OTHERWISE}))"
_FIGURE = rf"(?:{_YEAR}|{_PLAIN})(?![A-Za-z0-9]|[.,:/-]?[0-9])"
_UNMARKED = re.compile(
    rf"""
      (?P<address>https?://[A-Za-z0-9._~:/?\#@!$&'*+,;=%-]+)
    | (?P<cell>[ \t]*{BAR.pattern}[ \t]*)
    | (?P<figure>{_FIGURE})
    """,
    re.VERBOSE,
)
_KINDS: dict[TokenKind, "PlaceholderKind"] = {
    TokenKind.BLOCK: "block",
    TokenKind.CODE: "code",
    TokenKind.COMMENT: "comment",
    TokenKind.TABLE_MARK: "table",
    TokenKind.TERM: "term",
    TokenKind.LINK: "link",
    TokenKind.IMAGE: "link",
    TokenKind.AUTOLINK: "address",
    TokenKind.ATTRIBUTES: "attributes",
}

PlaceholderKind: TypeAlias = Literal[
    "block", "code", "comment", "table", "term", "link", "address", "attributes", "cell", "figure"
]
Names: TypeAlias = Callable[[str], str]
"""Maps the target of a ``[[term]]`` to a key that is equal for all names of the term."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a text: a whole code, or the start or end of one that encloses words."""

    id: int
    part: Literal["alone", "open", "close"]


Marked: TypeAlias = tuple[str | Mark, ...]
"""A text in which codes are replaced by marks."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A protected part of a text; all offsets are 0-based, ends excluded.

    ``words``: the span of the editable words in it.
    """

    kind: PlaceholderKind
    start: int
    end: int
    key: str
    """Equal for corresponding codes of the two languages."""
    opening: str
    closing: str = ""
    words: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """The name of the code for people."""
        if self.kind == "term":
            return f"[[{self.opening}]]"
        return f"{self.opening}…{self.closing}" if self.words else self.opening.strip()

    def written(self, words: str) -> str:
        """Return the part with these words in it."""
        if self.kind != "term":
            return f"{self.opening}{words}{self.closing}"
        target = self.opening
        return f"[[{target}]]" if term_reference(target).shown == words else f"[[{target}|{words}]]"


@dataclass(frozen=True, slots=True)
class Coded:
    """A Japanese text and its English with marks, and the codes by id."""

    source: Marked
    target: Marked | None
    codes: dict[int, Placeholder]
    """As written in the English, or in the Japanese if the English lacks them."""


def names_in(glossary: Glossary) -> Names:
    """Return a function from a target to its term's page name; an unknown or ambiguous target is its own key."""

    def name(target: str) -> str:
        meant = term_reference(target).target
        found = glossary.find(meant)
        return found[0].name if len(found) == 1 else meant

    return name


def coded(source: str, target: str | None, names: Names, *, is_row: bool, is_current: bool) -> Coded:
    """Replace codes by marks in both texts.

    ``is_row``: bars separate cells. ``is_current``: the English is up to date.
    """
    ours = dict(enumerate(_codes(source, names, is_row=is_row), start=1))
    if target is None:
        return Coded(_marked(source, ours.items()), None, ours)
    theirs = list(_codes(target, names, is_row=is_row))
    pairs = list(_pairs(ours, theirs))
    paired = {id for id, _ in pairs}
    kept = [(id, code) for id, code in ours.items() if id in paired or (not is_current and code.kind != "figure")]
    return Coded(_marked(source, kept), _marked(target, pairs), {**ours, **dict(pairs)})


def _codes(text: str, names: Names, *, is_row: bool, begin: int = 0, end: int | None = None) -> Iterator[Placeholder]:
    """Yield the codes of a text between two offsets, a link before the codes inside it."""
    at, stop = begin, len(text) if end is None else end
    found = [t for t in tokens(text) if t.kind in _KINDS and begin <= t.start and t.end <= stop]
    lists = {token.start: token.end for token in found if token.kind is TokenKind.ATTRIBUTES}
    for token in found:
        if token.start < at:
            continue
        yield from _unmarked(text, at, token.start, is_row=is_row)
        at = token.end
        kind = _KINDS[token.kind]
        if kind == "term":
            yield _term(token, names)
        elif kind == "link":
            at = lists.get(at, at)
            opening, closing = text[token.start : token.words[0]], text[token.words[1] : at]
            yield Placeholder(kind, token.start, at, opening + closing, opening, closing, token.words)
            yield from _codes(text, names, is_row=is_row, begin=token.words[0], end=token.words[1])
        else:
            whole = text[token.start : at]
            if kind != "code" or not JAPANESE_RUN.search(whole):  # code with Japanese is an example to be translated
                yield Placeholder(kind, token.start, at, whole.strip(), whole)
    yield from _unmarked(text, at, stop, is_row=is_row)


def _unmarked(text: str, begin: int, end: int, *, is_row: bool) -> Iterator[Placeholder]:
    """Yield the addresses, bars between cells and figures between two offsets."""
    for match in _UNMARKED.finditer(text, begin, end):
        kind: PlaceholderKind = match.lastgroup  # type: ignore[assignment]
        if kind != "cell" or is_row:
            yield Placeholder(kind, match.start(), match.end(), match.group().strip(), match.group())


def _term(token: Token, names: Names) -> Placeholder:
    target, bar = split_term(token.value)
    start, end = token.words
    length = len(target.replace("＠", "@").partition("@")[0])
    words = (start + len(target) + len(bar), end) if bar else (start, start + length)
    return Placeholder("term", token.start, token.end, names(target), target.strip(), "", words)


def _pairs(ours: dict[int, Placeholder], theirs: Iterable[Placeholder]) -> Iterator[tuple[int, Placeholder]]:
    """Yield each English code that also occurs in the Japanese, with the id of the Japanese code."""
    free: dict[tuple[str, str], list[int]] = {}
    for id, code in ours.items():
        free.setdefault((code.kind, code.key), []).append(id)
    for code in theirs:
        if ids := free.get((code.kind, code.key)):
            yield ids.pop(0), code


def _marked(text: str, codes: Iterable[tuple[int, Placeholder]]) -> Marked:
    """Replace codes by marks in a text."""
    cuts: list[tuple[int, int, Mark]] = []
    for id, code in codes:
        if code.words:
            cuts.append((code.start, code.words[0], Mark(id, "open")))
            cuts.append((code.words[1], code.end, Mark(id, "close")))
        else:
            cuts.append((code.start, code.end, Mark(id, "alone")))
    pieces: list[str | Mark] = []
    at = 0
    for start, end, mark in sorted(cuts, key=lambda cut: cut[:2]):
        pieces += [text[at:start], mark]
        at = end
    return tuple(piece for piece in (*pieces, text[at:]) if piece != "")


def comparable(marked: Marked) -> str:
    """Return a string that is equal for equal marked texts, whatever white space a tool has changed."""
    text = "".join(piece if isinstance(piece, str) else f"\x00{piece.id}{piece.part}\x00" for piece in marked)
    return " ".join(text.split())


def ids(marked: Marked) -> Counter[int]:
    """Count the codes of a text by id."""
    return Counter(piece.id for piece in marked if isinstance(piece, Mark) and piece.part != "close")


def with_codes(marked: Marked, codes: dict[int, Placeholder]) -> str:
    """Return the text as written in the file, with codes in place of marks."""
    open_texts: list[list[str]] = [[]]
    for piece in marked:
        if isinstance(piece, str):
            open_texts[-1].append(piece)
        elif piece.part == "alone":
            open_texts[-1].append(codes[piece.id].written(""))
        elif piece.part == "open":
            open_texts.append([])
        else:
            words = "".join(open_texts.pop())
            open_texts[-1].append(codes[piece.id].written(words))
    return "".join(open_texts[-1])
