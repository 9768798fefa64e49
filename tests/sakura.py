"""The tiny library as a site of a city and a town, in three languages: some pages and words are in Vietnamese too."""

import shutil
from pathlib import Path

from machidx.content import loader
from machidx.translation import completing

from .conftest import make_project

_VIETNAMESE = Path(__file__).parent / "vietnamese"
_NAMES = {"みどり町": "さくら市", "みどりまち": "さくらし", '"999997"': '"992992"', "Midori": "Sakura"}
_ENGLISH = """        - locale: en
          name: English
          build: true
"""


def make_city(root: Path) -> Path:
    """Create the project in a folder: the town Midori has become a city."""
    docs = make_project(root) / "docs"
    for file in docs.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        for old, new in _NAMES.items():
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    _stamp(root)
    return root


def make_trilingual(root: Path) -> Path:
    """Create the project of the city, with Vietnamese as its third language."""
    docs = make_city(root) / "docs"
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert _ENGLISH in text
    vietnamese = _ENGLISH.replace(": en", ": vi").replace("English", "Tiếng Việt")
    settings.write_text(text.replace(_ENGLISH, _ENGLISH + vietnamese), encoding="utf-8")
    shutil.copytree(_VIETNAMESE, docs, dirs_exist_ok=True)
    _stamp(root)
    return root


def _stamp(root: Path) -> None:
    """Record of all translations that they are made from the present Japanese."""
    library, _ = loader.load(root / "docs")
    for spoken in (library, *library.others):
        for page in spoken.pages.values():
            if page.english or page.draft:
                completing.done(root, page, None)
