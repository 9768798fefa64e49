"""The words that a plan explains: rows of its glossary, and notes that begin with ※."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from machidx.drafting.outline import GLOSSARY
from machidx.drafting.text_lines import TextLine, tidied
from machidx.language.scripts import reading_meant

_HEADS = re.compile(r"索引|用\s*語(?:の?意味|名|等)?|説\s*明|解\s*説|意味|頁|ページ|No\.?|番号|項目|内容")
_PAIR = re.compile(
    r"[【「『]?(?P<word>[^\s：:【】「」『』…。、][^：:【】「」『』…。、]{0,39}?)[】」』]?\s*(?:[:：]|…+|・{2,}|[－―]{1,2}(?=\S)|(?<=[】」』]))\s*(?P<rest>\S.*)"
)
_NOTE = re.compile(
    r"(?:.*[。\s])?[※＊*]\s*[0-9０-９]*\s*(?P<word>[^\s：:。、※「」][^：:。、※「」]{0,39}?)\s*(?:[:：]|…+|・{2,}|[（(]注[)）])\s*(?P<rest>\S.*)"
)
_RUBY = re.compile(r"^(?P<ruby>[ァ-ヶー ．.・]+)\s+(?P<rest>[^\s.ァ-ヶー].*)$")
_KANA_BEHIND = re.compile(r"(?P<word>[A-Za-z0-9 .\-]+)[(（](?P<kana>[ァ-ヶー・]+)[)）]")
_AGAIN = re.compile(r"[(（](?:続き|つづき)[)）]")


@dataclass(frozen=True)
class GlossaryRow:
    """A word with its explanation as printed."""

    word: str
    line: int
    """1-based, in the text."""
    text: str
    """The explanation."""
    reading: str = ""
    """In hiragana; "" where the plan gives none that can be read surely."""
    is_note: bool = False
    """Whether it is a note at a page's foot, and no row of a glossary."""


def glossary_rows(lines: Sequence[TextLine]) -> list[GlossaryRow]:
    """Find the words explained in a plan, each once; rows of the glossary before notes."""
    first = next((n for n, line in enumerate(lines) if _is_head(lines, n, line)), len(lines))
    found = [*_rows(lines[first:]), *_notes(lines)]
    out: dict[str, GlossaryRow] = {}
    for row in found:
        out.setdefault(row.word.casefold(), row)
    return list(out.values())


def _is_head(lines: Sequence[TextLine], at: int, line: TextLine) -> bool:
    """Whether a line is the heading of a glossary, with entries below."""
    if not GLOSSARY.fullmatch(line.text):
        return False
    below = [each for each in lines[at + 1 : at + 6] if not GLOSSARY.fullmatch(each.text)]
    return any(each.is_row or _PAIR.match(each.text) for each in below)


def _rows(lines: Sequence[TextLine]) -> Iterator[GlossaryRow]:
    """Yield the entries of a glossary: rows, or a word and its explanation on one line; further lines go on."""
    present: GlossaryRow | None = None
    for line in lines:
        entry = _entry(line)
        if entry and not _AGAIN.search(entry[0]):
            if present:
                yield present
            word, reading = _word(entry[0])
            present = GlossaryRow(word, line.number, entry[1], reading)
        elif line.depth and not GLOSSARY.fullmatch(line.text):
            break
        elif present and not entry and not _is_heads(line) and not GLOSSARY.fullmatch(line.text):
            present = GlossaryRow(present.word, present.line, f"{present.text}\n{line.text}", present.reading)
    if present:
        yield present


def _entry(line: TextLine) -> tuple[str, str] | None:
    """The word and the explanation on a line; None for heads and for lines without both."""
    if line.depth or _is_heads(line):
        return None
    if line.is_row:
        word, text = line.filled[-2], line.filled[-1]
        return (word, text) if len(word) < len(text) or "。" in text else None
    match = None if line.cells else _PAIR.fullmatch(line.text)
    return (match["word"], match["rest"]) if match else None


def _is_heads(line: TextLine) -> bool:
    return line.is_row and all(_HEADS.fullmatch(cell) for cell in line.filled)


def _notes(lines: Sequence[TextLine]) -> Iterator[GlossaryRow]:
    for line in lines:
        for cell in line.cells or (line.text,):
            if match := _NOTE.fullmatch(cell):
                word, reading = _word(match["word"])
                yield GlossaryRow(word, line.number, match["rest"], reading, is_note=True)


def _word(printed: str) -> tuple[str, str]:
    """The word and its reading, where kana above it were read as kana before it, or where it is in kana itself."""
    word = tidied(printed.replace("\n", ""))
    match = _RUBY.match(" ".join(printed.split()))
    if match and re.search("[A-Za-z]", match["rest"]):
        word, whole = tidied(match["rest"]), re.fullmatch(r"[A-Za-z0-9 .\-]+", match["rest"])
        return word, reading_meant(match["ruby"]) if whole else ""
    if match := _KANA_BEHIND.fullmatch(word):
        return match["word"].strip(), reading_meant(match["kana"])
    return word, reading_meant(word)
