"""Terms, links, references and attribute lists: finds them by pairing the brackets of a text in one pass.

Like Python-Markdown, it pairs brackets by counting, within one paragraph, and skips brackets after a backslash.
It errs on the side of caution: a link may begin in one list item or cell and end in the next.
"""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from machidx.markdown.inline import ESCAPE
from machidx.markdown.terms import TERM
from machidx.markdown.token import Token, TokenKind, decoded

_SIGN = re.compile(
    rf"""(?=[\\\[［\](){{<"'!\n])(?:  # the first characters of all that follow: most characters are none of them
    {ESCAPE}
    | (?P<term>{TERM.pattern})
    | (?<=\]\()<[^<>\n]*>  # an address, with brackets of its own
    | (?P<title>(?<=[ \t\n])(?:"[^"]*"|'[^']*')(?=\s*\)))
    | (?P<sign>!?\[|[\](){{])
    | (?P<gap>\n[ \t>]*(?=\n))
    )""",
    re.VERBOSE,
)
_ATTRIBUTES = re.compile(
    r"""\{:?(?:
      (?P<inside>(?:="[^"\n]*"|='[^'\n]*'|[^}\n])*+)
    | (?P<rest>[^}\n]*)  # with a quotation that does not end in these braces
    )\}""",
    re.VERBOSE,
)
_ANY = re.compile(r"[\[\]［{]")
"""What every token has."""
_BEHIND = re.compile(r"\s?\[([^\[\]]*)\]")
_SPACES = 2
"""The number of spaces that may surround a name within its brackets."""
_LONGEST = 2_000
"""The number of characters read of an address; longer ones exceed what browsers accept."""


class _Open(NamedTuple):
    """An opening bracket; 0-based offsets, ``end`` excluded."""

    start: int
    end: int
    link: tuple[int, int, int] | None = None
    """If the bracket opens a link's address: offsets of the link's start and of the start and end of its text."""


class _Words(NamedTuple):
    """The text of a link: the offset after its closing bracket, and the value for ``_Open.link`` of its address."""

    end: int
    link: tuple[int, int, int]


class Brackets:
    """Pairs the brackets of a blanked text. ``defined``: case-folded names of its link definitions."""

    def __init__(self, text: str, defined: Set[str]) -> None:
        self._text = text
        self._defined = defined
        self._longest_name = max(map(len, defined), default=-1)
        self._squares: list[_Open] = []
        self._rounds: list[_Open] = []
        self._words: _Words | None = None
        self._links = 0
        """The number of open round brackets that hold a link's address."""
        self._named = 0
        """The offset after the last defined name behind a text (``[text][name]``): round brackets there are words."""
        self._listed = 0
        """The offset where the last attribute list ends, or the end of the last line in which none was found."""

    def tokens(self) -> Iterator[Token]:
        """Yield tokens ordered by their end offsets."""
        at = 0 if _ANY.search(self._text) else len(self._text)
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
        """Whether a quotation is a link's title; if so, forget brackets left open within the address."""
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
        """Return the attribute list that starts here; braces within another list do not start one."""
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
        """Return the link or image whose address ends here, if any."""
        opened = self._rounds.pop() if self._rounds else None
        if opened is None or opened.link is None:
            return None
        self._links -= 1
        begin, *words = opened.link
        kind = TokenKind.IMAGE if self._text[begin] == "!" else TokenKind.LINK
        inside = self._text[opened.end : min(start, opened.end + _LONGEST)]
        return Token(begin, end, kind, (words[0], words[1]), _destination(inside))

    def _reference(self, start: int, end: int) -> Token | None:
        """Return the reference that ends here: ``[words][name]``, ``[^1]``, or a defined ``[name]``.

        If an address follows, the brackets are a link's text: this only remembers it.
        """
        if not self._squares:
            return None
        opened = self._squares.pop()
        if self._text.startswith("(", end) and end != self._named:
            self._words = _Words(end, (opened.start, opened.end, start))
            return None
        name = self._referred(opened.end, start)
        return Token(opened.start, end, TokenKind.REFERENCE, (opened.end, start), name) if name else None

    def _referred(self, start: int, end: int) -> str:
        """Return the name that the text between two offsets refers to, or ""."""
        if self._text.startswith("^", start):
            return self._text[start:end]
        if behind := _BEHIND.match(self._text, end + 1):
            name = behind[1] or self._text[start:end]
            self._named = behind.end() if name.strip().casefold() in self._defined else self._named
            return name
        name = self._text[start:end] if end - start <= self._longest_name + _SPACES else ""
        return name if name.strip().casefold() in self._defined else ""


def _destination(inside: str) -> str:
    """Return the address from the content of a link's round brackets, without the title."""
    address = inside.strip()
    if address.startswith("<") and ">" in address:
        return decoded(address[1 : address.index(">")])
    quote = address[-1:]
    return decoded(address[: address.index(quote)] if quote and quote in "\"'" else address)
