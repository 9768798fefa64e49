"""The languages of a site, and texts tagged with their actual language."""

import re
from typing import NamedTuple

JAPANESE = "ja"
ENGLISH = "en"
LOCALES = (JAPANESE, ENGLISH)
"""The languages of the open data; pages may be in others too."""
CODE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{4})?(?:[-_][A-Z]{2})?")
"""The code of a language, as the generator reads it between two dots of a file name: vi, zh-Hant, pt-BR."""


class Language(NamedTuple):
    """A language in which pages are published: its code, and how it calls itself."""

    code: str
    name: str


LANGUAGES = (Language(JAPANESE, "日本語"), Language(ENGLISH, "English"))
"""The languages of a site whose settings name none."""


def shares_characters(locale: str) -> bool:
    """Whether a text in the language cannot be told from Japanese by its characters: Japanese itself, and Chinese."""
    return locale == JAPANESE or locale.startswith("zh")


class Text(NamedTuple):
    """A text and its actual language: an untranslated label on an English page is ``ja``."""

    text: str
    locale: str = JAPANESE
