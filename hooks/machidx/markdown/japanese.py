"""Marks Japanese in English text with ``lang="ja"``, so that screen readers pronounce it as Japanese."""

import xml.etree.ElementTree as ET

from machidx.language.locale import JAPANESE
from machidx.language.scripts import japanese_runs


def holds_japanese(text: str) -> bool:
    return any(run.is_japanese for run in japanese_runs(text))


def mark(element: ET.Element) -> None:
    """Mark the Japanese text within an element; a code sample that contains Japanese is marked as a whole."""
    if element.tag == "code":
        if holds_japanese(element.text or ""):
            element.set("lang", JAPANESE)
        return
    for child in list(element):
        mark(child)
        spans, child.tail = _spans(child.tail)
        at = list(element).index(child) + 1
        element[at:at] = spans
    spans, element.text = _spans(element.text)
    element[0:0] = spans


def _spans(text: str | None) -> tuple[list[ET.Element], str | None]:
    """Split a text into an element per Japanese run, each with the following text as tail, and the text before them."""
    if not text or text.isascii():
        return [], text
    before, spans = "", []
    for run in japanese_runs(text):
        if run.is_japanese:
            spans.append(ET.Element("span", {"lang": JAPANESE}))
            spans[-1].text = run.text
        elif spans:
            spans[-1].tail = run.text
        else:
            before = run.text
    return spans, before
