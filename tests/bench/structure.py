"""Writes the HTML of an article as Markdown of the same structure: headings, lists, tables, links and emphasis.

What is not visible is left out, as in our search (``machidx.search.article``). The text of a table's cell, of a term
and of a heading stands on one line. Anything else, such as a figure or a form, is paragraphs of its text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from textwrap import indent

from machidx.search import article

_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_EMPHASIS = {"b": "**", "strong": "**", "em": "*", "i": "*"}
_ANYWHERE = re.compile(r"[&<>\\`*_\[\]{}|]")
_AT_START = re.compile(r"(?P<digits>\d*)(?P<sign>[#+\-=:?!~.)^])")
_ENTITIES = {sign: f"&#{ord(sign)};" for sign in "&<>=:?~|^)`]"}
_FRAMED = re.compile(r"\||```")
"""The start of a table or fence; no escaped text starts like this."""
_NESTED = re.compile(rf"- |1\. |{_FRAMED.pattern}")
"""The start of a list, table or fence."""
_STRETCH = "    "
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

Targets = Callable[[str], str | None]
"""Returns what to write for a link's ``href``; None if its text is to be no link."""


@dataclass
class _Element:
    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: "list[_Element | str]" = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads HTML as a tree of its visible elements."""

    def __init__(self) -> None:
        super().__init__()
        self.root = _Element("article")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, dict(attrs))
        if article.is_visible(tag, element.attributes):
            self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def as_markdown(html: str, targets: Targets) -> str:
    """Return Markdown of the visible structure of an article's HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n\n".join(_Writer(targets).blocks(reader.root)) + "\n"


def escaped(text: str) -> str:
    """Return Markdown that shows a text as it is; escapes only what Markdown would read, to slow nobody."""
    return _ANYWHERE.sub(lambda match: _sign(match[0]), text)


def _started(line: str) -> str:
    """Return a line of Markdown that neither starts nor ends a block other than its own."""
    line = f"{line[:-1]}\\#" if line.endswith("#") else line
    start = _AT_START.match(line)
    return f"{start['digits']}{_sign(start['sign'])}{line[start.end() :]}" if start else line


def _sign(sign: str) -> str:
    return _ENTITIES.get(sign, f"\\{sign}")


@dataclass
class _Writer:
    targets: Targets

    def blocks(self, element: _Element) -> list[str]:
        """Return the blocks in an element; the text between those inside is paragraphs."""
        found: list[str] = []
        beside: list[_Element | str] = []
        for child in element.children:
            if isinstance(child, str) or child.tag in article.INLINE or child.tag in _VOID:
                beside.append(child)
                continue
            found += [*self._paragraph(beside), *self._block(child)]
            beside = []
        return [*found, *self._paragraph(beside)]

    def _paragraph(self, children: "list[_Element | str]") -> list[str]:
        line = self._line(_Element("p", children=children))
        return [line] if line else []

    def _block(self, element: _Element) -> list[str]:
        if element.tag in _HEADINGS:
            return [f"{_HEADINGS[element.tag]} {line}" for line in [self._line(element)] if line]
        if element.tag == "select":
            return self._paragraph(element.children)
        known = {"ul": self._list, "ol": self._list, "dl": self._terms, "table": self._table, "pre": self._fence}
        return known.get(element.tag, self.blocks)(element)

    def _line(self, element: _Element) -> str:
        return _started(" ".join(self._inline(element, frozenset()).split()))

    def _inline(self, element: _Element, around: frozenset[str]) -> str:
        text = ""
        for child in element.children:
            part = escaped(child) if isinstance(child, str) else self._phrase(child, around)
            # "!" before a link would be an image; two adjacent marks would be one.
            text += f" {part}" if text[-1:] in {"!", "*", "`"} and part[:1] in {"[", "*", "`"} else part
        return text

    def _phrase(self, element: _Element, around: frozenset[str]) -> str:
        if element.tag in _VOID:
            return " " if element.tag == "br" else ""
        if element.tag == "code" and _is_simple(text := _text(element).strip(), is_linked="a" in around):
            return f"`{text}`"
        if element.tag == "a" and "a" not in around:
            return self._link(element, around)
        mark = _EMPHASIS.get(element.tag, "")
        if not mark or "*" in around:
            text = self._inline(element, around)
            return text if element.tag in article.INLINE else f" {text} "
        return _wrapped(mark, self._inline(element, around | {"*"}), mark)

    def _link(self, element: _Element, around: frozenset[str]) -> str:
        target = self.targets(element.attributes.get("href") or "")
        text = self._inline(element, around | {"a"})
        return _wrapped("[", text, f"]({target})") if target else text

    def _list(self, element: _Element) -> list[str]:
        mark = "- " if element.tag == "ul" else "1. "
        items = [self._item(child, mark) for child in element.children if isinstance(child, _Element)]
        shown = [item for item in items if item]
        between = "\n\n" if any("\n\n" in item for item in shown) else "\n"
        return [between.join(shown)] if shown else []

    def _item(self, element: _Element, mark: str) -> str:
        parts = self._started_blocks(element, _NESTED)
        if not parts:
            return ""
        is_tight = all(part.startswith(("- ", "1. ")) and "\n\n" not in part for part in parts[1:])
        text = ("\n" if is_tight else "\n\n").join(parts)
        return f"{mark}{indent(text, _STRETCH).removeprefix(_STRETCH)}"

    def _started_blocks(self, element: _Element, unfit: re.Pattern[str]) -> list[str]:
        """Return an element's blocks; one line of its text if the first is ``unfit`` behind a mark."""
        parts = self.blocks(element)
        return self._paragraph(element.children) if parts and unfit.match(parts[0]) else parts

    def _terms(self, element: _Element) -> list[str]:
        found: list[str] = []
        is_term = False
        for child in _inside(element, {"dt", "dd"}):
            parts = self._paragraph(child.children) if child.tag == "dt" else self._started_blocks(child, _FRAMED)
            if child.tag == "dd" and parts and (is_term or found):
                text = indent("\n\n".join(parts), _STRETCH).removeprefix(_STRETCH)
                found[-1] += f"\n:   {text}"
            elif is_term and child.tag == "dt" and parts:
                found[-1] += f"\n{parts[0]}"
            else:
                found += parts
            is_term = child.tag == "dt"
        return found

    def _table(self, element: _Element) -> list[str]:
        captions = [line for child in _inside(element, {"caption"}) for line in self._paragraph(child.children)]
        rows = self._rows(element)
        if not rows:
            return captions
        head, *body = [f"| {' | '.join(row)} |" for row in rows]
        return [*captions, "\n".join([head, f"|{' --- |' * len(rows[0])}", *body])]

    def _rows(self, element: _Element) -> list[list[str]]:
        """Return the cells of all rows; what a cell spans further is empty."""
        cells: dict[tuple[int, int], str] = {}
        rows = list(_inside(element, {"tr"}))
        for place, row in enumerate(rows):
            for cell in _inside(row, {"td", "th"}):
                column = next(number for number in range(len(cells) + 1) if (place, number) not in cells)
                for down in range(_span(cell, "rowspan")):
                    cells.update(((place + down, column + right), "") for right in range(_span(cell, "colspan")))
                cells[place, column] = " ".join(self._inline(cell, frozenset()).split())
        columns = range(max((column + 1 for _, column in cells), default=0))
        return [[cells.get((place, column), "") for column in columns] for place in range(len(rows))] if columns else []

    def _fence(self, element: _Element) -> list[str]:
        text = _text(element).strip("\n")
        longest = max((len(run) for run in re.findall("`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        return [f"{fence}\n{text}\n{fence}"] if text.strip() else []


def _is_simple(text: str, *, is_linked: bool) -> bool:
    return bool(text) and not set(text) & set("`|\\\n[]" if is_linked else "`|\\\n")


def _wrapped(start: str, text: str, end: str) -> str:
    """Return a text between marks, with the spaces around it outside."""
    inside = " ".join(text.split())
    before, after = (" " if text[place].isspace() else "" for place in (0, -1)) if inside else ("", "")
    return f"{before}{start}{inside}{end}{after}" if inside else text


def _text(element: _Element) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in element.children)


def _inside(element: _Element, tags: set[str]) -> Iterator[_Element]:
    """Return the elements with one of the tags, without those in one another."""
    for child in element.children:
        if isinstance(child, _Element) and child.tag in tags:
            yield child
        elif isinstance(child, _Element):
            yield from _inside(child, tags)


def _span(cell: _Element, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return int(value) if value in map(str, range(1, 100)) else 1
