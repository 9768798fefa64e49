"""Footnotes: numbered as they are referred to, with ways back named in the language of the text."""

import xml.etree.ElementTree as ET
from typing import Any

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension

from machidx.language.locale import ENGLISH, JAPANESE

_CLASS = "footnote-backref"
_UNTYPED = "\x02notes\x03"
"""What no text can hold, in place of the words that would move the notes."""
_BACK = {JAPANESE: "注{}の印に戻る", ENGLISH: "Back to the mark of note {}"}
"""What leads back is called by its number alone in other languages."""


class Notes(FootnoteExtension):
    """Python-Markdown's footnotes, in the order of their marks."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.setConfigs({"USE_DEFINITION_ORDER": False, "PLACE_MARKER": _UNTYPED})

    def say_in(self, locale: str) -> None:
        """Name the ways back in a language."""
        self.setConfig("BACKLINK_TITLE", _BACK.get(locale, "↩ {}"))

    def makeFootnotesDiv(self, root: ET.Element) -> ET.Element | None:  # noqa: N802
        """Make the list of notes. One without words gets a way back, too, as the order of the notes relies on it."""
        box = super().makeFootnotesDiv(root)
        for item in box.findall("ol/li") if box is not None else ():
            if item.find(f".//a[@class='{_CLASS}']") is None:
                back = ET.SubElement(ET.SubElement(item, "p"), "a", {"class": _CLASS, "href": f"#{item.get('id')}"})
                back.text = FN_BACKLINK_TEXT
        return box
