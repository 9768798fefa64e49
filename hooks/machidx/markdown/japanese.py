"""Japanese in an English text, marked so that a reader's voice speaks it as Japanese."""

import xml.etree.ElementTree as ET

from machidx.language.locale import JAPANESE
from machidx.language.scripts import japanese_runs


def holds_japanese(text: str) -> bool:
    """Whether any of the text is Japanese."""
    return any(is_japanese for _, is_japanese in japanese_runs(text))


def mark(element: ET.Element) -> None:
    """Mark the Japanese names below an element; a sample of code with Japanese in it is, as a whole."""
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
    """The Japanese in a text as elements with what follows each, and what stands before the first."""
    if not text or text.isascii():
        return [], text
    before, spans = "", []
    for run, is_japanese in japanese_runs(text):
        if is_japanese:
            spans.append(ET.Element("span", {"lang": JAPANESE}))
            spans[-1].text = run
        elif spans:
            spans[-1].tail = run
        else:
            before = run
    return spans, before
