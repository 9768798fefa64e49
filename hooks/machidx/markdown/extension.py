"""The site's additions to Markdown, as one Python-Markdown extension.

``::: table id`` on a line of its own marks the place of a table from the front matter; the template prints the table.
``[[term]]`` becomes a link to the term's page, with a tooltip that the template prints outside the article.
HTML is escaped like other text. Everything that depends on the page comes from a ``TextContext``.
"""

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, OListProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import EscapeInlineProcessor, InlineProcessor, SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from machidx.markdown.attributes import Attributes
from machidx.markdown.code_spans import FILLER, uncommented
from machidx.markdown.context import Run
from machidx.markdown.inline import ESCAPE, ESCAPED, LIGHT, STRONG, may_be_marked
from machidx.markdown.layout import TERM_LINK, Arranged, Kept, Layout, Links, Plain
from machidx.markdown.lines import TABLE_MARK
from machidx.markdown.reading import read
from machidx.markdown.terms import TERM, term_reference

TIP = "tip-"
"""Prefix of the tooltips' ids."""
_SEVERAL = 2
_ESCAPED_BAR = f"\x02{ord('|')}\x03"
"""Placeholder of an escaped bar, until Markdown puts it in."""
RETURN = "/return"
"""Stands for the id of a table at the places that lead back to the contents."""
MARK = "\x02table:{id}\x03"
"""Placeholder of a table in the rendered text. Markdown strips both control characters from its input."""


class MachidxExtension(Extension):
    """Registers the processors; each reads and fills ``run``, the text being rendered."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the processors, and let Markdown escape HTML, in case any evades the rules that reject it."""
        md.inlinePatterns.deregister("html")
        md.preprocessors.deregister("html_block")
        # Before all other preprocessors, so that Markdown reads the same text as the tokenizer.
        md.preprocessors.register(_Comments(md), "machidx_comments", 100)
        md.parser.blockprocessors.register(_TableMark(md.parser), "machidx_table", 75)
        md.parser.blockprocessors.register(_Numbers(md.parser), "olist", 40)
        self._read_inline(md)
        md.treeprocessors.register(_Unmarked(md), "machidx_unmarked", 21)
        # After inline (20), before toc (5); links after escapes (0).
        md.treeprocessors.register(_Filler(md), "machidx_filler", 16)
        md.treeprocessors.register(Plain(md), "machidx_plain", 15)
        md.treeprocessors.register(Attributes(self._run, md), "attr_list", 8)
        md.treeprocessors.register(Layout(self._run, md), "machidx_layout", 2)
        md.treeprocessors.register(Links(self._run, md), "machidx_links", -1)
        md.treeprocessors.register(_Reading(self._run, md), "machidx_reading", -2)
        md.treeprocessors.register(_Returns(self._run, md), "machidx_returns", -3)
        md.treeprocessors.register(Kept(self._run, md), "machidx_kept", -3.5)
        md.treeprocessors.register(Arranged(self._run, md), "machidx_arranged", -4)

    def _read_inline(self, md: Markdown) -> None:
        """Register what a text may hold: stars, escapes and terms."""
        md.ESCAPED_CHARS = list(ESCAPED)
        md.inlinePatterns.register(EscapeInlineProcessor(ESCAPE, md), "escape", 180)
        # After escapes, before references (170) and links (160).
        md.inlinePatterns.register(_Term(self._run, md), "machidx_term", 175)
        md.inlinePatterns.deregister("em_strong")
        md.inlinePatterns.register(SimpleTagInlineProcessor(STRONG, "strong"), "strong", 60)
        md.inlinePatterns.register(SimpleTagInlineProcessor(LIGHT, "em"), "em", 59)


class _Comments(Preprocessor):
    """Removes comments: they are for the editors and are not published."""

    def run(self, lines: list[str]) -> list[str]:
        kept = uncommented("\n".join(lines)).split("\n")
        return [line if line.strip() else "" for line in kept]  # Markdown takes spaces at the beginning for code


class _Unmarked(Treeprocessor):
    """Keeps words without any inline markup, which are most, from being searched for each kind of it."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.text and not may_be_marked(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not may_be_marked(element.tail):
                element.tail = AtomicString(element.tail)


class _Filler(Treeprocessor):
    """Removes the filler left by comments within lines."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            element.text = element.text and element.text.replace(FILLER, "")
            element.tail = element.tail and element.tail.replace(FILLER, "")
            for name, value in element.items():
                element.set(name, value.replace(FILLER, ""))


class _Reading(Treeprocessor):
    """Notes the words that the text shows."""

    def __init__(self, run: Run, md: Markdown) -> None:
        super().__init__(md)
        self._run = run

    def run(self, root: ET.Element) -> None:
        self._run.reading = read(root, self._run.shown)


class _Returns(Treeprocessor):
    """Marks the end of each section, where there are several, as a place that leads back to the contents."""

    def __init__(self, run: Run, md: Markdown) -> None:
        super().__init__(md)
        self._run = run

    def run(self, root: ET.Element) -> None:
        begins = [at for at, child in enumerate(root) if child.tag == "h2"]
        if not self._run.context.has_returns or len(begins) < _SEVERAL:
            return
        for at in reversed([*begins[1:], len(root)]):
            place = ET.Element("p")
            place.text = MARK.format(id=RETURN)
            root.insert(at, place)


class _Term(InlineProcessor):
    """Turns ``[[term]]`` into a link, or into its words if the context has no link for it."""

    def __init__(self, run: Run, md: Markdown) -> None:
        super().__init__(TERM.pattern, md)
        self._run = run

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,
    ) -> tuple[ET.Element | str, int, int]:
        inner = self.unescape(m["inner"]).replace(_ESCAPED_BAR, "\\|")
        reference = term_reference(inner)
        link = self._run.context.term(reference)
        self._run.shown[inner] = link.shown if link else reference.shown
        if link is None:
            return reference.shown, m.start(0), m.end(0)
        attributes = {"class": "term" if link.tip else "entry", "href": link.href, TERM_LINK: link.tip or ""}
        if link.tip:
            attributes |= {"aria-describedby": f"{TIP}{link.tip}", "interestfor": f"{TIP}{link.tip}"}
        element = ET.Element("a", attributes)
        element.text = link.shown
        return element, m.start(0), m.end(0)


class _Numbers(OListProcessor):
    """Numbers a list from the number of its first item, as typed."""

    LAZY_OL = False


class _TableMark(BlockProcessor):
    """Turns ``::: table id`` into a placeholder, only at the top level of a text."""

    def test(self, parent: ET.Element, block: str) -> bool:
        return parent is self.parser.root and TABLE_MARK.match(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        mark = TABLE_MARK.match(block)
        assert mark
        ET.SubElement(parent, "p").text = AtomicString(MARK.format(id=mark["id"]))
        if rest := block[mark.end() :].lstrip("\n"):
            blocks.insert(0, rest)
