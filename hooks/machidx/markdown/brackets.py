"""Terms, links, references and attribute lists of a text: all that is known by its brackets, paired in one pass.

A bracket's partner is found as Python-Markdown finds it, by counting; brackets of one paragraph only, and none after
a backslash. What is cautious: a link may begin in one item or cell and end in the next.
"""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from machidx.markdown.terms import TERM
from machidx.markdown.token import Token, TokenKind, decoded

_SIGN = re.compile(
    rf"""\\.
    | (?P<term>{TERM.pattern})
    | (?P<title>(?<=[ \t\n])(?:"[^"]*"|'[^']*')(?=\s*\)))
    | (?P<sign>!?\[|[\](){{])
    | (?P<gap>\n[ \t>]*(?=\n))""",
    re.VERBOSE,
)
_ATTRIBUTES = re.compile(
    r"""\{:?(?:
      (?P<inside>(?:="[^"\n]*"|='[^'\n]*'|[^}\n])*+)
    | (?P<rest>[^}\n]*)  # with a quotation that does not end in these braces
    )\}""",
    re.VERBOSE,
)
_BEHIND = re.compile(r"\s?\[([^\[\]]*)\]")
_SPACES = 2
"""Spaces that may surround a name in its brackets."""
_LONGEST = 2_000
"""Signs of an address that are read; no browser takes more."""


class _Open(NamedTuple):
    """An opening bracket, from its first sign to the one behind it."""

    start: int
    end: int
    link: tuple[int, int, int] | None = None
    """Where a round bracket holds the address of a link: the link's beginning, and both ends of its words."""


class _Words(NamedTuple):
    """The words of a link: the offset behind them, where its address begins, and what ``_Open.link`` is to hold."""

    end: int
    link: tuple[int, int, int]


class Brackets:
    """Pairs the brackets of a blanked text. ``defined`` are the names of its link definitions, in small letters."""

    def __init__(self, text: str, defined: Set[str]) -> None:
        self._text = text
        self._defined = defined
        self._longest_name = max(map(len, defined), default=-1)
        self._squares: list[_Open] = []
        self._rounds: list[_Open] = []
        self._words: _Words | None = None
        self._links = 0
        """How many of the round brackets hold the address of a link."""
        self._listed = 0
        """Where the last attribute list ends, or the line without one."""

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens in the order of their ends."""
        at = 0
        while match := _SIGN.search(self._text, at):
            at = match.end()
            if match["term"]:
                yield Token(match.start(), at, TokenKind.TERM, match.span("inner"), match["inner"])
            elif match["title"]:
                at = at if self._is_title() else match.start() + 1
            elif match["gap"] is not None:
                self._squares, self._rounds, self._links = [], [], 0
            elif match["sign"] and (token := self._sign(match["sign"], match.start(), at)):
                yield token

    def _is_title(self) -> bool:
        """Whether a quotation is the title of a link; brackets that are open in its address are then forgotten."""
        if not self._links:
            return False
        while not self._rounds[-1].link:
            self._rounds.pop()
        return True

    def _sign(self, sign: str, start: int, end: int) -> Token | None:
        match sign:
            case "{":
                return self._attributes(start)
            case "]":
                return self._reference(start, end)
            case ")":
                return self._link(start, end)
            case "(":
                link = self._words if self._words and self._words.end == start else None
                self._links += link is not None
                self._rounds.append(_Open(start, end, link and link.link))
            case _:
                self._squares.append(_Open(start, end))
        return None

    def _attributes(self, start: int) -> Token | None:
        """An attribute list; a brace inside another list opens none."""
        if start < self._listed:
            return None
        match = _ATTRIBUTES.match(self._text, start)
        if match is None:
            line_end = self._text.find("\n", start)
            self._listed = len(self._text) if line_end < 0 else line_end
            return None
        self._listed = match.end()
        return Token(start, match.end(), TokenKind.ATTRIBUTES, (start, start), match[match.lastgroup or 0])

    def _link(self, start: int, end: int) -> Token | None:
        """A link or an image, whose address ends here."""
        opened = self._rounds.pop() if self._rounds else None
        if opened is None or opened.link is None:
            return None
        self._links -= 1
        begin, *words = opened.link
        kind = TokenKind.IMAGE if self._text[begin] == "!" else TokenKind.LINK
        inside = self._text[opened.end : min(start, opened.end + _LONGEST)]
        return Token(begin, end, kind, (words[0], words[1]), _destination(inside))

    def _reference(self, start: int, end: int) -> Token | None:
        """``[words][name]``, ``[^1]``, or ``[name]`` where that is defined; the words of a link are only noted."""
        if not self._squares:
            return None
        opened = self._squares.pop()
        if self._text.startswith("(", end):
            self._words = _Words(end, (opened.start, opened.end, start))
            return None
        name = self._referred(opened.end, start)
        return Token(opened.start, end, TokenKind.REFERENCE, (opened.end, start), name) if name else None

    def _referred(self, start: int, end: int) -> str:
        """The name that the words between two offsets refer to; "" for none."""
        if self._text.startswith("^", start):
            return self._text[start:end]
        if behind := _BEHIND.match(self._text, end + 1):
            return behind[1] or self._text[start:end]
        name = self._text[start:end] if end - start <= self._longest_name + _SPACES else ""
        return name if name.strip().casefold() in self._defined else ""


def _destination(inside: str) -> str:
    """The address between a link's round brackets, without its title."""
    address = inside.strip()
    if address.startswith("<") and ">" in address:
        return decoded(address[1 : address.index(">")])
    quote = address[-1:]
    return decoded(address[: address.index(quote)] if quote and quote in "\"'" else address)
