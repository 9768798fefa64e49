"""The languages of the site, and a text with the one it is really in."""

from typing import NamedTuple

JAPANESE = "ja"
LOCALES = ("ja", "en")


class Text(NamedTuple):
    """A text and the language it is really in: an untranslated label stays Japanese."""

    text: str
    locale: str = JAPANESE
