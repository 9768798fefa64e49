"""The languages of the site, and texts tagged with their actual language."""

from typing import NamedTuple

JAPANESE = "ja"
LOCALES = ("ja", "en")


class Text(NamedTuple):
    """A text and its actual language: an untranslated label on an English page is ``ja``."""

    text: str
    locale: str = JAPANESE
