"""What a translator must not change in a text, as inline codes; and back.

Protected are: terms (``[[BPR|…]]``: which term is meant), links and images (where they lead), addresses,
attribute lists, code, comments, places of tables, the bars between cells, and plain figures. The words *inside*
a link or a term are the translator's: these are ``<g>``, all others ``<ph>``.

Figures. English cannot have every figure of the Japanese as a code: 約1割 is 10%, 令和6年度 is FY2024 (Reiwa 6),
4月 is April, 2つ is "two". A code that the translator has to destroy teaches to ignore refusals. So a figure is
protected only if it has two digits or more (or decimals, or separators), does not belong to a year of an
era, a month, a day, an hour or to 割, 万, 億, and, where there is English already, stands there in the same
writing. All others stay text; ``quantity_matching`` compares both languages after an import and says what differs.

Ids count the codes of the Japanese text, protected or not: they stay the same as long as the Japanese does,
whatever happens to the English meanwhile. Where the English has no such code (a term that it links in another
sentence) the Japanese shows it as text, unless the sentence is new or its section out of date: then the
translator is to set it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from machidx.glossary.glossary import Glossary
from machidx.language.scripts import JAPANESE_RUN
from machidx.markdown.lines import BAR
from machidx.markdown.terms import term_reference
from machidx.markdown.token import Token, TokenKind
from machidx.markdown.tokens import tokens

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+|[0-9]{2,}"
_OTHERWISE = r"年|月|日|割|万|億|兆|代|分の|周年|時(?!間)"
"""What follows a figure that English writes in another way: 60代 is "their 60s"."""
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
"""From what stands in ``[[ ]]`` to what tells terms apart, whatever name is used."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text with codes: a code, or the beginning or end of one around words."""

    id: int
    part: Literal["alone", "open", "close"]


Marked: TypeAlias = tuple[str | Mark, ...]
"""A text with its codes as marks."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A protected piece of a text; ``words`` is where the translator's words in it stand, in absolute offsets."""

    kind: PlaceholderKind
    start: int
    end: int
    key: str
    """What makes it equal to a code of the other language."""
    opening: str
    closing: str = ""
    words: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """What a person may call it."""
        if self.kind == "term":
            return f"[[{self.opening}]]"
        return f"{self.opening}…{self.closing}" if self.words else self.opening.strip()

    def written(self, words: str) -> str:
        """The piece with these words in it."""
        if self.kind != "term":
            return f"{self.opening}{words}{self.closing}"
        target = self.opening
        return f"[[{target}]]" if term_reference(target).shown == words else f"[[{target}|{words}]]"


@dataclass(frozen=True, slots=True)
class Coded:
    """A Japanese text and its English as marks, with the codes by their ids."""

    source: Marked
    target: Marked | None
    codes: dict[int, Placeholder]
    """As the English writes them, or the Japanese where it has none."""


def names_in(glossary: Glossary) -> Names:
    """Terms told apart by their pages; what names no term, or several, by itself."""

    def name(target: str) -> str:
        meant = term_reference(target).target
        found = glossary.find(meant)
        return found[0].name if len(found) == 1 else meant

    return name


def coded(source: str, target: str | None, names: Names, *, is_row: bool, is_current: bool) -> Coded:
    """Both texts as marks. ``is_row``: bars part cells. ``is_current``: the English translates this very text."""
    ours = dict(enumerate(_codes(source, names, is_row=is_row), start=1))
    if target is None:
        return Coded(_marked(source, ours.items()), None, ours)
    theirs = list(_codes(target, names, is_row=is_row))
    pairs = list(_pairs(ours, theirs))
    paired = {id for id, _ in pairs}
    kept = [(id, code) for id, code in ours.items() if id in paired or (not is_current and code.kind != "figure")]
    return Coded(_marked(source, kept), _marked(target, pairs), {**ours, **dict(pairs)})


def _codes(text: str, names: Names, *, is_row: bool, begin: int = 0, end: int | None = None) -> Iterator[Placeholder]:
    """The codes of a text between two offsets, a link before those inside it."""
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
            if kind != "code" or not JAPANESE_RUN.search(whole):  # otherwise an example to be translated
                yield Placeholder(kind, token.start, at, whole.strip(), whole)
    yield from _unmarked(text, at, stop, is_row=is_row)


def _unmarked(text: str, begin: int, end: int, *, is_row: bool) -> Iterator[Placeholder]:
    """Addresses, bars between cells and figures in words without any other code."""
    for match in _UNMARKED.finditer(text, begin, end):
        kind: PlaceholderKind = match.lastgroup  # type: ignore[assignment]
        if kind != "cell" or is_row:
            yield Placeholder(kind, match.start(), match.end(), match.group().strip(), match.group())


def _term(token: Token, names: Names) -> Placeholder:
    target, bar, _ = token.value.replace("｜", "|").partition("|")
    start, end = token.words
    length = len(target.replace("＠", "@").partition("@")[0])
    words = (start + len(target) + 1, end) if bar else (start, start + length)
    return Placeholder("term", token.start, token.end, names(target), target.strip(), "", words)


def _pairs(ours: dict[int, Placeholder], theirs: Iterable[Placeholder]) -> Iterator[tuple[int, Placeholder]]:
    """Each code of the English that the Japanese has too, with the id of the latter."""
    free: dict[tuple[str, str], list[int]] = {}
    for id, code in ours.items():
        free.setdefault((code.kind, code.key), []).append(id)
    for code in theirs:
        if ids := free.get((code.kind, code.key)):
            yield ids.pop(0), code


def _marked(text: str, codes: Iterable[tuple[int, Placeholder]]) -> Marked:
    """A text with marks for these codes."""
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


def plain(marked: Marked) -> str:
    """One text that is equal for equal marks, however a tool spaced it."""
    text = "".join(piece if isinstance(piece, str) else f"\x00{piece.id}{piece.part}\x00" for piece in marked)
    return " ".join(text.split())


def ids(marked: Marked) -> Counter[int]:
    """How often each code stands in a text."""
    return Counter(piece.id for piece in marked if isinstance(piece, Mark) and piece.part != "close")


def written(marked: Marked, codes: dict[int, Placeholder]) -> str:
    """The text as the file says it."""
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
