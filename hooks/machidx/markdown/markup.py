"""Queries of a Markdown body for rules and views, answered from its tokens: headings, links, terms, sections, words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown.extensions.attr_list import get_attrs_and_remainder

from machidx.markdown.attributes import refused_attributes
from machidx.markdown.inline import without_stars
from machidx.markdown.lines import LineKind, lines, read_line, with_edits
from machidx.markdown.terms import TermReference, split_term, term_reference, without_terms
from machidx.markdown.token import Token, TokenKind
from machidx.markdown.tokens import blanked, tokens

SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*\s*:")
"""The start of an address with a scheme: it leaves this site or runs a script."""
_LINKS = (TokenKind.LINK, TokenKind.IMAGE)
_LEADING = (*_LINKS, TokenKind.DEFINITION, TokenKind.AUTOLINK)
_UNREAD = (
    *(*_LEADING, TokenKind.REFERENCE, TokenKind.HEADING),
    *(TokenKind.ATTRIBUTES, TokenKind.TABLE_MARK, TokenKind.BOX),
)
"""Tokens within which no term is linked."""
_UNSEEN = (TokenKind.TABLE_MARK, TokenKind.DEFINITION, TokenKind.COMMENT)
_DISCREPANCY = re.compile(r'^!!! discrepancy "(?P<title>[^"\n]*)"\n(?P<text>(?:\n*^ {4}.*$)+)', re.MULTILINE)
_KEPT = "\x00"
"""Placeholder for code while emphasis is removed."""
_PARAGRAPH = re.compile(r"^.+(?:\n.*\S.*)*", re.MULTILINE)
_NO_PROSE = re.compile(r"[ \t#*+|>!?:-]|\d+\.")
_PIECES = {
    LineKind.BOX: "囲み（!!!）",
    LineKind.TABLE_MARK: "表（:::）",
    LineKind.ITEM: "リストの項目",
    LineKind.ROW: "表の行（|）",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its explicit id (None without one) and 0-based offset."""

    level: int
    text: str
    id: str | None
    offset: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image; ``target`` is decoded, so that entities or escapes cannot disguise an address."""

    text: str
    target: str
    is_image: bool
    offset: int


def _of(body: str, *kinds: TokenKind) -> Iterator[Token]:
    """Return an iterator over the tokens of the given kinds."""
    return (token for token in tokens(body) if token.kind in kinds)


def _blank(body: str, spans: Iterable[tuple[int, int]]) -> str:
    return with_edits(body, ((start, end, re.sub(r"[^\n]", " ", body[start:end])) for start, end in spans))


def headings(body: str) -> list[Heading]:
    """Return the headings of a body, in order."""
    found = []
    for token in _of(body, TokenKind.HEADING):
        level = len(read_line(body[token.start : token.end]).opening.rstrip())
        found.append(Heading(level, body[slice(*token.words)], token.value or None, token.start))
    return found


def underlined(body: str) -> Iterator[tuple[int, str]]:
    """Yield offset and words of each heading underlined with === or ---."""
    for token in _of(body, TokenKind.UNDERLINED):
        yield token.start, body[slice(*token.words)].strip()


def links(body: str) -> Iterator[Link]:
    """Yield links, images, link definitions and autolinks."""
    for token in _of(body, *_LEADING):
        text = body[slice(*token.words)] if token.kind in _LINKS else ""
        yield Link(text, token.value, token.kind is TokenKind.IMAGE, token.start)


def linked_terms(body: str) -> Iterator[TermReference]:
    """Yield the references that become links: not those in headings or in other links."""
    end = 0
    for token in tokens(body):
        if token.kind in _UNREAD:
            end = max(end, token.end)
        elif token.kind is TokenKind.TERM and token.start >= end:
            yield term_reference(token.value, token.start)


def readable(body: str) -> str:
    """Return the body with the parts blanked out in which no term is linked, offsets unchanged.

    These are code, headings, links, attributes and the titles of boxes.
    """
    return _blank(blanked(body), ((token.start, token.end) for token in _of(body, *_UNREAD)))


def shown(body: str) -> str:
    """Return a body as readers see it: the words of terms and links, without what only machines or editors read."""
    return with_edits(body, _unshown(body))


def shown_places(body: str) -> Iterator[tuple[int, int]]:
    """Yield (offset in the shown text, offset in the body) of each run of letters that both have, in order."""
    shown_at = at = 0
    for start, end, words in _unshown(body):
        yield shown_at, at
        shown_at += start - at
        if words:
            yield shown_at, start + max(body[start:end].rfind(words), 0)
            shown_at += len(words)
        at = end
    yield shown_at, at


def _unshown(body: str) -> Iterator[tuple[int, int, str]]:
    for token in tokens(body):
        if token.kind is TokenKind.TERM:
            yield token.start, token.end, term_reference(token.value).shown
        elif token.kind in _LINKS:
            yield token.start, token.words[0], ""
            yield token.words[1], token.end, ""
        elif token.kind in _UNSEEN or (token.kind is TokenKind.ATTRIBUTES and not refused_attributes(token.value)):
            yield token.start, token.end, ""


def without_targets(body: str) -> str:
    """Return a body with code, addresses and attribute lists blanked out, offsets unchanged.

    Of ``[[target|words]]``, the part up to the bar is blanked out as well.
    """
    return _blank(blanked(body), _targets(body))


def _targets(body: str) -> Iterator[tuple[int, int]]:
    for token in tokens(body):
        if token.kind in _LINKS:
            yield token.words[1] + 1, token.end
        elif token.kind is TokenKind.ATTRIBUTES:
            yield token.start, token.end
        elif token.kind is TokenKind.TERM:
            head, bar = split_term(token.value)
            if bar:
                yield token.start, token.words[0] + len(head) + len(bar)


def block_names(body: str) -> Iterator[tuple[int, str]]:
    """Yield offset and words after the fence of each code block, which no reader sees."""
    for token in _of(body, TokenKind.BLOCK):
        first = body[token.start : token.end].partition("\n")[0]
        if words := first.lstrip("> \t").lstrip("`~").strip():
            yield token.start + first.index(words), words


def html_tags(body: str) -> Iterator[tuple[int, str]]:
    """Yield offset and text of each raw HTML tag."""
    for token in _of(body, TokenKind.HTML):
        yield token.start, token.value


def attribute_lists(body: str) -> Iterator[tuple[int, str]]:
    """Yield offset and content of each attribute list, ``{ #id .class key=value }``."""
    for token in _of(body, TokenKind.ATTRIBUTES):
        yield token.start, token.value


def given_ids(body: str) -> Iterator[tuple[int, str]]:
    """Yield offset and id of each attribute list that gives one, to a heading or to anything else."""
    for token in _of(body, TokenKind.ATTRIBUTES):
        for name, value in get_attrs_and_remainder(token.value)[0]:
            if name in ("#", "id"):
                yield token.start, value


def table_marks(body: str) -> Iterator[tuple[int, str]]:
    """Yield offset and id of each table mark."""
    for token in _of(body, TokenKind.TABLE_MARK):
        yield token.start, token.value


def discrepancies(body: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield the notes on contradictions within a plan: title, words, and id of the section (None above the first)."""
    for id, section in sections(body).items():
        for match in _discrepancies_in(section):
            text = plain(re.sub(r"^ {4}", "", match["text"], flags=re.MULTILINE))
            yield without_terms(match["title"]), text, None if id == "top" else id


def _discrepancies_in(section: str) -> list[re.Match[str]]:
    seen = blanked(section)  # without the examples in code blocks
    return [match for match in _DISCREPANCY.finditer(section) if seen.startswith("!", match.start())]


def without_discrepancies(section: str) -> str:
    """Remove the notes on contradictions: they are the site's, in a text that is the plan's."""
    return with_edits(section, [(*match.span(), "") for match in _discrepancies_in(section)])


def pieces(body: str) -> dict[str, int]:
    """Return the counts of boxes, table marks, list items and rows, by their Japanese names."""
    counts = Counter(read_line(text).kind for _, text in lines(blanked(body)))
    return {name: counts[kind] for kind, name in _PIECES.items()}


def sections(body: str) -> dict[str, str]:
    """Return the text of each h2 and h3 section by heading id; "top" is the text above the first."""
    marks = [h for h in headings(body) if h.level in (2, 3) and h.id]
    starts = [0, *(h.offset for h in marks)]
    ends = [*starts[1:], len(body)]
    names = ["top", *(str(h.id) for h in marks)]
    return {name: body[start:end] for name, start, end in zip(names, starts, ends, strict=True)}


def prose(body: str) -> Iterator[str]:
    """Yield the paragraphs of a body as plain words, without lists, tables, boxes and code."""
    for match in _PARAGRAPH.finditer(blanked(body)):
        if not _NO_PROSE.match(match.group()):
            yield plain(body[match.start() : match.end()])


def plain(section: str) -> str:
    """Return the words of a section without headings, the marks of terms and emphasis; code stays as typed."""
    code = [section[token.start : token.end].strip("`").strip() for token in _of(section, TokenKind.CODE)]
    edits = [(token.start, token.end, _KEPT) for token in _of(section, TokenKind.CODE)]
    text = without_stars(with_edits(section, [*_unshown(section), *edits]))
    kept = iter(code)
    return re.sub(_KEPT, lambda _: next(kept), "\n".join(_lines_as_read(text)))


def _lines_as_read(text: str) -> Iterator[str]:
    for _, each in lines(text):
        read = read_line(each)
        if read.kind is LineKind.ITEM:
            yield f"・{read.words}"
        elif read.kind not in (LineKind.EMPTY, LineKind.HEADING):
            yield read.words if read.kind is LineKind.BOX else each.strip()
