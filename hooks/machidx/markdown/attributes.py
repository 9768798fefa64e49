"""Attribute lists after headings, links and paragraphs: only ``{ #id .class title=… lang=… }`` is allowed."""

import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

from machidx.markdown.context import Run

ALLOWED = {"#": "id", ".": "class", "id": "id", "class": "class", "title": "title", "lang": "lang"}
"""Allowed attributes: the notation in the braces to the name in HTML."""


def refused_attributes(attributes: str) -> list[str]:
    """Return the disallowed attributes of a list in braces, as written: ``onclick=``, ``href=``."""
    pairs, _ = get_attrs_and_remainder(attributes)
    return [name if value is None else f"{name}=" for name, value in pairs if name not in ALLOWED]


class Attributes(AttrListTreeprocessor):
    """Python-Markdown's attribute lists, with an allow-list."""

    def __init__(self, run: Run, md: Markdown) -> None:
        super().__init__(md)
        self._run = run

    def assign_attrs(self, elem: ET.Element, attrs_string: str, *, strict: bool = False) -> str:
        """Assign allowed attributes to the element and record the others; return the text after the list."""
        pairs, remainder = get_attrs_and_remainder(attrs_string)
        if strict and remainder:
            return remainder
        self._run.refused.extend(refused_attributes(attrs_string))
        for written, value in pairs:
            name = ALLOWED.get(written)
            if name == "class" and (before := elem.get("class")):
                elem.set("class", f"{before} {value}")
            elif name and value:
                elem.set(name, value)
        return remainder
