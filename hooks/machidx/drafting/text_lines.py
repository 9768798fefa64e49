"""The lines of a plan's text, without the marks of the format it came in: Markdown, HTML, cells of tables."""

import re
from dataclasses import dataclass

_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
_BREAKS = re.compile(r"</?(?:br|p|li|ul|ol)\b[^<>]*>")
_MARKS = re.compile(r"\*\*|__|\\(?=[^\w\s])|※(?=[)）」』\s]|$)")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+")
_BULLET = re.compile(r"^\s*(?P<sign>[-*+](?=\s)|[・●○■◆◇□▶➤►✓✔•▷](?![①-⑳]))\s*")
_RULE = re.compile(r"^[\s|:+=_-]*$")
_WIDE = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_CJK = "\u3005-\u30ff\u3400-\u9fff\uff01-\uff60"
_THIN = re.compile(rf"(?<=[{_CJK}]) (?=[A-Za-z0-9(（])|(?<=[A-Za-z0-9)）]) (?=[{_CJK}])")
_SPACED = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9](?: (?:[-.] )?[A-Za-z0-9])+(?![A-Za-z0-9])")


@dataclass(frozen=True)
class TextLine:
    """A line of a plan's text."""

    number: int
    """1-based, in the text as it was given."""
    text: str
    """The words, without marks; cells are joined by spaces."""
    depth: int = 0
    """How deep the line is marked as a heading: 1 for the highest, 0 for none."""
    bullet: str = ""
    """The sign of a list before the words."""
    cells: tuple[str, ...] = ()
    """The cells of a row, () for a line that is no row. A cell may have several lines."""

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that are not blank."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of a table with at least two filled cells."""
        return len(self.filled) > 1


def text_lines(text: str) -> list[TextLine]:
    """Split a text into its lines; those that are blank or hold only signs of layout are left out."""
    lines = (_read(number, raw) for number, raw in enumerate(text.splitlines(), 1) if not _RULE.match(raw))
    return [line for line in lines if line.text]


def tidied(text: str) -> str:
    """Remove the spaces that typesetting puts beside and between letters: 目指す DX, R P A."""
    joined = _SPACED.sub(lambda match: match[0].replace(" ", ""), re.sub(r"\s+", " ", text.replace("\u3000", " ")))
    return _THIN.sub("", joined).strip()


def _read(number: int, raw: str) -> TextLine:
    heading = _HEADING.match(raw)
    depth = len(heading["marks"]) if heading else 0
    rest = raw[heading.end() :] if heading else raw
    bullet = _BULLET.match(rest)
    if bullet:
        rest = rest[bullet.end() :]
    cells = tuple(_plain(cell) for cell in _cells(rest.rstrip("\r\n")))
    words = " ".join(" ".join(cell.split()) for cell in cells if cell) if cells else " ".join(_plain(rest).split())
    return TextLine(number, words, depth, bullet["sign"] if bullet else "", cells)


def _cells(raw: str) -> list[str]:
    """The cells of a row: between tabs, between ``|``, or between wide gaps; [] for a line that is no row."""
    if "\t" in raw:
        return raw.split("\t")
    stripped = raw.strip()
    if stripped.startswith("|") and stripped.count("|") > 1:
        return stripped.strip("|").split("|")
    return _WIDE.split(stripped) if _WIDE.search(stripped) else []


def _plain(raw: str) -> str:
    """Words without tags and marks; breaks between blocks become line ends."""
    parts = _TAGS.sub("", _BREAKS.sub("\n", raw)).split("\n")
    lines = (" ".join(_MARKS.sub("", part).split()) for part in parts)
    return "\n".join(filter(None, lines))
