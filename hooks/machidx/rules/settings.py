"""Finds settings of the site that are misspelled, or name what is not there: English of its names, its logo."""

from collections.abc import Iterator
from pathlib import Path

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.labels import FILE
from machidx.content.library import Library
from machidx.content.picture_files import picture_facts
from machidx.content.source import Source
from machidx.content.tree import PICTURES
from machidx.language import proposals
from machidx.model.settings import Extra

_NEAR = 80
"""How like a name of ours a name must be, of 100."""
_LOGO = ("extra", "logo")


def problems(library: Library) -> Iterator[Problem]:
    """Yield misspelled names of settings, names without English, and a logo that is no picture in docs/."""
    if source := library.settings_source:
        yield from _misspelled(source)
        yield from _without_english(library, source)
        if library.settings.extra.logo:
            yield from _logo(library, source, library.settings.extra.logo)


def _misspelled(source: Source) -> Iterator[Problem]:
    """Yield names that are nearly those of settings of ours: others may be those of other programs."""
    for key in map(str, source.front.data.get("extra") or ()):
        if key not in Extra.model_fields and (near := proposals.nearest(key, Extra.model_fields, least=_NEAR)):
            message = f"「extra」の中に「{key}」という項目はありません。"
            yield source.at(("extra", key), Rules.UNKNOWN_FIELD, message, near, of_key=True)


def _without_english(library: Library, source: Source) -> Iterator[Problem]:
    labels = library.shared_source
    if labels.problems if labels else FILE in library.tree.known:
        return  # the file of the English cannot be read, which is told
    for path, words in library.settings.said.items():
        if words not in library.shared:
            message = f"「{path[-1]}」の英語がありません。docs/{FILE} に、次の形の1行を足します。"
            yield source.at(path, Rules.WORDS_MISSING, message, f"{words}: 英語", in_place=False)


def _logo(library: Library, source: Source, logo: str) -> Iterator[Problem]:
    file = library.tree.paths.get(logo)
    if file is None or not logo.lower().endswith(PICTURES):
        pictures = [uri for uri in library.tree.uris if uri.lower().endswith(PICTURES)]
        message = f"「logo」の画像「{logo}」がありません。docs/ から下の道すじを書きます（例：about/logo.svg）。"
        yield source.at(_LOGO, Rules.LINK, message, proposals.nearest(logo, pictures))
    elif _size_of(file) is None:
        message = f"「logo」の画像「{logo}」の幅と高さが読めません。書き出しなおします。"
        yield source.at(_LOGO, Rules.LINK, message)


def _size_of(file: Path) -> tuple[int, int] | None:
    """Width and height of a picture in pixels; one that cannot be opened is told by ``rules.pictures``."""
    try:
        return picture_facts(file).size
    except OSError:
        return (0, 0)
