"""Marks runs of a text: Japanese in English, with ``lang="ja"`` for screen readers; what stays on one line."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable

from machidx.language.line_runs import line_runs
from machidx.language.locale import JAPANESE
from machidx.language.scripts import japanese_runs

_NOT_KEPT = {"code", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
"""Code, and headings, which break between phrases only."""


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
    _wrap(element, japanese_runs, {"lang": JAPANESE})


def keep(element: ET.Element) -> None:
    """Keep amounts, names of municipalities and short brackets within an element on one line."""
    if element.tag in _NOT_KEPT:
        return
    for child in list(element):
        keep(child)
    _wrap(element, line_runs, {"class": "nowrap"})


def _wrap(element: ET.Element, runs: Callable[[str], Iterable[tuple[str, bool]]], attributes: dict[str, str]) -> None:
    """Wrap the runs that are set off, in an element's own text and after its children, in spans."""
    for child in list(element):
        spans, child.tail = _spans(child.tail, runs, attributes)
        at = list(element).index(child) + 1
        element[at:at] = spans
    spans, element.text = _spans(element.text, runs, attributes)
    element[0:0] = spans


def _spans(
    text: str | None, runs: Callable[[str], Iterable[tuple[str, bool]]], attributes: dict[str, str]
) -> tuple[list[ET.Element], str | None]:
    """Split a text into an element per run set off, each with the following text as tail, and the text before them."""
    if not text or text.isascii():
        return [], text
    before, spans = "", []
    for run, is_set_off in runs(text):
        if is_set_off:
            spans.append(ET.Element("span", dict(attributes)))
            spans[-1].text = run
        elif spans:
            spans[-1].tail = run
        else:
            before = run
    return spans, before
