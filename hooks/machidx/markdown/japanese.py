"""Japanese in an English text, marked so that a reader's voice speaks it as Japanese."""

import re
import xml.etree.ElementTree as ET

from machidx.language.locale import JAPANESE
from machidx.language.scripts import japanese_runs

_CODE = re.compile(r"<code>(?P<sample>.*?)</code>", re.DOTALL)


def mark_samples(html: str) -> str:
    """What staff type: a sample of code with Japanese in it is Japanese as a whole."""
    return _CODE.sub(_sample, html)


def _sample(match: re.Match[str]) -> str:
    found = any(is_japanese for _, is_japanese in japanese_runs(match["sample"]))
    return f'<code lang="{JAPANESE}">{match["sample"]}</code>' if found else match.group()


def mark(element: ET.Element) -> None:
    """Mark the Japanese names below an element."""
    if element.tag in ("pre", "code"):
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
