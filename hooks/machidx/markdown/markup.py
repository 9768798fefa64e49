"""What stands in a Markdown body: headings, links, images, terms, HTML; each with its offset.

The text is scanned, not rendered: only the source knows lines and columns. Code is blanked out first,
so that nothing inside it counts.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from machidx.markdown.code_spans import hidden

SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*\s*:")
"""How an address begins that leads out of this site, or runs something."""
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>.*)$", re.MULTILINE)
_UNDERLINED = re.compile(r"(?:\A|^[ \t]*\n|^#.*\n) {0,3}(?P<text>[^\s#].*)\n(?P<line>=+|-+) *$", re.MULTILINE)
_TARGET = r"\((?:[^()]|\([^()]*\))*+\)"
_LINK_WORDS = re.compile(rf"!?\[(?P<text>(?:\[\[[^\[\]]*\]\]|[^\[\]])*+)\]{_TARGET}")
# What a link leads to counts however its words are nested: only the words need their bracket.
_LINK = re.compile(r"(?P<open>!?\[(?P<text>[^\[\]]*))?\]\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>[^)\s]*))")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:\s*<?(?P<target>\S+?)>?(?:\s|$)", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")
TERM = re.compile(r"(?:\[\[|［［)(?P<inner>[^\[\]［］\n]*)(?:\]\]|］］)")
_HTML = re.compile(r"</?[A-Za-z!?][^<>]*>?")
_ATTRIBUTES = re.compile(r"\{:?(?P<attrs>[^{}\n]*)\}")
TABLE_MARK = re.compile(r"^::: table[ \t]+(?P<id>[a-z0-9-]+)[ \t]*$", re.MULTILINE)
"""The place of a table of the front matter."""
_DISCREPANCY = re.compile(r'^!!! discrepancy "(?P<title>[^"\n]*)"\n(?P<text>(?:\n*^ {4}.*$)+)', re.MULTILINE)
_NOTE_TITLE = re.compile(r"^(?:!!!|\?\?\?\+?) .*$", re.MULTILINE)
_PIECES = {
    "囲み（!!!）": re.compile(r"^ *(?:!!!|\?\?\?\+?) ", re.MULTILINE),
    "表（:::）": re.compile(r"^::: table", re.MULTILINE),
    "リストの項目": re.compile(r"^ *(?:[-*+]|\d+\.)[ \t]", re.MULTILINE),
    "表の行（|）": re.compile(r"^ *\|", re.MULTILINE),
}
_PARAGRAPH = re.compile(r"^.+(?:\n.*\S.*)*", re.MULTILINE)
_NO_PROSE = re.compile(r"[ \t#*+|>!?:-]|\d+\.")
_ID = re.compile(r"#(?P<id>[^\s#.=]+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its explicit id (None without one)."""

    level: int
    text: str
    id: str | None
    offset: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image; ``target`` is decoded, so that nothing hides in entities or escapes."""

    text: str
    target: str
    is_image: bool
    offset: int


@dataclass(frozen=True, slots=True)
class TermReference:
    """``[[target@town|shown]]``: what is meant, in which town's sense, and the words to print."""

    target: str
    town: str | None
    shown: str
    offset: int

    def meaning(self, name: str) -> str:
        """The reference as it is written when another term is meant: its town and its own words stay."""
        town = f"@{self.town}" if self.town else ""
        words = "" if self.shown == _half_width(self.target) else f"|{self.shown}"
        return f"[[{name}{town}{words}]]"


@lru_cache(maxsize=256)  # every rule asks for it
def blanked(body: str) -> str:
    """The body with code and comments blanked out, every offset kept."""
    pieces, at = [], 0
    for start, end, _ in hidden(body):
        pieces += [body[at:start], re.sub(r"[^\n]", " ", body[start:end])]
        at = end
    return "".join([*pieces, body[at:]])


def headings(text: str) -> list[Heading]:
    """The headings of a blanked body, in order."""
    found = []
    for match in _HEADING.finditer(text):
        words, attributes = _parted(match["text"].rstrip(" \t#"))
        given = _ID.search(attributes)
        found.append(Heading(len(match["marks"]), words, given["id"] if given else None, match.start()))
    return found


def _parted(heading: str) -> tuple[str, str]:
    """A heading's words, and what stands in braces behind them."""
    words, brace, attributes = heading.rpartition("{")
    return (words.rstrip(), attributes[:-1]) if brace and attributes.endswith("}") else (heading, "")


def underlined(body: str) -> Iterator[tuple[int, str]]:
    """Headings that are written with a line of === or --- below them."""
    text = blanked(body)
    for match in _UNDERLINED.finditer(body):
        if text[match.start("line")] != " ":
            yield match.start("text"), match["text"].strip()


def links(text: str) -> Iterator[Link]:
    """Links, images, reference targets and autolinks of a blanked body."""
    for match in _LINK.finditer(text):
        target = decoded(match["angle"] if match["angle"] is not None else match["bare"])
        yield Link(
            "…" if match["text"] is None else match["text"],
            target,
            (match["open"] or "").startswith("!"),
            match.start(),
        )
    for pattern in (_REFERENCE, _AUTOLINK):
        for match in pattern.finditer(text):
            yield Link("", decoded(match["target"]), is_image=False, offset=match.start())


def decoded(target: str) -> str:
    """An address as a browser reads it: entities decoded, white space, control characters and backslashes gone."""
    return re.sub(r"[\s\x00-\x1f\\]", "", html.unescape(target))


def term_reference(inner: str, offset: int = 0) -> TermReference:
    """Read what stands between the brackets; full-width ＠ and ｜ are as good as @ and |."""
    meant, _, shown = inner.replace("｜", "|").partition("|")
    target, _, town = meant.replace("＠", "@").partition("@")
    return TermReference(target.strip(), town.strip() or None, shown.strip() or _half_width(target.strip()), offset)


def _half_width(text: str) -> str:
    """Full-width letters and digits as half-width ones, other signs as they are."""
    return "".join(unicodedata.normalize("NFKC", c) if "！" <= c <= "～" and c.isalnum() else c for c in text)


def terms(text: str) -> Iterator[TermReference]:
    """The terms linked in a (blanked) text."""
    for match in TERM.finditer(text):
        yield term_reference(match["inner"], match.start())


def linked_terms(body: str) -> Iterator[TermReference]:
    """The terms of a body that a reader can follow: not those in headings, in other links or in code."""
    return terms(readable(body))


def readable(body: str) -> str:
    """The body with all blanked out in which no term is linked: code, headings, links, attributes, notes' titles."""
    text = blanked(body)
    for pattern in (_HEADING, _LINK_WORDS, _AUTOLINK, _ATTRIBUTES, TABLE_MARK, _NOTE_TITLE):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def without_terms(text: str) -> str:
    """A text as a reader sees it: ``[[BPR|業務改革]]`` is 業務改革."""
    return TERM.sub(lambda m: term_reference(m["inner"]).shown, text)


def shown(text: str) -> str:
    """Markdown as a reader sees it: words of terms and links, without addresses, attributes and tables' marks."""
    words = _LINK_WORDS.sub(lambda m: m["text"], without_terms(text))
    return TABLE_MARK.sub("", _ATTRIBUTES.sub("", words))


def without_targets(text: str) -> str:
    """A text with code, addresses and what terms mean blanked out, every offset kept: only words are left."""
    out = TERM.sub(lambda m: _only_shown(m.group()), blanked(text))
    return re.sub(rf"(?<=\]){_TARGET}", lambda m: " " * len(m.group()), out)


def _only_shown(term: str) -> str:
    """[[BPR|review]] with BPR blanked out."""
    head, bar, tail = term.replace("｜", "|").partition("|")
    return " " * len(head + bar) + tail if bar else term


def segments(text: str) -> Iterator[str | TermReference]:
    """A one-line text in pieces: plain words, and terms to link."""
    end = 0
    for match in TERM.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield term_reference(match["inner"], match.start())
        end = match.end()
    if end < len(text):
        yield text[end:]


def html_tags(text: str) -> Iterator[tuple[int, str]]:
    """Raw HTML in a blanked body; autolinks are not HTML."""
    for match in _HTML.finditer(text):
        if not _AUTOLINK.match(match.group()):
            yield match.start(), match.group()


def discrepancies(body: str) -> Iterator[tuple[str, str, str | None]]:
    """Notes on what a plan contradicts in itself: title, words, and the id of the section each stands in."""
    for id, section in sections(body).items():
        for match in _DISCREPANCY.finditer(section):
            text = plain(re.sub(r"^ {4}", "", match["text"], flags=re.MULTILINE))
            yield without_terms(match["title"]), text, None if id == "top" else id


def table_marks(text: str) -> Iterator[tuple[int, str]]:
    """Where tables of the front matter stand in a blanked body."""
    for match in TABLE_MARK.finditer(text):
        yield match.start(), match["id"]


def pieces(body: str) -> dict[str, int]:
    """How many notes, tables, items of lists and rows a text has, by what staff call them."""
    text = blanked(body)
    return {name: len(pattern.findall(text)) for name, pattern in _PIECES.items()}


def attribute_lists(text: str) -> Iterator[tuple[int, str]]:
    """What stands in braces behind a heading, link or paragraph: ``{ #id .class key=value }``."""
    for match in _ATTRIBUTES.finditer(text):
        yield match.start(), match["attrs"]


def sections(body: str) -> dict[str, str]:
    """The body's text by heading id of its h2 and h3; what stands above the first is "top"."""
    marks = [h for h in headings(blanked(body)) if h.level in (2, 3) and h.id]
    starts = [0, *(h.offset for h in marks)]
    ends = [*starts[1:], len(body)]
    names = ["top", *(str(h.id) for h in marks)]
    return {name: body[start:end] for name, start, end in zip(names, starts, ends, strict=True)}


def prose(body: str) -> Iterator[str]:
    """The body's paragraphs as plain words, without lists, tables, notes, code."""
    for match in _PARAGRAPH.finditer(blanked(body)):
        if not _NO_PROSE.match(match.group()):
            yield plain(body[match.start() : match.end()])


def plain(section: str) -> str:
    """A section's words without its heading, terms and marks; its lines joined as a reader reads them."""
    lines = [line.strip() for line in section.split("\n") if not line.startswith("#")]
    words = [re.sub(r"^(?:[-*+]|\d+\.)\s+", "・", line) for line in lines if line]
    text = _LINK_WORDS.sub(lambda m: m["text"], without_terms("\n".join(words)))
    return re.sub(r"[*_`]{1,3}(\S(?:.{0,200}?\S)?)[*_`]{1,3}", r"\1", text)
