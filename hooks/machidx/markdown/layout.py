"""Adjusts the rendered text: scrollable tables, breaks between phrases, Japanese in English text, links from the page.

Cells are aligned by class, as the Content-Security-Policy blocks the ``style=`` that Python-Markdown writes.
"""

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from machidx.language.locale import ENGLISH, JAPANESE, shares_characters
from machidx.language.phone_width import fits_a_phone
from machidx.language.phrases import phrases
from machidx.markdown.context import Run, TextContext
from machidx.markdown.japanese import keep, mark

TERM_LINK = "data-term"
"""Temporary attribute of a term's link: the slug of the term whose tooltip it shows, or ""."""
BOX = "discrepancy-"
"""Beginning of the ids of the boxes about contradictions within a plan, followed by their numbers in the text."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_TABLE = {JAPANESE: "表", ENGLISH: "Table"}
"""The word before the number of a table; other languages have the number alone."""
_ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "th": "columnheader",
    "td": "cell",
}
_DEEPER = {"h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}
_WIDE_LINE_END = re.compile(r"(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])\n[ \t]*")


class Plain(Treeprocessor):
    """Turns terms in headings and in other links into plain words."""

    def run(self, root: ET.Element) -> None:
        """Replace the links of such terms below an element."""
        for parent in root.iter():
            if parent.tag in _HEADINGS or (parent.tag == "a" and TERM_LINK not in parent.attrib):
                for link in parent.findall(f".//a[@{TERM_LINK}]"):
                    link.tag = "span"
                    link.attrib.clear()


class Layout(Treeprocessor):
    """Breaks headings between phrases, makes tables scrollable and aligned by class, and puts senses side by side."""

    def __init__(self, run: Run, md: Markdown) -> None:
        super().__init__(md)
        self._run = run

    def run(self, root: ET.Element) -> None:
        """Adjust the text below an element."""
        context, tables = self._run.context, 0
        boxes = (child for child in root if child.get("class") == "admonition discrepancy")
        for number, box in enumerate(boxes, 1):
            box.set("id", f"{BOX}{number}")
        if context.has_senses:
            _wrap_senses(root)
        if not shares_characters(context.locale):
            mark(root)
        for parent in list(root.iter()):
            if parent.tag in _HEADINGS and context.locale == JAPANESE:
                _break_phrases(parent)
            for child in list(parent):
                if child.tag == "table":
                    tables += 1
                    _wrap_table(parent, child, context, tables)
            _join_lines(parent)
            if parent.tag == "a" and parent.text and parent.text == parent.get("href"):
                parent.set("class", "bare")  # in print its address is not repeated after it
            if style := parent.attrib.pop("style", ""):
                parent.set("class", style.removeprefix("text-align: ").rstrip(";"))


class Links(Treeprocessor):
    """Makes links and pictures work on the page shown, and prefixes the ids of a booklet's part.

    Records the slugs of the terms whose tooltips the final text shows, in order.
    """

    def __init__(self, run: Run, md: Markdown) -> None:
        super().__init__(md)
        self._run = run

    def run(self, root: ET.Element) -> None:
        """Resolve all links below an element."""
        context = self._run.context
        for element in root.iter():
            if context.part:
                element.tag = _DEEPER.get(element.tag, element.tag)
                if id := element.get("id"):
                    element.set("id", f"{context.part}-{id}")
            for name in ("href", "src"):
                if (written := element.get(name)) and TERM_LINK not in element.attrib:
                    self._run.addresses.append(written)
                    if name == "src" and (size := context.size(written)):
                        element.set("width", str(size[0]))
                        element.set("height", str(size[1]))
                    element.set(name, context.lead(written))
            if slug := element.attrib.pop(TERM_LINK, None):
                self._run.terms.append(slug)


class Kept(Treeprocessor):
    """Keeps what belongs together on one line, after the words have been read as typed."""

    def __init__(self, run: Run, md: Markdown) -> None:
        super().__init__(md)
        self._run = run

    def run(self, root: ET.Element) -> None:
        """Wrap it in spans in a Japanese text."""
        if self._run.context.locale == JAPANESE:
            keep(root)


class Arranged(Treeprocessor):
    """Puts the towns' explanations of a term in the order of the towns, after the words have been read as typed."""

    def __init__(self, run: Run, md: Markdown) -> None:
        super().__init__(md)
        self._run = run

    def run(self, root: ET.Element) -> None:
        """Sort the sections of an element's senses."""
        order = self._run.context.sense_order
        places = {id: place for place, id in enumerate(order)}
        for box in root.findall("div[@class='senses']"):
            box[:] = sorted(box, key=lambda section: places.get(section[0].get("id", ""), len(order)))


def _wrap_table(parent: ET.Element, table: ET.Element, context: TextContext, number: int) -> None:
    words = (context.name, _TABLE.get(context.locale, ""), str(number))
    name = " ".join(word for word in words if word)
    attributes = {"class": "table-box", "role": "region", "tabindex": "0", "aria-label": name}
    box = ET.Element("div", attributes)
    for head in table.iter("th"):
        head.set("scope", "col")
    _label_cards(table, context)
    box.tail, table.tail = table.tail, None
    parent[list(parent).index(table)] = box
    box.append(table)


def _label_cards(table: ET.Element, context: TextContext) -> None:
    """Prepare a table that is wider than a phone for being shown as a card per row (``styles/tables.css``).

    Each cell gets the words of its column; the roles say to browsers that the cards are still a table.
    """
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in table.iter("tr")]
    if fits_a_phone(rows):
        return
    colon = "：" if context.locale == JAPANESE else ": "
    table.set("class", "cards")
    for element in table.iter():
        if role := _ROLES.get(element.tag):
            element.set("role", role)
    for row in table.iter("tr"):
        for head, cell in list(zip(rows[0], row, strict=True))[1:]:
            if head and cell.tag == "td":
                cell.set("data-label", f"{head}{colon}")


def _wrap_senses(root: ET.Element) -> None:
    """Wrap each town's explanation in a section, so that they can be placed side by side."""
    box = ET.Element("div", {"class": "senses"})
    for child in list(root):
        if child.tag == "h2":
            if not len(box):
                root.insert(list(root).index(child), box)
            ET.SubElement(box, "section", {"class": "sense"})
        if len(box):
            root.remove(child)
            box[-1].append(child)


def _join_lines(element: ET.Element) -> None:
    """Remove line breaks after Japanese characters, which browsers would show as spaces."""
    if element.tag not in ("pre", "code"):
        element.text = element.text and _WIDE_LINE_END.sub("", element.text)
    for child in element:
        child.tail = child.tail and _WIDE_LINE_END.sub("", child.tail)


def _break_phrases(heading: ET.Element) -> None:
    """Put <wbr> between the phrases of a heading's own words."""
    first, *rest = phrases(heading.text or "")
    heading.text = first
    for index, phrase in enumerate(rest):
        mark = ET.Element("wbr")
        mark.tail = phrase
        heading.insert(index, mark)
