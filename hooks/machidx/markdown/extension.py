"""Our own Markdown, as one Python-Markdown extension.

``::: table id`` on a line of its own marks where a table of the front matter stands; the template prints it.
``[[term]]`` becomes a link to the term's page with a tooltip (printed by the template, outside the
article). Headings break between phrases, tables scroll by themselves and align by class: Python-Markdown's
``style=`` would break the Content-Security-Policy.

A text may also be shown elsewhere than on its own page (``Place``): in a booklet. Its ids and links move with it.
"""

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from machidx.glossary.glossary import Linker
from machidx.language.locale import JAPANESE
from machidx.language.phrases import phrases
from machidx.markdown.code_spans import without_comments
from machidx.markdown.japanese import mark, mark_samples
from machidx.markdown.markup import SAFE_SCHEMES, SCHEME, TERM, term_reference

_HEADINGS = ("h1", "h2", "h3", "h4")
TABLE = re.compile(r"<!--table:([a-z0-9-]+)-->")
"""The mark that stands in the rendered text for a table."""
TIP = "tip-"
"""Prefix of a tooltip's id."""


@dataclass(frozen=True)
class Place:
    """Where a text stands that is not shown on its own page."""

    id: str
    """What its ids begin with."""
    name: str
    """What its tables are called by, beside their number."""
    lead: Callable[[str], str]
    """From a link as it is written to one that leads there from this place."""
    linker: Linker
    locale: str
    """The language of the text."""
    site_locale: str
    """The language of the page it stands on."""


class MachidxExtension(Extension):
    """Give it the page's linker and language before each page is rendered."""

    def __init__(self) -> None:
        super().__init__()
        self.linker: Linker | None = None
        self.locale = "ja"
        """The language of the text."""
        self.site_locale = "ja"
        """The language of the pages it links to: the other one on a page that is not translated."""
        self.place: Place | None = None
        """Where the text stands, if not on its own page."""

    def at(self, place: Place) -> None:
        """Render what comes next for a place that is not its own page."""
        self.linker, self.locale, self.site_locale, self.place = place.linker, place.locale, place.site_locale, place

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register our processors; HTML is text like any other, should the rules be fooled that refuse it."""
        md.inlinePatterns.deregister("html")
        md.preprocessors.deregister("html_block")
        # After fenced code (25): comments in it are shown.
        md.preprocessors.register(_Comments(md), "machidx_comments", 20)
        md.parser.blockprocessors.register(_TableMark(md.parser), "machidx_table", 75)
        # After escapes (180), before references (170) and links (160).
        md.inlinePatterns.register(_Term(self, md), "machidx_term", 175)
        # After inline (20), before attr_list (8), toc (5) and the generator's own link check (0).
        md.treeprocessors.register(_Plain(md), "machidx_plain", 15)
        md.treeprocessors.register(_Layout(self, md), "machidx_layout", 2)
        md.treeprocessors.register(_Moved(self, md), "machidx_moved", 1)
        # After raw_html (30), which puts the blocks of code back.
        md.postprocessors.register(_Samples(self, md), "machidx_samples", 15)


class _Comments(Preprocessor):
    """Comments are for those who write: the page does not have them."""

    def run(self, lines: list[str]) -> list[str]:
        return without_comments("\n".join(lines)).split("\n")


class _Term(InlineProcessor):
    def __init__(self, extension: MachidxExtension, md: Markdown) -> None:
        super().__init__(TERM.pattern, md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ET.Element | str, int, int]:
        reference = term_reference(m["inner"])
        linker = self.extension.linker
        link = linker.link(reference) if linker else None
        if linker is None or link is None:
            return reference.shown, m.start(0), m.end(0)
        element = ET.Element("a")
        href = posixpath.relpath(f"{link.page.stem}.md", posixpath.dirname(linker.page.stem) or ".")
        anchor = link.anchor(self.extension.site_locale)
        element.set("href", f"{href}#{anchor}" if anchor else href)
        element.set("class", "term")
        element.set("interestfor", f"{TIP}{link.page.name}")
        element.set("aria-describedby", f"{TIP}{link.page.name}")
        element.text = link.shown
        return element, m.start(0), m.end(0)


class _TableMark(BlockProcessor):
    """``::: table id``: the place of a table."""

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
        return block.startswith("::: table ")

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        line, _, rest = blocks.pop(0).partition("\n")
        mark = f"<!--table:{line.removeprefix('::: table ').strip()}-->"
        ET.SubElement(parent, "p").text = self.parser.md.htmlStash.store(mark)
        if rest:
            blocks.insert(0, rest)


class _Plain(Treeprocessor):
    """Terms in headings and in links are words, not links."""

    def run(self, root: ET.Element) -> None:
        for parent in root.iter():
            if parent.tag in _HEADINGS or (parent.tag == "a" and parent.get("class") != "term"):
                for link in parent.findall(".//a[@class='term']"):
                    link.tag = "span"
                    link.attrib.clear()


class _Layout(Treeprocessor):
    """Phrase breaks in headings; tables in a scrolling region, aligned by class; nothing that could run."""

    def __init__(self, extension: MachidxExtension, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension
        self.tables = 0

    def run(self, root: ET.Element) -> None:
        if self.extension.linker and self.extension.linker.page.kind == "term":
            _wrap_senses(root)
        self.tables = 0
        if self.extension.locale != JAPANESE:
            mark(root)
        for parent in list(root.iter()):
            if parent.tag in _HEADINGS and self.extension.locale == JAPANESE:
                _break_phrases(parent)
            for child in list(parent):
                if child.tag == "table":
                    self._wrap(parent, child)
            _join_lines(parent)
            _disarm(parent)
            if parent.tag == "a" and parent.text and parent.text == parent.get("href"):
                parent.set("class", "bare")  # on paper its address need not stand behind it once more
            if style := parent.attrib.pop("style", ""):
                parent.set("class", style.removeprefix("text-align: ").rstrip(";"))

    def _wrap(self, parent: ET.Element, table: ET.Element) -> None:
        box = ET.Element("div")
        box.set("class", "table-box")
        box.set("role", "region")
        box.set("tabindex", "0")
        self.tables += 1
        name = f"{self.extension.place.name} " if self.extension.place else ""
        box.set("aria-label", f"{name}{'表' if self.extension.locale == 'ja' else 'Table'} {self.tables}")
        for head in table.iter("th"):
            head.set("scope", "col")
        box.tail, table.tail = table.tail, None
        parent[list(parent).index(table)] = box
        box.append(table)


class _Moved(Treeprocessor):
    """A text that is not shown on its own page: ids stay unique, links lead on, headings stand one level deeper."""

    def __init__(self, extension: MachidxExtension, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ET.Element) -> None:
        if place := self.extension.place:
            for element in root.iter():
                _move(element, place)


class _Samples(Postprocessor):
    """What staff type is Japanese in an English guide too: a sample with Japanese in it is, as a whole."""

    def __init__(self, extension: MachidxExtension, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        return text if self.extension.locale == JAPANESE else mark_samples(text)


_DEEPER = {"h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}


def _move(element: ET.Element, place: Place) -> None:
    element.tag = _DEEPER.get(element.tag, element.tag)
    if id := element.get("id"):
        element.set("id", f"{place.id}-{id}")
    for name in ("href", "src"):
        if written := element.get(name):
            element.set(name, place.lead(written))
    if element.get("class") == "term":
        _place_term(element)


def _place_term(link: ET.Element) -> None:
    """A term is explained at the place itself (without a tooltip), or it is plain words."""
    href = link.get("href", "")
    link.attrib.clear()
    if href.startswith("#"):
        link.attrib.update({"class": "entry", "href": href})
    else:
        link.tag = "span"


def _wrap_senses(root: ET.Element) -> None:
    """Each town's explanation as a section of its own, so that they can stand side by side."""
    box = ET.Element("div", {"class": "senses"})
    for child in list(root):
        if child.tag == "h2":
            if not len(box):
                root.insert(list(root).index(child), box)
            ET.SubElement(box, "section", {"class": "sense"})
        if len(box):
            root.remove(child)
            box[-1].append(child)


def _disarm(element: ET.Element) -> None:
    """Drop what the rules refuse anyway, should they be fooled: handlers, and links that run something."""
    for name, value in list(element.attrib.items()):
        unsafe = name in ("href", "src") and SCHEME.match(value) and not value.lower().startswith(SAFE_SCHEMES)
        if name.lower().startswith("on") or unsafe:
            del element.attrib[name]


_WIDE_LINE_END = re.compile(r"(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])\n[ \t]*")


def _join_lines(element: ET.Element) -> None:
    """A line break after a Japanese character is none to a reader; browsers would show a space."""
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
