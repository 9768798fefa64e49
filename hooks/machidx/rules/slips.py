"""Finds slips: markup that Markdown would print as typed, misread, or drop."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.remembering import remembered
from machidx.content.source import Source
from machidx.language import proposals
from machidx.markdown.lines import TAB, TABLE_MARK, LineKind, lines, read_line
from machidx.markdown.markup import SCHEME, block_names
from machidx.markdown.terms import TERM
from machidx.markdown.token import TokenKind
from machidx.markdown.tokens import blanked, tokens
from machidx.rules.lists import is_item
from machidx.rules.pasted import cell_sign

_HEADING = re.compile(
    r"^(?P<before>[ \t\u3000]*(?:>[ \t]*|(?:[*+-]|\d+\.)[ \t]+)*)"
    r"(?P<marks>[#＃]{1,6})(?P<space>[ \t\u3000]*)(?P<words>.*)$",
    re.MULTILINE,
)
_NOTE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<mark>!!!|\?\?\?\+?)(?P<rest>.*)(?:\n[ \t]*(?=\n))*(?P<next>\n.*)?", re.MULTILINE
)
_NOTE_HEAD = re.compile(r' (?P<kind>[a-z]+) "[^"]+" *')
_NOTE_KINDS = ("discrepancy", "note")
_LANGUAGE = re.compile("[a-z][a-z0-9+#.-]*")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_WIDE = {"\xa0": " ", "<": "＜", ">": "＞", "&": "＆", "|": "｜", "[": "［", "]": "］", "*": "＊", "`": "｀"}
"""What to write for characters that are marks of Markdown, or invisible."""
_HOLDER = re.compile(r"!!!|\?\?\?|\[\^|:[ ]")
"""Line starts, besides items, that own the indented lines below; the head of a box may be wrong, which is told."""


@dataclass(frozen=True)
class Slip:
    """A mistyped notation that is printed as typed: its pattern, the message, and the proposal."""

    pattern: re.Pattern[str]
    message: str
    proposal: str = ""
    """A template expanded with the match."""


def _slip(pattern: str, message: str, proposal: str = "") -> Slip:
    return Slip(re.compile(pattern, re.MULTILINE), message, proposal)


_INSIDE = r"[^\[\]［］【】\n]"
_ADDRESS = r"(?=[^()（）\n]*(?:\.[a-z]{2,4}|:/|/|#|\b[a-z]+:\S))(?P<target>[^()（）\n]+(?:\([^()（）\n]*\))?)"
_SLIPS = (
    _slip(rf"【【(?P<words>{_INSIDE}*)(?:】】?)?|】】", "ことばは、半角の［［ ］］で囲みます。", r"[[\g<words>]]"),
    _slip(r"\[\[|\]\]|［［|］］", "［［ と ］］の組がそろっていません。", "[[ことば]]"),
    _slip(
        rf"(?:［(?P<words>{_INSIDE}+)］[ \u3000]*[(（]|\[(?P<half>{_INSIDE}+)\](?:[ \u3000]+[(（]|（)){_ADDRESS}[)）]",
        "リンクのかっこは半角にし、あいだを空けません。",
        r"[\g<words>\g<half>](\g<target>)",
    ),
    _slip(
        r"\((?<!\]\()(?P<target>[^()\s]+\.md(?:#[^()\s]*)?)\)",
        "リンクのことばを［ ］で囲みます。",
        r"[ことば](\g<target>)",
    ),
    _slip(r"\]\([^()（）\n]*）", "リンクの終わりのかっこは半角にします。", ")"),
    _slip(r"\[(?<!!\[)[ \t\u3000]*\]\(", "リンクにことばがありません。", "[ことば]("),
    _slip(r"\]\([ \t\u3000]*\)", "リンクに行き先がありません。", "](….md)"),
    _slip(
        rf"^(?!{TABLE_MARK.pattern.lstrip('^')}).*?[:：]{{3}}.*$",
        "表は、行の頭に、この行だけで置きます。",
        "::: table 名前",
    ),
    _slip(r"^[ \t\u3000]*(?=[！!]{3})!*！.*$", "囲みの「!!!」は半角で書きます。", '!!! note "題"'),
    _slip(r"^[ \t]*:[ \t]+(?=\S)", "「:」で始まる行は、上の行とつながります。", "："),
    _slip(r"＊＊", "太い文字の「**」は半角で書きます。", "**"),
    _slip(r"\[(?<=[-*+] \[)[ xX]\](?= )", "しるしを付けるらんは使えません。", "□"),
    _slip(r"^[ \t>]*(?P<fence>`{3,}|~{3,}).*$", "コードの終わりの行がありません。", r"\g<fence>"),
    _slip(r"`(?<![\\`]`)`*(?!`)", "「`」が、同じ段落の中で閉じていません。", "`…`"),
)
_IN_WORDS = (
    *_SLIPS[:2],
    _slip(r"!?\[[^\[\]]*\]\([^()]*\)", "リンクは、本文だけに書けます。"),
    _slip(r"\*\*|</?[A-Za-z!][^<>]*>", "文字のかざりは、本文だけに書けます。"),
)
"""Slips in the texts of front matter, whose only markup is ``[[term]]``."""


def problems(library: Library) -> Iterator[Problem]:
    """Yield the slips of all pages, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            yield from slips(source)


@remembered
def slips(source: Source) -> Iterator[Problem]:
    """Yield the slips of one file."""
    text = blanked(source.body)
    yield from _words(source)
    yield from _headings(source, text)
    yield from _leftovers(source, text)
    yield from _references(source)
    yield from _entities(source, text)
    yield from _block_names(source)
    yield from _notes(source, text)
    yield from _indented(source, text)


def _headings(source: Source, text: str) -> Iterator[Problem]:
    for match in _HEADING.finditer(text):
        if why := _why_no_heading(match):
            words = re.sub(r"^[#＃\s]+", "", match["words"])
            is_number = match["marks"] == "#" and not match["space"]
            hint = f"＃{words}" if is_number else f"{'#' * len(match['marks'])} {words}"
            yield source.in_body(match.start("marks"), Rules.HEADING_FORM, why, hint)


def _why_no_heading(match: re.Match[str]) -> str:
    """Return the message why a line is not the heading it looks like, or becomes one unintentionally; "" if neither."""
    before, marks, space = match["before"], match["marks"], match["space"]
    if "＃" in marks:
        is_meant = len(marks) > 1 or (space and not before.strip())
        return "見出しの「#」は半角で書きます。" if is_meant else ""
    if not space:
        is_words = len(marks) == 1 and before and not before.strip()
        return "" if is_words else "「#」で始まる行は見出しになります。見出しなら、「#」の後に半角の空白を1つ入れます。"
    if before:
        return "見出しの「#」は、行の頭に書きます。"
    return "「#」の後の空白は、半角にします。" if "\u3000" in space else ""


def _words(source: Source) -> Iterator[Problem]:
    for path in source.front.written:
        for each in source.written(path):
            for offset, message, proposal in _found(each.text, _IN_WORDS):
                yield source.problem(Rules.LEFTOVER, message, each.line, each.column + offset, proposal)


def _leftovers(source: Source, text: str) -> Iterator[Problem]:
    for offset, message, proposal in _found(text, _SLIPS):
        yield source.in_body(offset, Rules.LEFTOVER, message, proposal)


def _found(text: str, slips: tuple[Slip, ...]) -> Iterator[tuple[int, str, str]]:
    """Yield 0-based offset, message and proposal of each slip in a text."""
    text = TERM.sub(lambda match: "x" * len(match.group()), text)
    for slip in slips:
        for match in (found := list(slip.pattern.finditer(text))):
            message = f"「{match.group().strip()[:30]}」は、そのまま表示されます。{slip.message}"
            yield match.end() - len(match.group().lstrip()), message, match.expand(slip.proposal)
        if found:  # report each place once
            text = slip.pattern.sub(lambda match: re.sub(r"\S", " ", match.group()), text)


def _references(source: Source) -> Iterator[Problem]:
    """Yield ``[words][name]`` whose name is not defined, and definitions that nothing refers to."""
    body, found = source.body, tokens(source.body)
    definitions = [token for token in found if token.kind is TokenKind.DEFINITION]
    defined = {_name(body[slice(*token.words)]) for token in definitions}
    starts = {token.start for token in found if token.kind in (TokenKind.DEFINITION, TokenKind.FOOTNOTE)}
    references = [
        token
        for token in found
        if token.kind is TokenKind.REFERENCE and token.start not in starts and not token.value.startswith("^")
    ]
    for token in references:
        if _name(token.value) not in defined and body[token.end : token.end + 1] == "[":
            message = f"「{body[token.start : token.end][:30]}[…]」のリンク先が、どこにも書かれていません。"
            yield source.in_body(token.start, Rules.LEFTOVER, message, f"[{token.value}]: …")
    used = {_name(name) for token in references for name in (token.value, body[slice(*token.words)])}
    for token in definitions:
        name = body[slice(*token.words)]
        if _name(name) not in used:
            wrong = body[token.start : (body + "\n").index("\n", token.start)]
            message = f"「[{name[:30]}]: 」の行は、どこからも使われないリンク先とみなされ、ページに出ません。"
            proposal = "" if SCHEME.match(token.value) else f"［{name}］{wrong.partition(']:')[2].strip()}"
            yield source.in_body(token.start, Rules.LOST, message, proposal, wrong=wrong)


def _name(written: str) -> str:
    return written.strip().casefold()


def _entities(source: Source, text: str) -> Iterator[Problem]:
    """Yield names of characters, which a page shows as the characters."""
    for match in _ENTITY.finditer(text):
        if (shown := html.unescape(match.group())) != match.group():
            message = f"「{match.group()}」は、ページでは「{shown}」になります。その文字を書きます。"
            proposal = _WIDE.get(shown, shown)
            yield source.in_body(match.start(), Rules.LOST, message, proposal, wrong=match.group())


def _block_names(source: Source) -> Iterator[Problem]:
    """Yield words after the fence of a code block that are no name of a language."""
    for offset, words in block_names(source.body):
        if not _LANGUAGE.fullmatch(words):
            message = f"コードの始まりの記号の後ろの「{words}」は、ページに出ません。次の行に書きます。"
            yield source.in_body(offset, Rules.LOST, message)


def _notes(source: Source, text: str) -> Iterator[Problem]:
    """Yield notes without a known kind, a title in quotes, and a text indented by four spaces."""
    for match in _NOTE.finditer(text):
        head = _NOTE_HEAD.fullmatch(match["rest"])
        if head is None:
            kind, _, title = match["rest"].strip().partition(" ")
            words = title.strip(" \u3000\"'“”「」") or "題"
            message = '囲みの1行目は、種類と、半角の「"」で囲んだ題だけにします。'
            name = kind if re.fullmatch("[a-z]+", kind) else "note"
            yield source.in_body(match.start("mark"), Rules.NOTE, message, f'{match["mark"]} {name} "{words}"')
        elif head["kind"] not in _NOTE_KINDS:
            message = f"囲みの種類「{head['kind']}」はありません。使えるのは {'、'.join(_NOTE_KINDS)} です。"
            at = match.start("rest") + head.start("kind")
            yield source.in_body(at, Rules.NOTE, message, proposals.nearest(head["kind"], _NOTE_KINDS, least=1))
        elif not (match["next"] or "").startswith(f"\n{match['indent']}    "):
            message = "囲みの中の文は、行の頭に半角の空白を4つ入れます。"
            at = match.start("next") + 1 if match["next"] else match.start("mark")
            yield source.in_body(at, Rules.NOTE, message, "「    」（空白4つ）＋文")


def _indented(source: Source, text: str) -> Iterator[Problem]:
    """Yield wrongly indented lines.

    Outside lists and notes, an indented paragraph is code; in a list, fewer than four spaces leave it.
    """
    around, above, code = "", "", 0
    for (offset, written), (_, shown) in zip(lines(source.body), lines(text), strict=True):
        words = written.lstrip(" \t") if shown.strip() else ""  # "" for code, which is blank in ``shown``
        spaces = 0 if cell_sign(shown) else len(written[: len(written) - len(words)].expandtabs(TAB))
        if is_item(words) and 0 < spaces < TAB and is_item(around):
            message = "箇条書きの中の箇条書きは、行の頭に半角の空白を4つ入れます。"
            yield source.in_body(offset, Rules.INDENT, message, f"    {words}")
        elif words and spaces >= TAB and not _holds(around) and (not above or (code and is_item(words))):
            message = "行の頭に空白が4つあると、文ではなく、コードになります。空白を消します。"
            code = code or spaces
            yield source.in_body(offset, Rules.INDENT, message, f"{' ' * (spaces - code)}{words}")
        if words and spaces < TAB:
            code = 0
        if words and not spaces:
            around = written
        above = "" if read_line(written).kind is LineKind.HEADING else words


def _holds(text: str) -> bool:
    """Whether the indented lines below a line belong to it."""
    return is_item(text) or _HOLDER.match(text) is not None
