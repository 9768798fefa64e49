"""The tokens of a Markdown body: every part that is more than visible words, with its offsets.

One scan serves all rules, fingerprints, the exchange with translators, and the search. It errs on the side of caution:
code is only what Python-Markdown certainly renders as code, and anything that may become a link, an attribute or HTML
is a token.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from markdown.extensions.attr_list import get_attrs_and_remainder

from machidx.markdown.brackets import Brackets
from machidx.markdown.code_spans import FILLER, hidden, uncommented
from machidx.markdown.lines import TABLE_MARK, LineKind, lines, read_line
from machidx.markdown.token import Token, TokenKind, decoded

_UNDERLINED = re.compile(
    r"""(?:\A | ^[ \t>]*\n | ^\#.*\n | ^[ >]*(?:=+|-+)[ ]*\n | ^[ ]{0,3}\[.*\]:.*\n
      | ^(?![ ]{0,3}>).*\n(?=[ ]{0,3}>) | ^.*\n(?=[ ]*(?:[-*+]|\d+\.)[ ]))  # where a paragraph may begin
    [ >]{0,3}(?P<words>[^ \t\n#].*)(?=\n(?P<line>[ >]*(?:=+|-+)[ ]*)$)""",
    re.MULTILINE | re.VERBOSE,
)
_BOX = re.compile(r"^[ \t>]*(?:!!!|\?\?\?\+?)(?P<words>[ \t].*)$", re.MULTILINE)
_DEFINITION = re.compile(
    r"""^[ \t>]*(?:(?:[-*+]|\d+\.|:|\[\^[^\]\n]*\]:)[ \t]+)*(?P<mark>
      \*\[(?P<short>[^\]\n]+)\][ ]?:
    | \[\^(?P<note>[^\]\n]+)\]:
    | \[(?!\^)(?P<name>[^\[\]\n]+)\]:(?=[ \t]*(?:\n[ \t>]*)?<?(?P<target>\S+?)>?(?:\s|$))
    )""",
    re.MULTILINE | re.VERBOSE,
)
_TAG = re.compile(r"<(?P<address>[A-Za-z][A-Za-z0-9+.-]*:[^<>]*)>|</?[A-Za-z!?][^<>]*>?")


@lru_cache(maxsize=65536)  # called by every rule
def tokens(body: str) -> tuple[Token, ...]:
    """Return the tokens of a body ordered by start offset, outer ones first."""
    read, text = uncommented(body), blanked(body)
    unread = [*hidden(read), *(each for each in hidden(body) if each.kind == "comment")]
    found = [Token(start, end, TokenKind(kind), (start, start)) for kind, start, end in unread]
    found += [*_blocks(text, read), *_tags(text)]
    defined = {text[slice(*each.words)].strip().casefold() for each in found if each.kind is TokenKind.DEFINITION}
    found += Brackets(text, defined).tokens()
    return tuple(sorted(found, key=lambda token: (token.start, -token.end)))


@lru_cache(maxsize=65536)
def blanked(body: str) -> str:
    """Return the body with code and comments blanked out, offsets unchanged."""
    text, pieces, at = uncommented(body), [], 0
    for _, start, end in hidden(text):
        pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join([*pieces, text[at:]]).replace(FILLER, " ")


def _blocks(text: str, body: str) -> Iterator[Token]:
    yield from _headings(text)
    for match in _matches(_UNDERLINED, body, "\n"):
        if text[match.start("line") : match.end("line")].strip():
            yield Token(match.start("words"), match.end("line"), TokenKind.UNDERLINED, match.span("words"))
    for match in _matches(_BOX, text, "!!!", "???"):
        yield Token(match.start(), match.end(), TokenKind.BOX, match.span("words"))
    for match in _matches(TABLE_MARK, text, ":::"):
        yield Token(match.start(), match.end(), TokenKind.TABLE_MARK, (match.start(),) * 2, match["id"])
    for match in _matches(_DEFINITION, body, "]:", "] :"):  # from the body, as an address may contain backticks
        start, end = match.start("mark"), match.end()
        if text[start] == " ":
            continue
        if match["target"] is not None:
            end = match.end("target")
            yield Token(start, end, TokenKind.DEFINITION, match.span("name"), decoded(match["target"]))
        else:
            kind = TokenKind.FOOTNOTE if match["note"] else TokenKind.ABBREVIATION
            yield Token(start, end, kind, match.span("note" if match["note"] else "short"))


def _matches(pattern: re.Pattern[str], text: str, *signs: str) -> Iterable[re.Match[str]]:
    """Find the matches of a pattern, each of which has one of the signs: most texts have none."""
    for sign in signs:
        if sign in text:
            return pattern.finditer(text)
    return ()


def _headings(text: str) -> Iterator[Token]:
    """Yield the headings, with their ids as values: ``## words { #id }``."""
    for offset, each in lines(text) if "#" in text else ():
        read = read_line(each) if each.startswith("#") else None
        if read and read.kind is LineKind.HEADING:
            start = offset + len(read.opening)
            inside = read.closing.strip(" \t#").removeprefix("{").removesuffix("}")
            id = dict(get_attrs_and_remainder(inside)[0]).get("id") or ""
            yield Token(offset, offset + len(each), TokenKind.HEADING, (start, start + len(read.words)), id)


def _tags(text: str) -> Iterator[Token]:
    for match in _matches(_TAG, text, "<"):
        start, end = match.span()
        if match["address"]:
            yield Token(start, end, TokenKind.AUTOLINK, match.span("address"), decoded(match["address"]))
        else:
            yield Token(start, end, TokenKind.HTML, (start, start), match.group())
